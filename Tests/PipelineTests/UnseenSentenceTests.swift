import Foundation
import Model
import TestSupport
import Testing

/// Passages on wars that the grammar was not tuned on, annotated before any run (`ClaimsTests/Tables/README.md`).
struct UnseenSentenceTests {
  private struct Passage: Decodable {
    struct Control: Decodable {
      var place: String
      var action: String
      var optional: Bool?
    }
    struct Negative: Decodable {
      var place: String
    }
    var id: String
    var published: String
    var text: String
    var controls: [Control]
    var negatives: [Negative]
    private enum CodingKeys: String, CodingKey {
      case id, published, text, controls
      case negatives = "not_controls"
    }
  }

  private static func passages(_ name: String) throws -> [Passage] {
    let url = TestGazetteer.root.appending(path: "Tests/ClaimsTests/Tables/\(name).jsonl")
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map {
      try JSONDecoder().decode(Passage.self, from: Data($0.utf8))
    }
  }

  @Test(arguments: ["unseen-1", "unseen-2"])
  func noChangeIsReadIntoAHardNegative(_ name: String) throws {
    for passage in try Self.passages(name) {
      let changes = try Self.changes(in: passage)
      let changed = Set(passage.controls.filter { Self.isChange($0.action) }.map(\.place))
      for negative in passage.negatives where !changed.contains(negative.place) {
        #expect(!changes.contains(negative.place), "\(passage.id): \(negative.place)")
      }
    }
  }

  @Test(arguments: ["unseen-1", "unseen-2"])
  func fourChangesInFiveAreRead(_ name: String) throws {
    var (all, found) = (0, 0)
    for passage in try Self.passages(name) {
      let changes = try Self.changes(in: passage)
      for control in passage.controls where Self.isChange(control.action) && control.optional != true {
        all += 1
        if changes.contains(where: { $0 == control.place || $0.contains(control.place) }) { found += 1 }
      }
    }
    #expect(found * 5 >= all * 4, "\(found) of \(all)")
  }

  private static func isChange(_ action: String) -> Bool {
    ControlAction(rawValue: action)?.isChange ?? false
  }

  /// The places whose change of control a passage asserts.
  private static func changes(in passage: Passage) throws -> Set<String> {
    Set(
      try Analysis.controls(of: passage.text, published: passage.published)
        .filter { $0.claim.modality == .asserted && $0.control.action.isChange }.map(\.control.place.text))
  }
}
