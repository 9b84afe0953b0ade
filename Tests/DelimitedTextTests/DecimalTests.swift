import DelimitedText
import TestSupport
import Testing

@Suite struct DecimalTests {
  private func read(_ text: String) -> Double? {
    var text = text
    return text.withUTF8 { Double(decimal: $0) }
  }

  /// Numbers are those of the standard library, to the last bit; other text is none.
  @Test(arguments: Table.rows("numbers", of: "DelimitedTextTests"))
  func numbersAreThoseOfStandardLibrary(_ row: TableRow) {
    let text = row.cells[0]
    // Swift's own reader wants digits on both sides of the point.
    let whole = text.hasPrefix(".") ? "0" + text : text.hasSuffix(".") ? text + "0" : text
    let expected = row.cells[1] == "yes" ? Double(whole) : nil
    let found = read(text)
    row.expect(found?.bitPattern == expected?.bitPattern ? [] : ["found \(String(describing: found))"])
  }

  @Test func emptyFieldIsNoNumber() { #expect(read("") == nil) }

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
