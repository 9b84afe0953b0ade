import Foundation
import Testing

/// What `dateline ledger` answers about the dispatches.
@Suite struct HolderTests {
  /// A party's broader names: who asks for "rebels" is content with "turkish-backed-rebels".
  private static let broader = [
    "turkish-backed-rebels": "rebels", "fsa": "rebels", "syrian-army": "syrian-government",
  ]

  private static let ledger = Task {
    let folder = try TemporaryFolder(untilExit: true)
    let map = try await Program.run(
      ["map"] + Project.dispatches + ["-o", folder.path, "--ledger", folder.path("ledger.sqlite")])
    guard map.status == 0 else { throw NoGazetteer(errors: map.errors) }
    return folder
  }

  @Test func ledgerAnswersWhoHeldWhat() async throws {
    let table = try String(contentsOfFile: Project.cases + "/holders.tsv", encoding: .utf8)
    let ledger = try await Self.ledger.value.path("ledger.sqlite")
    var answers: [[String]: [String: String]] = [:]
    var count = 0
    for line in table.split(separator: "\n") where !line.hasPrefix("#") {
      let cells = line.split(separator: "\t").map(String.init)
      try #require(cells.count == 5, "\(line)")
      let known = cells[1] == "-" ? [] : ["--known-at", cells[1]]
      let question = ["ledger", "at", cells[0], "--json", "--ledger", ledger] + known
      if answers[question] == nil { answers[question] = try await holders(question) }
      let found = answers[question]?[cells[2]] ?? "-"
      let fits = found == cells[3] || Self.broader[found] == cells[3]
      #expect(fits, "\(cells[2]) on \(cells[0]), known at \(cells[1]): \(found); \(cells[4])")
      count += 1
    }
    #expect(count > 30)
  }

  private func holders(_ question: [String]) async throws -> [String: String] {
    let run = try await Program.run(question)
    #expect(run.status == 0, "\(run.errors)")
    var holders: [String: String] = [:]
    for line in run.lines {
      let row = try JSONDecoder().decode(Holding.self, from: Data(line.utf8))
      #expect(holders[row.place.id] == nil, "\(row.place.id) is held twice")
      #expect((row.status == "held") == (row.holder != nil), "\(row.place.id)")
      holders[row.place.id] = row.holder.map { $0.id ?? $0.text }
    }
    return holders
  }

  private struct Holding: Decodable {
    struct Party: Decodable {
      var text: String
      var id: String?
    }
    struct Place: Decodable { var id: String }
    var place: Place
    var status: String
    var holder: Party?
  }

  @Test func logListsTheClaimsOfAPlaceByAnyOfItsNames() async throws {
    let ledger = try await Self.ledger.value.path("ledger.sqlite")
    for name in ["Jarablus", "Jarābulus", "jarabulus", "geonames:169179"] {
      let log = try await Program.run(["ledger", "log", name, "--ledger", ledger])
      #expect(log.status == 0, "\(name): \(log.errors)")
      #expect(log.text.contains("2016-08-24  Jarābulus  capture"), "\(name): \(log.text)")
    }
    let none = try await Program.run(["ledger", "log", "Paris", "--ledger", ledger])
    #expect(none.status == 1)
    #expect(none.errorLines.count == 1)
  }

  @Test func readingTwiceAddsNothing() async throws {
    let folder = try TemporaryFolder()
    let arguments =
      ["map"] + Project.dispatches + ["-o", folder.path("out"), "--ledger", folder.path("l.sqlite")]
    _ = try await Program.run(arguments)
    let layers = try folder.snapshot("out")
    let log = try await Program.run(["ledger", "log", "--json", "--ledger", folder.path("l.sqlite")])
    let again = try await Program.run(arguments)
    #expect(again.errors.contains(", 0 claims new to the ledger"), "\(again.errors)")
    #expect(try folder.snapshot("out") == layers)
    let logAgain = try await Program.run(["ledger", "log", "--json", "--ledger", folder.path("l.sqlite")])
    #expect(logAgain.output == log.output)
    #expect(!log.output.isEmpty)
  }

  @Test func plansAndFailuresChangeNothing() async throws {
    let folder = try await Self.ledger.value
    let changes = try String(contentsOfFile: folder.path("control-changes.geojson"), encoding: .utf8)
    let rows = changes.split(separator: "\n").filter { $0.contains("\"place_id\"") }
    #expect(rows.count > 15)
    func count(_ place: String, _ by: String) -> Int {
      rows.count { $0.contains("\"place_id\":\"\(place)\"") && $0.contains("\"by_id\":\"\(by)\"") }
    }
    // Manbij: Turkey's plan; Raqqa and Mosul: offensives; Jabar: the failed counter-attack; Al-Rai: tanks entered.
    for place in ["geonames:172955", "geonames:99072", "geonames:169138"] {
      #expect(!rows.contains { $0.contains("\"place_id\":\"\(place)\"") }, "\(place)")
    }
    #expect(count("geonames:167357", "turkey") == 0)
    #expect(count("geonames:11427238", "isis") == 0)
    #expect(count("geonames:11427238", "sdf") == 1)
  }
}
