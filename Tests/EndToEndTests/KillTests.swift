import Foundation
import Testing

/// Nothing is lost or left half-written, however a run ends.
@Suite(.serialized) struct KillTests {
  /// Reports made of the dispatches, under other names.
  private static func reports(_ count: Int) throws -> String {
    let texts = try Project.dispatches.map { path in
      try String(contentsOfFile: "\(Project.root)/\(path)", encoding: .utf8)
        .components(separatedBy: "---\n").dropFirst(2).joined()
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return try (0..<count).map { index in
      let report = [
        "id": "report-\(index)", "published": "2017-03-0\(1 + index % 9)", "text": texts[index % texts.count],
      ]
      return String(decoding: try encoder.encode(report), as: UTF8.self)
    }.joined(separator: "\n")
  }

  /// Knuth's MMIX generator: the same moments in every run of the tests.
  private struct Seeded {
    var state: UInt64
    mutating func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }
  }

  @Test(arguments: [true, false])
  func killedRunLosesNothing(hasLedger: Bool) async throws {
    let folder = try TemporaryFolder()
    let input = try folder.file("reports.jsonl", try Self.reports(30))
    let out = folder.path("out")
    let arguments =
      ["map", input, "-o", out]
      + (hasLedger ? ["--ledger", folder.path("ledger.sqlite")] : [Project.dispatches[0]])
    let ledger = hasLedger ? folder.path("ledger.sqlite") : out + "/ledger.sqlite"

    // Without a ledger of its own a run reads again what the folder's ledger has: none is replaced that holds more.
    let clean =
      ["map", input, "-o", folder.path("clean"), "--ledger", folder.path("clean.sqlite")]
      + (hasLedger ? [] : [Project.dispatches[0]])
    _ = try await Project.gazetteer.value
    let began = ContinuousClock.now
    let whole = try await Program.run(clean)
    #expect(whole.status == 0, "\(whole.errors)")
    var needed = (ContinuousClock.now - began) / .seconds(1)
    let expected = try folder.snapshot("clean")

    let old = ["map", Project.dispatches[0], "-o", out] + (hasLedger ? ["--ledger", ledger] : [])
    #expect(try await Program.run(old).status == 0)
    let before = try layers(of: folder)

    var random = Seeded(state: 20_161_121)
    var kills = 0
    for attempt in 0..<20 {
      // Half of the moments lie in the last quarter, where files are written.
      let share = attempt % 2 == 0 ? random.next() : 0.75 + random.next() * 0.3
      let start = ContinuousClock.now
      let run = try await Program.run(arguments, killedAfter: needed * share)
      kills += run.isKilled ? 1 : 0
      // Other tests slow the first runs down; what a run needs now tells where the last quarter lies.
      if !run.isKilled { needed = min(needed, (ContinuousClock.now - start) / .seconds(1)) }
      let found = try layers(of: folder)
      for (name, bytes) in found {
        let isOld = bytes == before[name]
        let isNew = hasLedger ? bytes.count > 1_000 : bytes == expected[name]
        #expect(isOld || isNew, "\(name) after a kill at \(needed * share) s")
      }
      #expect(found.count == Project.layers.count)
      let verify = try await Program.run(["verify"] + Project.layers.map { "\(out)/\($0).geojson" })
      #expect(verify.status == 0, "\(verify.text)")
      let check = try await Program.run(["ledger", "check", "--ledger", ledger])
      #expect(check.status == 0, "\(check.text) \(check.errors)")
    }
    #expect(kills > 0, "no run was killed before its end")

    let last = try await Program.run(arguments)
    #expect(last.status == 0, "\(last.errors)")
    if !hasLedger { #expect(try layers(of: folder) == expected.filter { $0.key.hasSuffix(".geojson") }) }
    let names = try FileManager.default.contentsOfDirectory(atPath: out)
      .filter { !$0.hasSuffix(".geojson") && !$0.hasPrefix("ledger.sqlite") }
    #expect(names.isEmpty, "left behind: \(names)")
    if hasLedger { try await sameAsUnkilled(folder, old: old, then: input) }
  }

  /// With a ledger that was kept: what two runs without a kill give.
  private func sameAsUnkilled(_ folder: TemporaryFolder, old: [String], then input: String) async throws {
    let target = folder.path("unkilled")
    let kept = ["-o", target, "--ledger", folder.path("unkilled.sqlite")]
    _ = try await Program.run(["map", Project.dispatches[0]] + kept)
    _ = try await Program.run(["map", input] + kept)
    let unkilled = try folder.snapshot("unkilled").filter { $0.key.hasSuffix(".geojson") }
    #expect(try layers(of: folder) == unkilled)
  }

  /// Imports that are killed take all of their table or nothing; what one has told of is there ever after.
  @Test func killedImportTakesAllOrNothing() async throws {
    let folder = try TemporaryFolder()
    let ledger = folder.path("ledger.sqlite")
    var random = Seeded(state: 20_170_223)
    var needed = 0.0
    var taken = 0
    for attempt in 0..<10 {
      let rows = (0..<2_000).map { "Al-Bab,FSA,ISIS,2017-02-\(10 + $0 % 19),claim \(attempt) \($0)" }
      let table = try folder.file(
        "t\(attempt).csv", "place,by,from,date,quote\n" + rows.joined(separator: "\n") + "\n")
      let arguments = ["ledger", "import", table, "--ledger", ledger]
      let start = ContinuousClock.now
      let run = try await Program.run(arguments, killedAfter: attempt == 0 ? nil : needed * random.next())
      if attempt == 0 { needed = (ContinuousClock.now - start) / .seconds(1) }
      let check = try await Program.run(["ledger", "check", "--json", "--ledger", ledger])
      #expect(check.status == 0, "\(check.text) \(check.errors)")
      let json = try #require(try JSONSerialization.jsonObject(with: check.output) as? [String: Any])
      let there = (json["rows"] as? [String: Int])?["event"] ?? 0
      #expect(there == taken + 2_000 || run.isKilled && there == taken)
      taken = there
    }
    #expect(taken >= 2_000)
  }

  private func layers(of folder: TemporaryFolder) throws -> [String: Data] {
    try folder.snapshot("out").filter { $0.key.hasSuffix(".geojson") && !$0.key.hasPrefix(".") }
  }

  @Test(arguments: [true, false])
  func twoRunsAtOnceBothEndWell(hasLedger: Bool) async throws {
    let folder = try TemporaryFolder()
    let input = try folder.file("reports.jsonl", try Self.reports(10))
    let arguments =
      ["map", input, "-o", folder.path("out")]
      + (hasLedger ? ["--ledger", folder.path("ledger.sqlite")] : [])
    for _ in 0..<3 {
      async let one = Program.run(arguments)
      async let other = Program.run(arguments)
      for run in try await [one, other] { #expect(run.status == 0, "\(run.errors)") }
      let verify = try await Program.run(["verify"] + Project.layers.map { folder.path("out/\($0).geojson") })
      #expect(verify.status == 0, "\(verify.text)")
      let ledger = hasLedger ? folder.path("ledger.sqlite") : folder.path("out/ledger.sqlite")
      let check = try await Program.run(["ledger", "check", "--ledger", ledger])
      #expect(check.status == 0, "\(check.text) \(check.errors)")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("out"))
    #expect(!names.contains { $0.contains("draft") }, "\(names)")
  }

  @Test func closedPipeEndsQuietly() async throws {
    let folder = try TemporaryFolder()
    let process = Process()
    let output = Pipe()
    let errors = folder.path("err")
    try Data().write(to: URL(filePath: errors))
    process.executableURL = URL(filePath: Program.path)
    process.arguments = ["claims"] + Project.dispatches
    process.environment = ["DATELINE_GAZETTEER": try await Project.gazetteer.value]
    process.currentDirectoryURL = URL(filePath: Project.root)
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: URL(filePath: errors))
    let (ended, continuation) = AsyncStream.makeStream(of: Void.self)
    process.terminationHandler = { _ in continuation.finish() }
    try process.run()
    try output.fileHandleForWriting.close()
    _ = try output.fileHandleForReading.read(upToCount: 100)
    try output.fileHandleForReading.close()
    for await _ in ended {}
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGPIPE)
    #expect(try Data(contentsOf: URL(filePath: errors)).isEmpty)
  }
}
