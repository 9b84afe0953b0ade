internal import Foundation
internal import GRDB
public import Model

extension Ledger {
  /// Looks at everything a ledger promises: SQLite's structure, tables and triggers, that every row can be read and
  /// contradicts neither itself nor another one, and that claims bear the names of their content.
  ///
  /// The file is only read. Throws where it is no ledger, or one of an older or newer program.
  public static func check(path: String) throws(InputError) -> LedgerCheck {
    try LedgerFault.naming(path) {
      let queue = try LedgerFile.openReadOnly(path, patience: patience)
      return try queue.read { db in
        var examination = LedgerExamination(db: db)
        try examination.structure()
        // Of a file whose pages are torn nothing else can be said.
        guard examination.check.problems.isEmpty else { return examination.check }
        try examination.schema()
        guard examination.check.problems.isEmpty else { return examination.check }
        try examination.events()
        try examination.fingerprints()
        try examination.reports()
        try examination.rulings()
        try examination.features()
        try examination.references()
        return examination.check
      }
    }
  }
}

/// One look at a ledger.
private struct LedgerExamination {
  let db: Database
  var check = LedgerCheck()

  private mutating func add(_ kind: LedgerProblem.Kind, _ table: String?, _ row: String?, _ text: String) {
    check.problems.append(LedgerProblem(kind: kind, table: table, row: row, text: text))
  }

  mutating func structure() throws {
    for line in try String.fetchAll(db, sql: "PRAGMA integrity_check") where line != "ok" {
      add(.structure, nil, nil, line)
    }
  }

  /// Compares the schema with that of a new ledger.
  mutating func schema() throws {
    let sql = "SELECT name, type, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name"
    let expected = try LedgerFile.inMemory().read { try Row.fetchAll($0, sql: sql) }
    let found = Dictionary(
      uniqueKeysWithValues: try Row.fetchAll(db, sql: sql).map { ($0["name"] as String, $0["sql"] as String) }
    )
    for row in expected {
      let (name, type): (String, String) = (row["name"], row["type"])
      guard let there = found[name] else {
        add(.schema, name, nil, "expected this \(type), found none")
        continue
      }
      if there != row["sql"] { add(.schema, name, nil, "this \(type) is not as Dateline makes it") }
    }
  }

  // MARK: - Rows

  mutating func events() throws {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT \(EventRow.columns.joined(separator: ", ")) FROM event ORDER BY id")
    while let row = try rows.next() {
      check.rows["event", default: 0] += 1
      let name: String? = row["id"]
      do {
        let event = try EventRow.event(of: row)
        for text in Self.contradictions(in: event, row) { add(.value, "event", name, text) }
        if !EventName.all(of: event).contains(event.id) {
          add(.name, "event", name, "its content has the name \(EventName.ofQuote(event)): it was changed")
        }
      } catch let damage as RowReader.Damage {
        add(.value, "event", name, "column \(damage.column) holds \(damage.found)")
      }
    }
  }

  private static func contradictions(in event: ControlEvent, _ row: Row) -> [String] {
    var found: [String] = []
    if let earliest = event.valid.earliest, let latest = event.valid.latest, earliest > latest {
      found.append("earliest \(earliest) is after latest \(latest)")
    }
    let (start, end): (Int, Int) = (row["evidence_start"], row["evidence_end"])
    if start < 0 || end < start { found.append("the evidence spans \(start)..<\(end)") }
    if row.hasNull(atIndex: 5) != row.hasNull(atIndex: 6) {
      found.append("only one of longitude and latitude is there")
    }
    if let score = event.placeScore, !(0...1).contains(score) { found.append("place_score is \(score)") }
    if let count = event.count, count < 0 { found.append("count is \(count)") }
    for actor in ["by", "from", "speaker"] where (row["\(actor)_text"] as String?) == nil {
      if (row["\(actor)_ids"] as String?) != nil { found.append("\(actor)_ids without \(actor)_text") }
    }
    return found
  }

  mutating func fingerprints() throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT report, sentences FROM fingerprint ORDER BY report")
    while let row = try rows.next() {
      check.rows["fingerprint", default: 0] += 1
      let bytes = (row["sentences"] as Data?).map(Array.init) ?? []
      if FingerprintBytes.sentences(of: bytes) == nil {
        add(.value, "fingerprint", row["report"], "column sentences holds bytes that are no fingerprints")
      }
    }
  }

  mutating func reports() throws {
    try days(["published"], of: "report")
  }

  mutating func rulings() throws {
    try days(["first", "last", "recorded"], of: "ruling")
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT id FROM ruling WHERE
          kind = 'retraction' AND (retracts IS NULL OR status IS NOT NULL)
          OR kind = 'decision' AND (place_id IS NULL OR status IS NULL OR (status = 'held') != (holder_text IS NOT NULL))
          OR first > last OR longitude NOT BETWEEN -180 AND 180 OR latitude NOT BETWEEN -90 AND 90
        ORDER BY id
        """)
    while let row = try rows.next() {
      add(.value, "ruling", row["id"], "its columns contradict each other")
    }
  }

  mutating func features() throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, coalesce(CASE WHEN json_valid(json) THEN
          json_extract(json, '$.id') = name AND id = layer || '/' || name END, 0) AS sound
        FROM feature ORDER BY id
        """)
    while let row = try rows.next() {
      check.rows["feature", default: 0] += 1
      if row["sound"] != true {
        add(.value, "feature", row["id"], "column json holds no feature of this layer and name")
      }
    }
  }

  /// Counts a table's rows, and looks at the days in it.
  private mutating func days(_ columns: [String], of table: String) throws {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT id, \(columns.joined(separator: ", ")) FROM \(table) ORDER BY id")
    while let row = try rows.next() {
      check.rows[table, default: 0] += 1
      for column in columns {
        if let text: String = row[column], CivilDate(iso: text) == nil {
          add(.value, table, row["id"], "column \(column) holds \"\(text)\", expected a day as YYYY-MM-DD")
        }
      }
    }
  }

  // MARK: - References

  /// What one row says of another one.
  private static let references: [(table: String, key: String, column: String, there: String)] = [
    ("event", "id", "report", "SELECT id FROM report"),
    ("fingerprint", "report", "report", "SELECT id FROM report"),
    ("feature", "id", "report", "SELECT id FROM report"),
    ("ruling", "id", "retracts", "SELECT id FROM event UNION ALL SELECT id FROM ruling"),
  ]

  mutating func references() throws {
    for reference in Self.references {
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT \(reference.key) AS name, \(reference.column) AS target FROM \(reference.table)
          WHERE \(reference.column) IS NOT NULL AND \(reference.column) NOT IN (\(reference.there))
          ORDER BY 1
          """)
      while let row = try rows.next() {
        let target: String = row["target"]
        add(
          .reference, reference.table, row["name"],
          "column \(reference.column) names \(target), which is not there")
      }
    }
  }
}
