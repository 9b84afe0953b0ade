import Model
import Pipeline
import TestSupport
import Testing

/// Which place the names of a sentence mean, read the whole way.
struct PlaceTableTests {
  @Test(arguments: Table.rows("choices", of: "PlacesTests"))
  func nameMeansItsPlace(_ row: TableRow) throws {
    let places = try Analysis.analyse(row.cells[0], published: "2016-08-29").places
      .filter { $0.mention.text == row.cells[1] }
    guard let place = places.first else {
      row.expect(["\(row.cells[1]) is not found"])
      return
    }
    let choice = place.choice?.place.id ?? "-"
    var problems: [String] = []
    if row.cells[2] != "*", choice != row.cells[2] { problems.append("chose \(choice): \(place.reason)") }
    if row.cells[3].split(separator: ",").map(String.init).contains(choice) {
      problems.append("chose \(choice), a look-alike: \(place.reason)")
    }
    let candidates = Set(place.candidates.map(\.place.id))
    for id in row.cells[4].split(separator: ",").map(String.init) where !candidates.contains(id) {
      problems.append("\(id) is not among the candidates")
    }
    if place.reason.isEmpty { problems.append("no reason") }
    row.expect(problems)
  }

  @Test(arguments: [
    ("to the south of", "stated south of", true), ("to the north of", "stated north of", false),
    ("and later", "stated", false),
  ])
  func statementInTheSentenceIsTheReason(_ words: String, _ reason: String, _ isNamed: Bool) throws {
    let text = "Rebels took the village of Tweiran, \(words) al-Rai, in northern Syria."
    let place = try #require(
      try Analysis.analyse(text, published: "2016-09-05").places.first { $0.mention.text == "Tweiran" })
    let isReason = place.choice?.reasons.contains { $0.text.hasPrefix(reason) && $0.weight > 0 } ?? false
    #expect(isReason == isNamed, "\(place.reason)")
  }
}
