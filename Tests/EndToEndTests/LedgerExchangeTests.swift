import Foundation
import Testing

/// Tables and other ledgers in, tables out, by the command line.
@Suite struct LedgerExchangeTests {
  private static let table = """
    place,by,from,date
    Al-Bab,Turkish-backed rebels,ISIS,2017-02-23
    Dabiq,FSA,ISIS,2016-10-16

    """

  @Test func aTableGoesInAndOut() async throws {
    let folder = try TemporaryFolder()
    let input = try folder.file("mine.csv", Self.table)
    let ledger = folder.path("ledger.sqlite")
    let arguments = ["ledger", "import", input, "--ledger", ledger, "--recorded", "2017-03-01"]
    let dry = try await Program.run(arguments + ["--dry-run"])
    #expect(dry.status == 0 && dry.errors.contains("a dry run: nothing was written"), "\(dry.errors)")
    #expect(!FileManager.default.fileExists(atPath: ledger))
    let real = try await Program.run(arguments)
    #expect(real.status == 0 && real.output == dry.output, "\(real.errors)")
    #expect(real.text.contains("2 rows: 2 new claims, 0 known, 0 changed, 0 left out, 0 bad"))
    #expect(real.errors.contains("2 claims taken"))

    let output = folder.path("claims.csv")
    let export = try await Program.run(["ledger", "export", "-o", output, "--ledger", ledger])
    #expect(
      export.status == 0 && export.output.isEmpty && export.errors.contains("2 claims"), "\(export.errors)")
    let printed = try await Program.run(["ledger", "export", "--ledger", ledger])
    #expect(try Data(contentsOf: URL(filePath: output)) == printed.output)
    let before = try await Program.run(["ledger", "export", "--ledger", ledger, "--known-at", "2017-02-28"])
    #expect(before.lines.count == 1)

    // A changed row and one taken out.
    let edited = String(decoding: printed.output, as: UTF8.self)
      .replacingOccurrences(of: ",2016-10-16,2016-10-16,", with: ",2016-10-17,2016-10-17,")
      .components(separatedBy: "\r\n").filter { !$0.hasPrefix("Al-Bab") && !$0.hasPrefix("Al Bāb") }.joined(
        separator: "\r\n")
    let back = try await Program.run(["ledger", "import", "-", "--ledger", ledger], input: Data(edited.utf8))
    #expect(back.status == 0, "\(back.errors)")
    #expect(
      back.text.contains("1 changed") && back.text.contains("1 claim of the ledger not in the tables"),
      "\(back.text)")
    #expect(back.errors.contains("date: '2016-10-16' became '2016-10-17'"), "\(back.errors)")
    let check = try await Program.run(["ledger", "check", "--ledger", ledger])
    #expect(
      check.status == 0 && check.errors.contains("3 events") && check.errors.contains("1 ruling"),
      "\(check.errors)")
  }

  @Test func aBadRowIsOneLineAndNothingIsTaken() async throws {
    let folder = try TemporaryFolder()
    let input = try folder.file("mine.csv", Self.table + "Akhtarin,FSA,ISIS,2016-13-01\n")
    let arguments = ["ledger", "import", input, "--ledger", folder.path("ledger.sqlite")]
    let refused = try await Program.run(arguments)
    #expect(refused.status == 65)
    #expect(
      refused.errorLines.first
        == "dateline: \(input):4: date: expected a day as YYYY-MM-DD, found '2016-13-01'")
    #expect(refused.errors.contains("nothing was taken: 1 bad row"))
    let rejects = folder.path("bad.csv")
    let taken = try await Program.run(arguments + ["--rejects", rejects])
    #expect(taken.status == 1 && taken.errors.contains("2 claims taken"), "\(taken.errors)")
    #expect(
      try String(contentsOfFile: rejects, encoding: .utf8)
        == "place,by,from,date\nAkhtarin,FSA,ISIS,2016-13-01\n")
  }

  @Test func wrongOptionsAreNamed() async throws {
    let folder = try TemporaryFolder()
    let input = try folder.file("mine.csv", Self.table)
    for (options, words) in [
      (["--format", "xls"], "--format: expected one of acled, ucdp-ged, viina, csv, found 'xls'"),
      (["--recorded", "today"], "--recorded: expected a day"),
      (["--map-actor", "x"], "--map-actor: expected NAME=ID"),
      (["--map-actor", "x=isiss"], "found 'isiss'; 'isis' comes nearest"),
    ] {
      let run = try await Program.run(
        ["ledger", "import", input, "--ledger", folder.path("l.sqlite")] + options)
      #expect(run.status == 64 && run.errors.contains(words), "\(run.errors)")
    }
    let wrong = try await Program.run(
      ["ledger", "import", input, "--format", "acled", "--ledger", folder.path("l.sqlite")])
    #expect(wrong.status == 65 && wrong.errorLines.count == 1, "\(wrong.errors)")
    #expect(
      !FileManager.default.fileExists(atPath: folder.path("l.sqlite"))
        || wrong.errors.contains("expected the columns"))
  }

  @Test func partsOfARunMergeInAnyOrder() async throws {
    let folder = try TemporaryFolder()
    var parts: [String] = []
    for (index, dispatch) in Project.dispatches.prefix(3).enumerated() {
      parts.append(folder.path("part-\(index).sqlite"))
      let run = try await Program.run(["map", dispatch, "-o", folder.path("out"), "--ledger", parts[index]])
      #expect(run.status == 0, "\(run.errors)")
    }
    var tables: [Data] = []
    for (number, order) in [parts, parts.reversed()].enumerated() {
      let all = folder.path("all-\(number).sqlite")
      let merge = try await Program.run(["ledger", "merge"] + order + ["--ledger", all])
      #expect(merge.status == 0 && merge.errors.contains("3 reports new"), "\(merge.errors)")
      #expect(try await Program.run(["ledger", "check", "--ledger", all]).status == 0)
      tables.append(try await Program.run(["ledger", "export", "--ledger", all]).output)
    }
    #expect(tables[0] == tables[1] && !tables[0].isEmpty)
    let missing = try await Program.run(["ledger", "merge", folder.path("none"), "--ledger", parts[0]])
    #expect(missing.status == 66 && missing.errors.contains("no such file"))
  }

  @Test func checkTellsEveryProblem() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("text.sqlite", String(repeating: "no database ", count: 100))
    let none = try await Program.run(["ledger", "check", "--ledger", path])
    #expect(none.status == 65 && none.errorLines.count == 1, "\(none.errors)")
    let ledger = folder.path("ledger.sqlite")
    _ = try await Program.run(["ledger", "import", try folder.file("t.csv", Self.table), "--ledger", ledger])
    let sound = try await Program.run(["ledger", "check", "--json", "--ledger", ledger])
    #expect(sound.status == 0)
    let json = try #require(try JSONSerialization.jsonObject(with: sound.output) as? [String: Any])
    #expect((json["problems"] as? [Any])?.isEmpty == true && (json["rows"] as? [String: Int])?["event"] == 2)
  }
}
