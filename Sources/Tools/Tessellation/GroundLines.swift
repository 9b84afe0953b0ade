private import Foundation
internal import Geodesy
internal import Model

/// Brings straight pieces of the plane to the ground: as segments that are straight in longitude and
/// latitude, between points of the grid, cut at longitude 180.
struct GroundLines {
  private let projection: EqualAreaProjection
  private(set) var segments: [GridSegment] = []
  /// Where pieces cross longitude 180, and their latitudes, millionths of a degree.
  private(set) var crossings: [Int32] = []

  /// How far a drawn piece may lie off the plane's straight line, metres.
  private static let tolerance = 5.0
  private static let earthRadius = 6_371_000.0
  private static let mostHalvings = 24

  /// Places on the plane in micrometres: pieces that two cells share are then one, whichever cell they are
  /// taken from.
  private struct Place: Hashable, Comparable {
    var x: Int64
    var y: Int64
    init(_ position: PlanePosition) {
      x = Int64((position.x * 1e6).rounded())
      y = Int64((position.y * 1e6).rounded())
    }
    var position: PlanePosition { PlanePosition(x: Double(x) / 1e6, y: Double(y) / 1e6) }
    static func < (a: Place, b: Place) -> Bool { a.x != b.x ? a.x < b.x : a.y < b.y }
  }

  /// A point of the plane with where it is on the ground, degrees.
  private struct End {
    var plane: PlanePosition
    var ground: PlanePosition
    var grid: GridPoint { GridPoint(longitude: ground.x, latitude: ground.y) }
  }

  init(_ pieces: [ReachClip.Piece], by projection: EqualAreaProjection) throws(TessellationError) {
    self.projection = projection
    var ends = pieces.map { piece in
      let (a, b) = (Place(piece.from), Place(piece.to))
      return a < b ? (a, b) : (b, a)
    }
    ends.sort { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1 < $1.1 }
    var known: [Place: End] = [:]
    known.reserveCapacity(ends.count)
    var last: (Place, Place)?
    for pair in ends where last.map({ $0 != pair }) ?? true {
      last = pair
      let start = try end(pair.0, &known)
      let stop = try end(pair.1, &known)
      try add(from: start, to: stop, halvings: 0)
    }
  }

  private func end(_ place: Place, _ known: inout [Place: End]) throws(TessellationError) -> End {
    if let end = known[place] { return end }
    let end = try end(place.position)
    known[place] = end
    return end
  }

  private func end(_ plane: PlanePosition) throws(TessellationError) -> End {
    End(plane: plane, ground: try projection.ground(plane))
  }

  /// Halves a piece until its parts are straight enough, always at the same places.
  private mutating func add(from a: End, to b: End, halvings: Int) throws(TessellationError) {
    let length = a.plane.planarDistance(to: b.plane)
    let cosine = cos(max(abs(a.ground.y), abs(b.ground.y)) * .pi / 180)
    // A parallel bulges by L² tan φ / 8R beside a great circle, and lines of either map bulge less.
    let isStraight = length * length < 4 * Self.earthRadius * cosine * Self.tolerance
    let isAcross = abs(b.ground.x - a.ground.x) > 180
    guard halvings < Self.mostHalvings, isAcross ? length > 1 : !isStraight else {
      return isAcross ? addAcross(from: a, to: b) : add(a.grid, b.grid)
    }
    let middle = try end(
      PlanePosition(x: (a.plane.x + b.plane.x) / 2, y: (a.plane.y + b.plane.y) / 2))
    guard isAcross || deviation(of: middle, from: a, b) > Self.tolerance else { return add(a.grid, b.grid) }
    try add(from: a, to: middle, halvings: halvings + 1)
    try add(from: middle, to: b, halvings: halvings + 1)
  }

  private mutating func add(_ a: GridPoint, _ b: GridPoint) {
    if let segment = GridSegment(a, b, .cell) { segments.append(segment) }
  }

  /// Two ends on either side of longitude 180, no more than a metre apart: the latitude there is the mean of
  /// theirs.
  private mutating func addAcross(from a: End, to b: End) {
    let latitude = (a.ground.y + b.ground.y) / 2
    for end in [a, b] {
      let edge = GridPoint(longitude: end.ground.x < 0 ? -180 : 180, latitude: latitude)
      crossings.append(edge.y)
      add(end.grid, edge)
    }
  }

  /// How far the middle of the plane's line lies from the middle of the drawn one, metres.
  private func deviation(of middle: End, from a: End, _ b: End) -> Double {
    let (dx, dy) = (
      middle.ground.x - (a.ground.x + b.ground.x) / 2, middle.ground.y - (a.ground.y + b.ground.y) / 2
    )
    let degree = Self.earthRadius * .pi / 180
    let east = dx * cos(middle.ground.y * .pi / 180)
    return (east * east + dy * dy).squareRoot() * degree
  }
}
