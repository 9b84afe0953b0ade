import Foundation
@testable import GeoPackage
import Testing

/// What GDAL reads; `script/clients/geopackage.py` asks more clients, and more of each.
@Suite struct ClientTests {
  @Test func gdalReadsLayersTypesAndDates() throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/ogrinfo") else {
      return print("SKIPPED: no /usr/bin/ogrinfo: install Debian's gdal-bin")
    }
    let folder = try TemporaryFolder()
    try Sample.write(to: folder.file("out.gpkg"))
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/ogrinfo")
    process.arguments = ["-al", "-ro", folder.file("out.gpkg")]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    for line in [
      "Layer name: control_status\n", "Geometry: Point\n", "Feature Count: 3\n",
      "Extent: (37.447800, 36.611820) - (38.011110, 36.817500)",
      "count: Integer64 (0.0)", "score: Real (0.0)", "is_sure: Integer(Boolean) (0.0)",
      "sources: String(JSON) (0.0)",
      "date: Date (0.0)", "start: DateTime (0.0)", "start (DateTime) = 2016/08/24 00:00:00+00",
      "end (DateTime) = 2016/09/14 23:59:59+00", "POINT (38.01111 36.8175)",
      "Layer name: control_status_unlocated",
      "Geometry: Multi Polygon",
    ] {
      #expect(text.contains(line), "no '\(line)' in: \(text)")
    }
    #expect(!text.contains("Warning") && !text.contains("ERROR"), "\(text)")
  }
}
