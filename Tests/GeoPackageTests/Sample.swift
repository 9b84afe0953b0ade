import Drafts
import Features
import Foundation
@testable import GeoPackage
import Model

/// A folder of a test's own, gone with it.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "dateline-gpkg-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() } }
}

/// Layers and features for the tests.
enum Sample {
  typealias Field = FeatureSchema.Field

  /// One field of each type, and one that may not be null.
  static let schema = FeatureSchema(
    name: "control-status", featureType: "control-interval", summary: "Who held what.",
    fields: [
      Field(name: "id", type: .string, isNullable: false, meaning: "Its name"),
      Field(name: "title", type: .string, meaning: "Place and holder"),
      Field(name: "control", type: .string), Field(name: "count", type: .integer, form: "0 and more"),
      Field(name: "score", type: .real), Field(name: "is_sure", type: .boolean),
      Field(name: "sources", type: .strings), Field(name: "date", type: .date),
      Field(name: "start", type: .dateTime), Field(name: "end", type: .dateTime),
    ], categoryFields: ["control"])

  static func feature(
    _ id: String, _ geometry: Geometry?, _ values: [PropertyValue]? = nil, control: String? = "ISIS"
  ) -> Feature {
    let usual: [PropertyValue] = [
      .string("Jarablus: \(control ?? "nobody")"), .text(control), 3, 0.97, true, .strings(["a", "b"]),
      "2016-08-24",
      "2016-08-24T00:00:00Z", "2016-09-14T23:59:59Z",
    ]
    return Feature(
      id: id, geometry: geometry, values: [.string(id)] + (values ?? usual),
      category: control.map { FeatureCategory(key: $0, label: $0, colour: "#d55e00") })
  }

  static func point(_ longitude: Double, _ latitude: Double) throws -> Geometry {
    .point(try Coordinate(longitude: longitude, latitude: latitude))
  }

  /// A layer of points, lines or polygons without fields.
  static func bare(_ name: String, _ geometry: FeatureSchema.GeometryType) -> FeatureSchema {
    FeatureSchema(name: name, featureType: name, geometry: geometry)
  }

  static func ring(_ corners: [(Double, Double)]) throws -> [Coordinate] {
    try corners.map { try Coordinate(longitude: $0.0, latitude: $0.1) }
  }

  /// Two layers: places with everything, one without a geometry; areas of which one has a hole.
  static func write(to path: String, version: GeoPackageVersion = .v1_3) throws {
    let writer = try GeoPackageWriter(to: path, version: version)
    try writer.begin(schema)
    try writer.append(feature("a", try point(38.01111, 36.8175)))
    try writer.append(feature("b", try point(37.4478, 36.61182), control: "SDF"))
    try writer.append(
      feature(
        "c", try point(37.65874, 36.72232), [nil, nil, nil, nil, nil, nil, nil, nil, nil], control: nil))
    try writer.append(feature("d", nil))
    try writer.begin(bare("areas", .polygon))
    let outline = try ring([(37, 36), (37, 37), (38, 37), (38, 36), (37, 36)])
    let hole = try ring([(37.2, 36.2), (37.8, 36.2), (37.8, 36.8), (37.2, 36.2)])
    try writer.append(Feature(id: "x", geometry: .polygon([outline, hole])))
    let island = try ring([(39, 36), (39.5, 36), (39.5, 36.5), (39, 36)])
    try writer.append(Feature(id: "y", geometry: .multiPolygon([[outline], [island]])))
    try ReplacingFile.commit(try writer.finish())
  }

  /// Rows of a query on a file.
  static func rows(_ path: String, _ query: String) throws -> [[SQLiteValue]] {
    try SQLiteDatabase(path, name: path, .read).rows(query)
  }
}
