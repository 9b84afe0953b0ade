import Foundation
import Gazetteer
import Model

/// The gazetteer that look-ups are measured over: the project's tables, the world layer, and, where
/// `../shared/data` is, GeoNames' rows of Syria, Iraq and Turkey and all places of 500 inhabitants (952,000
/// names).
///
/// Built once into `Benchmarks/.build`, and again when a source file or this program is newer.
struct WorldGazetteer {
  /// GeoNames' files that are imported, in this order.
  static let files = [
    "SY.ppl.derived.txt", "IQ.ppl.derived.txt", "TR.ppl.derived.txt", "cities500.derived.txt.gz",
  ]
  /// Where they and the spellings of the press are.
  static let sharedFolder = BenchGazetteer.repository.appending(path: "../shared/data").standardizedFileURL

  /// The paths of the files; empty, with a line that says so, where they are not there.
  static func sources() -> [String] {
    let paths = files.map { sharedFolder.appending(path: "geonames/\($0)").path() }
    if paths.allSatisfy({ FileManager.default.fileExists(atPath: $0) }) { return paths }
    print("\(sharedFolder.path()) has not all of \(files): the world layer alone is measured")
    return []
  }

  let path: String

  /// Opens it, built anew where need be; `tables` says whether the project's own places and names are in it.
  init(tables: Bool) throws {
    let folder = BenchGazetteer.repository.appending(path: "Benchmarks/.build/gazetteers")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let project = BenchGazetteer.repository.appending(path: "gazetteer")
    let sources = Self.sources()
    path = folder.appending(path: tables ? "with-tables.sqlite" : "without-tables.sqlite").path()
    let inputs = sources + (try Self.tables(of: project).map { $0.path() }) + [CommandLine.arguments[0]]
    if try Self.isFresh(path, inputs: inputs) { return }
    let from = tables ? project : try Self.emptyProject(like: project, in: folder)
    try GazetteerBuilder().build(
      project: from.path(), worldFolder: GazetteerBuilder.defaultWorldFolder, to: path)
    if !sources.isEmpty { _ = try GazetteerImporter().add(sources, to: path) }
  }

  /// A project folder whose tables have their headings only.
  static func emptyProject(like project: URL, in folder: URL) throws -> URL {
    let empty = folder.appending(path: "no-tables")
    try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
    for table in try tables(of: project) {
      let text = try String(contentsOf: table, encoding: .utf8)
      let heading = text.prefix { $0 != "\n" } + "\n"
      try heading.write(to: empty.appending(path: table.lastPathComponent), atomically: true, encoding: .utf8)
    }
    return empty
  }

  private static func tables(of project: URL) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: project, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "csv" }
  }

  private static func isFresh(_ path: String, inputs: [String]) throws -> Bool {
    func date(_ path: String) throws -> Date {
      try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date ?? .distantFuture
    }
    guard let built = try? date(path) else { return false }
    return try inputs.allSatisfy { try date($0) < built }
  }

  /// A gazetteer that remembers no answer.
  func open() throws -> Gazetteer { try Gazetteer(path: path) }
}
