private import Foundation
internal import Model

/// Finds the place of the gazetteer that a row of another source means: by what one source calls the place of the
/// other, else by the name, nearness and class together.
///
/// Two sources of one country give the same village points up to a few kilometres apart (OCHA's against GeoNames' Syria:
/// half within 120 m, nine in ten within 800 m, the rest mostly points rounded to the arc minute), and neighbouring
/// villages of one name are no rarity; so the closer the names, the farther apart the points may lie, and where two
/// places would do, neither is taken.
struct PlaceJoiner {
  /// What becomes of a row.
  enum Verdict {
    /// It is this place.
    case same(row: Int64, reason: String)
    /// It is a place of its own; these were close to being it.
    case new(nearMisses: [NearMiss])
  }
  /// A place that was close to being joined, and why it was not.
  struct NearMiss {
    var row: Int64
    var metres: Double
    var reason: String
  }

  private let index: PlaceIndex
  /// Places that have a point of the file being read: a source does not list a place twice.
  private var taken: [Int64: String] = [:]

  /// How far apart two points of one place may lie, metres, by how close its names are; the first that fits decides.
  private static let reaches: [(closeness: Double, metres: Double)] = [
    (1, 3_500), (0.95, 2_000), (0.9, 1_200), (0.8, 700), (partial, 400),
  ]
  /// How close a name is that fits but for its first or last word: sources add the town near by ("Tal Sheer Aazaz") or
  /// what the place once was ("Khirbet", "Mazraet").
  private static let partial = 0.7
  /// Words that tell a place from its neighbour, folded: a name without them is another place's.
  private static let distinguishing: Set<String> = [
    "upper", "lower", "big", "little", "great", "small", "new", "old", "east", "eastern", "west", "western",
    "north",
    "northern", "south", "southern", "fawqani", "faouqani", "tahtani", "kabir", "kabirah", "saghir",
    "saghirah", "sharqi",
    "sharqiyah", "gharbi", "gharbiyah", "shamali", "shamaliyah", "janubi", "janubiyah", "فوقاني", "تحتاني",
    "كبير",
    "كبيره", "صغير", "صغيره", "شرقي", "شرقيه", "غربي", "غربيه", "شمالي", "شماليه", "جنوبي", "جنوبيه",
    "الفوقاني",
    "التحتاني", "الكبير", "الصغير", "الشرقي", "الشرقيه", "الغربي", "الغربيه", "الشمالي", "الشماليه",
    "الجنوبي", "الجنوبيه",
  ]
  /// Beyond its reach, a same-named place so many times as far is told as a near miss.
  private static let nearMissFactor = 2.5
  /// Farther than this nobody looks, metres.
  private static let reach = (reaches.first?.metres ?? 0) * nearMissFactor

  /// A joiner over what is filed already.
  init(_ index: PlaceIndex) { self.index = index }

  /// Whether any place lies near enough to be asked for its names.
  func hasPlace(near point: Coordinate) -> Bool {
    LatitudeBands(index).hasPlace(within: Self.reach, of: point)
  }

  /// Notes that a row of the file is now part of a place.
  mutating func take(_ row: Int64, for id: String) { taken[row] = id }

  private struct Candidate {
    var position: Int
    var closeness: Double
    var metres: Double
    var spelling: String

    /// Names first, then nearness: 1 for the same name at the same point.
    var score: Double { closeness - metres / 20_000 }
  }

  /// How far apart the points of one place may lie where one source says that it is the other's, metres: sources err
  /// in identifiers too. Areas have their points anywhere within.
  private static func identifiedReach(_ place: SourcePlace) -> Double {
    place.featureClass == "A" ? 200_000 : 20_000
  }

  /// Decides on a place that says itself which place it is; nil where that is no place of another source.
  func verdict(on place: SourcePlace, identifiedBy id: String, row: Int64) -> Verdict? {
    guard let position = index.position(ofRow: row) else { return nil }
    let metres = metres(from: place, to: index.place(position))
    func miss(_ reason: String) -> Verdict {
      .new(nearMisses: [NearMiss(row: row, metres: metres, reason: "same identifier \(id), but " + reason)])
    }
    if let other = taken[row] { return miss("already joined with \(other)") }
    if metres > Self.identifiedReach(place) { return miss("\(Int(metres.rounded())) m apart") }
    return .same(row: row, reason: "same identifier: \(id)")
  }

  private func metres(from place: SourcePlace, to entry: PlaceEntry) -> Double {
    Sphere.distance(
      longitude: place.coordinate.longitude, latitude: place.coordinate.latitude,
      toLongitude: Double(entry.longitude) / PlaceEntry.scale,
      latitude: Double(entry.latitude) / PlaceEntry.scale)
  }

  /// Decides by name, nearness and class.
  func verdict(on place: SourcePlace) -> Verdict {
    let candidates = candidates(for: place).sorted { ($1.score, $0.position) < ($0.score, $1.position) }
    var misses: [NearMiss] = []
    var fitting: [Candidate] = []
    for candidate in candidates {
      if let reason = objection(to: candidate, for: place) {
        misses.append(
          NearMiss(row: index.place(candidate.position).row, metres: candidate.metres, reason: reason))
      } else {
        fitting.append(candidate)
      }
    }
    guard let best = fitting.first else { return .new(nearMisses: Array(misses.prefix(3))) }
    // Another place fits as well: neither the names nor the distances tell them apart.
    if let second = fitting.dropFirst().first, best.score - second.score < 0.03 {
      let reason = "two places fit: \(index.id(best.position)) and \(index.id(second.position))"
      return .new(
        nearMisses: [best, second].map {
          NearMiss(row: index.place($0.position).row, metres: $0.metres, reason: reason)
        })
    }
    let how =
      best.closeness == 1
      ? "same name"
      : best.closeness == Self.partial
        ? "same name but for a word" : "name alike (\((best.closeness * 100).rounded() / 100))"
    return .same(
      row: index.place(best.position).row,
      reason: "\(how): \(best.spelling); \(Int(best.metres.rounded())) m apart; class \(place.featureClass)")
  }

  /// Why a candidate is not the place; nil where it is.
  private func objection(to candidate: Candidate, for place: SourcePlace) -> String? {
    let entry = index.place(candidate.position)
    let feature = index.feature(entry.feature)
    guard Self.isSameKind(feature, place) else {
      return "same name, another kind: \(feature.featureClass).\(feature.code)"
    }
    let reach = Self.reaches.first { candidate.closeness >= $0.closeness }?.metres ?? 0
    if candidate.metres > reach {
      return
        "name fits (\(candidate.spelling)), but \(Int(candidate.metres.rounded())) m apart; reach \(Int(reach)) m"
    }
    if let other = taken[entry.row] { return "already joined with \(other)" }
    return nil
  }

  /// Populated places with populated places, areas with areas of the same order, else the same class.
  private static func isSameKind(_ feature: Place.Feature, _ place: SourcePlace) -> Bool {
    guard String(feature.featureClass) == place.featureClass else { return false }
    guard place.featureClass == "A" else { return true }
    return feature.code == place.featureCode
  }

  private func candidates(for place: SourcePlace) -> [Candidate] {
    let rules = Romanisation(country: place.country)
    var best: [Int: Candidate] = [:]
    func offer(_ position: Int, _ closeness: Double, _ spelling: @autoclosure () -> String) {
      if let known = best[position], known.closeness >= closeness { return }
      let entry = index.place(position)
      if !place.country.isEmpty, entry.country != 0, entry.country != PlaceEntry.country(place.country) {
        return
      }
      let metres = metres(from: place, to: entry)
      guard metres <= Self.reach else { return }
      best[position] = Candidate(
        position: position, closeness: closeness, metres: metres, spelling: spelling())
    }
    let names = [place.name] + place.names.filter { $0.kind != .code }.map(\.text)
    for name in names {
      for shorter in Self.parts(of: name) {
        QueryName.read(shorter) { query in
          for posting in index.places(named: query.key) {
            offer(posting.position, Self.partial, "\(shorter) of \(name)")
          }
        }
      }
      QueryName.read(name) { query in
        for posting in index.places(named: query.key) { offer(posting.position, 1, name) }
        guard let form = query.form else { return }
        index.forEachSpelling(like: form) { spelling in
          guard let cost = NameForm.cost(of: form, and: spelling.form, in: rules), 1 - cost >= 0.8
          else { return }
          for posting in spelling.places {
            offer(posting.position, 1 - cost, "\(name) = \(String(decoding: spelling.key, as: UTF8.self))")
          }
        }
      }
    }
    return Array(best.values)
  }

  /// The name without its first and without its last word, where what is left may be a name by itself.
  private static func parts(of name: String) -> [String] {
    let words = NameFolding.key(name).split(separator: " ")
    guard words.count > 1, !words.contains(where: { distinguishing.contains(String($0)) }) else { return [] }
    return [words.dropFirst(), words.dropLast()].map { $0.joined(separator: " ") }.filter { $0.count >= 4 }
  }
}
