public import Drafts
public import Features
public import Model

/// Streams the features of layers into one GeoPackage (OGC 12-128): a table, an R-tree and a QGIS style for
/// each layer.
///
/// The file is written by SQLite under a draft's name, without a journal, and comes to the disk with
/// `finish`. The same features in the same order give the same bytes.
public final class GeoPackageWriter: FeatureSink {
  /// The file asked for.
  public let path: String
  /// The version of the standard.
  public let version: GeoPackageVersion
  /// What the format could not carry of what was appended.
  public var losses: [FormatLoss] { (ended + [table].compactMap(\.self).map(Losses.init)).total }

  private let lastChange: Timestamp
  private var file: ReplacingFile?
  private var database: SQLiteDatabase?
  private var table: FeatureTable?
  private var names = Names(taken: ["layer_styles"])
  private var layers: Set<String> = []
  private var ended: [Losses] = []
  private var styles: [(table: String, document: String)] = []
  private var descriptions: [(table: String, column: String, meaning: String?, mediaType: String?)] = []

  /// Opens a draft beside the target and makes the tables of every GeoPackage.
  ///
  /// - Parameters:
  ///   - path: The target; its name should end with `.gpkg`.
  ///   - version: The version of the standard.
  ///   - lastChange: What the file gives as the time of its last change. It is no clock's time, which would
  ///     make other bytes in each run: give the newest day of the data, or leave it at the beginning of 1970.
  public init(
    to path: String, version: GeoPackageVersion = .v1_3,
    lastChange: Timestamp = .start(of: CivilDate(dayNumber: 0))
  ) throws(InputError) {
    self.path = path
    self.version = version
    self.lastChange = lastChange
    let file = try ReplacingFile(replacing: path)
    let database = try SQLiteDatabase(file.temporary, name: path, .make)
    try database.run(
      """
      PRAGMA page_size = 4096;
      PRAGMA encoding = 'UTF-8';
      PRAGMA journal_mode = OFF;
      PRAGMA synchronous = OFF;
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA temp_store = MEMORY;
      PRAGMA cache_size = -16384;
      PRAGMA application_id = \(GeoPackageVersion.applicationID);
      PRAGMA user_version = \(version.userVersion);
      BEGIN;

      """ + SystemTables.definitions)
    self.file = file
    self.database = database
  }

  /// Starts a layer; one of a name that there is already is refused.
  public func begin(_ schema: FeatureSchema) throws(InputError) {
    try orClose { (database) throws(InputError) in
      try endLayer(database)
      guard layers.insert(schema.name).inserted else {
        throw InputError(.data, at: path, "expected one layer of each name, found '\(schema.name)' twice")
      }
      table = try FeatureTable(schema, names: &names, in: database)
    }
  }

  /// Adds a feature. One whose geometry or values are not of the layer's types is refused, and the file with
  /// it.
  public func append(_ feature: Feature) throws(InputError) {
    try orClose { (_) throws(InputError) in
      guard let table else { throw InputError(.software, at: path, "a feature came before its layer") }
      try table.append(feature)
    }
  }

  /// Brings everything to the disk, and gives the file back.
  public func finish() throws(InputError) -> [ReplacingFile] {
    try orClose { (database) throws(InputError) in
      try endLayer(database)
      try writeDescriptions(database)
      try writeStyles(database)
      try database.run("COMMIT")
    }
    guard let file else { return [] }
    close()
    try file.sync()
    return [file]
  }

  // MARK: Failure and end

  /// Works on the file; where that fails, the file goes.
  private func orClose(_ work: (SQLiteDatabase) throws(InputError) -> Void) throws(InputError) {
    guard let database else {
      throw InputError(.software, at: path, "the writer is closed or has failed before")
    }
    do {
      try work(database)
    } catch {
      close()
      throw error
    }
  }

  private func close() {
    // Statements before their connection, and the connection before the draft.
    if let table { ended.append(Losses(table)) }
    table = nil
    database = nil
    file = nil
  }

  // MARK: What tells of a layer

  private func endLayer(_ database: SQLiteDatabase) throws(InputError) {
    guard let table else { return }
    for contents in try table.finish(version) { try write(contents, of: table, database) }
    styles.append((table.table, QGISStyle(table).document))
    ended.append(Losses(table))
    self.table = nil
  }

  private func write(
    _ contents: FeatureTable.Contents, of table: FeatureTable, _ database: SQLiteDatabase
  ) throws(InputError) {
    let box = contents.envelope?.degrees
    try database.run(
      "INSERT INTO gpkg_contents VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
      [
        .text(contents.table), .text(contents.geometry == nil ? "attributes" : "features"),
        .text(contents.identifier), .text(table.schema.summary), .text(lastChange.withMilliseconds),
        .number(box?[0]), .number(box?[2]), .number(box?[1]), .number(box?[3]),
        contents.geometry == nil ? .null : .integer(Int64(ByteText.referenceSystem)),
      ])
    try database.run(
      "INSERT INTO gpkg_ogr_contents VALUES (?1, ?2)", [.text(contents.table), .integer(contents.count)])
    descriptions += table.columns.descriptions.map { (contents.table, $0.column, $0.meaning, $0.mediaType) }
    guard let geometry = contents.geometry else { return }
    try database.run(
      "INSERT INTO gpkg_geometry_columns VALUES (?1, ?2, ?3, ?4, 0, 0)",
      [
        .text(contents.table), .text(FeatureColumns.geometry), .text(geometry.name),
        .integer(Int64(ByteText.referenceSystem)),
      ])
    try database.run(
      """
      INSERT INTO gpkg_extensions VALUES
      (?1, ?2, 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only')
      """,
      [.text(contents.table), .text(FeatureColumns.geometry)])
  }

  private func writeDescriptions(_ database: SQLiteDatabase) throws(InputError) {
    guard !descriptions.isEmpty else { return }
    try database.run(SystemTables.columnDescriptions)
    for row in descriptions {
      try database.run(
        "INSERT INTO gpkg_data_columns VALUES (?1, ?2, NULL, NULL, ?3, ?4, NULL)",
        [.text(row.table), .text(row.column), .words(row.meaning), .words(row.mediaType)])
    }
  }

  private func writeStyles(_ database: SQLiteDatabase) throws(InputError) {
    guard !styles.isEmpty else { return }
    try database.run(SystemTables.layerStyles)
    try database.run(
      """
      INSERT INTO gpkg_contents (table_name, data_type, last_change) VALUES ('layer_styles', 'attributes', ?1)
      """,
      [.text(lastChange.withMilliseconds)])
    for style in styles {
      try database.run(
        """
        INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName,
        styleQML, useAsDefault, description, owner, update_time)
        VALUES ('', '', ?1, ?2, 'default', ?3, 1, '', '', ?4)
        """,
        [
          .text(style.table), .text(FeatureColumns.geometry), .text(style.document),
          .text(lastChange.withMilliseconds),
        ])
    }
  }
}
