private import Foundation
internal import GRDB
internal import Model

/// Fills a gazetteer file that does not bear its name yet: written beside the target, renamed when whole.
///
/// Killed half-way, it leaves the old file as it was (and a `….building-…` file, which the next build removes).
/// Of two builds at once the last to finish wins.
final class GazetteerWriter {
  private let target: String
  private let temporary: String
  private var queue: DatabaseQueue?
  private var sources: [String: Int64] = [:]
  /// Rows of places known under a GeoNames number other than their id.
  private var aliases: [String: Int64] = [:]
  private(set) var regions: [String: String] = [:]

  /// Starts a new file, or one that begins as a copy of `base`.
  init(target: String, base: String? = nil) throws(InputError) {
    self.target = target
    let unique = UInt32.random(in: 0 ... .max)
    temporary = "\(target).building-\(ProcessInfo.processInfo.processIdentifier)-\(String(unique, radix: 16))"
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: target, isDirectory: &isFolder), isFolder.boolValue {
      throw InputError(.cannotCreate, at: target, "expected a file, found a folder")
    }
    let folder = URL(fileURLWithPath: target).deletingLastPathComponent().path
    guard FileManager.default.fileExists(atPath: folder) else {
      throw InputError(.cannotCreate, at: folder, "no such folder")
    }
    Self.removeLeftovers(of: target, in: folder)
    let temporary = temporary
    do {
      if let base { try FileManager.default.copyItem(atPath: base, toPath: temporary) }
      var configuration = Configuration()
      configuration.prepareDatabase { database in
        try database.execute(
          sql: """
            PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY
            """)
      }
      let queue = try DatabaseQueue(path: temporary, configuration: configuration)
      self.queue = queue
      try queue.writeWithoutTransaction { database in
        if base == nil { try database.execute(sql: GazetteerSchema.tables) }
        try database.execute(sql: GazetteerSchema.placeNameIndex)
      }
    } catch {
      try? FileManager.default.removeItem(atPath: temporary)
      throw InputError(.cannotCreate, at: target, "the file cannot be made: \(error)")
    }
  }

  deinit { discard() }

  /// Removes what builds that were killed left behind.
  private static func removeLeftovers(of target: String, in folder: String) {
    let prefix = URL(fileURLWithPath: target).lastPathComponent + ".building-"
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where name.hasPrefix(prefix) {
      let process = name.dropFirst(prefix.count).prefix { $0 != "-" }
      guard let number = Int32(process), kill(number, 0) != 0, errno == ESRCH else { continue }
      try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
  }

  /// Throws the unfinished file away.
  func discard() {
    guard queue != nil else { return }
    try? queue?.close()
    queue = nil
    try? FileManager.default.removeItem(atPath: temporary)
  }

  /// Runs one transaction; on an error the unfinished file is thrown away.
  func write(_ body: (Database) throws -> Void) throws(InputError) {
    guard let queue else { throw InputError(.software, at: target, "written to after it was finished") }
    do {
      try reading(target) {
        try queue.writeWithoutTransaction { database in
          try database.inTransaction {
            try load(database)
            try body(database)
            return .commit
          }
        }
      }
    } catch {
      discard()
      throw error
    }
  }

  private func load(_ database: Database) throws {
    for row in try Row.fetchAll(database, sql: "SELECT id, name FROM sources") {
      sources[row["name"]] = row["id"]
    }
    let rows = try Row.fetchAll(
      database,
      sql: "SELECT rowid, geonames FROM places WHERE id NOT LIKE 'geonames:%' AND geonames IS NOT NULL")
    for row in rows { aliases["geonames:\(row["geonames"] as String)"] = row["rowid"] }
    for row in try Row.fetchAll(database, sql: "SELECT key, value FROM meta WHERE key GLOB 'region.*'") {
      regions[String((row["key"] as String).dropFirst(7))] = row["value"]
    }
  }

  /// Makes the readers' indices, writes the file out and gives it its name.
  func finish() throws(InputError) {
    guard let queue else { throw InputError(.software, at: target, "finished twice") }
    do {
      try reading(target) {
        try queue.writeWithoutTransaction { try $0.execute(sql: GazetteerSchema.indices) }
        try queue.close()
        if let file = FileHandle(forUpdatingAtPath: temporary) {
          try file.synchronize()
          try file.close()
        }
        guard rename(temporary, target) == 0 else {
          throw InputError(.cannotCreate, at: target, String(cString: strerror(errno)))
        }
      }
      self.queue = nil
    } catch {
      discard()
      throw error
    }
  }

  // MARK: Rows

  /// The number of a source.
  func source(_ name: String, _ database: Database) throws -> Int64 {
    if let known = sources[name] { return known }
    try database.cachedStatement(sql: "INSERT INTO sources(name) VALUES (?)").execute(arguments: [name])
    sources[name] = database.lastInsertedRowID
    return database.lastInsertedRowID
  }

  /// The row of a place, by its id or its GeoNames number.
  func row(of id: String, _ database: Database) throws -> Int64? {
    if let row = aliases[id] { return row }
    return try Int64.fetchOne(
      database.cachedStatement(sql: "SELECT rowid FROM places WHERE id = ?"), arguments: [id])
  }

  /// Files a place; where one of its id is there already, only fills what that leaves blank.
  func add(_ place: PlaceRecord, source: String, _ database: Database) throws -> (row: Int64, isNew: Bool) {
    let region = place.admin1Name ?? place.admin1Code.flatMap { regions["\(place.country).\($0)"] }
    if let known = try row(of: place.id, database) {
      try database.cachedStatement(
        sql: """
          UPDATE places SET population = ifnull(population, ?), admin1_code = ifnull(admin1_code, ?),
            admin1_name = ifnull(admin1_name, ?), geonames = ifnull(geonames, ?) WHERE rowid = ?
          """
      ).execute(arguments: [place.population, place.admin1Code, region, place.geonames, known])
      return (known, false)
    }
    try database.cachedStatement(
      sql: """
        INSERT INTO places(id, name, longitude, latitude, feature_class, feature_code, country, admin1_code,
          admin1_name, population, radius_m, geonames, wikidata, ocha, source, note)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      place.id, place.name, place.coordinate.longitude, place.coordinate.latitude, place.featureClass,
      place.featureCode, place.country, place.admin1Code, region, place.population, place.radius,
      place.geonames,
      place.wikidata, place.ocha, try self.source(source, database), place.note,
    ])
    let row = database.lastInsertedRowID
    let (x, y) = (place.coordinate.longitude, place.coordinate.latitude)
    try database.cachedStatement(sql: "INSERT INTO places_rtree VALUES (?, ?, ?, ?, ?)")
      .execute(arguments: [row, x, x, y, y])
    if let number = place.geonames, place.id != "geonames:\(number)" { aliases["geonames:\(number)"] = row }
    return (row, true)
  }

  /// Files a name of a place; false where its key is empty.
  @discardableResult
  func add(
    name: String, lang: String, kind: String, source: String, to row: Int64, country: String,
    _ database: Database
  ) throws -> Bool {
    let key = NameFolding.key(name)
    guard !key.isEmpty else { return false }
    let variant = kind != "code" && Romanisation.isUsed(in: country) ? NameFolding.variantKey(name) : ""
    try database.cachedStatement(
      sql: "INSERT INTO names(place, name, key, variant, lang, kind, source) VALUES (?, ?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [
      row, name, key, variant.isEmpty ? nil : variant, lang, kind, try self.source(source, database),
    ])
    return true
  }

  /// The names a place has, as written and folded.
  func names(of row: Int64, _ database: Database) throws -> (written: Set<String>, keys: Set<String>) {
    let rows = try Row.fetchAll(
      database.cachedStatement(sql: "SELECT name, key FROM names WHERE place = ?"), arguments: [row])
    return (Set(rows.map { $0["name"] }), Set(rows.map { $0["key"] }))
  }

  /// Notes the name of a first-level region, for rows that give only its code.
  func add(region code: String, name: String, _ database: Database) throws {
    regions[code] = name
    try database.cachedStatement(sql: "INSERT OR REPLACE INTO meta VALUES (?, ?)")
      .execute(arguments: ["region.\(code)", name])
  }

  /// Notes what the file was built from.
  func add(input: String, _ database: Database) throws {
    let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM meta WHERE key GLOB 'input.*'") ?? 0
    let number = String(count + 1)
    let padded = String(repeating: "0", count: max(0, 4 - number.utf8.count)) + number
    try database.execute(sql: "INSERT INTO meta VALUES (?, ?)", arguments: ["input.\(padded)", input])
  }
}
