import Foundation
import Testing

/// GDAL's `ogr2ogr`, a reader of other people's hands.
public enum Ogr {
  /// Whether it is installed; a test that needs it says loudly that it is not.
  public static let isThere: Bool = {
    let isThere = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .contains { FileManager.default.isExecutableFile(atPath: "\($0)/ogr2ogr") }
    if !isThere { print("SKIPPED: ogr2ogr is not installed (gdal-bin); nothing of GDAL's reading is tested") }
    return isThere
  }()

  /// What GDAL reads of a file: the rows of a layer as comma-separated values, with the geometry as `WKT`, in one text.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - options: More arguments, such as `-oo KEEP_GEOM_COLUMNS=NO`.
  ///   - layer: The layer; empty for the only one.
  public static func csv(of file: String, options: [String] = [], layer: String = "") throws -> String {
    try text(
      of: file, layer: layer, ending: "csv",
      ["-f", "CSV", "-lco", "GEOMETRY=AS_WKT", "-lco", "STRING_QUOTING=IF_NEEDED"] + options)
  }

  /// What GDAL reads of a layer, each feature as a GeoJSON object whose id is its number in the layer.
  public static func features(of file: String, layer: String) throws -> [String] {
    try text(
      of: file, layer: layer, ending: "geojson",
      ["-f", "GeoJSON", "-lco", "ID_GENERATE=YES", "-lco", "ID_TYPE=String"]
    ).split(separator: "\n").filter { $0.hasPrefix("{ \"type\": \"Feature\",") }
      .map { String($0.hasSuffix(",") ? $0.dropLast() : $0) }
  }

  /// A layer as GDAL writes it in another format; of a file with another ending than `csv` its CSV driver makes a folder.
  private static func text(
    of file: String, layer: String, ending: String, _ arguments: [String]
  ) throws -> String {
    let output = FileManager.default.temporaryDirectory.appending(path: "ogr-\(UUID()).\(ending)").path
    defer { try? FileManager.default.removeItem(atPath: output) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["ogr2ogr"] + arguments + [output, file] + (layer.isEmpty ? [] : [layer])
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "ogr2ogr cannot read \(file)")
    return try String(contentsOfFile: output, encoding: .utf8)
  }
}
