internal import Features
internal import Model

/// A geometry as it stands in a filter, on WGS 84; heights are read and dropped, as our layers have none.
enum GeometryLiteral: Sendable, Hashable {
  case single(Geometry)
  case collection([Geometry])
  /// Where `west` is greater than `east` it crosses longitude 180.
  case box(west: Double, south: Double, east: Double, north: Double)

  /// A box from four or six numbers, in the order of RFC 7946, section 5; the problem where they make none.
  static func box(_ numbers: [Double]) -> Result<GeometryLiteral, ReadingProblem> {
    guard numbers.count == 4 || numbers.count == 6 else {
      return .failure(.init("expected 4 or 6 numbers of a box, found \(numbers.count)"))
    }
    let half = numbers.count / 2
    let corners = [(numbers[0], numbers[1]), (numbers[half], numbers[half + 1])]
    for (longitude, latitude) in corners {
      if case .failure(let problem) = position([longitude, latitude]) { return .failure(problem) }
    }
    guard corners[0].1 <= corners[1].1 else {
      return .failure(
        .init("expected a box's south not above its north, found \(corners[0].1) and \(corners[1].1)"))
    }
    return .success(.box(west: corners[0].0, south: corners[0].1, east: corners[1].0, north: corners[1].1))
  }

  /// A position from two or three numbers, longitude first.
  static func position(_ numbers: [Double]) -> Result<Coordinate, ReadingProblem> {
    guard numbers.count == 2 || numbers.count == 3 else {
      return .failure(.init("expected 2 or 3 numbers of a position, found \(numbers.count)"))
    }
    do {
      return .success(try Coordinate(longitude: numbers[0], latitude: numbers[1]))
    } catch {
      return .failure(.init(error.description))
    }
  }

  /// What keeps a line from being one; nil where nothing does.
  static func problem(ofLine line: [Coordinate]) -> String? {
    line.count < 2 ? "expected 2 or more positions of a line, found \(line.count)" : nil
  }

  /// What keeps a polygon's rings from being closed; nil where nothing does.
  static func problem(ofRings rings: [[Coordinate]]) -> String? {
    if rings.isEmpty { return "expected the outline of a polygon, found none" }
    for ring in rings {
      if ring.count < 4 { return "expected 4 or more positions of a ring, found \(ring.count)" }
      if ring.first != ring.last { return "expected a ring that ends where it begins" }
    }
    return nil
  }

  /// What is wrong with numbers, before their place is known.
  struct ReadingProblem: Error {
    let message: String
    init(_ message: String) { self.message = message }
  }
}
