import Model
import Testing

@testable import Claims

/// The words of the grammar; what the grammar makes of sentences stands in `Tables`, which `PipelineTests` runs,
/// since no stage's tests may import another stage.
struct LexiconTests {
  @Test func everyVerbHasAllItsForms() {
    var forms: [String: Set<String>] = [:]
    for (word, verb) in Lexicon.verbs { forms[verb.base, default: []].insert(word) }
    for (base, words) in forms {
      #expect(words.contains(base), "\(base)")
      #expect(words.contains { $0.hasSuffix("ing") }, "\(base) has no gerund")
      #expect(words.count >= 4, "\(base): \(words.sorted())")
    }
  }

  @Test(arguments: [
    ("captured", "capture"), ("seizing", "seize"), ("took", "take"), ("taken", "take"), ("lost", "lose"),
    ("withdrew", "withdraw"), ("fell", "fall"), ("held", "hold"), ("besieges", "besiege"),
    ("driven", "drive"), ("retaken", "retake"), ("fled", "flee"), ("overran", "overrun"), ("freed", "free"),
  ])
  func irregularFormsLeadToTheirVerb(_ form: String, _ base: String) {
    #expect(Lexicon.verbs[form]?.base == base)
  }

  @Test func wordsAreLowerCase() {
    for word in Lexicon.verbs.keys { #expect(word == word.lowercased()) }
    for word in Lexicon.nouns.keys { #expect(word == word.lowercased()) }
  }

  @Test func reVerbsRetakeAndOthersTake() {
    for (word, verb) in Lexicon.verbs {
      guard case .take(let again) = verb.sense else { continue }
      let isRe = verb.base.hasPrefix("re") || ["liberate", "free"].contains(verb.base)
      #expect(again == isRe, "\(word)")
    }
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
