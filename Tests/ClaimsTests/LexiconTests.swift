import Model
import Testing

@testable import Claims

/// The words of the grammar; what the grammar makes of sentences stands in `Tables`, which `PipelineTests` runs,
/// since no stage's tests may import another stage.
struct LexiconTests {
  @Test(arguments: [
    ("captured", "capture"), ("seizing", "seize"), ("took", "take"), ("taken", "take"), ("lost", "lose"),
    ("withdrew", "withdraw"), ("fell", "fall"), ("held", "hold"), ("besieges", "besiege"),
    ("driven", "drive"), ("retaken", "retake"), ("fled", "flee"), ("overran", "overrun"), ("freed", "free"),
  ])
  func irregularFormsLeadToTheirVerb(_ form: String, _ base: String) {
    #expect(Lexicon.verbs[Word(form)]?.base == Word(base))
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
