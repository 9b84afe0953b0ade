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
  /// What a population of a power of ten would make of it; `Prominence`.
  let prominence: Double
  /// 0...1, after the last `Evidence.share()`.
  var probability = 0.0

  init(_ place: PlaceCandidate) {
    self.place = place
    point = UnitVector(place.coordinate)
    country = Self.number(place.country)
    region = place.region.isEmpty || country == 0 ? 0 : country << 32 | Self.number(place.region)
    prominence = Prominence.of(place)
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
  func chordSquared(to other: UnitVector) -> Double { max(0, 2 - 2 * (x * other.x + y * other.y + z * other.z)) }

  /// On the sphere.
  func kilometres(to other: UnitVector) -> Double {
    2 * 6371.009 * asin(min(1, chordSquared(to: other).squareRoot() / 2))
  }
}

/// How many people may mean a place, as a power of ten: the inhabitants of a town; what stands in for them elsewhere.
enum Prominence {
  /// The power of a place.
  static func of(_ place: PlaceCandidate) -> Double {
    let code = place.feature.code
    switch place.feature.featureClass {
    case "P":
      let people = place.population > 0 ? log10(Double(place.population)) : unknown(code)
      return people + (code == "PPLC" ? 0.8 : code == "PPLA" ? 0.3 : code == "PPLX" ? -0.5 : 0)
    case "A":
      return code.hasPrefix("PCL") ? 8 : code == "ADM1" ? 6 : code == "TERR" ? 7.5 : code == "ADM2" ? 3.5 : 2.5
    case "L": return code == "CONT" ? 9 : code == "RGN" ? 6.5 : 2.5
    case "H":
      return ["OCN", "SEA", "GULF", "BAY"].contains(code) && place.country.isEmpty ? 6.5 : 3
    default: return 2.5
    }
  }

  /// A town whose people nobody counted.
  private static func unknown(_ code: String) -> Double {
    switch code {
    case "PPLC": 5.5
    case "PPLA": 5
    case "PPLA2": 4
    case "PPLA3": 3.5
    case "PPLX": 3
    default: 2.7
    }
  }
}
