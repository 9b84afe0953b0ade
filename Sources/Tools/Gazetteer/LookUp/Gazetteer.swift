private import Foundation
internal import GRDB
public import Model
private import Synchronization

/// A place-name gazetteer in one SQLite file, with the actor book and the event calendar that travel with it.
///
/// Read-only and memory-mapped: opening takes milliseconds whatever the size. May be shared between threads; calls
/// take turns. A file that is rebuilt while it is open stays readable as it was.
public final class Gazetteer: Sendable {
  /// Where the file lies.
  public let path: String
  let database: DatabaseQueue
  /// Answers to the names asked last: reports name the same places again and again, and the file never changes.
  private let answers = Mutex<[String: [NameMatch]]>([:])
  /// At so many answers they are all forgotten, which bounds the memory at a few tens of megabytes.
  private static let answerLimit = 20_000

  /// Opens a built gazetteer; throws where the file is missing, no gazetteer, truncated or of another schema.
  public init(path: String) throws(InputError) {
    self.path = path
    try GazetteerSchema.check(path: path)
    var configuration = Configuration()
    configuration.readonly = true
    configuration.label = "gazetteer"
    configuration.prepareDatabase { database in
      try database.execute(
        sql: "PRAGMA mmap_size = 17179869184; PRAGMA cache_size = -16384; PRAGMA query_only = 1")
    }
    let allowed = CharacterSet.urlPathAllowed.subtracting(CharacterSet(charactersIn: "?#%"))
    let absolute = URL(fileURLWithPath: path).path
    let escaped = absolute.addingPercentEncoding(withAllowedCharacters: allowed) ?? absolute
    database = try reading(path) {
      try DatabaseQueue(path: "file:\(escaped)?immutable=1", configuration: configuration)
    }
  }

  /// At most so many matches are given for one toponym.
  public static let matchLimit = 100

  /// The place of an id such as `geonames:169179`, or nil.
  public func place(id: String) throws(InputError) -> Place? {
    try reading(path) {
      try database.read { database in
        let statement = try database.cachedStatement(sql: PlaceRow.select + " WHERE places.id = ?")
        return try Row.fetchOne(statement, arguments: [id]).map(PlaceRow.place)
      }
    }
  }

  /// The places a toponym may mean: the same key first; then, where `fuzzy`, spellings that rules of
  /// transliteration join with it, in countries where those romanisations are used.
  ///
  /// By closeness, then population or rank as a seat (greatest first), then id; at most `matchLimit`, each place
  /// once.
  public func matches(for toponym: String, fuzzy: Bool) throws(InputError) -> [NameMatch] {
    let question = (fuzzy ? "~" : "=") + toponym
    if let known = answers.withLock({ $0[question] }) { return known }
    let found = try lookUp(toponym, fuzzy: fuzzy)
    answers.withLock { answers in
      if answers.count >= Self.answerLimit { answers.removeAll() }
      answers[question] = found
    }
    return found
  }

  private func lookUp(_ toponym: String, fuzzy: Bool) throws(InputError) -> [NameMatch] {
    let key = NameFolding.key(toponym)
    guard !key.isEmpty else { return [] }
    return try reading(path) {
      try database.read { database in
        var best: [String: NameMatch] = [:]
        func keep(_ match: NameMatch) {
          if let known = best[match.place.id], known.closeness >= match.closeness { return }
          best[match.place.id] = match
        }
        for match in try exactMatches(key: key, toponym, in: database) { keep(match) }
        if fuzzy { for match in try variantMatches(toponym, in: database) { keep(match) } }
        return Array(best.values.sorted(by: Self.precedes).prefix(Self.matchLimit))
      }
    }
  }

  private func exactMatches(key: String, _ toponym: String, in database: Database) throws -> [NameMatch] {
    let statement = try database.cachedStatement(
      sql: """
        SELECT \(PlaceRow.columns), names.name AS matched FROM names
        JOIN places ON places.rowid = names.place JOIN sources ON sources.id = places.source
        WHERE names.key = ? ORDER BY (names.name = ?) DESC, ifnull(places.population, 0) DESC, places.id, names.rowid
        LIMIT \(Self.matchLimit * 4)
        """)
    return try Row.fetchAll(statement, arguments: [key, toponym]).map { row in
      NameMatch(place: try PlaceRow.place(row), matchedName: row["matched"], rules: [], closeness: 1)
    }
  }

  private func variantMatches(_ toponym: String, in database: Database) throws -> [NameMatch] {
    let wanted = NameFolding.Toponym(toponym)
    let names = try database.cachedStatement(
      sql: "SELECT rowid, place, name FROM names WHERE variant = ? ORDER BY rowid LIMIT 20000")
    var best: [Int64: (name: String, rules: [String], closeness: Double)] = [:]
    for variant in wanted.variants {
      let rows = try Row.fetchCursor(names, arguments: [variant])
      while let row = try rows.next() {
        let name: String = row["name"]
        guard let found = wanted.comparison(with: name), found.closeness < 1 else {
          continue
        }
        let place: Int64 = row["place"]
        if let known = best[place], known.closeness >= found.closeness { continue }
        best[place] = (name, found.rules, found.closeness)
      }
    }
    let places = try database.cachedStatement(sql: PlaceRow.select + " WHERE places.rowid = ?")
    let closest = best.sorted { ($1.value.closeness, $0.key) < ($0.value.closeness, $1.key) }
    return try closest.prefix(Self.matchLimit * 2).compactMap { rowid, found in
      guard let row = try Row.fetchOne(places, arguments: [rowid]) else { return nil }
      let place = try PlaceRow.place(row)
      return NameMatch(place: place, matchedName: found.name, rules: found.rules, closeness: found.closeness)
    }
  }

  private static func precedes(_ a: NameMatch, _ b: NameMatch) -> Bool {
    if a.closeness != b.closeness { return a.closeness > b.closeness }
    let weights = (prominence(of: a.place), prominence(of: b.place))
    if weights.0 != weights.1 { return weights.0 > weights.1 }
    return a.place.id < b.place.id
  }

  /// Inhabitants, or what a seat of its rank has at the least: GeoNames knows the population of few towns of the
  /// third rank, and a district's seat is meant more often than a hamlet of the same name.
  private static func prominence(of place: Place) -> Int {
    let seat = ["PPLC": 500_000, "PPLA": 100_000, "PPLA2": 15_000, "PPLA3": 5_000, "PPLA4": 2_000]
    return max(place.population ?? 0, seat[place.feature.code] ?? 0)
  }
}

/// Reads places from rows.
enum PlaceRow {
  /// What `place(_:)` reads, of `places` joined with `sources`.
  static let columns = """
    places.rowid AS place_rowid, places.id, places.name, longitude, latitude, feature_class, feature_code, country,
    admin1_code, admin1_name, population, radius_m, geonames, wikidata, ocha, sources.name AS source_name
    """
  /// All places; a condition may follow.
  static let select = "SELECT \(columns) FROM places JOIN sources ON sources.id = places.source"

  /// A place of a row with `columns`.
  static func place(_ row: Row) throws -> Place {
    var identifiers: [String: String] = [:]
    for name in ["geonames", "wikidata", "ocha"] {
      if let value = row[name] as String? { identifiers[name] = value }
    }
    var admin1: Place.AdminRegion?
    if let code = row["admin1_code"] as String? {
      admin1 = Place.AdminRegion(code: code, name: row["admin1_name"] ?? "")
    }
    let featureClass: String = row["feature_class"]
    return Place(
      id: row["id"], name: row["name"],
      coordinate: try Coordinate(longitude: row["longitude"], latitude: row["latitude"]),
      feature: Place.Feature(featureClass: featureClass.first ?? "P", code: row["feature_code"]),
      country: row["country"], admin1: admin1, population: row["population"],
      radius: (row["radius_m"] as Double?).map { Length.metres($0) }, identifiers: identifiers,
      source: row["source_name"])
  }
}
