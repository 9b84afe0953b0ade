private import Foundation
internal import Model

/// Places in bands of latitude 0.1° high, by longitude within each: a box is a few stretches of a few bands.
struct LatitudeBands {
  /// Number of bands.
  static let count = 1_801
  private static let height: Int32 = 1_000_000

  private let index: PlaceIndex

  /// The bands of an index.
  init(_ index: PlaceIndex) { self.index = index }

  /// The band of a latitude, ten-millionths of a degree.
  static func band(of latitude: Int32) -> Int { Int((latitude + 900_000_000) / height) }

  /// Positions of the places that are `wanted` within a great-circle distance, metres, nearest first, then by
  /// row.
  func places(
    within radius: Double, of point: Coordinate, where wanted: (PlaceEntry) -> Bool = { _ in true }
  ) -> [(position: Int, metres: Double)] {
    var found: [(position: Int, metres: Double)] = []
    for box in Self.boxes(round: point, radius: radius) {
      forEach(west: box.west, east: box.east, south: box.south, north: box.north) { position in
        let place = index.place(position)
        guard wanted(place) else { return }
        let metres = Sphere.distance(
          longitude: point.longitude, latitude: point.latitude,
          toLongitude: Double(place.longitude) / PlaceEntry.scale,
          latitude: Double(place.latitude) / PlaceEntry.scale)
        if metres <= radius { found.append((position, metres)) }
      }
    }
    return found.sorted { ($0.metres, $0.position) < ($1.metres, $1.position) }
  }

  /// Whether there is a place in the box round a point.
  func hasPlace(within radius: Double, of point: Coordinate) -> Bool {
    var found = false
    for box in Self.boxes(round: point, radius: radius) where !found {
      forEach(west: box.west, east: box.east, south: box.south, north: box.north) { _ in found = true }
    }
    return found
  }

  /// Calls `body` for the position of each place in a box, in no order that matters; `west` ≤ `east`.
  func forEach(west: Double, east: Double, south: Double, north: Double, _ body: (Int) -> Void) {
    func units(_ degrees: Double, _ rule: FloatingPointRoundingRule) -> Int32 {
      Int32((degrees * PlaceEntry.scale).rounded(rule))
    }
    let (west, east) = (units(max(west, -180), .down), units(min(east, 180), .up))
    let (south, north) = (units(max(south, -90), .down), units(min(north, 90), .up))
    guard south <= north else { return }
    for (stretch, isWhole) in stretches(longitudes: [west...max(west, east)], latitudes: south...north) {
      for place in stretch.lazy.map(index.bandPlace)
      where isWhole || (south...north).contains(index.place(place).latitude) { body(place) }
    }
  }

  /// The stretches of the order of bands that hold the places of a box, in that order; all places of a whole one lie in
  /// the box, of another one those of its latitudes.
  ///
  /// - Parameter longitudes: From west to east, none with a longitude of another one.
  func stretches(
    longitudes: [ClosedRange<Int32>], latitudes: ClosedRange<Int32>
  ) -> [(places: Range<Int>, isWhole: Bool)] {
    var found: [(places: Range<Int>, isWhole: Bool)] = []
    for band in Self.band(of: latitudes.lowerBound)...Self.band(of: latitudes.upperBound) {
      let range = index.band(band)
      guard !range.isEmpty else { continue }
      let south = Int32(band) * Self.height - 900_000_000
      let isWhole = latitudes.lowerBound <= south && latitudes.upperBound >= south + (Self.height - 1)
      for part in longitudes {
        let start = range.partitioningIndex { longitude($0) >= part.lowerBound }
        let end = (start..<range.upperBound).partitioningIndex { longitude($0) > part.upperBound }
        if start < end { found.append((start..<end, isWhole)) }
      }
    }
    return found
  }

  private func longitude(_ position: Int) -> Int32 { index.place(index.bandPlace(position)).longitude }

  /// Boxes that hold all points within a radius; two where they cross the antimeridian, all longitudes at a pole.
  static func boxes(
    round point: Coordinate, radius: Double
  ) -> [(west: Double, east: Double, south: Double, north: Double)] {
    let margin = radius / Sphere.radius * 180 / .pi * 1.001 + 0.0001
    let south = point.latitude - margin
    let north = point.latitude + margin
    let widest = max(abs(south), abs(north))
    guard widest < 89 else { return [(-180, 180, max(south, -90), min(north, 90))] }
    // The tangent meridian: sin(Δλ) = sin(angular radius) / cos(latitude).
    let ratio = sin(min(margin, 90) * .pi / 180) / cos(widest * .pi / 180)
    guard ratio < 1 else { return [(-180, 180, south, north)] }
    let width = asin(ratio) * 180 / .pi + 0.0001
    let (west, east) = (point.longitude - width, point.longitude + width)
    if west < -180 { return [(west + 360, 180, south, north), (-180, east, south, north)] }
    if east > 180 { return [(west, 180, south, north), (-180, east - 360, south, north)] }
    return [(west, east, south, north)]
  }
}

extension Range<Int> {
  /// The first position from which on a condition holds; it holds nowhere before (binary search).
  func partitioningIndex(where holds: (Int) -> Bool) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// Distances good enough to order places by.
enum Sphere {
  /// Mean radius of the earth (IUGG 1980), metres.
  static let radius = 6_371_008.8

  /// Great-circle distance in metres between two points in degrees, by the haversine formula.
  static func distance(longitude: Double, latitude: Double, toLongitude: Double, latitude toLatitude: Double)
    -> Double
  {
    let radians = Double.pi / 180
    let dLatitude = (toLatitude - latitude) * radians / 2
    let dLongitude = (toLongitude - longitude) * radians / 2
    let h =
      sin(dLatitude) * sin(dLatitude)
      + cos(latitude * radians) * cos(toLatitude * radians) * sin(dLongitude) * sin(dLongitude)
    return 2 * radius * asin(min(1, h.squareRoot()))
  }
}
