internal import GRDB

/// The tables of a ledger, as numbered steps. A step that was once released is never changed: add another.
enum LedgerSchema {
  /// "DLGR" as a big-endian number: marks a SQLite file as a ledger (`file`, `PRAGMA application_id`).
  static let applicationID: Int32 = 0x444C_4752

  static let steps: [(name: String, sql: String)] = [
    ("001-facts", facts), ("002-fingerprints", fingerprints), ("003-rulings", rulings),
    ("004-features", features),
  ]

  /// The names of the steps that a file has taken, in their order; none of a file without tables.
  ///
  /// The table is the one of GRDB's `DatabaseMigrator`, which made the first ledgers.
  static func stepsTaken(by db: Database) throws -> [String] {
    guard try db.tableExists("grdb_migrations") else { return [] }
    return try String.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations ORDER BY identifier")
  }

  /// The steps of a newer program among those a file has taken.
  static func unknownSteps(in taken: [String]) -> [String] {
    let known = Set(steps.map(\.name))
    return taken.filter { !known.contains($0) }
  }

  /// Whether a file has taken all steps.
  static func isComplete(_ taken: [String]) -> Bool { Set(steps.map(\.name)).isSubset(of: taken) }

  /// Marks the file as a ledger and takes the steps that it has not taken yet; the caller opens the transaction.
  static func takeSteps(after taken: [String], in db: Database) throws {
    try db.execute(
      sql: """
        PRAGMA application_id = \(applicationID);
        CREATE TABLE IF NOT EXISTS grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
        """)
    for step in steps where !taken.contains(step.name) {
      try db.execute(sql: step.sql)
      try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES (?)", arguments: [step.name])
    }
  }

  /// Days are `YYYY-MM-DD` so that anybody with `sqlite3` can read them; lists of actors are one a line.
  private static let facts = """
    CREATE TABLE report (
      id TEXT NOT NULL PRIMARY KEY,
      title TEXT,
      source TEXT,
      url TEXT,
      published TEXT
    ) STRICT;

    CREATE TABLE event (
      id TEXT NOT NULL PRIMARY KEY,
      action TEXT NOT NULL,
      place_id TEXT,
      place_name TEXT NOT NULL,
      place_text TEXT NOT NULL,
      longitude REAL,
      latitude REAL,
      country TEXT,
      geometry TEXT NOT NULL,
      count INTEGER,
      place_score REAL,
      place_reason TEXT NOT NULL,
      by_text TEXT,
      by_ids TEXT,
      by_part_of TEXT,
      from_text TEXT,
      from_ids TEXT,
      from_part_of TEXT,
      earliest TEXT,
      latest TEXT,
      precision TEXT NOT NULL,
      time_text TEXT,
      time_reason TEXT NOT NULL,
      recorded TEXT,
      speaker_text TEXT,
      speaker_ids TEXT,
      speaker_part_of TEXT,
      report TEXT NOT NULL,
      source TEXT,
      url TEXT,
      evidence_start INTEGER NOT NULL,
      evidence_end INTEGER NOT NULL,
      evidence_text TEXT NOT NULL,
      evidence_sentence TEXT NOT NULL
    ) STRICT;

    CREATE INDEX event_by_place ON event (place_id);
    CREATE INDEX event_by_report ON event (report);

    CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
      BEGIN SELECT RAISE(ABORT, 'facts are appended, never changed'); END;
    CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
      BEGIN SELECT RAISE(ABORT, 'facts are appended, never deleted'); END;
    CREATE TRIGGER report_is_never_changed BEFORE UPDATE ON report
      BEGIN SELECT RAISE(ABORT, 'facts are appended, never changed'); END;
    CREATE TRIGGER report_is_never_deleted BEFORE DELETE ON report
      BEGIN SELECT RAISE(ABORT, 'facts are appended, never deleted'); END;
    """

  /// The sentences of a report as `FingerprintBytes` writes them: enough to know copies of it again.
  private static let fingerprints = """
    CREATE TABLE fingerprint (
      report TEXT NOT NULL PRIMARY KEY,
      sentences BLOB NOT NULL
    ) STRICT;

    CREATE TRIGGER fingerprint_is_never_changed BEFORE UPDATE ON fingerprint
      BEGIN SELECT RAISE(ABORT, 'facts are appended, never changed'); END;
    CREATE TRIGGER fingerprint_is_never_deleted BEFORE DELETE ON fingerprint
      BEGIN SELECT RAISE(ABORT, 'facts are appended, never deleted'); END;
    """

  /// What analysts retract and decide. Days are `YYYY-MM-DD`, lists of actors one a line, as in `event`.
  private static let rulings = """
    CREATE TABLE ruling (
      id TEXT NOT NULL PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('retraction', 'decision')),
      retracts TEXT,
      place_id TEXT,
      place_name TEXT,
      longitude REAL,
      latitude REAL,
      status TEXT CHECK (status IN ('held', 'contested', 'unknown')),
      holder_text TEXT,
      holder_ids TEXT,
      holder_part_of TEXT,
      first TEXT,
      last TEXT,
      reason TEXT NOT NULL,
      analyst TEXT,
      recorded TEXT NOT NULL
    ) STRICT;

    CREATE INDEX ruling_by_place ON ruling (place_id);

    CREATE TRIGGER ruling_is_never_changed BEFORE UPDATE ON ruling
      BEGIN SELECT RAISE(ABORT, 'rulings are appended, never changed'); END;
    CREATE TRIGGER ruling_is_never_deleted BEFORE DELETE ON ruling
      BEGIN SELECT RAISE(ABORT, 'rulings are appended, never deleted'); END;
    """

  /// What reports give besides control, one GeoJSON object a row; a report read again may give others, so that
  /// these rows may go.
  private static let features = """
    CREATE TABLE feature (
      id TEXT NOT NULL PRIMARY KEY,
      layer TEXT NOT NULL,
      name TEXT NOT NULL,
      report TEXT NOT NULL,
      json TEXT NOT NULL
    ) STRICT;

    CREATE INDEX feature_by_report ON feature (report);
    """
}
