import CQL2
import Testing
import TestSupport

/// Damaged filters give a problem or another filter, never a crash.
struct DamageTests {
  private static let sound = Table.rows("spellings", of: "CQL2Tests") + Table.rows("matches", of: "CQL2Tests")

  @Test func tenThousandDamagedTextsAreReadOrRefused() throws {
    try damage(seed: 1, count: 10_000, sources: Self.sound.map { Array($0.cells[0].utf8) }) { bytes in
      try Filter(text: String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test func tenThousandDamagedJSONTextsAreReadOrRefused() throws {
    let sources = try Self.sound.map { try Filter(text: $0.cells[0]).json }
    try damage(seed: 2, count: 10_000, sources: sources) { try Filter(json: $0) }
  }

  /// What is still read must survive both encodings, and be bound and asked without harm.
  private func damage(
    seed: UInt64, count: Int, sources: [[UInt8]], read: ([UInt8]) throws -> Filter
  ) throws {
    var numbers = SeededNumbers(seed: seed)
    var isRead = 0
    for _ in 0..<count {
      let bytes = damaged(sources, &numbers)
      let filter: Filter
      do {
        filter = try read(bytes)
      } catch let problem as FilterProblem {
        #expect(problem.offset.map { (0...bytes.count * 3).contains($0) } ?? true)
        continue
      }
      isRead += 1
      let place: Comment = "\(String(decoding: bytes, as: UTF8.self))"
      #expect(try Filter(text: filter.text) == filter, place)
      #expect(try Filter(json: filter.json) == filter, place)
      if let predicate = try? FilterPredicate(filter, for: TownSample.schema) {
        _ = TownSample.features.filter(predicate.matches)
      }
    }
    #expect(isRead > count / 100)
  }

  /// A filter with one to three bytes or stretches changed, taken out, doubled, or put in from another.
  private func damaged(_ sources: [[UInt8]], _ numbers: inout SeededNumbers) -> [UInt8] {
    guard var bytes = sources.randomElement(using: &numbers) else { return [] }
    for _ in 0..<Int.random(in: 1...3, using: &numbers) where !bytes.isEmpty {
      let at = Int.random(in: bytes.indices, using: &numbers)
      let end = min(bytes.count, at + Int.random(in: 1...8, using: &numbers))
      switch Int.random(in: 0..<5, using: &numbers) {
      case 0: bytes[at] = UInt8.random(in: 0...255, using: &numbers)
      case 1: bytes.removeSubrange(at..<end)
      case 2: bytes.insert(contentsOf: bytes[at..<end], at: at)
      case 3:
        guard let other = sources.randomElement(using: &numbers), !other.isEmpty else { continue }
        let start = Int.random(in: other.indices, using: &numbers)
        bytes.insert(contentsOf: other[start..<min(other.count, start + 12)], at: at)
      default: bytes.swapAt(at, Int.random(in: bytes.indices, using: &numbers))
      }
    }
    return bytes
  }
}
