internal import Features
internal import Model

/// The tables of one layer under construction: its features, those without a geometry beside them, the index.
///
/// Features without a geometry stand in a table of attributes of their own: a table of features with gaps
/// would pass the standard, but not the rules of publishers (PDOK's RQ24), and a map viewer would show rows
/// that lie nowhere.
final class FeatureTable {
  /// A table's row in `gpkg_contents`.
  struct Contents {
    var table: String
    var identifier: String
    var count: Int64
    var geometry: GeometryCode?
    var envelope: Envelope?
  }

  let schema: FeatureSchema
  let columns: FeatureColumns
  let table: String
  let binder: RowBinder
  private(set) var categories = CategoryBook()
  /// Features whose time stands in no column.
  private(set) var lostTimes = 0

  private let unlocatedTable: String
  private let database: SQLiteDatabase
  private let insertion: SQLiteStatement
  private let index: IndexBuilder
  private var unlocatedInsertion: SQLiteStatement?
  private var geometry: GeometryCode
  private var envelope: Envelope?
  private let hasTimes: Bool
  private var number: Int64 = 0
  private var unlocated: Int64 = 0

  init(_ schema: FeatureSchema, names: inout Names, in database: SQLiteDatabase) throws(InputError) {
    self.schema = schema
    self.database = database
    columns = FeatureColumns(schema)
    table = names.take(schema.name)
    unlocatedTable = names.take(schema.name + "_unlocated")
    hasTimes = schema.fields.contains { $0.type == .date || $0.type == .dateTime }
    binder = RowBinder(schema, columns)
    geometry =
      switch schema.geometry {
      case .point: .point
      case .line: .multiLineString
      case .polygon: .multiPolygon
      }
    try database.run(columns.definition(of: table, geometry: geometry.name))
    insertion = try database.prepare(columns.insertion(into: table, hasGeometry: true))
    index = try IndexBuilder(of: table, geometry: FeatureColumns.geometry, in: database)
  }

  func append(_ feature: Feature) throws(InputError) {
    number += 1
    if feature.time != nil && !hasTimes { lostTimes += 1 }
    guard let shape = feature.geometry else {
      unlocated += 1
      _ = try binder.insert(feature, key: number, try insertionOfUnlocated())
      return
    }
    try verify(shape, of: feature)
    if let box = try binder.insert(feature, key: number, insertion) {
      try index.add(box, key: number)
      if envelope == nil { envelope = box } else { envelope?.add(box) }
    }
    categories.add(feature.category)
  }

  private func insertionOfUnlocated() throws(InputError) -> SQLiteStatement {
    if let unlocatedInsertion { return unlocatedInsertion }
    try database.run(columns.definition(of: unlocatedTable, geometry: nil))
    let statement = try database.prepare(columns.insertion(into: unlocatedTable, hasGeometry: false))
    unlocatedInsertion = statement
    return statement
  }

  /// Refuses what the layer's column cannot hold.
  private func verify(_ shape: Geometry, of feature: Feature) throws(InputError) {
    switch (shape, schema.geometry) {
    case (.point, .point), (.lineString, .line), (.multiLineString, .line), (.polygon, .polygon),
      (.multiPolygon, .polygon):
      return
    case (.multiPoint, .point): geometry = .multiPoint
    default:
      throw InputError(
        .data, at: "feature \(feature.id)",
        "expected a geometry of type \(schema.geometry.rawValue), found another")
    }
  }

  /// Ends the tables: their triggers come when all rows are in.
  func finish(_ version: GeoPackageVersion) throws(InputError) -> [Contents] {
    if geometry == .multiPoint { try makeMultiPoint() }
    try index.finish()
    let triggers = Triggers.index(
      of: table, geometry: FeatureColumns.geometry, key: FeatureColumns.key, version)
    try database.run(triggers.map(\.definition).joined(separator: "\n") + Triggers.count(of: table))
    let located = Contents(
      table: table, identifier: schema.name, count: number - unlocated, geometry: geometry, envelope: envelope
    )
    guard unlocatedInsertion != nil else { return [located] }
    try database.run(Triggers.count(of: unlocatedTable))
    return [
      located, Contents(table: unlocatedTable, identifier: "\(schema.name), unlocated", count: unlocated),
    ]
  }

  /// A single point came before one of many: a column has one type, so that all become of many.
  private func makeMultiPoint() throws(InputError) {
    // Behind the header of eight bytes: little-endian, type 4, one part; the point itself stays.
    try database.run(
      """
      UPDATE "\(table)"
      SET geom = CAST(substr(geom, 1, 8) || x'010400000001000000' || substr(geom, 9) AS BLOB)
      WHERE substr(geom, 9, 5) = x'0101000000';
      PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = replace(sql, '"geom" POINT', '"geom" MULTIPOINT')
      WHERE type = 'table' AND name = '\(table)';
      PRAGMA writable_schema = OFF;
      """)
  }
}
