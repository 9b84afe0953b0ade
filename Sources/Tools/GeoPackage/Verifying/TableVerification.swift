internal import Model
internal import Verification

/// The part of a run that looks at one table of features: its registration, then row by row.
struct TableVerification {
  private(set) var file: FileVerification
  private let table: String
  private let columns: [TableColumn]
  /// West, east, south, north of `gpkg_contents`.
  private let toldBox: [Double?]
  private let referenceSystem: Int64?
  private var geometry = ""
  private var geometryType = ""
  private var mayHaveHeights = false
  private var mayHaveMeasures = false
  private var realBox: [Double]?
  private var areAllRead = true

  init(
    table: String, columns: [TableColumn], box: [Double?], referenceSystem: Int64?, of file: FileVerification
  ) {
    self.table = table
    self.columns = columns
    self.file = file
    toldBox = box
    self.referenceSystem = referenceSystem
  }

  mutating func verify() throws(InputError) {
    guard try verifyRegistration() else { return }
    verifyColumns()
    let index = "rtree_\(table)_\(geometry)"
    let hasIndex = try !file.columns(of: index).isEmpty
    if hasIndex {
      try verifyIndex(index)
    } else {
      file.report(.missingIndex, table: table, "no R-tree '\(index)': each look at a part reads every row")
    }
    try verifyRows(index: hasIndex ? index : nil)
    verifyBox()
  }

  private var toldSystem: String { referenceSystem.map(String.init) ?? "none" }

  // MARK: Registration

  private mutating func verifyRegistration() throws(InputError) -> Bool {
    let rows = try file.database.rows(
      "SELECT column_name, geometry_type_name, srs_id, z, m FROM gpkg_geometry_columns WHERE table_name = ?1",
      [.text(table)])
    guard rows.count == 1, let row = rows.first else {
      file.report(.contents, table: table, "expected one row in gpkg_geometry_columns, found \(rows.count)")
      return false
    }
    geometry = row[0].text ?? ""
    geometryType = row[1].text ?? ""
    mayHaveHeights = row[3].integer != 0
    mayHaveMeasures = row[4].integer != 0
    if row[2].integer != referenceSystem {
      file.report(
        .referenceSystem, table: table,
        "gpkg_contents says \(toldSystem), gpkg_geometry_columns \(row[2].shown)"
      )
    }
    guard columns.contains(where: { $0.name == geometry }) else {
      file.report(.missingColumn, table: table, "expected the geometry's column '\(geometry)', found none")
      return false
    }
    return true
  }

  private mutating func verifyColumns() {
    for column in columns where !column.isKey {
      if column.name == geometry {
        guard column.type != geometryType else { continue }
        file.report(
          .columnType, table: table,
          "\(geometry): gpkg_geometry_columns says \(geometryType), the table \(column.type)")
      } else if !TableForms.isType(column.type) {
        file.report(
          .columnType, table: table, "\(column.name): expected a type of the standard, found '\(column.type)'"
        )
      }
    }
  }

  // MARK: Index

  private mutating func verifyIndex(_ index: String) throws(InputError) {
    let extensions =
      try file.columns(of: "gpkg_extensions").isEmpty
      ? []
      : try file.database.rows(
        "SELECT 1 FROM gpkg_extensions WHERE table_name = ?1 AND extension_name = 'gpkg_rtree_index'",
        [.text(table)])
    if extensions.isEmpty {
      file.report(.missingExtension, table: table, "expected gpkg_rtree_index in gpkg_extensions, found none")
    }
    let key = columns.first(where: \.isKey)?.name ?? "rowid"
    let prefix = "\(index)_"
    let expected = Triggers.index(
      of: table, geometry: geometry, key: key, file.version >= 10_400 ? .v1_4 : .v1_3
    ).map { prefix + $0.suffix }
    let found = try file.database.rows(
      "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?1", [.text(table)]
    ).compactMap { $0[0].text }.filter { $0.hasPrefix(prefix) }
    for name in expected where !found.contains(name) {
      file.report(
        .triggers, table: table,
        "expected a trigger '\(name)', found none: edits would leave the index behind")
    }
    for name in found.sorted() where !expected.contains(name) {
      file.report(.triggers, table: table, "the trigger '\(name)' is of another version of the standard")
    }
    let problem = try file.database.rows("SELECT rtreecheck(?1)", [.text(index)]).first?[0].text
    if let problem, problem != "ok" { file.report(.indexDiffers, table: table, problem) }
    let surplus =
      try file.number(
        """
        SELECT count(*) FROM \(TableForms.quoted(index)) WHERE id NOT IN
        (SELECT \(TableForms.quoted(key)) FROM \(TableForms.quoted(table))
        WHERE \(TableForms.quoted(geometry)) NOTNULL)
        """) ?? 0
    if surplus > 0 {
      file.report(
        .indexDiffers, table: table, "\(surplus) boxes of rows that are not there or have no geometry")
    }
  }

  // MARK: Rows

  private mutating func verifyRows(index: String?) throws(InputError) {
    let table = table
    file.checks.beginLayer { "layer \(table), row \($0)" }
    let key = TableForms.quoted(columns.first(where: \.isKey)?.name ?? "rowid")
    let names = columns.map { "t." + TableForms.quoted($0.name) }.joined(separator: ", ")
    let box = index == nil ? "" : ", r.minx, r.maxx, r.miny, r.maxy"
    let join = index.map { " LEFT JOIN \(TableForms.quoted($0)) r ON r.id = t.\(key)" } ?? ""
    let statement = try file.database.prepare(
      "SELECT t.\(key), \(names)\(box) FROM \(TableForms.quoted(table)) t\(join) ORDER BY t.\(key)")
    let id = columns.firstIndex { $0.name == FeatureColumns.id }
    while try statement.step() {
      let row = Int(statement.integer(0))
      let name: String? = if let id { Self.words(statement.value(Int32(id + 1))) } else { "\(row)" }
      file.checks.beginFeature(id: name, at: row)
      var properties: [RawProperty] = []
      for (number, column) in columns.enumerated() {
        let place = Int32(number + 1)
        if column.name == geometry {
          let entry =
            index == nil ? nil : (0..<4).map { statement.value(Int32(columns.count + 1 + $0)).number }
          verifyGeometry(statement, place, entry: entry, row: row)
        } else if !column.isKey {
          verify(statement.value(place), of: column, row: row, &properties)
        }
      }
      file.checks.check(properties, at: row)
      file.checks.endFeature()
    }
  }

  /// Columns that hold times by their names, whatever their type.
  private static let times: Set<String> = ["start", "end", "date"]

  private static func words(_ value: SQLiteValue) -> String? { value.text ?? value.integer.map(String.init) }

  private mutating func verify(
    _ value: SQLiteValue, of column: TableColumn, row: Int, _ properties: inout [RawProperty]
  ) {
    if TableForms.isType(column.type), !TableForms.takes(value, type: column.type) {
      file.checks.report(
        GeoPackageRule.valueType, at: row, "\(column.name): expected \(column.type), found \(value.shown)")
    }
    let isTyped = column.type == "DATE" || column.type == "DATETIME"
    guard isTyped || Self.times.contains(column.name) else { return }
    guard let text = value.text else {
      properties.append(RawProperty(column.name, .null, mark: row))
      return
    }
    let (isRight, form) =
      switch column.type {
      case "DATE": (TableForms.isDate(text), "YYYY-MM-DD")
      case "DATETIME": (TableForms.isDateTime(text, version: file.version), "YYYY-MM-DDTHH:MM:SS.SSSZ")
      default: (true, "")
      }
    if !isRight {
      file.checks.report(
        GeoPackageRule.dateForm, at: row, "\(column.name): expected \(form), found '\(text)'")
    }
    // What is no time at all has been told; the shared checks compare those that are.
    let isTime = !isTyped || DateForm(text).shape != nil
    properties.append(RawProperty(column.name, isTime ? .text(text) : .null, mark: row))
  }

  // MARK: Geometries

  private mutating func verifyGeometry(
    _ statement: SQLiteStatement, _ place: Int32, entry: [Double?]?, row: Int
  ) {
    guard case .blob = statement.value(place) else {
      file.checks.report(
        GeoPackageRule.emptyGeometry, at: row, "a feature without a geometry; map clients show nothing")
      return
    }
    do throws(BinaryGeometry.Fault) {
      let shape = try statement.withBytes(place) { bytes in
        Result { () throws(BinaryGeometry.Fault) in try BinaryGeometry(bytes, mark: row) }
      }.get()
      verify(shape, row: row)
      verify(entry, box: shape.box, row: row)
    } catch {
      areAllRead = false
      file.checks.report(GeoPackageRule.geometryBlob, at: row, error.problem)
    }
  }

  private mutating func verify(_ shape: BinaryGeometry, row: Int) {
    if Int64(shape.referenceSystem) != referenceSystem {
      file.checks.report(
        GeoPackageRule.referenceSystem, at: row,
        "expected the reference system \(toldSystem), found \(shape.referenceSystem)"
      )
    }
    let name = GeometryCode(rawValue: shape.code)?.name ?? "GEOMETRYCOLLECTION"
    let isCollection = geometryType == "GEOMETRYCOLLECTION" && shape.code >= 4
    if geometryType != "GEOMETRY", name != geometryType, !isCollection {
      file.checks.report(GeoPackageRule.geometryType, at: row, "expected \(geometryType), found \(name)")
    }
    if shape.hasHeights && !mayHaveHeights || shape.hasMeasures && !mayHaveMeasures {
      file.checks.report(
        GeoPackageRule.geometryType, at: row, "heights or measures, which the column forbids")
    }
    let box = shape.box
    if box == nil {
      file.checks.report(GeoPackageRule.emptyGeometry, at: row, "an empty geometry; map clients show nothing")
    }
    if (box == nil) != shape.saysEmpty {
      file.checks.report(
        GeoPackageRule.geometryBlob, at: row,
        "the header says \(shape.saysEmpty ? "empty" : "not empty"), the geometry is the other")
    }
    if let told = shape.envelope, let box, told != box {
      file.checks.report(GeoPackageRule.envelope, at: row, "expected \(box), found \(told)")
    }
    for part in shape.parts { file.checks.check(part, at: row) }
    guard let box else { return }
    let old = realBox ?? box
    realBox = [min(old[0], box[0]), max(old[1], box[1]), min(old[2], box[2]), max(old[3], box[3])]
  }

  /// An entry must hold its box and be no larger than the rounding of SQLite's 32-bit numbers makes it.
  private mutating func verify(_ entry: [Double?]?, box: [Double]?, row: Int) {
    guard let entry, let box else { return }
    let edges = entry.compactMap(\.self)
    guard edges.count == 4 else {
      file.checks.report(GeoPackageRule.indexDiffers, at: row, "expected a box in the R-tree, found none")
      return
    }
    let fits = zip(edges, box).enumerated().allSatisfy { side, pair in
      let out = side % 2 == 0 ? pair.1 - pair.0 : pair.0 - pair.1
      return 0...(abs(pair.1) * 3e-7 + 1e-30) ~= out
    }
    if !fits { file.checks.report(GeoPackageRule.indexDiffers, at: row, "expected \(box), found \(edges)") }
  }

  private mutating func verifyBox() {
    let told = toldBox.compactMap(\.self)
    guard areAllRead, let realBox else { return }
    guard told.count == 4 else {
      return file.report(.boundingBox, table: table, "expected \(realBox), found none")
    }
    let differ = zip(told, realBox).contains { abs($0 - $1) > 1e-9 }
    if differ { file.report(.boundingBox, table: table, "expected \(realBox), found \(told)") }
  }
}
