import Model
import Testing

@testable import Claims

/// The language files as they are read; what the grammar makes of their examples is asserted by `PipelineTests`,
/// since no stage's tests may import another stage.
struct GrammarTests {
  static let files = Languages.files.map { String(decoding: $0, as: UTF8.self) }

  @Test(arguments: files)
  func everyEntryHasAnExample(_ text: String) {
    let source = GrammarSource(text)
    let shown = Set(source.examples.map(\.entry))
    let names = Set(source.entryNames)
    #expect(
      names.subtracting(shown).isEmpty, "\(source.language): no example for \(names.subtracting(shown))")
  }

  @Test(arguments: files)
  func constructionsAreNamedOnce(_ text: String) {
    let names = GrammarSource(text).constructions.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: files)
  func wordsAreLowerCase(_ text: String) {
    for line in text.split(separator: "\n") where !line.hasPrefix("#") && !line.hasPrefix(">") {
      guard !line.contains(" : "), !line.hasPrefix("[") else { continue }
      #expect(line == line.lowercased(), "\(line)")
    }
  }

  @Test(arguments: [
    ("captured", "take"), ("overran", "take"), ("lost", "lose"), ("withdrew", "withdraw"), ("fell", "fall"),
    ("besieges", "besiege"), ("driven", "expel"), ("fled", "abandon"),
  ])
  func irregularFormsLeadToTheirSense(_ form: String, _ sense: String) throws {
    let source = GrammarSource(try #require(Self.files.first))
    let forms = source.entries[Word(form)]?.forms ?? []
    #expect(forms.contains { source.senses[sense] == $0.sense })
  }

  @Test func reportWithoutWordsClaimsNothing() {
    let empty = MentionedReport(
      report: Report(id: "a", text: []), tokens: [], mentions: [], relations: [], events: [], countries: [])
    #expect(ClaimExtractor().extract(from: empty, places: []).isEmpty)
  }

  @Test func onlyTakingLosingAndLeavingAreChanges() {
    #expect(
      ControlAction.allCases.filter(\.isChange) == [.capture, .recapture, .lose, .withdraw])
  }
}
