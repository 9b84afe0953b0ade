internal import GRDB
internal import Model

/// Files places, names and areas as rows, inside one transaction.
final class PlaceFiler {
  /// What filing a place did.
  enum Outcome {
    /// A new row.
    case added
    /// A row of the same id was there from another file or a former import: it grew.
    case merged(Int64)
    /// The place is one that another source knows under another id: it took this one's point and names.
    case joined(to: Int64)
    /// The same file gave the id before.
    case duplicate
    /// Another id has the same row number.
    case collision(with: String)
  }

  let database: Database
  /// Which of the imports into this file is under way, from 1; every row remembers its own.
  private(set) var batch: Int64
  private var sources: [String: Int64] = [:]
  private var fingerprint: WordHash
  private let insert: RawStatement
  private let select: RawStatement
  private let update: RawStatement
  private let updateNames: RawStatement
  private let known: RawStatement
  private let identifying: RawStatement
  private let addPoint: RawStatement
  private let heap: RawStatement
  private var heapCount = 0
  /// Whether any place is known under another id: spares the first big import a look-up a row.
  private var hasIdentifiers: Bool

  init(_ database: Database) throws {
    self.database = database
    for row in try Row.fetchAll(database, sql: "SELECT id, name FROM sources") {
      sources[row["name"]] = row["id"]
    }
    let last = try Int64.fetchOne(database, sql: "SELECT max(batch) FROM places") ?? 0
    batch = max(Self.projectBatch, last) + 1
    hasIdentifiers = try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT * FROM identifiers)") ?? false
    fingerprint = WordHash()
    let former = try String.fetchOne(
      database, sql: "SELECT value FROM meta WHERE key = ?", arguments: [GazetteerSchema.fingerprintKey])
    for byte in (former ?? "").utf8 { fingerprint.add(byte) }
    try database.execute(
      sql: """
        CREATE TEMP TABLE IF NOT EXISTS heap(
          place INTEGER NOT NULL, name TEXT NOT NULL, lang TEXT NOT NULL, kind TEXT NOT NULL, first_day TEXT,
          last_day TEXT, source INTEGER NOT NULL)
        """)
    insert = try RawStatement(
      """
      INSERT INTO places(rowid, id, name, longitude, latitude, feature_class, feature_code, country, admin, area,
        admin1_name, population, radius_m, source, batch, modified, note, names)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, database)
    select = try RawStatement(
      "SELECT id, name, source, batch, names, longitude, latitude, modified FROM places WHERE rowid = ?",
      database)
    update = try RawStatement(
      """
      UPDATE places SET name = ?3, longitude = ?4, latitude = ?5, feature_class = ?6, feature_code = ?7,
        country = ?8, admin = ifnull(?9, admin), area = ifnull(?10, area),
        admin1_name = ifnull(?11, admin1_name), population = ifnull(?12, population),
        radius_m = ifnull(?13, radius_m), source = ?14, batch = ?15, modified = ?16, note = ifnull(?17, note),
        names = ?18 WHERE rowid = ?1 AND id = ?2
      """, database)
    updateNames = try RawStatement(
      """
      UPDATE places SET names = ?2, population = ifnull(population, ?3), admin = ifnull(admin, ?4),
        area = ifnull(area, ?5), batch = ifnull(?6, batch) WHERE rowid = ?1
      """, database)
    known = try RawStatement("SELECT place FROM identifiers WHERE id = ?", database)
    identifying = try RawStatement("INSERT OR IGNORE INTO identifiers VALUES (?, ?)", database)
    addPoint = try RawStatement(
      """
      INSERT INTO points VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(place, id) DO UPDATE SET name = excluded.name,
        longitude = excluded.longitude, latitude = excluded.latitude, area = excluded.area,
        source = excluded.source, metres = excluded.metres
      """, database)
    heap = try RawStatement("INSERT INTO heap VALUES (?, ?, ?, ?, ?, ?, ?)", database)
  }

  /// What is filed now are the project's own rows, which no import changes.
  func beginProject() { batch = Self.projectBatch }

  /// Begins the next file: ids that occur twice in one file are an error, in two they are the same place.
  func beginBatch() { batch += 1 }

  /// Files what is still held back and the checksum of all rows.
  func finish() throws {
    try fileHeap()
    try database.execute(
      sql: "INSERT OR REPLACE INTO meta VALUES (?, ?)",
      arguments: [GazetteerSchema.fingerprintKey, String(fingerprint.value, radix: 16)])
  }

  // MARK: Sources

  /// The number of a source.
  func source(_ description: SourceDescription) throws -> Int64 {
    if let known = sources[description.name] {
      try database.execute(
        sql: "UPDATE sources SET licence = ? WHERE id = ?", arguments: [description.licence, known])
      return known
    }
    try database.execute(
      sql: "INSERT INTO sources(name, licence, date) VALUES (?, ?, ?)",
      arguments: [description.name, description.licence, description.date])
    sources[description.name] = database.lastInsertedRowID
    return database.lastInsertedRowID
  }

  /// Notes the day of a source's data, known when it has been read.
  func set(date: String?, ofSource source: Int64) throws {
    guard let date else { return }
    try database.execute(sql: "UPDATE sources SET date = ? WHERE id = ?", arguments: [date, source])
  }

  /// Notes what the file was built from.
  func add(input: String) throws {
    let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM meta WHERE key GLOB 'input.*'") ?? 0
    let number = String(count + 1)
    let padded = String(repeating: "0", count: max(0, 4 - number.utf8.count)) + number
    note(input)
    try database.execute(sql: "INSERT INTO meta VALUES (?, ?)", arguments: ["input.\(padded)", input])
  }

  /// Adds a text to the checksum, ended.
  func note(_ text: String) {
    var text = text
    text.withUTF8 { for byte in $0 { fingerprint.add(byte) } }
    fingerprint.add(0)
  }

  /// Adds bytes to the checksum, ended.
  func note(_ bytes: [UInt8]) {
    for byte in bytes { fingerprint.add(byte) }
    fingerprint.add(0)
  }

  // MARK: Places

  /// The row of a place by its id or by what another source calls it; nil where there is none.
  func row(of id: String) throws -> Int64? {
    if let own = try ownRow(of: id) { return own }
    return try joinedRow(of: id)
  }

  /// The row whose id it is.
  func ownRow(of id: String) throws -> Int64? {
    let row = PlaceKey.row(of: id)
    select.bind(row, at: 1)
    guard try select.step() else { return nil }
    defer { select.reset() }
    return select.withText(0) { $0.elementsEqual(id.utf8) } ? row : nil
  }

  /// The row of the place that a row of another source with this id was joined with, or that is known to be called so.
  func joinedRow(of id: String) throws -> Int64? {
    guard hasIdentifiers else { return nil }
    known.bind(id, at: 1)
    guard try known.step() else { return nil }
    defer { known.reset() }
    return known.integer(0)
  }

  /// Files a place. Where its id is there already, the row that was changed last stands and the names of both are kept; rows
  /// of the project (batch 1 of a build) stand against imports, and dated rows against those without a date.
  func file(_ place: SourcePlace, source: Int64) throws -> Outcome {
    let row = PlaceKey.row(of: place.id)
    if let other = try joinedRow(of: place.id), try ownRow(of: place.id) == nil {
      try join(place, to: other, source: source, reason: "same identifier: \(place.id)")
      return .joined(to: other)
    }
    bind(place, row: row, source: source, names: Self.filed(place.names, source: nil), to: insert)
    if try insert.run() {
      note(place)
      if !place.identifiers.isEmpty { try identify(place, as: row) }
      return .added
    }
    select.bind(row, at: 1)
    guard try select.step() else { return .collision(with: "") }
    let (id, name, oldSource, oldBatch) = (
      select.text(0), select.text(1), select.integer(2), select.integer(3)
    )
    let modified = select.text(7)
    let names = try select.withText(4) { try NamesColumn.decode($0, of: id) }
    select.reset()
    guard id == place.id else { return .collision(with: id) }
    if oldBatch == batch { return .duplicate }
    note(place)
    try identify(place, as: row)
    if oldBatch == Self.projectBatch || place.modified ?? "" < modified {
      try addNames(
        of: place, to: row, name: name, names: names, ownSource: oldSource, source: source,
        batch: oldBatch == Self.projectBatch ? nil : batch)
    } else {
      try replace(row, oldName: name, names: names, oldSource: oldSource, by: place, source: source)
    }
    return .merged(row)
  }

  /// The batch of the project's own rows.
  static let projectBatch: Int64 = 1

  /// The columns of a row, in the order of the table, for `insert` and `update` alike.
  private func bind(
    _ place: SourcePlace, row: Int64, source: Int64, names: [FiledName], to statement: RawStatement
  ) {
    statement.bind(row, at: 1)
    statement.bind(place.id, at: 2)
    statement.bind(place.name, at: 3)
    statement.bind(place.coordinate.longitude, at: 4)
    statement.bind(place.coordinate.latitude, at: 5)
    statement.bind(place.featureClass, at: 6)
    statement.bind(place.featureCode, at: 7)
    statement.bind(place.country, at: 8)
    statement.bind(place.adminCodes.isEmpty ? nil : place.adminCodes.joined(separator: "."), at: 9)
    statement.bind(place.area, at: 10)
    statement.bind(place.admin1Name, at: 11)
    statement.bind(place.population.map(Int64.init), at: 12)
    statement.bind(place.radius, at: 13)
    statement.bind(source, at: 14)
    statement.bind(batch, at: 15)
    statement.bind(place.modified, at: 16)
    statement.bind(place.note, at: 17)
    NamesColumn.encode(names).withUnsafeBufferPointer { statement.bind($0, at: 18) }
  }

  /// Adds all that is filed of a place to the checksum, each part ended.
  private func note(_ place: SourcePlace) {
    for text in [
      place.id, place.name, place.featureClass, place.featureCode, place.country, place.area ?? "",
      place.admin1Name ?? "", place.modified ?? "", place.note ?? "",
    ] + place.adminCodes { note(text) }
    for name in place.names {
      note(name.text)
      note(name.language)
      note(name.kind.rawValue)
    }
    for (space, number) in place.identifiers.sorted(by: { $0.key < $1.key }) { note("\(space):\(number)") }
    let numbers = (
      place.coordinate.longitude, place.coordinate.latitude, place.population ?? 0, place.radius ?? 0
    )
    withUnsafeBytes(of: numbers) { bytes in
      for byte in bytes { fingerprint.add(byte) }
    }
  }

  /// What other sources call the place leads to it from now on.
  private func identify(_ place: SourcePlace, as row: Int64) throws {
    for (space, number) in place.identifiers.sorted(by: { $0.key < $1.key }) {
      try identify("\(space):\(number)", as: row)
    }
  }

  /// Another source's id leads to the place from now on, unless it leads to one already or has a row of its own.
  func identify(_ id: String, as row: Int64) throws {
    if try ownRow(of: id) != nil { return }
    hasIdentifiers = true
    identifying.bind(id, at: 1)
    identifying.bind(row, at: 2)
    try identifying.run()
  }

  private func replace(
    _ row: Int64, oldName: String, names: [FiledName], oldSource: Int64, by place: SourcePlace, source: Int64
  ) throws {
    // Names of the former row carry its source from now on, where that is another.
    var former = names
    if oldSource != source {
      for index in former.indices where former[index].source == nil { former[index].source = oldSource }
    }
    former.append(FiledName(text: oldName, source: oldSource == source ? nil : oldSource))
    let merged = Self.union(Self.filed(place.names, source: nil), former, besides: place.name)
    bind(place, row: row, source: source, names: merged, to: update)
    try update.run()
  }

  private func addNames(
    of place: SourcePlace, to row: Int64, name: String, names: [FiledName], ownSource: Int64, source: Int64,
    batch: Int64? = nil
  ) throws {
    let number = source == ownSource ? nil : source
    let added =
      [FiledName(text: place.name, source: number)] + Self.filed(place.names, source: number)
    let merged = Self.union(names, added, besides: name)
    updateNames.bind(row, at: 1)
    NamesColumn.encode(merged).withUnsafeBufferPointer { updateNames.bind($0, at: 2) }
    updateNames.bind(place.population.map(Int64.init), at: 3)
    updateNames.bind(place.adminCodes.isEmpty ? nil : place.adminCodes.joined(separator: "."), at: 4)
    updateNames.bind(place.area, at: 5)
    updateNames.bind(batch, at: 6)
    try updateNames.run()
  }

  /// Adds a place of another source to one that is there: its point, its names and what it is called elsewhere.
  func join(_ place: SourcePlace, to row: Int64, source: Int64, reason: String) throws {
    select.bind(row, at: 1)
    guard try select.step() else { return }
    let (name, ownSource) = (select.text(1), select.integer(2))
    let names = try select.withText(4) { try NamesColumn.decode($0, of: name) }
    let metres = Sphere.distance(
      longitude: select.double(5), latitude: select.double(6), toLongitude: place.coordinate.longitude,
      latitude: place.coordinate.latitude)
    select.reset()
    note(place)
    addPoint.bind(row, at: 1)
    addPoint.bind(place.id, at: 2)
    addPoint.bind(place.name, at: 3)
    addPoint.bind(place.coordinate.longitude, at: 4)
    addPoint.bind(place.coordinate.latitude, at: 5)
    addPoint.bind(place.area, at: 6)
    addPoint.bind(source, at: 7)
    addPoint.bind((metres * 10).rounded() / 10, at: 8)
    addPoint.bind(reason, at: 9)
    try addPoint.run()
    try identify(place.id, as: row)
    try identify(place, as: row)
    try addNames(of: place, to: row, name: name, names: names, ownSource: ownSource, source: source)
  }

  // MARK: Names

  /// Files one more name of a place; at the end of the transaction, since such names come in no order.
  func file(_ name: SourceName, of row: Int64, source: Int64) throws {
    heap.bind(row, at: 1)
    heap.bind(name.text, at: 2)
    heap.bind(name.language, at: 3)
    heap.bind(name.kind.rawValue, at: 4)
    heap.bind(name.from, at: 5)
    heap.bind(name.to, at: 6)
    heap.bind(source, at: 7)
    try heap.run()
    heapCount += 1
  }

  /// Names held back, sorted by place (SQLite sorts on disk), go to their rows.
  private func fileHeap() throws {
    guard heapCount > 0 else { return }
    let rows = try RawStatement(
      "SELECT place, name, lang, kind, first_day, last_day, source FROM heap ORDER BY place, rowid", database)
    var place: Int64 = 0
    var names: [FiledName] = []
    while try rows.step() {
      if rows.integer(0) != place {
        try add(names, to: place)
        place = rows.integer(0)
        names.removeAll(keepingCapacity: true)
      }
      func optional(_ column: Int32) -> String? {
        rows.withText(column) { $0.isEmpty } ? nil : rows.text(column)
      }
      names.append(
        FiledName(
          text: rows.text(1), language: rows.text(2),
          kind: SourceName.Kind(rawValue: rows.text(3)) ?? .alternate,
          from: optional(4), to: optional(5), source: rows.integer(6)))
    }
    try add(names, to: place)
    try database.execute(sql: "DELETE FROM heap")
    heapCount = 0
  }

  private func add(_ names: [FiledName], to row: Int64) throws {
    guard !names.isEmpty else { return }
    select.bind(row, at: 1)
    guard try select.step() else { return }
    let (name, ownSource) = (select.text(1), select.integer(2))
    let former = try select.withText(4) { try NamesColumn.decode($0, of: name) }
    select.reset()
    for name in names { note(name.text) }
    let own = names.map { name in
      var name = name
      if name.source == ownSource { name.source = nil }
      return name
    }
    updateNames.bind(row, at: 1)
    NamesColumn.encode(Self.union(former, own, besides: name)).withUnsafeBufferPointer {
      updateNames.bind($0, at: 2)
    }
    for column in 3...6 as ClosedRange<Int32> { updateNames.bind(nil as Int64?, at: column) }
    try updateNames.run()
  }
}
