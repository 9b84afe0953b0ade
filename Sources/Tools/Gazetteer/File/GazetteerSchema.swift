private import Foundation
internal import GRDB
internal import Model

/// The layout of a gazetteer file.
enum GazetteerSchema {
  /// `PRAGMA application_id` of a gazetteer: "DLgz".
  static let applicationID: UInt32 = 0x444C_677A
  /// `PRAGMA user_version`: raised whenever a reader of the old layout would read the new one wrongly.
  static let version = 4

  /// Tables and views. There is no index over names, points or ids: the compiled index serves the first two, and
  /// the row number is made from the id (`PlaceKey`).
  static let tables = """
    PRAGMA application_id = \(applicationID);
    PRAGMA user_version = \(version);
    CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE sources(
      id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, licence TEXT NOT NULL, date TEXT) STRICT;
    CREATE TABLE places(
      rowid INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL,
      longitude REAL NOT NULL, latitude REAL NOT NULL,
      feature_class TEXT NOT NULL, feature_code TEXT NOT NULL, country TEXT NOT NULL,
      admin TEXT, area TEXT, admin1_name TEXT, population INTEGER, radius_m REAL,
      source INTEGER NOT NULL REFERENCES sources(id), batch INTEGER NOT NULL, modified TEXT, note TEXT,
      names TEXT NOT NULL) STRICT;
    CREATE INDEX places_countries ON places(id) WHERE feature_code GLOB 'PCL*';
    CREATE TABLE identifiers(
      id TEXT PRIMARY KEY, place INTEGER NOT NULL REFERENCES places(rowid)) STRICT, WITHOUT ROWID;
    CREATE INDEX identifiers_place ON identifiers(place);
    CREATE TABLE points(
      place INTEGER NOT NULL REFERENCES places(rowid), id TEXT NOT NULL, name TEXT NOT NULL,
      longitude REAL NOT NULL, latitude REAL NOT NULL, area TEXT, source INTEGER NOT NULL REFERENCES sources(id),
      metres REAL NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (place, id)) STRICT, WITHOUT ROWID;
    CREATE TABLE near_misses(
      place INTEGER NOT NULL REFERENCES places(rowid), id TEXT NOT NULL, metres REAL NOT NULL, reason TEXT NOT NULL,
      PRIMARY KEY (id, place)) STRICT, WITHOUT ROWID;
    CREATE TABLE shapes(
      place INTEGER UNIQUE REFERENCES places(rowid), first_country TEXT, second_country TEXT,
      kind TEXT NOT NULL CHECK (kind IN ('line', 'polygon', 'border')), name TEXT NOT NULL,
      source INTEGER NOT NULL REFERENCES sources(id), accuracy_m REAL NOT NULL, geometry BLOB NOT NULL,
      UNIQUE (first_country, second_country),
      CHECK (iif(kind = 'border', place IS NULL AND first_country < second_country,
        place NOTNULL AND first_country IS NULL AND second_country IS NULL))) STRICT;
    CREATE INDEX shapes_second_country ON shapes(second_country);
    CREATE TABLE areas(
      code TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, level INTEGER NOT NULL, parent TEXT,
      place TEXT) STRICT, WITHOUT ROWID;
    CREATE TABLE area_words(
      text TEXT NOT NULL, kind TEXT NOT NULL, place TEXT NOT NULL, PRIMARY KEY (text, kind, place))
      STRICT, WITHOUT ROWID;
    CREATE TABLE word_lists(kind TEXT PRIMARY KEY, words TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE containments(child TEXT NOT NULL, parent TEXT NOT NULL, PRIMARY KEY (child, parent))
      STRICT, WITHOUT ROWID;
    CREATE TABLE actors(
      id TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
      countries TEXT NOT NULL, part_of TEXT NOT NULL, backers TEXT NOT NULL, first_day TEXT, last_day TEXT,
      wikidata TEXT, source INTEGER NOT NULL REFERENCES sources(id)) STRICT;
    CREATE TABLE actor_names(
      actor TEXT NOT NULL REFERENCES actors(id), position INTEGER NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL,
      generic INTEGER NOT NULL) STRICT;
    CREATE TABLE events(
      id TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL, first_day TEXT NOT NULL, last_day TEXT,
      phrases TEXT NOT NULL, note TEXT, source INTEGER NOT NULL REFERENCES sources(id)) STRICT;
    CREATE VIEW names AS
      SELECT places.rowid AS place, places.name AS name, '' AS lang, 'preferred' AS kind, NULL AS first_day,
        NULL AS last_day, places.source AS source FROM places
      UNION ALL
      SELECT places.rowid, iif(json_each.type = 'array', json_each.value ->> 0, json_each.value),
        iif(json_each.type = 'array', ifnull(json_each.value ->> 1, ''), ''),
        iif(json_each.type = 'array', ifnull(json_each.value ->> 2, 'alternate'), 'alternate'),
        iif(json_each.type = 'array', nullif(json_each.value ->> 3, ''), NULL),
        iif(json_each.type = 'array', nullif(json_each.value ->> 4, ''), NULL),
        iif(json_each.type = 'array', ifnull(json_each.value ->> 5, places.source), places.source)
      FROM places, json_each(places.names);
    """

  /// Checks from the file's first 100 bytes that it is a gazetteer we can read; throws one clear line where not.
  static func check(path: String) throws(InputError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw InputError(.missingInput, at: path, "no such gazetteer file; build one first")
    }
    if isFolder.boolValue {
      throw InputError(.missingInput, at: path, "expected a gazetteer file, found a folder")
    }
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw InputError(.missingInput, at: path, "the gazetteer file cannot be read")
    }
    defer { try? file.close() }
    let header = [UInt8]((try? file.read(upToCount: 100)) ?? Data())
    if header.isEmpty { throw InputError(.data, at: path, "the gazetteer file is empty") }
    guard header.count == 100, header.starts(with: "SQLite format 3\0".utf8) else {
      throw InputError(.data, at: path, "expected an SQLite file, found something else")
    }
    func number(_ offset: Int) -> UInt32 { header[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) } }
    guard number(68) == applicationID else {
      throw InputError(.data, at: path, "an SQLite file, but not a gazetteer of Dateline")
    }
    let found = Int(number(60))
    guard found <= version else {
      throw InputError(
        .data, at: path, "made by a newer Dateline: its schema is \(found), this program knows \(version)")
    }
    guard found == version else {
      throw InputError(
        .data, at: path, "schema \(found) is out of date, expected \(version); build the file again")
    }
    let wal = (try? FileManager.default.attributesOfItem(atPath: path + "-wal"))?[.size] as? Int ?? 0
    guard wal == 0 else {
      throw InputError(
        .data, at: path,
        "another program left changes in \(path)-wal; take them in with: sqlite3 \(path) 'PRAGMA journal_mode = DELETE'"
      )
    }
    let page = Int(header[16]) << 8 | Int(header[17])
    let expected = Int(number(28)) * (page == 1 ? 65_536 : page)
    let size = (try? file.seekToEnd()).map { Int($0) } ?? 0
    guard size >= expected else {
      throw InputError(.data, at: path, "truncated: expected \(expected) bytes, found \(size)")
    }
  }
}

extension GazetteerSchema {
  /// The key of `meta` under which `PlaceFiler` keeps a checksum of all rows.
  static let fingerprintKey = "fingerprint"

  /// What the compiled index must have been built from: a checksum of the rows that imports wrote, and SQLite's
  /// count of the transactions that changed the file (bytes 24 to 27 of the header), so that an edit by hand shows.
  static func stamp(path: String, _ database: Database) throws -> UInt64 {
    let fingerprint = try String.fetchOne(
      database, sql: "SELECT value FROM meta WHERE key = ?", arguments: [fingerprintKey])
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw InputError(.missingInput, at: path, "the gazetteer file cannot be read")
    }
    defer { try? file.close() }
    let header = try file.read(upToCount: 32) ?? Data()
    var stamp = WordHash()
    for byte in (fingerprint ?? "").utf8 { stamp.add(byte) }
    for byte in header.dropFirst(24) { stamp.add(byte) }
    return stamp.value
  }
}

/// Runs database work and turns its errors into one line.
func reading<T>(_ path: String, _ body: () throws -> T) throws(InputError) -> T {
  do {
    return try body()
  } catch let error as InputError {
    throw error
  } catch let error as DatabaseError {
    throw InputError(
      .io, at: path, "SQLite: \(error.message ?? "error \(error.extendedResultCode.rawValue)")")
  } catch {
    throw InputError(.io, at: path, "\(error)")
  }
}
