import Foundation
import Model
import TestSupport
import Testing

/// The claims of sentences of our own, read the whole way.
///
/// The tables lie with `ClaimsTests`; they are run here because no stage's tests may import another stage.
struct ClaimTableTests {
  @Test(arguments: Table.rows("claims", of: "ClaimsTests"))
  func sentenceSaysWhatAReaderTakesFromIt(_ row: TableRow) throws {
    let claims = try Analysis.controls(of: row.cells[1], published: row.cells[0])
    guard row.cells[2] != "*" else { return }
    let expected =
      row.cells[2] == "none" ? [] : row.cells[2].components(separatedBy: "; ").map(ExpectedClaim.init)
    var left = claims
    var problems: [String] = []
    for claim in expected {
      if let index = left.firstIndex(where: claim.matches) {
        left.remove(at: index)
      } else {
        problems.append("missing \(claim.text)")
      }
    }
    problems += left.filter { $0.claim.modality == .asserted }.map { "too many: \($0.description)" }
    if !problems.isEmpty { problems.append("all: \(claims.map(\.description))") }
    row.expect(problems)
  }

  @Test(arguments: Table.rows("dates", of: "ClaimsTests"))
  func claimIsValidWhenTheWordsSay(_ row: TableRow) throws {
    let claims = try Analysis.controls(of: row.cells[1], published: row.cells[0])
      .filter { $0.control.place.text == row.cells[2] }
    let found = claims.map { said in
      [
        said.claim.valid.earliest?.description ?? "-", said.claim.valid.latest?.description ?? "-",
        said.claim.valid.precision.rawValue, said.claim.modality.rawValue,
      ]
    }
    let isRight = found.contains { zip(row.cells[3...], $0).allSatisfy { $0 == "*" || $0 == $1 } }
    row.expect(isRight ? [] : ["found \(found), reasons \(claims.map(\.claim.valid.reason))"])
  }

  @Test(arguments: Table.rows("speakers", of: "ClaimsTests"))
  func claimIsSaidByItsSpeaker(_ row: TableRow) throws {
    let claims = try Analysis.controls(of: row.cells[0], published: "2016-08-29")
      .filter { $0.control.place.text == row.cells[1] }
    let found = claims.map { $0.claim.speaker.map { $0.id ?? "\"\($0.text)\"" } ?? "-" }
    row.expect(
      found.contains(row.cells[2]) || row.cells[2] == "*" && !found.isEmpty ? [] : ["found \(found)"])
  }
}

/// A claim as a table writes it: action,place,by,from,modality.
struct ExpectedClaim {
  let text: String
  private let parts: [String]

  init(_ text: String) {
    self.text = text
    parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  /// Whether a claim is the one expected; actors are compared as sets of ids.
  func matches(_ said: SaidControl) -> Bool {
    guard parts.count == 5 else { return false }
    return parts[0] == said.control.action.rawValue && parts[1] == said.control.place.text
      && isActor(parts[2], said.control.by) && isActor(parts[3], said.control.from)
      && ["*", said.claim.modality.rawValue].contains(parts[4])
  }

  private func isActor(_ expected: String, _ found: ActorReference?) -> Bool {
    if expected == "*" { return true }
    guard let found else { return expected == "-" }
    return Set(expected.split(separator: "+").map(String.init)) == Set(found.ids)
  }
}
