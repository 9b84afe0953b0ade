internal import Model

/// A position in millionths of a degree, the six decimals that a file keeps: all edges run between such
/// points, so that what is exact here stays exact when it is written.
struct GridPoint: Hashable, Comparable, Sendable {
  /// East of Greenwich, -180,000,000...180,000,000.
  var x: Int32
  /// North of the equator, -90,000,000...90,000,000.
  var y: Int32

  /// The nearest point to a longitude and latitude in degrees.
  init(longitude: Double, latitude: Double) {
    x = Int32((longitude * 1e6).rounded())
    y = Int32((latitude * 1e6).rounded())
  }

  /// A coordinate to five decimals, a metre: what gazetteers give. Closer together, sites would have cells as
  /// thin as the grid's own steps.
  init(fiveDecimalsOf coordinate: Coordinate) {
    x = Int32((coordinate.longitude * 1e5).rounded()) * 10
    y = Int32((coordinate.latitude * 1e5).rounded()) * 10
  }

  init(x: Int32, y: Int32) {
    self.x = x
    self.y = y
  }

  /// The coordinate; a point off the globe, which no input can give, would be the nearest on it.
  var coordinate: Coordinate {
    let longitude = min(max(Double(x) / 1e6, -180), 180)
    let latitude = min(max(Double(y) / 1e6, -90), 90)
    guard let coordinate = try? Coordinate(longitude: longitude, latitude: latitude) else {
      preconditionFailure("a clamped coordinate is in range")
    }
    return coordinate
  }

  /// From west to east, then from south to north.
  static func < (a: GridPoint, b: GridPoint) -> Bool { a.x != b.x ? a.x < b.x : a.y < b.y }

  static func - (a: GridPoint, b: GridPoint) -> GridVector {
    GridVector(x: Int(a.x) - Int(b.x), y: Int(a.y) - Int(b.y))
  }

  /// On which side of the line from `a` to `b` this point lies: above 0 on the left; exact.
  func side(from a: GridPoint, to b: GridPoint) -> Int { (b - a).cross(self - a) }
}

/// The way from one grid point to another; products of two fit into 64 bits.
struct GridVector {
  var x: Int
  var y: Int

  func cross(_ other: GridVector) -> Int { x * other.y - y * other.x }
  func dot(_ other: GridVector) -> Int { x * other.x + y * other.y }

  /// Whether, turning clockwise from `start`, one meets `self` before `other`; the direction of `start`
  /// itself comes last.
  func isBefore(_ other: GridVector, clockwiseFrom start: GridVector) -> Bool {
    let (mine, its) = (quarter(from: start), other.quarter(from: start))
    return mine != its ? mine < its : cross(other) < 0
  }

  /// 0 less than half a turn clockwise, 1 half a turn, 2 more, 3 a whole one.
  private func quarter(from start: GridVector) -> Int {
    let turn = start.cross(self)
    if turn != 0 { return turn < 0 ? 0 : 2 }
    return start.dot(self) < 0 ? 1 : 3
  }
}

/// A straight piece of some line between two different grid points, the lesser one first.
struct GridSegment: Hashable, Comparable, Sendable {
  var a: GridPoint
  var b: GridPoint
  var kind: LineKind

  /// nil where both ends are one point.
  init?(_ a: GridPoint, _ b: GridPoint, _ kind: LineKind) {
    guard a != b else { return nil }
    self.a = min(a, b)
    self.b = max(a, b)
    self.kind = kind
  }

  static func < (s: GridSegment, t: GridSegment) -> Bool { s.a != t.a ? s.a < t.a : s.b < t.b }
}

/// What a line is; one segment may be several things at once.
struct LineKind: OptionSet, Hashable, Sendable {
  let rawValue: UInt8
  /// The edge of a cell: between two sites, or where the reach of one ends.
  static let cell = LineKind(rawValue: 1)
  /// The border that everything is cut by.
  static let border = LineKind(rawValue: 2)
  /// A line that no cell reaches across.
  static let barrier = LineKind(rawValue: 4)
}
