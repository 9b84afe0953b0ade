import Foundation
import Testing

/// What people see.
@Suite struct TerminalTests {
  private static let verbs: [[String]] = [
    ["claims"], ["mentions"], ["trace"], ["check"], ["map", "-o", "out"],
  ]

  /// Escape sequences, C1 controls, marks that turn the direction of writing, and a bell.
  private static let report = """
    {"id":"evil\\u001b[31m","title":"A \\u001b]0;owned\\u0007 title","source":"\\u009b31m",\
    "text":"Rebels took the town of Jarablus\\u202e from ISIS\\u001b[2J on Wednesday\\u0007, the army\\u009b said. \
    Al-Rai\\u2066 lies about 55 km west\\u001b[1A of Jarablus. ISIS holds the village of Xyz\\u001b[5mzy."}
    """

  @Test(arguments: verbs)
  func controlCharactersOfReportsStayInside(_ verb: [String]) async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("evil.jsonl", Self.report)
    let run = try await Program.run(verb + [file], in: folder.path)
    #expect(!run.output.isEmpty || !run.errors.isEmpty)
    for text in [run.text, run.errors] {
      let bad = text.unicodeScalars.filter { scalar in
        (scalar.value < 0x20 && scalar != "\n") || (0x7F...0x9F).contains(scalar.value)
      }
      #expect(bad.isEmpty, "\(bad.map { String($0.value, radix: 16) })")
    }
  }

  @Test func tablesFitIntoAHundredAndTwentyColumns() async throws {
    let folder = try TemporaryFolder()
    let ledger = ["--ledger", folder.path("ledger.sqlite")]
    let map = ["map"] + Project.dispatches + ["-o", "out"] + ledger
    let verbs: [[String]] = [
      map.map { $0.hasPrefix("dispatches/") ? "\(Project.root)/\($0)" : $0 },
      ["ledger", "log"] + ledger, ["ledger", "at", "2017-03-07"] + ledger, ["place", "Springfield"],
      ["place", "Raqa"], ["place", "Jabar", "--near", "Tabqa Dam"], ["gazetteer", "info"],
    ]
    for verb in verbs {
      let run = try await Program.run(verb, in: folder.path)
      #expect(run.status == 0, "\(run.errors)")
      for line in run.lines { #expect(line.count <= 120, "\(verb): \(line)") }
    }
  }

  @Test(arguments: [
    ("Jarablus", "geonames:169179"), ("Jarabulus", "geonames:169179"), ("Al-Rai", "geonames:169138"),
    ("al-Rai", "geonames:169138"), ("Raqa", "geonames:172955"), ("Deir Ezzour", "geonames:170794"),
    ("Kobane", "geonames:172256"), ("Vash", "geonames:12951"), ("Tlatinah", "geonames:12953"),
    ("Karkamis", "geonames:309134"), ("Palmyra", "geonames:163808"), ("Tadmur", "geonames:163808"),
  ])
  func placeFindsOtherSpellings(_ name: String, id: String) async throws {
    let run = try await Program.run(["place", name, "--limit", "1"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.lines.dropFirst().first?.contains(id) ?? false, "\(run.text)")
    let json = try await Program.run(["place", name, "--limit", "1", "--json"])
    #expect(json.text.contains("\"candidates\":[{\"id\":\"\(id)\","))
  }

  @Test func placeRanksByDistance() async throws {
    let run = try await Program.run(["place", "Jabar", "--near", "Raqqa", "--country", "sy"])
    #expect(run.lines.first?.contains("from Ar Raqqah") ?? false, "\(run.text)")
    #expect(run.lines.count > 2)
  }

  @Test func contradictionEndsWithOne() async throws {
    let fits = try await Program.run(["check", "Al-Rai is about 55 kilometers west of Jarablus."])
    #expect(fits.status == 0, "\(fits.text)")
    #expect(fits.text.contains("55.26 km at 245.8°"))
    let wrong = try await Program.run(["check", "Al-Rai is 20 km east of Jarablus."])
    #expect(wrong.status == 1, "\(wrong.text)")
    #expect(wrong.text.contains("too-short") && wrong.text.contains("contradicts"))
  }

  @Test func goodReportsAreReadBesideABadOne() async throws {
    let run = try await Program.run(["claims", "none.txt", Project.dispatches[0]])
    #expect(run.status == 66)
    #expect(run.errorLines.count == 1)
    #expect(!run.lines.isEmpty)
  }
}
