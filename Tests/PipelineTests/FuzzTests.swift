import GeoJSON
import Model
import Pipeline
import Reports
import TestSupport
import Testing

/// Nothing that can be read makes the program crash or wait; what cannot be read is an `InputError`.
struct FuzzTests {
  /// SplitMix64 (Steele, Lea and Flood 2014), so that every run sees the same bytes.
  private struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private func read(_ bytes: [UInt8], name: String, _ pipeline: ReportPipeline) {
    guard let reports = try? pipeline.reader.read(bytes: bytes, name: name) else { return }
    for report in reports {
      guard let analysed = try? pipeline.analyse(report) else { continue }
      for checked in analysed.claims {
        let span = checked.claim.evidence.span
        #expect(span.start >= 0 && span.end <= bytes.count)
        _ = ClaimRecord.json(checked).line
      }
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func twoThousandRandomStringsAreReadOrRefused() throws {
    let pipeline = try Analysis.pipeline()
    var random = Random(state: 2_016)
    let names = ["a.txt", "a.md", "a.html", "a.jsonl", "a"]
    for round in 0..<2_000 {
      let count = Int.random(in: 0...160, using: &random)
      let isText = round % 2 == 0
      // Half of them hold only bytes that text is made of, so that they come past the reader.
      let bytes = (0..<count).map { _ -> UInt8 in
        isText ? UInt8.random(in: 0x20...0x7E, using: &random) : UInt8.random(in: 0...255, using: &random)
      }
      read(bytes, name: names[round % names.count], pipeline)
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func fiveHundredMutatedSentencesAreRead() throws {
    let pipeline = try Analysis.pipeline()
    var random = Random(state: 245_8)
    let sentences = Table.rows("claims", of: "ClaimsTests").map { Array($0.cells[1].utf8) }
    let pieces = [
      " , ", "’s ", "-", "((", "\"", " of ", " the ", " IS ", "al-", " 10 km ", "\n\n", " on Monday ", "“",
      " and ", "…", " حلب ", " which ", ".", " from ",
    ].map { Array($0.utf8) }
    for _ in 0..<500 {
      var bytes = try #require(sentences.randomElement(using: &random))
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let position = Int.random(in: 0...bytes.count, using: &random)
        switch Int.random(in: 0...3, using: &random) {
        case 0:
          bytes.insert(contentsOf: try #require(pieces.randomElement(using: &random)), at: position)
        case 1 where position < bytes.count: bytes.remove(at: position)
        case 2 where position < bytes.count: bytes[position] ^= 1 << UInt8.random(in: 0...6, using: &random)
        default: bytes = Array(bytes[position...]) + Array(bytes[..<position])
        }
      }
      read(bytes, name: "a.txt", pipeline)
    }
  }

  @Test(.timeLimit(.minutes(3)))
  func longSentenceOfNamesStaysQuick() throws {
    let pipeline = try Analysis.pipeline()
    let list = String(
      repeating: "Aleppo, 10 km south of Azaz, which the SDF captured from IS and ", count: 400)
    read(Array((list + "Hama.").utf8), name: "a.txt", pipeline)
  }
}
