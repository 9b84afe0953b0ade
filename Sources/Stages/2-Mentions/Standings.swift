import Gazetteer
import Model
private import Synchronization

/// How well known the best known place of a name is.
struct Standing: Sendable {
  /// `PlaceCandidate.prominence`, one less for a name that is not the place's own.
  var prominence = 0.0
  /// Whether one of the places is a country or a first-order area.
  var isArea = false
  /// The ids of its places, the best known first.
  var places: [String] = []
  /// The countries of its best known places.
  var countries: [String] = []

  /// Named far beyond its region: a country, a state, a city of a hundred thousand.
  var isFamous: Bool { prominence >= 5 }
}

/// Standings of names, remembered from report to report.
final class Standings: Sendable {
  private let gazetteer: Gazetteer
  private let index: NameIndex
  private let known = Mutex<[UInt64: Standing]>([:])
  /// At so many all are forgotten, which bounds the memory.
  private static let limit = 50_000

  init(gazetteer: Gazetteer, index: NameIndex) {
    self.gazetteer = gazetteer
    self.index = index
  }

  /// The standing of the name that covers a range of tokens, of this hash.
  func standing(of range: Range<Int>, name: UInt64, in context: PlaceFinder.Context) throws(InputError)
    -> Standing
  {
    if let standing = known.withLock({ $0[name] }) { return standing }
    let text = context.report.quote(
      ByteSpan(
        start: context.tokens[range.lowerBound].span.start, end: context.tokens[range.upperBound - 1].span.end
      ))
    var standing = Standing()
    standing.places = index.ids(ofName: name)
    for candidate in try gazetteer.candidates(for: text, LookUp(reach: .sameKey, limit: 12)) {
      standing.prominence = max(standing.prominence, candidate.prominence - (candidate.isMainName ? 0 : 1))
      if candidate.feature.featureClass == "A", ["PCLI", "ADM1"].contains(candidate.feature.code) {
        standing.isArea = true
      }
      if !standing.countries.contains(candidate.country) { standing.countries.append(candidate.country) }
    }
    known.withLock { known in
      if known.count >= Self.limit { known.removeAll() }
      known[name] = standing
    }
    return standing
  }
}
