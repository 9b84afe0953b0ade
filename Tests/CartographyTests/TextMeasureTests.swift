import Testing

@testable import Cartography

@Suite struct TextMeasureTests {
  @Test(arguments: [
    "Sources: ten reports of three outlets, read by machine; places: GeoNames (CC BY 4.0).",
    "https://example.org/" + String(repeating: "x", count: 400), "Алеппо حلب 阿勒颇 Ar Rā‘ī", "", "a",
  ])
  func wrappedLinesFitAndLoseNothing(text: String) {
    let lines = TextMeasure.wrapped(text, size: 7, room: 120)
    #expect(lines.allSatisfy { TextMeasure.width($0, size: 7) <= 120 })
    #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
  }

  @Test func cutTextFitsAndSaysSo() {
    let cut = TextMeasure.cut("Deir ez-Zor and its province", size: 7, room: 60)
    #expect(cut.hasSuffix("…") && TextMeasure.width(cut, size: 7) <= 60)
    #expect(TextMeasure.cut("Homs", size: 7, room: 60) == "Homs")
  }

  @Test func numbersHaveTwoDecimalsAtMost() {
    let cases = [
      (0.0, "0"), (-0.001, "0"), (12.5, "12.5"), (3.14159, "3.14"), (-0.07, "-0.07"), (1e5, "100000"),
      (2.999, "3"),
    ]
    for (number, text) in cases { #expect(SVG.number(number) == text) }
  }
}
