import DelimitedText
import TestSupport
import Testing

@Suite struct DecimalTests {
  private func read(_ text: String) -> Double? {
    var text = text
    return text.withUTF8 { Double(decimal: $0) }
  }

  @Test(arguments: [
    "0", "-0", "1", "12.5", "+7", ".5", "5.", "1e3", "1E-7", "-38.01111", "123456789012345",
    "1234567890123456",
    "0.1234567890123456789", "9007199254740993", "179.99999999999999",
  ])
  func numbersAreThoseOfStandardLibrary(_ text: String) throws {
    let found = try #require(read(text))
    // Swift's own reader wants digits on both sides of the point.
    let whole = text.hasPrefix(".") ? "0" + text : text.hasSuffix(".") ? text + "0" : text
    #expect(found.bitPattern == Double(whole)?.bitPattern)
  }

  @Test(arguments: [
    "", "-", ".", "1.2.3", "1,5", "0x10", "inf", "nan", "1e", "e3", "1 2", "--1", "1-", "١٢", "1e3.5",
    "1_000",
  ])
  func otherTextIsNoNumber(_ text: String) { #expect(read(text) == nil) }

  @Test func seededFiguresAreExact() {
    var numbers = SeededNumbers(seed: 5)
    for _ in 0..<20_000 {
      let decimals = Int.random(in: 0...12, using: &numbers)
      let digits = String(Int64.random(in: 0...999_999_999_999_999, using: &numbers))
      let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
      let text = padded.dropLast(decimals) + (decimals > 0 ? "." + padded.suffix(decimals) : "")
      #expect(read(String(text)) == Double(text), "\(text)")
    }
  }
}
