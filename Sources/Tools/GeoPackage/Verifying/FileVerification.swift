internal import Model
internal import Verification

/// One run of the verifier: the file as a whole, its system tables, then each table of features.
struct FileVerification {
  let database: SQLiteDatabase
  var checks = FeatureChecks(orientation: .any)
  private var found: [FileProblem] = []
  /// `PRAGMA user_version`, such as 10300.
  private(set) var version: Int64 = 0

  init(_ database: SQLiteDatabase) { self.database = database }

  /// Reports a problem of the file as a whole or of a table.
  mutating func report(_ rule: GeoPackageRule, table: String? = nil, _ message: String) {
    found.append(FileProblem(rule, place: table.map { "layer \($0)" } ?? "", message: message))
  }

  /// Everything found.
  mutating func problems() -> [FileProblem] { found + checks.finish() }

  mutating func verify() throws(InputError) {
    guard try verifyKind(), try verifySoundness() else { return }
    guard try verifySystemTables() else { return }
    try verifyReferenceSystems()
    try verifyContents()
    try verifyStyles()
  }

  // MARK: The file

  /// Whether it is a GeoPackage at all.
  private mutating func verifyKind() throws(InputError) -> Bool {
    let application: Int64?
    do {
      application = try number("PRAGMA application_id")
      version = try number("PRAGMA user_version") ?? 0
    } catch {
      guard error.kind == .data else { throw error }
      report(.notGeoPackage, error.problem)
      return false
    }
    guard application == GeoPackageVersion.applicationID else {
      report(
        .notGeoPackage,
        "expected the application_id \(GeoPackageVersion.applicationID) ('GPKG'), found \(application ?? 0)")
      return false
    }
    if !(10_200..<10_500 ~= version) {
      report(.notGeoPackage, "expected a user_version of 10200 to 10499, found \(version)")
    }
    return true
  }

  private mutating func verifySoundness() throws(InputError) -> Bool {
    let lines = try database.rows("PRAGMA integrity_check(20)").compactMap { $0.first?.text }
    guard lines == ["ok"] else {
      for line in lines { report(.damagedFile, line) }
      return false
    }
    for row in try database.rows("PRAGMA foreign_key_check") {
      report(
        .contents, table: row[0].text,
        "row \(row[1].shown) refers to a row of \(row[2].text ?? "another table") that is not there")
    }
    return true
  }

  // MARK: System tables

  private static let systemTables: [(name: String, columns: [String])] = [
    (
      "gpkg_spatial_ref_sys",
      ["srs_name", "srs_id", "organization", "organization_coordsys_id", "definition", "description"]
    ),
    (
      "gpkg_contents",
      [
        "table_name", "data_type", "identifier", "description", "last_change", "min_x", "min_y", "max_x",
        "max_y",
        "srs_id",
      ]
    ),
    ("gpkg_geometry_columns", ["table_name", "column_name", "geometry_type_name", "srs_id", "z", "m"]),
  ]

  private mutating func verifySystemTables() throws(InputError) -> Bool {
    var areThere = true
    for table in Self.systemTables {
      let columns = try columns(of: table.name).map(\.name)
      if columns.isEmpty {
        report(.missingTable, "expected a table '\(table.name)', found none")
        areThere = false
        continue
      }
      for column in table.columns where !columns.contains(column) {
        report(.missingColumn, table: table.name, "expected a column '\(column)', found none")
        areThere = false
      }
    }
    return areThere
  }

  private mutating func verifyReferenceSystems() throws(InputError) {
    let known = try database.rows("SELECT srs_id FROM gpkg_spatial_ref_sys").compactMap { $0[0].integer }
    for id: Int64 in [-1, 0, 4_326] where !known.contains(id) {
      report(.referenceSystem, "expected a row \(id) in gpkg_spatial_ref_sys, found none")
    }
  }

  private mutating func verifyContents() throws(InputError) {
    let rows = try database.rows(
      "SELECT table_name, data_type, last_change, min_x, max_x, min_y, max_y, srs_id FROM gpkg_contents")
    for row in rows {
      guard let table = row[0].text else { continue }
      let columns = try columns(of: table)
      guard !columns.isEmpty else {
        report(.missingTable, "gpkg_contents names a table '\(table)', which is not there")
        continue
      }
      if !TableForms.isDateTime(row[2].text ?? "", version: version) {
        report(
          .contents, table: table,
          "last_change: expected YYYY-MM-DDTHH:MM:SS.SSSZ, found \(row[2].shown)")
      }
      verify(columns, of: table)
      switch row[1].text {
      case "features":
        var verification = TableVerification(
          table: table, columns: columns, box: row[3...6].map(\.number), referenceSystem: row[7].integer,
          of: self)
        try verification.verify()
        self = verification.file
      case "attributes", "tiles": break
      default:
        report(
          .contents, table: table, "data_type: expected features, attributes or tiles, found \(row[1].shown)")
      }
      try verifyCount(of: table)
    }
    let unknown = try database.rows(
      """
      SELECT table_name FROM gpkg_geometry_columns
      WHERE table_name NOT IN (SELECT table_name FROM gpkg_contents)
      """)
    for row in unknown {
      report(.contents, table: row[0].text, "expected a row in gpkg_contents, found none")
    }
  }

  private mutating func verify(_ columns: [TableColumn], of table: String) {
    let keys = columns.filter(\.isKey)
    if keys.count != 1 || keys[0].type != "INTEGER" {
      report(.missingKey, table: table, "expected one primary key of type INTEGER, found \(keys.count) keys")
    }
  }

  private mutating func verifyCount(of table: String) throws(InputError) {
    guard try !columns(of: "gpkg_ogr_contents").isEmpty else { return }
    let told = try database.rows(
      "SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = ?1 AND feature_count NOTNULL",
      [.text(table)])
    guard let told = told.first?[0].integer else { return }
    let real = try number("SELECT count(*) FROM \(TableForms.quoted(table))") ?? 0
    if told != real {
      report(.featureCount, table: table, "gpkg_ogr_contents says \(told) features, there are \(real)")
    }
  }

  // MARK: Styles

  private mutating func verifyStyles() throws(InputError) {
    let layers = try database.rows("SELECT table_name FROM gpkg_geometry_columns").compactMap { $0[0].text }
    let hasStyles = try !columns(of: "layer_styles").isEmpty
    for layer in layers {
      let rows =
        hasStyles
        ? try database.rows("SELECT styleQML FROM layer_styles WHERE f_table_name = ?1", [.text(layer)]) : []
      if rows.isEmpty {
        report(.style, table: layer, "no style in layer_styles: QGIS draws it in one colour")
      }
      let columns = try columns(of: layer).map(\.name)
      for style in rows.compactMap({ $0[0].text }) {
        for field in TableForms.timeFields(of: style) where !columns.contains(field) {
          report(
            .style, table: layer, "the style's times are those of a field '\(field)', which is not there")
        }
      }
    }
  }

  // MARK: Questions

  func number(_ query: String) throws(InputError) -> Int64? { try database.rows(query).first?.first?.integer }

  /// The columns of a table or view, as they were declared; none where it is not there.
  func columns(of table: String) throws(InputError) -> [TableColumn] {
    try database.rows("SELECT name, type, pk FROM pragma_table_info(?1)", [.text(table)]).map { row in
      TableColumn(name: row[0].text ?? "", type: row[1].text ?? "", isKey: row[2].integer == 1)
    }
  }
}

/// A column as its table declares it.
struct TableColumn {
  var name: String
  var type: String
  var isKey: Bool
}
