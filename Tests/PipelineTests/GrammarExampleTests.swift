import Foundation
import Model
import Testing

@testable import Claims

/// Every example of the language files, read the whole way: data, documentation and test are one thing.
struct GrammarExampleTests {
  @Test(arguments: ClaimExtractor.examples)
  func exampleTellsWhatItsLineSays(_ example: GrammarExample) throws {
    let said = try Analysis.controls(of: example.sentence, published: "2024-06-03")
    let found = said.filter { example.claims != "none" || $0.claim.modality == .asserted }.map(Self.written)
    let wanted = example.claims == "none" ? [] : example.claims.components(separatedBy: " ; ")
    #expect(
      found.sorted() == wanted.sorted(), "\(example.language), line \(example.line): \(example.sentence)")
    if example.isOfConstruction, !wanted.isEmpty {
      #expect(
        said.contains { $0.claim.construction != nil },
        "\(example.language), line \(example.line): by no construction")
    }
  }

  /// A claim as the language files write it: `capture Gao by Rebels from army (planned)`.
  private static func written(_ said: SaidControl) -> String {
    var words = "\(said.control.action.rawValue) \(said.control.place.text)"
    if let by = said.control.by { words += " by \(by.text)" }
    if let from = said.control.from { words += " from \(from.text)" }
    return said.claim.modality == .asserted ? words : words + " (\(said.claim.modality.rawValue))"
  }
}
