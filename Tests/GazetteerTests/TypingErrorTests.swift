import TestSupport
import Testing

@testable import Gazetteer

@Suite struct TypingErrorTests {
  private func errors(_ a: String, _ b: String, limit: Int) -> Int? {
    Array(a.utf8).withUnsafeBufferPointer { a in
      Array(b.utf8).withUnsafeBufferPointer { b in NameForm.typingErrors(between: a, and: b, limit: limit) }
    }
  }

  @Test(arguments: [
    ("jarabulus", "jarabulus", 0), ("jarabulus", "jarabulsu", 1), ("jarabulus", "jarbulus", 1),
    ("jarabulus", "jarabuluss", 1), ("jarabulus", "karabulus", 1), ("jarabulus", "ajrabulsu", 2),
    ("الرقه", "الرفه", 1), ("", "ab", 2), ("ca", "abc", 3),
  ])
  func distanceCountsLettersLeftOutAddedExchangedAndTransposed(a: String, b: String, distance: Int) {
    #expect(errors(a, b, limit: 3) == distance)
    #expect(errors(b, a, limit: 3) == distance)
    #expect(distance == 0 || errors(a, b, limit: distance - 1) == nil)
  }

  @Test func theBoundChangesNothingBelowIt() {
    var numbers = SeededNumbers(seed: 3)
    for _ in 0..<3000 {
      let (a, b) = (word(&numbers), word(&numbers))
      let distance = plainDistance(Array(a.unicodeScalars), Array(b.unicodeScalars))
      for limit in 0...3 {
        #expect(errors(a, b, limit: limit) == (distance <= limit ? distance : nil), "\(a) \(b)")
      }
    }
  }

  @Test(arguments: [(4, 0), (5, 1), (8, 1), (9, 2), (20, 2)])
  func shortNamesAreForgivenNothing(letters: Int, errors: Int) {
    #expect(NameForm.typingAllowance(letters: letters) == errors)
  }

  @Test func keysThatAreTooLongOrBrokenHaveNone() {
    #expect(errors(String(repeating: "a", count: 64), String(repeating: "a", count: 64), limit: 1) == 0)
    #expect(errors(String(repeating: "a", count: 65), String(repeating: "a", count: 65), limit: 1) == nil)
    let broken: [UInt8] = [0x61, 0xFF]
    #expect(broken.withUnsafeBufferPointer { NameForm.typingErrors(between: $0, and: $0, limit: 2) } == nil)
  }

  private func word(_ numbers: inout SeededNumbers) -> String {
    let letters: [Character] = ["a", "b", "r", "ق"]
    return String(
      (0..<Int.random(in: 0...7, using: &numbers)).map { _ in
        letters[Int.random(in: 0..<4, using: &numbers)]
      })
  }

  /// The whole table, as the definition has it.
  private func plainDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var rows = Array(repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count { rows[i][0] = i }
    for j in 0...b.count { rows[0][j] = j }
    for i in 1..<(a.count + 1) {
      for j in 1..<(b.count + 1) {
        rows[i][j] = min(
          rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
        }
      }
    }
    return rows[a.count][b.count]
  }
}
