import Foundation

/// All names of a gazetteer file with their places, read by the sqlite3 program (`script/bench` installs it).
struct NameList {
  struct Name {
    var place: String
    var country: String
    /// Whether it is the place's own name, not one of its others.
    var isMain: Bool
    var name: String
  }

  /// The names in the order of places and letters, codes left out.
  let names: [Name]

  init(_ gazetteer: String) throws {
    let output = FileManager.default.temporaryDirectory.appending(
      path: "dateline-names-\(UUID().uuidString).tsv")
    defer { try? FileManager.default.removeItem(at: output) }
    try Self.write(gazetteer, to: output)
    names = try String(contentsOf: output, encoding: .utf8).split(separator: "\n").map { line in
      let fields = line.split(separator: "\t", maxSplits: 4, omittingEmptySubsequences: false).map(
        String.init)
      return Name(place: fields[0], country: fields[1], isMain: fields[2] == "1", name: fields[4])
    }
  }

  /// Writes a row for each name: place, country, 1 for the place's own name, population, name.
  static func write(_ gazetteer: String, to url: URL) throws {
    let query = """
      SELECT places.id, country, kind = 'preferred', ifnull(population, 0), names.name
      FROM names JOIN places ON places.rowid = names.place
      WHERE kind <> 'code' AND instr(names.name, char(10)) = 0 ORDER BY names.place, names.name
      """
    try Data().write(to: url)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/sqlite3")
    process.arguments = ["-readonly", "-separator", "\t", gazetteer, query]
    process.standardOutput = try FileHandle(forWritingTo: url)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw PeerError(program: "sqlite3", status: process.terminationStatus)
    }
  }
}
