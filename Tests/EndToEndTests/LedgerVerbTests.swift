import Foundation
import Testing

/// `dateline ledger` beyond who held what: why, what changed, what analysts rule.
@Suite struct LedgerVerbTests {
  private static let made = Task {
    let folder = try TemporaryFolder(untilExit: true)
    let map = try await Program.run(
      ["map"] + Project.dispatches + ["-o", folder.path("out"), "--ledger", folder.path("ledger.sqlite")])
    guard map.status == 0 else { throw NoGazetteer(errors: map.errors) }
    return folder
  }

  private let folder: TemporaryFolder

  /// Makes a copy of the ledger of all dispatches that the test may write to.
  init() async throws {
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: try await Self.made.value.path("ledger.sqlite"), toPath: folder.path("ledger.sqlite"))
  }

  private var ledger: [String] { ["--ledger", folder.path("ledger.sqlite")] }

  @Test func whyTellsQuoteReportRuleAndReason() async throws {
    let why = try await Program.run(["ledger", "why", "Vash", "2016-11-15"] + ledger)
    #expect(why.status == 0, "\(why.errors)")
    for words in [
      "(geonames:12951) on 2016-11-15: ", "rule     latest: ", "because  ", "for 1: ", "\"",
      "2016-11-02-akhtarin",
    ] {
      #expect(why.text.contains(words), "\(words): \(why.text)")
    }
    let json = try await Program.run(["ledger", "why", "geonames:12951", "2016-11-15", "--json"] + ledger)
    let object = try #require(try JSONSerialization.jsonObject(with: json.output) as? [String: Any])
    #expect(
      Set(object.keys) == [
        "place", "day", "rule", "reasoning", "interval", "supporting", "competing", "decision", "retracted",
      ])
    let nothing = try await Program.run(["ledger", "why", "Vash", "2010-01-01"] + ledger)
    #expect(nothing.status == 1)
    let nobody = try await Program.run(["ledger", "why", "Paris", "2016-11-15"] + ledger)
    #expect(nobody.status == 1 && nobody.errorLines.count == 1)
  }

  @Test func decisionsAndRetractionsOutrankAndCanBeTakenBack() async throws {
    func holder(_ more: [String] = []) async throws -> String {
      let run = try await Program.run(["ledger", "at", "2016-11-15", "--json"] + ledger + more)
      let line = run.lines.first { $0.contains("\"id\":\"geonames:12951\"") } ?? ""
      return line.firstMatch(of: /"status":"([a-z]*)","holder":(?:null|\{"text":"[^"]*","id":"([^"]*)"\})/)
        .map { "\($0.1) \($0.2 ?? "-")" } ?? "nothing"
    }
    #expect(try await holder() == "held isis")
    let decide = try await Program.run(
      [
        "ledger", "decide", "Vash", "--holder", "fsa", "--from", "2016-11-03", "--on", "2016-12-01",
        "--reason", "imagery", "--json",
      ]
        + ledger)
    #expect(decide.status == 0, "\(decide.errors)")
    let id = try #require(decide.text.firstMatch(of: /"id":"([0-9a-f]{16})"/)).1
    #expect(try await holder() == "held fsa")
    #expect(try await holder(["--known-at", "2016-11-30"]) == "held isis")
    let log = try await Program.run(["ledger", "log", "Vash"] + ledger)
    #expect(log.text.contains(id) && log.text.contains("imagery"), "\(log.text)")
    let before = try await Program.run(["ledger", "log", "--json"] + ledger).text
    let wrong = try await Program.run(
      ["ledger", "retract", "\(id.dropLast())x", "--reason", "wrong"] + ledger)
    #expect(wrong.status == 65 && wrong.errorLines.count == 1 && wrong.errors.contains(id), "\(wrong.errors)")
    #expect(try await Program.run(["ledger", "log", "--json"] + ledger).text == before)
    let retract = try await Program.run(["ledger", "retract", "\(id)", "--reason", "clouds"] + ledger)
    #expect(retract.status == 0, "\(retract.errors)")
    #expect(try await holder() == "held isis")
    for (day, status) in [(1, "contested"), (2, "unknown")] {
      let run = try await Program.run(
        [
          "ledger", "decide", "geonames:12951", "--\(status)", "--from", "2016-11-03", "--reason", status,
          "--on", "2017-01-0\(day)",
        ]
          + ledger)
      #expect(run.status == 0, "\(run.errors)")
      #expect(try await holder() == "\(status) -")
    }
  }

  @Test func rulingsAskForWhatTheyNeed() async throws {
    let rows: [(arguments: [String], status: Int32, says: String)] = [
      (["decide", "Vash", "--from", "2016-11-03", "--reason", "r"], 64, "--holder"),
      (
        ["decide", "Vash", "--unknown", "--contested", "--from", "2016-11-03", "--reason", "r"], 64,
        "exactly one"
      ),
      (
        ["decide", "Vash", "--unknown", "--from", "2016-11-03", "--to", "2016-11-01", "--reason", "r"], 64,
        "--to"
      ),
      (["decide", "Vash", "--unknown", "--from", "2016-11-03", "--reason", " "], 64, "--reason"),
      (
        ["decide", "Nowhere at all", "--unknown", "--from", "2016-11-03", "--reason", "r"], 65,
        "Nowhere at all"
      ),
      (["at", "2016-11-03", "--rule", "loudest"], 64, "against-interest"),
    ]
    for row in rows {
      let run = try await Program.run(["ledger"] + row.arguments + ledger)
      #expect(run.status == row.status && run.errors.contains(row.says), "\(row.arguments): \(run.errors)")
      #expect(run.errorLines.count == 1 && run.output.isEmpty, "\(row.arguments): \(run.errors)")
    }
    let none = try TemporaryFolder()
    let missing = try await Program.run(
      ["ledger", "retract", "a", "--reason", "r", "--ledger", none.path("none.sqlite")])
    #expect(missing.status == 66 && !FileManager.default.fileExists(atPath: none.path("none.sqlite")))
  }

  @Test func diffTellsThePlacesThatChanged() async throws {
    let diff = try await Program.run(["ledger", "diff", "2016-08-23", "2016-08-24", "--json"] + ledger)
    #expect(diff.status == 0, "\(diff.errors)")
    #expect(diff.lines.count == 1 && diff.text.contains("geonames:169179"), "\(diff.text)")
    let same = try await Program.run(["ledger", "diff", "2016-08-24", "2016-08-24", "--json"] + ledger)
    #expect(same.status == 0 && same.output.isEmpty)
  }

  @Test func everyRuleAnswersAndSaysWhichItIs() async throws {
    for rule in ["latest", "majority", "against-interest"] {
      let run = try await Program.run(["ledger", "at", "2017-03-07", "--rule", rule, "--json"] + ledger)
      #expect(run.status == 0 && run.lines.count > 5, "\(run.errors)")
      #expect(run.lines.allSatisfy { $0.contains("\"rule\":\"\(rule)\"") })
    }
  }

  /// docs/ledger.md names every field of every object, and no other.
  @Test func ledgerPageNamesEveryField() async throws {
    let decide = try await Program.run(
      ["ledger", "decide", "Vash", "--unknown", "--from", "2016-11-03", "--reason", "r", "--json"] + ledger)
    let decision = try #require(try Self.objects(decide).first)
    let claim = try #require(
      try Self.objects(try await Program.run(["ledger", "log", "Jarablus", "--json"] + ledger)).first)
    let id = try #require(claim["id"] as? String)
    let changes = try Self.objects(
      try await Program.run(["ledger", "diff", "2016-08-23", "2016-08-24", "--json"] + ledger))
    let retract = try await Program.run(["ledger", "retract", id, "--reason", "r", "--json"] + ledger)
    let found = [
      "Interval": try Self.objects(try await Program.run(["ledger", "at", "2017-03-07", "--json"] + ledger)),
      "Claim": [claim], "Ruling": [decision] + (try Self.objects(retract)),
      "Change": changes,
      "Reasons": try Self.objects(
        try await Program.run(["ledger", "why", "Vash", "2016-11-15", "--json"] + ledger)),
    ].mapValues { objects in objects.reduce(into: Set<String>()) { $0.formUnion($1.keys) } }
    var documented: [String: Set<String>] = [:]
    var heading = ""
    let page = try String(contentsOfFile: Project.root + "/docs/ledger.md", encoding: .utf8)
    for line in page.split(separator: "\n") {
      if line.hasPrefix("## ") { heading = String(line.dropFirst(3)) }
      if let field = line.firstMatch(of: /^\| `([a-z]+)` \|/) {
        documented[heading, default: []].insert(String(field.1))
      }
    }
    #expect(documented == found)
  }

  private static func objects(_ run: Program.Run) throws -> [[String: Any]] {
    #expect(run.status == 0, "\(run.errors)")
    return try run.lines.compactMap { line in
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    }
  }
}
