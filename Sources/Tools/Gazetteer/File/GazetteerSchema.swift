private import Foundation
internal import GRDB
internal import Model

/// The layout of a gazetteer file.
enum GazetteerSchema {
  /// `PRAGMA application_id` of a gazetteer: "DLgz".
  static let applicationID: UInt32 = 0x444C_677A
  /// `PRAGMA user_version`: raised whenever a reader of the old layout would read the new one wrongly.
  static let version = 1

  /// Tables without their indices, which are made after the rows are in.
  static let tables = """
    PRAGMA application_id = \(applicationID);
    PRAGMA user_version = \(version);
    CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    CREATE TABLE sources(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE places(
      rowid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
      longitude REAL NOT NULL, latitude REAL NOT NULL,
      feature_class TEXT NOT NULL, feature_code TEXT NOT NULL, country TEXT NOT NULL,
      admin1_code TEXT, admin1_name TEXT, population INTEGER, radius_m REAL,
      geonames TEXT, wikidata TEXT, ocha TEXT,
      source INTEGER NOT NULL REFERENCES sources(id), note TEXT) STRICT;
    CREATE TABLE names(
      rowid INTEGER PRIMARY KEY, place INTEGER NOT NULL REFERENCES places(rowid), name TEXT NOT NULL,
      key TEXT NOT NULL, variant TEXT, lang TEXT NOT NULL, kind TEXT NOT NULL,
      source INTEGER NOT NULL REFERENCES sources(id)) STRICT;
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
    CREATE VIRTUAL TABLE places_rtree USING rtree(id, west, east, south, north);
    """

  /// Indices on the names while rows are being added.
  static let placeNameIndex = "CREATE INDEX IF NOT EXISTS names_place ON names(place);"

  /// Indices that only readers need.
  static let indices = """
    CREATE INDEX IF NOT EXISTS names_key ON names(key);
    CREATE INDEX IF NOT EXISTS names_variant ON names(variant) WHERE variant IS NOT NULL;
    DROP TABLE IF EXISTS names_fts;
    CREATE VIRTUAL TABLE names_fts USING fts5(
      key, content='names', content_rowid='rowid', tokenize='trigram', columnsize=0);
    INSERT INTO names_fts(names_fts) VALUES ('rebuild');
    INSERT INTO names_fts(names_fts) VALUES ('optimize');
    ANALYZE;
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
    let page = Int(header[16]) << 8 | Int(header[17])
    let expected = Int(number(28)) * (page == 1 ? 65_536 : page)
    let size = (try? file.seekToEnd()).map { Int($0) } ?? 0
    guard size >= expected else {
      throw InputError(.data, at: path, "truncated: expected \(expected) bytes, found \(size)")
    }
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
