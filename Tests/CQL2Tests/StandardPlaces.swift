import Features
import Foundation
import GRDB
import Model
import TestSupport

/// The data of the standard's own tests (OGC 21-065r2, Annex A): three layers of Natural Earth in a
/// GeoPackage.
struct StandardPlaces {
  static let folder = TestGazetteer.root.appending(path: "../shared/data/cql2").standardizedFileURL
  static let isThere = FileManager.default.fileExists(atPath: folder.appending(path: "predicates.csv").path)

  /// A layer with its features.
  struct Layer {
    var schema: FeatureSchema
    var features: [Feature]
  }

  /// A row of `predicates.csv`.
  struct Row {
    var line: Int
    var conformanceClass: String
    var layer: String
    var filter: String
    var count: Int
  }

  var layers: [String: Layer] = [:]
  var rows: [Row] = []

  /// Reads both files.
  init() throws {
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(
      path: Self.folder.appending(path: "ne110m4cql2.gpkg").path, configuration: configuration)
    layers = try queue.read { database in
      let names = try String.fetchAll(database, sql: "SELECT table_name FROM gpkg_contents")
      return try Dictionary(uniqueKeysWithValues: names.map { ($0, try Self.layer($0, database)) })
    }
    let text = try String(contentsOf: Self.folder.appending(path: "predicates.csv"), encoding: .utf8)
    for (index, line) in text.split(whereSeparator: \.isNewline).enumerated().dropFirst() {
      let cells = Self.cells(of: line)
      guard cells.count == 5, let count = Int(cells[4]) else {
        throw Unreadable(problem: "predicates.csv:\(index + 1)")
      }
      rows.append(
        Row(line: index + 1, conformanceClass: cells[0], layer: cells[2], filter: cells[3], count: count))
    }
  }

  /// The cells of a line of RFC 4180.
  private static func cells(of line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    var last: Character?
    for character in line {
      if character == "\"" {
        if !isQuoted && last == "\"" { cells[cells.count - 1].append("\"") }
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
      last = character
    }
    return cells
  }

  private static func layer(_ name: String, _ database: Database) throws -> Layer {
    let columns = try TableColumn.columns(of: name, database)
    let fields = columns.filter { $0.name != "geom" }
    let schema = FeatureSchema(
      name: name, featureType: name,
      fields: fields.map { .init(name: $0.name, type: $0.type) })
    let features = try GRDB.Row.fetchAll(database, sql: "SELECT * FROM \"\(name)\"").map { row in
      let geometry: Data = row["geom"]
      return Feature(
        id: (row["fid"] as Int).description, geometry: try WellKnownBinary.geometry(ofGeoPackage: geometry),
        values: fields.map { value(row[$0.name], $0.type) })
    }
    return Layer(schema: schema, features: features)
  }

  private static func value(_ stored: DatabaseValue, _ type: FeatureSchema.FieldType) -> PropertyValue {
    switch stored.storage {
    case .null, .blob: .null
    case .int64(let number): type == .boolean ? .bool(number != 0) : .int(Int(number))
    case .double(let number): .double(number)
    // The file has times without a zone, which its text means as universal time.
    case .string(let words): .string(type == .dateTime && !words.hasSuffix("Z") ? "\(words)Z" : words)
    }
  }
}

/// A column of a table.
struct TableColumn {
  var name: String
  var type: FeatureSchema.FieldType

  static func columns(of table: String, _ database: Database) throws -> [TableColumn] {
    try GRDB.Row.fetchAll(database, sql: "SELECT name, type FROM pragma_table_info(?)", arguments: [table])
      .map {
        let declared: String = $0["type"]
        let type: FeatureSchema.FieldType =
          switch declared {
          case "INTEGER", "MEDIUMINT": .integer
          case "REAL", "DOUBLE", "FLOAT": .real
          case "BOOLEAN": .boolean
          case "DATE": .date
          case "DATETIME": .dateTime
          default: .string
          }
        return TableColumn(name: $0["name"], type: type)
      }
  }
}

/// Geometries as a GeoPackage stores them (OGC 12-128r18, 2.1.3), in two dimensions.
struct WellKnownBinary {
  private var bytes: [UInt8]
  private var at: Int

  static func geometry(ofGeoPackage blob: Data) throws -> Geometry {
    let bytes = [UInt8](blob)
    // An envelope of 0, 4, 6, 6 or 8 numbers stands between the header and the geometry.
    let envelope = [0, 32, 48, 48, 64][Int(bytes[3] >> 1 & 7)]
    var reader = WellKnownBinary(bytes: bytes, at: 8 + envelope)
    return try reader.geometry()
  }

  private mutating func geometry() throws -> Geometry {
    guard bytes[at] == 1 else { throw Unreadable(problem: "a geometry that is not little-endian") }
    at += 1
    switch number() as UInt32 {
    case 1: return .point(try position())
    case 2: return .lineString(try positions())
    case 3: return .polygon(try rings())
    case 6:
      return .multiPolygon(
        try (0..<(number() as UInt32)).map { _ in
          guard case .polygon(let rings) = try geometry() else {
            throw Unreadable(problem: "a part that is no polygon")
          }
          return rings
        })
    case let type: throw Unreadable(problem: "a geometry of type \(type)")
    }
  }

  private mutating func rings() throws -> [[Coordinate]] {
    try (0..<(number() as UInt32)).map { _ in try positions() }
  }

  private mutating func positions() throws -> [Coordinate] {
    try (0..<(number() as UInt32)).map { _ in try position() }
  }

  private mutating func position() throws -> Coordinate {
    // Natural Earth has 180.00000000000006 along the antimeridian.
    let longitude = min(max(Double(bitPattern: number()), -180), 180)
    return try Coordinate(longitude: longitude, latitude: Double(bitPattern: number()))
  }

  private mutating func number<Number: FixedWidthInteger>() -> Number {
    defer { at += MemoryLayout<Number>.size }
    return bytes[at..<(at + MemoryLayout<Number>.size)].reversed().reduce(0) { $0 << 8 | Number($1) }
  }
}

/// What the tests cannot read of the standard's data.
struct Unreadable: Error {
  let problem: String
}
