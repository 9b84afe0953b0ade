import Model
import Testing

/// Text written as bytes says what a string would.
@Suite struct ByteTextTests {
  @Test(arguments: [
    (0, 0, "0"), (0, 3, "0"), (7, 0, "7"), (-7, 0, "-7"), (12_500, 3, "12.5"), (12_000, 3, "12"),
    (5, 6, "0.000005"),
    (-50, 2, "-0.5"), (1_000_000, 6, "1"), (100, 0, "100"), (Int.max, 0, "9223372036854775807"),
    (Int.min, 0, "-9223372036854775808"),
  ])
  func decimalsHaveNoIdleNoughts(value: Int, places: Int, expected: String) {
    #expect(String { $0.decimal(value, places: places) } == expected)
  }

  @Test func wholeNumbersAreThoseOfTheStandardLibrary() {
    for shift in 0..<63 {
      for value in [Int.max >> shift, Int.min >> shift, (Int.max >> shift) / 10 * 10, 1 << shift] {
        #expect(String { $0.int(value) } == String(value))
      }
    }
  }

  @Test func itGrowsAndIsUsedAgain() {
    var text = ByteText(capacity: 1)
    for count in 1...1_000 {
      text.add("é")
      text.add(text: "→ Azaz")
      text.byte(UInt8(ascii: ";"))
      #expect(text.count == count * 11)
    }
    #expect(text.contents == String(repeating: "é→ Azaz;", count: 1_000))
    text.cut(to: 11)
    #expect(text.array == Array("é→ Azaz;".utf8))
    text.cut(to: 0)
    text.int(12)
    #expect(text.contents == "12")
  }
}
