private import Foundation
internal import GRDB
public import Model
internal import Synchronization

/// A place-name gazetteer: one SQLite file, which holds the truth, and beside it a compiled index mapped into
/// memory.
///
/// Opening takes milliseconds whatever the size, and processes share the memory. May be used from several
/// threads. A file that is rebuilt while it is open stays readable as it was. Where the index is missing or
/// was made from another state of the file (`GazetteerSchema.stamp`), it is built first, which takes seconds
/// for a million names.
public final class Gazetteer: Sendable {
  /// Where the file lies.
  public let path: String
  let database: DatabaseQueue
  let index: PlaceIndex
  let corrections: Corrections
  /// Answers to the names asked last: reports name the same places again and again, and the file never
  /// changes.
  let answers = Mutex<[Question: [NameMatch]]>([:])
  /// Places read last, by row.
  private let places = Mutex<[Int64: FiledPlace]>([:])
  /// Shapes read last.
  let shapes = Mutex(ShapeCache())
  /// At so many answers they are all forgotten, which bounds the memory at a few tens of megabytes.
  static let answerLimit = 20_000

  /// Opens a built gazetteer; throws where the file is missing, no gazetteer, truncated or of another schema.
  ///
  /// `corrections` is the user's own table (`CorrectionTable`); by default `corrections.csv` beside the file.
  /// `indexing` is told the places read, where the index must be built first.
  public init(
    path: String, corrections: String? = nil, indexing: (Int) -> Void = { _ in }
  ) throws(InputError) {
    self.path = path
    try GazetteerSchema.check(path: path)
    database = try Self.open(path)
    index = try Self.index(of: path, database, progress: indexing)
    self.corrections = try Corrections(path: corrections ?? CorrectionTable.path(beside: path))
  }

  private static func open(_ path: String) throws(InputError) -> DatabaseQueue {
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
    return try reading(path) {
      try DatabaseQueue(path: "file:\(escaped)?immutable=1", configuration: configuration)
    }
  }

  /// The index beside the file; built where it is missing or out of date, in the folder for temporary files
  /// where the gazetteer's own cannot be written to.
  private static func index(
    of path: String, _ database: DatabaseQueue, progress: (Int) -> Void
  ) throws(InputError) -> PlaceIndex {
    try reading(path) {
      try database.read { database in
        let stamp = try GazetteerSchema.stamp(path: path, database)
        let usual = PlaceIndex.path(of: path)
        if let index = PlaceIndex(path: usual, stamp: stamp) { return index }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        if FileManager.default.isWritableFile(atPath: folder) {
          try IndexBuilder.build(from: database, stamp: stamp, to: usual, progress: progress)
          if let index = PlaceIndex(path: usual, stamp: stamp) { return index }
        }
        let spare = "\(try privateFolder())/\(String(stamp, radix: 16)).index"
        if let index = PlaceIndex(path: spare, stamp: stamp) { return index }
        try IndexBuilder.build(from: database, stamp: stamp, to: spare, progress: progress)
        guard let index = PlaceIndex(path: spare, stamp: stamp) else {
          throw InputError(.io, at: spare, "the index cannot be read back")
        }
        return index
      }
    }
  }

  /// A folder for indexes that only this user can write to.
  private static func privateFolder() throws(InputError) -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "dateline-\(getuid())").path
    mkdir(folder, 0o700)
    var status = stat()
    guard lstat(folder, &status) == 0, status.st_uid == getuid(), status.st_mode & 0o077 == 0,
      status.st_mode & S_IFMT == S_IFDIR
    else { throw InputError(.cannotCreate, at: folder, "expected a folder of this user alone for the index") }
    return folder
  }

  /// At most so many matches are given for one toponym.
  public static let matchLimit = 100

  /// The place of an id such as `geonames:169179`, or of what another source calls it (`ocha:C2227`); nil
  /// where there is none or the user dropped it.
  public func place(id: String) throws(InputError) -> Place? {
    if corrections.drops(id) { return nil }
    if let added = corrections.place(id) { return added }
    let row = try reading(path) {
      try database.read { try self.row(of: id, $0) }
    }
    guard let row, let place = try self.places(ofRows: [row]).first, !corrections.drops(place.id) else {
      return nil
    }
    return place
  }

  /// The row of an id, or of what another source calls a place; nil where there is none.
  func row(of id: String, _ database: Database) throws -> Int64? {
    let row = PlaceKey.row(of: id)
    if index.position(ofRow: row).map({ index.id($0) }) == id { return row }
    return try Int64.fetchOne(
      database.cachedStatement(sql: "SELECT place FROM identifiers WHERE id = ?"), arguments: [id])
  }

  /// What `LookUp.area` needs for an area that a person names: by its code (`SY.09`, `ocha:SY0203`), by the id of its place,
  /// by its name, or, where no area bears the name, that of another place; nil where there is none.
  public func area(named text: String) throws(InputError) -> String? {
    let isCode = try reading(path) {
      try database.read { try Containment($0).name(of: text) } != nil
    }
    if isCode { return text }
    if let place = try place(id: text) { return place.id }
    var areas = LookUp(limit: 1)
    areas.filter.features = [try PlaceFilter.Feature("A")]
    if let area = try matches(for: text, areas).first { return area.place.id }
    return try matches(for: text, LookUp(limit: 1)).first?.place.id
  }

  /// The places of row numbers, in their order; rows that are not there are left out.
  func places(ofRows rows: [Int64]) throws(InputError) -> [Place] {
    try filedPlaces(ofRows: rows).compactMap { $0?.place }
  }

  /// The places of row numbers with their names, in their order; all that are not known yet are read in one
  /// transaction, which costs as much as reading a place.
  func filedPlaces(ofRows rows: [Int64]) throws(InputError) -> [FiledPlace?] {
    let known = places.withLock { places in rows.map { places[$0] } }
    if !known.contains(where: { $0 == nil }) { return known }
    let read = try reading(path) {
      // Nothing writes to the file while it is open, so that a transaction would only cost time.
      try database.unsafeRead { database in
        let statement = try database.cachedStatement(sql: PlaceRow.select + " WHERE places.rowid = ?")
        return try zip(rows, known).map { number, place -> FiledPlace? in
          if let place { return place }
          return try Row.fetchOne(statement, arguments: [number]).map { row in
            FiledPlace(place: try PlaceRow.place(row, database), names: try PlaceRow.names(row))
          }
        }
      }
    }
    places.withLock { places in
      if places.count + rows.count > Self.answerLimit { places.removeAll() }
      for (row, place) in zip(rows, read) { places[row] = place }
    }
    return read
  }

  /// The names of a place, the main one first.
  func names(ofRow row: Int64) throws(InputError) -> [FiledName] {
    try reading(path) {
      try database.read { database in
        let statement = try database.cachedStatement(sql: "SELECT name, names FROM places WHERE rowid = ?")
        guard let found = try Row.fetchOne(statement, arguments: [row]) else { return [] }
        let column = Array((found[1] as String).utf8)
        return [FiledName(text: found[0], kind: .preferred)]
          + (try column.withUnsafeBufferPointer { try NamesColumn.decode($0, of: found["name"]) })
      }
    }
  }

  /// The names of a place, the main one first; none where the file does not have it.
  func names(of place: Place) throws(InputError) -> [String] {
    let row = try reading(path) { try database.read { try self.row(of: place.id, $0) } }
    return try row.map { row throws(InputError) in try names(ofRow: row).map(\.text) } ?? []
  }

  /// All names of all places as an automaton, for one pass over text; it costs nothing to make.
  public func nameIndex() -> NameIndex { NameIndex(index, corrections) }
}

/// A place with its names, the main one first.
struct FiledPlace {
  var place: Place
  var names: [String]
}
