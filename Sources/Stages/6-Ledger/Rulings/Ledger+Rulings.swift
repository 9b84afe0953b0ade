internal import GRDB
public import Model

// What analysts retract and decide: rows beside the claims, never a change of one.
extension Ledger {
  /// Adds rulings in one transaction: all of them or, where it throws, none.
  ///
  /// - Returns: How many were new; a ruling whose name is there already adds nothing.
  /// - Throws: `.data` where a retraction names neither a claim nor a ruling, with the nearest ids; and where a decision
  ///   contradicts one of the same day about the same place and time, since neither would be the later one.
  @discardableResult
  public func record(_ rulings: [Ruling]) throws(InputError) -> Int {
    try write { db in
      var added = 0
      for ruling in rulings {
        switch ruling.content {
        case .retraction(let target): try Self.requireTarget(target, in: db, of: path)
        case .decision: try Self.requireOrder(of: ruling, in: db, path)
        }
        try db.cachedStatement(sql: RulingRow.insert).execute(arguments: RulingRow.values(of: ruling))
        added += db.changesCount
      }
      return added
    }
  }

  /// The rulings known on a day, or all; in order of day and name.
  public func rulings(knownAt: CivilDate? = nil) throws(InputError) -> [Ruling] {
    try read { db in try Self.rulings(knownAt: knownAt, in: db) }
  }

  static func rulings(knownAt: CivilDate?, in db: Database) throws -> [Ruling] {
    let filter = knownAt == nil ? "" : " WHERE recorded <= ?"
    return try Row.fetchAll(
      db, sql: RulingRow.select + filter + " ORDER BY recorded, id",
      arguments: knownAt.map { [$0.description] } ?? []
    ).map(RulingRow.ruling)
  }

  private static func requireOrder(of ruling: Ruling, in db: Database, _ path: String) throws {
    guard case .decision(let place, _, _, let from, let to) = ruling.content else { return }
    let book = RulingBook(try rulings(knownAt: nil, in: db))
    for other in book.decisions[place.id] ?? []
    where other.recorded == ruling.recorded && other.id != ruling.id {
      guard case .decision(_, _, _, let first, let last) = other.content else { continue }
      let startsAfter = from.flatMap { from in last.map { from > $0 } } ?? false
      let endsBefore = to.flatMap { to in first.map { to < $0 } } ?? false
      guard startsAfter || endsBefore else {
        throw InputError(
          .data, at: path,
          "decision \(other.id) of the same day, \(ruling.recorded), is about \(place.name) at that time already; "
            + "retract it first")
      }
    }
  }

  // MARK: - Ids

  private static func requireTarget(_ id: String, in db: Database, of path: String) throws {
    let isKnown = try Bool.fetchOne(
      db,
      sql: "SELECT EXISTS (SELECT 1 FROM event WHERE id = ?) OR EXISTS (SELECT 1 FROM ruling WHERE id = ?)",
      arguments: [id, id])
    guard isKnown != true else { return }
    let nearest = try nearestIDs(to: id, in: db)
    throw InputError(
      .data, at: path,
      "expected the id of a claim or ruling, found '\(id)'; "
        + (nearest.isEmpty ? "the ledger has none" : "the nearest are \(nearest.joined(separator: ", "))"))
  }

  /// The three ids that differ from `id` in the fewest letters.
  private static func nearestIDs(to id: String, in db: Database) throws -> [String] {
    var nearest: [(distance: Int, id: String)] = []
    let wanted = Array(id.utf8)
    let ids = try String.fetchCursor(db, sql: "SELECT id FROM event UNION ALL SELECT id FROM ruling")
    while let other = try ids.next() {
      let distance = EditDistance.between(wanted, Array(other.utf8))
      guard nearest.count < 3 || (distance, other) < (nearest[2].distance, nearest[2].id) else { continue }
      nearest = Array(
        (nearest + [(distance, other)]).sorted { ($0.distance, $0.id) < ($1.distance, $1.id) }.prefix(3))
    }
    return nearest.map(\.id)
  }
}

/// How many letters differ (V. Levenshtein, 1965).
enum EditDistance {
  static func between(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, left) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, right) in b.enumerated() {
        let substituted = diagonal + (left == right ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, min(diagonal, row[j]) + 1)
      }
    }
    return row[b.count]
  }
}
