import Foundation
import Testing

/// The lines of a table of tests: tab-separated, `#` opens a comment line.
func table(_ name: String, beside file: String = #filePath) throws -> [[String]] {
  let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
  let text = try String(decoding: Data(contentsOf: folder.appending(path: "Tables/\(name)")), as: UTF8.self)
  return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
    line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
  }
}

/// A folder that goes with the test.
func withFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
  let folder = FileManager.default.temporaryDirectory.appending(path: "geojson-\(UUID())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path)
}
