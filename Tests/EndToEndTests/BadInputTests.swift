import Foundation
import Testing

/// What is wrong is told in one line, with its exit status, and nothing that stood before is touched.
@Suite struct BadInputTests {
  /// A wrong call: the files it finds in its folder, the arguments, and what it must say.
  struct Row: Sendable, CustomTestStringConvertible {
    var name: String
    var files: [String: Data] = [:]
    var arguments: [String]
    var input = Data()
    var gazetteer: String?
    var status: Int32
    var says: [String]
    var testDescription: String { name }
  }

  private static let good = Data("The army captured Palmyra from ISIS on 2 March 2017.".utf8)
  private static let map = ["map", "good.txt", "bad", "-o", "out"]

  private static func report(
    _ name: String, _ file: String, _ content: Data?, status: Int32 = 65, says: [String]
  ) -> Row {
    var files = ["good.txt": good]
    files[file] = content
    return Row(
      name: name, files: files, arguments: ["map", "good.txt", file, "-o", "out"], status: status, says: says)
  }

  static let reports: [Row] = [
    report("missing file", "none.txt", nil, status: 66, says: ["none.txt", "no such file"]),
    report("empty file", "e.txt", Data(), says: ["e.txt", "is empty"]),
    report("only white space", "w.txt", Data(" \n\t\n".utf8), says: ["w.txt", "is empty"]),
    report("a folder", ".", nil, status: 66, says: ["is a folder"]),
    report(
      "binary junk", "b.txt", Data([7, 0, 0xC3, 0x28, 0xFE, 1, 2, 3]), says: ["b.txt", "expected", "found"]),
    report("NUL in text", "n.txt", Data("IS took\nRa\0qqa.".utf8), says: ["n.txt:2", "NUL"]),
    report(
      "Latin-1", "l.txt", Data([0x44, 0x0A, 0x53, 0xE4, 0x64]), says: ["l.txt:2", "expected UTF-8", "E4"]),
    report(
      "UTF-16 with a mark", "u.txt", "Raqqa".data(using: .utf16LittleEndian).map { Data([0xFF, 0xFE]) + $0 },
      says: ["u.txt", "expected UTF-8, found UTF-16"]),
    report("PDF", "p.txt", Data("%PDF-1.4\n".utf8), says: ["p.txt", "PDF"]),
    report(
      "not JSON", "j.jsonl", Data("{\"text\":\"a\"}\nnot json\n".utf8), says: ["j.jsonl:2", "expected"]),
    report(
      "JSON cut off", "j.jsonl", Data("{\"id\":\"x\",\"text\":\"IS too".utf8), says: ["j.jsonl:1", "JSON"]),
    report("JSON without text", "j.jsonl", Data("{\"id\":\"x\"}\n".utf8), says: ["j.jsonl:1", "'text'"]),
    report(
      "front matter's date", "f.md", Data("---\npublished: 2016-13-45\n---\nText.".utf8),
      says: ["f.md", "2016-13-45"]),
    report(
      "two reports of one id", "d.jsonl",
      Data("{\"id\":\"good\",\"text\":\"ISIS captured Palmyra.\"}\n".utf8), says: ["good", "id"]),
  ]

  static let calls: [Row] = [
    Row(name: "unknown verb", arguments: ["frobnicate"], status: 64, says: ["frobnicate", "--help"]),
    Row(
      name: "unknown option", arguments: ["claims", "--frob"], status: 64, says: ["--frob", "claims --help"]),
    Row(
      name: "unknown style", arguments: ["map", "good.txt", "--style", "pretty"], status: 64,
      says: ["--style", "simplestyle", "pretty"]),
    Row(name: "no report", arguments: ["claims"], status: 64, says: ["no report"]),
    Row(name: "map without dispatches", arguments: ["map", "-o", "out"], status: 64, says: ["no report"]),
    Row(
      name: "wrong day", arguments: ["ledger", "at", "2016-02-30"], status: 64,
      says: ["YYYY-MM-DD", "2016-02-30"]),
    Row(
      name: "wrong --known-at", arguments: ["ledger", "log", "--known-at", "May", "--ledger", "good.txt"],
      status: 64, says: ["--known-at", "May"]),
    Row(
      name: "no ledger", arguments: ["ledger", "log", "--ledger", "none.sqlite"], status: 66,
      says: ["none.sqlite"]),
    Row(
      name: "text for a ledger", arguments: ["ledger", "log", "--ledger", "good.txt"], status: 65,
      says: ["good.txt", "ledger"]),
    Row(
      name: "map into a text for a ledger",
      arguments: ["map", "good.txt", "-o", "out", "--ledger", "good.txt"], status: 65,
      says: ["good.txt", "ledger"]),
    Row(name: "empty name", arguments: ["place", ""], status: 64, says: ["''"]),
    Row(name: "name without letters", arguments: ["place", "..."], status: 64, says: ["'...'"]),
    Row(
      name: "unknown name", arguments: ["place", "Xyzzyville-on-the-Nowhere"], status: 1,
      says: ["no such place"]),
    Row(
      name: "unknown name of a village", arguments: ["place", "al-Gharz"], status: 1,
      says: ["al-Gharz", "no such place"]),
    Row(
      name: "unknown --near", arguments: ["place", "Jabar", "--near", "Xyzzyville"], status: 64,
      says: ["--near", "Xyzzyville"]),
    Row(
      name: "limit of nothing", arguments: ["place", "Jabar", "--limit", "0"], status: 64, says: ["--limit"]),
    Row(name: "nothing to check", arguments: ["check", ""], status: 64, says: ["check"]),
    Row(
      name: "no statement in a sentence", arguments: ["check", "Nothing is measured here."], status: 0,
      says: ["No stated"]),
    Row(
      name: "verify no JSON", arguments: ["verify", "good.txt"], status: 1, says: ["good.txt", "1 problem"]),
    Row(name: "verify nothing", arguments: ["verify", "none.geojson"], status: 66, says: ["none.geojson"]),
    Row(
      name: "folder under a file", arguments: ["map", "good.txt", "-o", "good.txt/out"], status: 73,
      says: ["good.txt/out"]),
    Row(
      name: "folder under a file, with a ledger",
      arguments: ["map", "good.txt", "-o", "good.txt/out", "--ledger", "new.sqlite"], status: 73,
      says: ["good.txt/out"]),
    Row(
      name: "no gazetteer", arguments: ["claims", "good.txt"], gazetteer: "none.sqlite", status: 66,
      says: ["none.sqlite", "gazetteer build"]),
    Row(
      name: "a gazetteer of text", arguments: ["claims", "good.txt"], gazetteer: "good.txt", status: 65,
      says: ["good.txt", "SQLite"]),
    Row(
      name: "import of nothing", arguments: ["gazetteer", "import", "none.txt"], gazetteer: "good.txt",
      status: 65, says: ["good.txt"]),
    Row(
      name: "bad line on standard input", arguments: ["claims", "-"], input: Data("{\"text\":\n".utf8),
      status: 65, says: ["standard input:1"]),
  ].map { row in
    var row = row
    row.files = ["good.txt": good]
    return row
  }

  @Test(arguments: reports + calls)
  func wrongCallSaysSoAndTouchesNothing(_ row: Row) async throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path("out"), withIntermediateDirectories: true)
    for layer in Project.layers { try folder.file("out/\(layer).geojson", "old \(layer)") }
    try folder.file("out/ledger.sqlite", "old ledger")
    for (name, content) in row.files { try folder.file(name, content) }
    let before = try folder.snapshot()
    let run = try await Program.run(
      row.arguments, gazetteer: row.gazetteer, in: folder.path, input: row.input)
    #expect(run.status == row.status && !run.isKilled, "\(run.status): \(run.errors)")
    #expect(run.errorLines.count == 1, "\(run.errors)")
    for words in row.says { #expect(run.errors.contains(words), "'\(words)' is not in: \(run.errors)") }
    #expect(try folder.snapshot() == before)
  }

  // MARK: - The gazetteer's tables

  /// A change to one of the tables, and what the build must say.
  struct Damage: Sendable, CustomTestStringConvertible {
    var name: String
    var file: String
    var change: @Sendable (String) -> String
    var says: [String]
    var testDescription: String { name }
  }

  /// Replaces the latitude and longitude of a row by others.
  private static func places(
    _ row: String, _ change: @escaping @Sendable ([String], [String]) -> [String]
  )
    -> @Sendable (String) -> String
  {
    { table in
      let lines = table.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let headings = (lines.first ?? "").split(separator: ",").map(String.init)
      return lines.map { line in
        guard line.hasPrefix(row) else { return line }
        let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        return change(cells, headings).joined(separator: ",")
      }.joined(separator: "\n")
    }
  }

  static let damages: [Damage] = [
    Damage(
      // Baghdad; Jarablus swapped lies in Turkey, in reach of the circle round Syria.
      name: "swapped axes", file: "places.csv",
      change: places("geonames:98182,") { cells, headings in
        guard let x = headings.firstIndex(of: "longitude"), let y = headings.firstIndex(of: "latitude") else {
          return []
        }
        var cells = cells
        cells.swapAt(x, y)
        return cells
      }, says: ["places.csv:"]),
    Damage(
      name: "latitude abc", file: "places.csv",
      change: places("geonames:169179,") { cells, headings in
        guard let y = headings.firstIndex(of: "latitude") else { return [] }
        var cells = cells
        cells[y] = "abc"
        return cells
      }, says: ["places.csv:", "latitude", "abc"]),
    Damage(
      name: "id given twice", file: "places.csv",
      change: { table in
        let line = table.split(separator: "\n").first { $0.hasPrefix("geonames:169179,") } ?? ""
        return table + (table.hasSuffix("\n") ? "" : "\n") + line + "\n"
      }, says: ["places.csv:", "geonames:169179", "twice"]),
    Damage(
      name: "missing column", file: "places.csv",
      change: { $0.replacingOccurrences(of: "latitude", with: "northing") }, says: ["places.csv", "latitude"]),
    Damage(name: "empty table", file: "names.csv", change: { _ in "" }, says: ["names.csv"]),
  ]

  @Test(arguments: damages)
  func badTableLeavesTheOldGazetteer(_ damage: Damage) async throws {
    let folder = try TemporaryFolder()
    for table in ["places.csv", "names.csv", "actors.csv", "events.csv"] {
      let text = try String(contentsOfFile: "\(Project.root)/gazetteer/\(table)", encoding: .utf8)
      let changed = table == damage.file ? damage.change(text) : text
      if table == damage.file { #expect(changed != text) }
      try folder.file(table, changed)
    }
    try folder.file("old.sqlite", "the old one")
    let before = try folder.snapshot()
    let run = try await Program.run(
      ["gazetteer", "build", "--from", folder.path], gazetteer: folder.path("old.sqlite"))
    #expect(run.status == 65, "\(run.status): \(run.errors)")
    #expect(run.errorLines.count == 1, "\(run.errors)")
    for words in damage.says { #expect(run.errors.contains(words), "'\(words)' is not in: \(run.errors)") }
    #expect(try folder.snapshot() == before)
  }

  // MARK: - A full disk

  private static let canMount = geteuid() == 0 && FileManager.default.fileExists(atPath: "/usr/bin/mount")

  @Test(.enabled(if: canMount, "a full disk needs root and mount: SKIPPED"))
  func fullDiskLeavesTheOldLayers() async throws {
    let folder = try TemporaryFolder()
    let disk = folder.path("disk")
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    let mount = try await Program.run(
      "/usr/bin/mount", ["-t", "tmpfs", "-o", "size=512k", "tmpfs", disk], gazetteer: "")
    guard mount.status == 0 else { return print("SKIPPED: no tmpfs can be mounted here: \(mount.errors)") }
    let first = try await Program.run(["map", Project.dispatches[0], "-o", disk])
    #expect(first.status == 0, "\(first.errors)")
    try folder.file("disk/ballast", Data(count: 300_000))
    let before = try folder.snapshot("disk")
    let full = try await Program.run(["map"] + Project.dispatches + ["-o", disk])
    let after = try folder.snapshot("disk")
    let unmount = try await Program.run("/usr/bin/umount", [disk], gazetteer: "")
    #expect(unmount.status == 0)
    #expect(full.status == 74 || full.status == 73, "\(full.status): \(full.errors)")
    #expect(full.errorLines.count == 1, "\(full.errors)")
    #expect(before == after, "\(after.mapValues(\.count))")
  }
}
