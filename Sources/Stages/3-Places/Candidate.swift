private import Foundation
import Gazetteer
import Geodesy
import Model

/// A place that a question may mean, with what is needed to weigh it in numbers at hand.
struct Candidate {
  let place: PlaceCandidate
  /// Its point on the unit sphere.
  let point: UnitVector
  /// Its country, and its first-order area, as numbers; 0 where none.
  let country: UInt64
  let region: UInt64
  /// How many people may mean it, as a power of ten.
  let prominence: Double
  /// 0...1, after the last `Evidence.share()`.
  var probability = 0.0

  init(_ place: PlaceCandidate) {
    self.place = place
    point = UnitVector(place.coordinate)
    country = Self.number(place.country)
    region = place.region.isEmpty || country == 0 ? 0 : country << 32 | Self.number(place.region)
    prominence = place.prominence
  }

  private static func number(_ code: String) -> UInt64 { code.utf8.reduce(0) { $0 << 8 | UInt64($1) } }

  /// Whether it is a country.
  var isCountry: Bool { place.feature.featureClass == "A" && place.feature.code.hasPrefix("PCL") }
  /// Whether it is a first-order area: a province, a state.
  var isRegion: Bool { place.feature.featureClass == "A" && place.feature.code == "ADM1" }
  /// Whether it is larger than a first-order area: a country, a continent, an ocean.
  var isVast: Bool { isCountry || ["L", "H"].contains(place.feature.featureClass) && place.country.isEmpty }
}

/// A point on the unit sphere: distances between hundreds of candidates cost a few multiplications each, and are
/// wrong by half a per cent at most.
struct UnitVector {
  private let x, y, z: Double

  init(_ point: Coordinate) {
    let longitude = point.longitude * .pi / 180
    let latitude = point.latitude * .pi / 180
    x = cos(latitude) * cos(longitude)
    y = cos(latitude) * sin(longitude)
    z = sin(latitude)
  }

  /// Straight through the earth, in radii, squared: grows with the distance.
  @inline(__always)
  func chordSquared(to other: UnitVector) -> Double {
    max(0, 2 - 2 * (x * other.x + y * other.y + z * other.z))
  }

  /// On the sphere.
  func kilometres(to other: UnitVector) -> Double {
    2 * 6371.009 * asin(min(1, chordSquared(to: other).squareRoot() / 2))
  }
}
