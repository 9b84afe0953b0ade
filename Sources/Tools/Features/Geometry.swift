public import Model

/// A geometry of RFC 7946, on WGS 84, in two dimensions.
///
/// A collection of geometries is left out on purpose: few map clients read one (RFC 7946, 3.1.8 warns of nesting).
public enum Geometry: Sendable, Hashable {
  /// One position.
  case point(Coordinate)
  /// Several positions.
  case multiPoint([Coordinate])
  /// Two or more positions.
  case lineString([Coordinate])
  /// Several lines.
  case multiLineString([[Coordinate]])
  /// Closed rings: the outline first, then the holes; either turn is taken, the writer turns them right-hand.
  case polygon([[Coordinate]])
  /// Several polygons.
  case multiPolygon([[[Coordinate]]])

  /// The straight line from one position to another, in two parts where it crosses longitude 180
  /// (RFC 7946, 3.1.9); nil where both are the same once rounded to six decimals.
  public static func line(from a: Coordinate, to b: Coordinate) -> Geometry? { line(through: [a, b]) }

  /// The line through positions, cut where it crosses longitude 180 (RFC 7946, 3.1.9); nil where fewer than two of them
  /// differ once rounded to six decimals.
  public static func line(through positions: [Coordinate]) -> Geometry? {
    var parts: [[Coordinate]] = [[]]
    var last: Coordinate?
    for position in positions {
      defer { last = position }
      guard let last, let (leaving, entering) = crossing(from: last, to: position) else {
        parts[parts.count - 1].append(position)
        continue
      }
      parts[parts.count - 1].append(leaving)
      parts.append([entering, position])
    }
    parts = parts.map(withoutRepeats).filter { $0.count > 1 }
    guard let first = parts.first else { return nil }
    return parts.count == 1 ? .lineString(first) : .multiLineString(parts)
  }

  /// Where the straight line between two positions leaves one side of longitude 180 and enters the other.
  private static func crossing(
    from a: Coordinate, to b: Coordinate
  ) -> (leaving: Coordinate, entering: Coordinate)? {
    let jump = b.longitude - a.longitude
    guard abs(jump) > 180 else { return nil }
    let edge = jump > 0 ? -180.0 : 180.0
    let way = jump + 2 * edge
    let share = way == 0 ? 0 : (edge - a.longitude) / way
    let latitude = a.latitude + share * (b.latitude - a.latitude)
    guard let leaving = try? Coordinate(longitude: edge, latitude: latitude),
      let entering = try? Coordinate(longitude: -edge, latitude: latitude)
    else { return nil }
    return (leaving, entering)
  }

  private static func withoutRepeats(_ positions: [Coordinate]) -> [Coordinate] {
    var kept: [Coordinate] = []
    for position in positions where kept.last.map({ Micro($0) != Micro(position) }) ?? true {
      kept.append(position)
    }
    return kept
  }
}

/// A position in millionths of a degree: what the six decimals of a file can say.
public struct Micro: Hashable, Sendable {
  /// East of Greenwich, -180,000,000...180,000,000.
  public var longitude: Int
  /// North of the equator, -90,000,000...90,000,000.
  public var latitude: Int

  /// The nearest millionths.
  public init(_ coordinate: Coordinate) {
    longitude = Int((coordinate.longitude * 1e6).rounded())
    latitude = Int((coordinate.latitude * 1e6).rounded())
  }

  /// Twice the signed area of a closed ring, exact: above 0 where it turns counter-clockwise.
  public static func doubledArea(_ ring: [Micro]) -> Int128 {
    guard let first = ring.first else { return 0 }
    var sum: Int128 = 0
    var last = (x: 0, y: 0)
    for position in ring.dropFirst() {
      let next = (x: position.longitude - first.longitude, y: position.latitude - first.latitude)
      sum += Int128(last.x * next.y - next.x * last.y)
      last = next
    }
    return sum
  }
}
