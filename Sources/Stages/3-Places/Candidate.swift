private import Foundation
import Gazetteer
import Geodesy
import Model
import Synchronization

/// What a name may mean, best known first: made once for a spelling, and shared by all reports that use it.
final class CandidateList: Sendable {
  /// The words that were looked up.
  let text: String
  /// The gazetteer's candidates.
  let places: [PlaceCandidate]
  /// The same in numbers.
  let candidates: [Candidate]
  /// The rank of each by its id: which of two with the same weight comes first.
  let order: [Int]
  /// Whether one bears the name to the letter.
  let hasExactName: Bool
  /// Those that were asked for, as the gazetteer's file has them, by position.
  let matches = Mutex<[Int: NameMatch]>([:])

  init(_ places: [PlaceCandidate], for text: String) {
    self.text = text
    self.places = places
    candidates = places.map(Candidate.init)
    hasExactName = places.contains { $0.how == .sameKey }
    var order = Array(repeating: 0, count: places.count)
    for (rank, index) in places.indices.sorted(by: { places[$0].id < places[$1].id }).enumerated() {
      order[index] = rank
    }
    self.order = order
  }
}

/// A place that a question may mean, in numbers alone, so that hundreds of them are weighed without touching a
/// text.
struct Candidate {
  /// The gazetteer's number of the place.
  let row: Int64
  /// Where it lies.
  let coordinate: Coordinate
  /// The same on the unit sphere.
  let point: UnitVector
  /// Its country, and its first-order area, as numbers; 0 where none.
  let country: UInt64
  let region: UInt64
  /// How many people may mean it, as a power of ten.
  let prominence: Double
  /// How close the spellings are, 0...1.
  let closeness: Double
  /// Whether the name is the place's own.
  let isMainName: Bool
  /// Whether it bears the name to the letter.
  let isExact: Bool
  /// GeoNames' class of its feature, ASCII.
  let featureClass: UInt8
  /// Whether it is a country.
  let isCountry: Bool
  /// Whether it is a first-order area: a province, a state.
  let isRegion: Bool
  /// Whether it is an area of the second order: a county, a district.
  let isCounty: Bool
  /// Whether it is larger than a first-order area: a country, a continent, an ocean.
  let isVast: Bool
  /// Whether it is a populated place that is no more.
  let isAbandoned: Bool
  /// How far "at the place" may lie from its point, in kilometres, by its people: as `Place.extent`.
  let extent: Double
  /// Whether its point stands for it: not for countries, roads and watercourses.
  let isMeasured: Bool

  /// GeoNames' codes of populated places that are no more.
  private static let abandoned: Set<String> = ["PPLQ", "PPLH", "PPLW", "PPLCH"]

  /// The beginnings of GeoNames' codes of waters that are lines.
  private static let watercourses = ["STM", "CNL", "WAD"]

  init(_ place: PlaceCandidate) {
    row = place.row
    coordinate = place.coordinate
    point = UnitVector(place.coordinate)
    country = Self.number(place.country)
    region = place.region.isEmpty || country == 0 ? 0 : country << 32 | Self.number(place.region)
    prominence = place.prominence
    closeness = place.closeness
    isMainName = place.isMainName
    isExact = place.how == .sameKey
    let (kind, code) = (place.feature.featureClass, place.feature.code)
    featureClass = kind.asciiValue ?? 0
    isCountry = kind == "A" && code.hasPrefix("PCL")
    isRegion = kind == "A" && code == "ADM1"
    isCounty = kind == "A" && code == "ADM2"
    isVast = isCountry || (kind == "L" || kind == "H") && place.country.isEmpty
    isAbandoned = Self.abandoned.contains(code)
    extent = max(1, (Double(place.population) / 25_000).squareRoot())
    isMeasured = !isVast && kind != "R" && !(kind == "H" && Self.watercourses.contains { code.hasPrefix($0) })
  }

  /// A code of a few letters as a number.
  static func number(_ code: String) -> UInt64 { code.utf8.reduce(0) { $0 << 8 | UInt64($1) } }

  /// Whether it is an area of the first two orders, or a country.
  var isArea: Bool { isCountry || isRegion || isCounty }

  /// Whether it lies in another: in a country or region by their codes, round anything else by nearness.
  func lies(in area: Candidate) -> Bool {
    if area.row == row { return false }
    if area.isCountry { return area.country == country }
    if area.isRegion { return area.region != 0 && area.region == region }
    if area.isVast { return true }
    return point.kilometres(to: area.point) < 100
  }
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

  /// The azimuth of another point, degrees clockwise from north; on the sphere, within 0.4° of the ellipsoid's.
  func azimuth(to other: UnitVector) -> Double {
    let cosine = x * other.x + y * other.y + z * other.z
    let degrees = atan2(x * other.y - y * other.x, other.z - z * cosine) * 180 / .pi
    return degrees < 0 ? degrees + 360 : degrees
  }
}
