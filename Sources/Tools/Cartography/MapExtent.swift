private import Foundation
internal import Geodesy
internal import Model

/// What a map must show, on the plane of a projection chosen for it.
struct MapExtent {
  let projection: MapProjection
  /// Its middle on the plane.
  let middle: PlanePosition
  /// Metres on the plane, with a margin.
  let width: Double
  /// Metres on the plane, with a margin.
  let height: Double

  /// Part of the extent added on each side, so that signs and labels find room.
  private static let margin = 0.1
  /// Metres: the least extent, for a single place.
  private static let least = 30_000.0

  /// Finds the extent of some positions, of which there is one at least.
  init(_ positions: [Coordinate]) throws(ProjError) {
    let sum = positions.map { SpherePosition($0).vector }.reduce(SIMD3<Double>.zero, +)
    var centre = SpherePosition(vector: sum).coordinate ?? positions[0]
    var extent = (width: 0.0, height: 0.0)
    // Twice: the middle of the extent is not that of the positions.
    for _ in 0..<2 {
      let trial = try MapProjection(centre: centre, width: 1e7, height: 1e7)
      let box = Self.box(positions.compactMap(trial.plane))
      extent = (box.width, box.height)
      centre = trial.position(box.middle) ?? centre
    }
    projection = try MapProjection(
      centre: centre, width: max(Self.least, extent.width), height: max(Self.least, extent.height))
    let box = Self.box(positions.compactMap(projection.plane))
    middle = box.middle
    width = max(Self.least, box.width * (1 + 2 * Self.margin))
    height = max(Self.least, box.height * (1 + 2 * Self.margin))
  }

  private static func box(
    _ points: [PlanePosition]
  ) -> (middle: PlanePosition, width: Double, height: Double) {
    guard let first = points.first else { return (PlanePosition(x: 0, y: 0), 0, 0) }
    var (west, east, south, north) = (first.x, first.x, first.y, first.y)
    for point in points {
      (west, east) = (min(west, point.x), max(east, point.x))
      (south, north) = (min(south, point.y), max(north, point.y))
    }
    return (
      PlanePosition(x: (west + east) / 2, y: (south + north) / 2), east - west, north - south
    )
  }
}
