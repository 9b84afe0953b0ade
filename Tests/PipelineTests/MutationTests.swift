import Foundation
import GeoJSON
import Model
import Pipeline
import Reports
import TestSupport
import Testing

/// Reports that were damaged at random are read or refused; nothing crashes or waits, and no offset leaves
/// the file.
///
/// Ten thousand excerpts, so that a debug build is done in a minute. `DATELINE_FUZZ=100000` makes more of
/// them.
struct MutationTests {
  private static let rounds = ProcessInfo.processInfo.environment["DATELINE_FUZZ"].flatMap(Int.init) ?? 10_000

  /// The texts that are damaged: our dispatches, and published reports where they lie beside the project.
  private static func reports() -> [[UInt8]] {
    let folders = ["dispatches", "../shared/reports"].map { TestGazetteer.root.appending(path: $0) }
    let files = folders.flatMap { folder in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      return names.sorted().filter { $0.hasSuffix(".md") || $0.hasSuffix(".txt") }.map {
        folder.appending(path: $0)
      }
    }
    if files.count == 10 { print("5 published reports NOT DAMAGED: ../shared/reports is absent: SKIPPED") }
    return files.compactMap { try? Data(contentsOf: $0) }.map(Array.init)
  }

  /// What text is made of, and what it is not: marks that turn the direction of writing, surrogates in UTF-8,
  /// bytes that begin or end nothing, NUL, a byte order mark.
  private static let pieces: [[UInt8]] =
    [
      " , ", "’s ", "-", "((", "\"", " of ", " IS ", "al-", " 10 km ", "\n\n", " on Monday ", "“", " حلب ",
      "۲۴ آب ",
      "\u{200F}", "\u{202E}", "\u{2067}", "\u{FEFF}", "\u{0}", "5.5.5.5/5", "in 2016-2017", "<p>", "&#x202E;",
      "```",
    ].map { Array($0.utf8) } + [
      [0xED, 0xA0, 0x80], [0xC3], [0xE2, 0x80], [0x80], [0xFF], [0xF4, 0x90, 0x80, 0x80],
    ]

  private static let names = ["a.txt", "a.md", "a.html", "a.jsonl", "a"]

  @Test(.timeLimit(.minutes(30)))
  func tenThousandDamagedReportsAreReadOrRefused() throws {
    let pipeline = try Analysis.pipeline()
    let reports = Self.reports()
    #expect(reports.count >= 10)
    var random = SeededNumbers(seed: 2_016)
    var read = 0
    for round in 0..<Self.rounds {
      let report = try #require(reports.randomElement(using: &random))
      let start = Int.random(in: 0..<report.count, using: &random)
      var bytes = Array(report[start..<min(report.count, start + Int.random(in: 20...220, using: &random))])
      for _ in 0..<Int.random(in: 1...6, using: &random) { damage(&bytes, &random) }
      read += try check(bytes, name: Self.names[round % Self.names.count], pipeline)
    }
    // Most must come past the reader, or nothing is tested behind it.
    #expect(read > Self.rounds / 5, "\(read)")
  }

  private func damage(_ bytes: inout [UInt8], _ random: inout SeededNumbers) {
    let position = Int.random(in: 0...bytes.count, using: &random)
    switch Int.random(in: 0...5, using: &random) {
    case 0, 1: bytes.insert(contentsOf: Self.pieces.randomElement(using: &random) ?? [], at: position)
    case 2 where position < bytes.count: bytes.remove(at: position)
    case 3 where position < bytes.count: bytes[position] ^= 1 << UInt8.random(in: 0...6, using: &random)
    case 4: bytes = Array(bytes[position...] + bytes[..<position])
    default:
      let end = min(bytes.count, position + 12)
      bytes.insert(contentsOf: bytes[position..<end], at: position)
    }
  }

  /// Reads bytes all the way; 1 where they were a report.
  private func check(_ bytes: [UInt8], name: String, _ pipeline: ReportPipeline) throws -> Int {
    guard let reports = try? pipeline.reader.read(bytes: bytes, name: name) else { return 0 }
    for report in reports {
      let analysed = try pipeline.analyse(report)
      for mention in analysed.mentioned.mentions {
        #expect(mention.span.start >= 0 && mention.span.end <= report.text.count)
        let inFile = report.origin.file(mention.span)
        #expect(inFile.start >= 0 && inFile.start <= inFile.end && inFile.end <= bytes.count)
      }
      for checked in analysed.claims {
        let span = checked.claim.evidence.span
        #expect(span.start >= 0 && span.start <= span.end && span.end <= bytes.count)
        _ = ClaimRecord.json(checked).line
      }
    }
    return reports.isEmpty ? 0 : 1
  }

  /// Long runs of one thing, which no rule may read more than once for each of its parts.
  @Test(
    .timeLimit(.minutes(30)),
    arguments: [
      ",", "\u{200F}", "\u{202E}a", "(", "\"", "on Monday ", "2016-", "5/", "a ", "the ", "Jarablus, ",
      "and ", "\n", " \n",
    ])
  func longRunIsRead(_ piece: String) throws {
    let text = String(repeating: piece, count: 40_000 / piece.utf8.count)
    _ = try check(
      Array((text + " IS lost Jarablus on 24 August 2016.").utf8), name: "a.txt", Analysis.pipeline())
  }
}
