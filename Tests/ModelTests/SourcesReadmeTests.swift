import Foundation
import Testing

/// `Sources/README.md` says of each module what it imports; this reads the imports of the source files and compares.
///
/// With `DATELINE_RECORD=1` it writes the imports column anew, and still fails.
@Suite struct SourcesReadmeTests {
  private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources").standardizedFileURL
  private let readme = Self.sources.appending(path: "README.md")
  /// What the toolchain brings; the table tells of our modules and of other people's packages.
  private let toolchain: Set = ["Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Synchronization"]

  @Test func tableHasEachModuleWithItsImports() throws {
    var lines = try String(contentsOf: readme, encoding: .utf8).components(separatedBy: "\n")
    var missing = try modules()
    var wrong: [String] = []
    for (index, line) in lines.enumerated() {
      guard let row = Row(line) else { continue }
      guard let folder = missing.removeValue(forKey: row.module) else {
        wrong.append("no such module in Sources: \(row.module)")
        continue
      }
      let imports = try self.imports(of: folder)
      if imports == row.imports { continue }
      wrong.append("\(row.module): the table says '\(row.imports)', the code imports '\(imports)'")
      lines[index] = Row(module: row.module, imports: imports, purpose: row.purpose).text
    }
    wrong += try missing.sorted { $0.key < $1.key }.map {
      "no row; add | \($0.key) | \(try imports(of: $0.value)) | what it is for |"
    }
    if !wrong.isEmpty, ProcessInfo.processInfo.environment["DATELINE_RECORD"] == "1" {
      try lines.joined(separator: "\n").write(to: readme, atomically: true, encoding: .utf8)
    }
    #expect(wrong.isEmpty, "Sources/README.md:\n\(wrong.joined(separator: "\n"))")
  }

  /// The folders of modules by module name; a stage's folder has its number before the name.
  private func modules() throws -> [String: URL] {
    let groups = ["Stages", "Tools", "Apps"].map { Self.sources.appending(path: $0) }
    let loose = try folders(in: Self.sources).filter { folder in
      !groups.contains { $0.lastPathComponent == folder.lastPathComponent }
    }
    var modules: [String: URL] = [:]
    for folder in try loose + groups.flatMap(folders(in:)) {
      let name = folder.lastPathComponent.drop { $0.isNumber || $0 == "-" }
      modules[String(name)] = folder
    }
    return modules
  }

  private func folders(in folder: URL) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: [.isDirectoryKey])
      .filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true }
  }

  /// The modules that a folder's Swift files import, in alphabetical order; a dash for none.
  private func imports(of folder: URL) throws -> String {
    var found: Set<String> = []
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        guard let module = Self.importedModule(line) else { continue }
        found.insert(module)
      }
    }
    let listed = found.subtracting(toolchain).sorted()
    return listed.isEmpty ? "–" : listed.joined(separator: ", ")
  }

  /// `Model` of `public import Model` and of `import struct Model.Place`.
  private static func importedModule(_ line: Substring) -> String? {
    let words = line.split(separator: " ")
    let modifiers: Set<Substring> = [
      "public", "package", "internal", "fileprivate", "private", "@preconcurrency",
    ]
    let kinds: Set<Substring> = ["class", "enum", "func", "let", "protocol", "struct", "typealias", "var"]
    let rest = words.drop { modifiers.contains($0) }
    guard rest.first == "import" else { return nil }
    return rest.dropFirst().drop { kinds.contains($0) }.first?.split(separator: ".").first.map(String.init)
  }

  /// A row `| module | imports | what it is for |`; the head and the rule below it are none.
  private struct Row {
    var module: String
    var imports: String
    var purpose: String

    init(module: String, imports: String, purpose: String) {
      (self.module, self.imports, self.purpose) = (module, imports, purpose)
    }

    init?(_ line: String) {
      let cells = line.components(separatedBy: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 5, cells[0].isEmpty, !["module", "---"].contains(cells[1]) else { return nil }
      self.init(module: cells[1], imports: cells[2], purpose: cells[3])
    }

    var text: String { "| \(module) | \(imports) | \(purpose) |" }
  }
}
