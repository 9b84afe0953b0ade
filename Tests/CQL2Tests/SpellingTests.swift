import CQL2
import Testing
import TestSupport

/// Text and JSON of the same filters.
struct SpellingTests {
  @Test(arguments: Table.rows("spellings", of: "CQL2Tests"))
  func textAndJSONSayTheSame(_ row: TableRow) throws {
    let (text, json, canonical) = (row.cells[0], row.cells[1], row.cells[2])
    let filter = try Filter(text: text)
    var problems: [String] = []
    let written = String(decoding: filter.json, as: UTF8.self)
    if written != json { problems.append("JSON is \(written)") }
    if filter.text != canonical { problems.append("text is \(filter.text)") }
    if try Filter(json: Array(json.utf8)) != filter { problems.append("JSON reads as another filter") }
    if try Filter(text: canonical) != filter { problems.append("canonical text reads as another filter") }
    row.expect(problems)
  }

  @Test(arguments: Table.rows("problems", of: "CQL2Tests"))
  func aProblemSaysWhereAndWhat(_ row: TableRow) {
    let (language, source, expected) = (row.cells[0], row.cells[1], row.cells[2])
    var found = "no problem"
    do {
      let filter = language == "json" ? try Filter(json: Array(source.utf8)) : try Filter(text: source)
      if language == "binding" { _ = try FilterPredicate(filter, for: TownSample.schema) }
    } catch {
      found = error.description
    }
    row.expect(found == expected ? [] : [found])
  }

  @Test func namesArePropertiesOfAllParts() throws {
    let filter = try Filter(
      text: "a = b + 1 AND (NOT c IN (d, 'x') OR T_AFTER(INTERVAL(e, '..'), f)) AND S_WITHIN(g, POINT(1 2)) "
        + "AND CASEI(h) LIKE 'x' AND A_OVERLAPS(i, (j)) AND k BETWEEN l AND m AND n IS NULL")
    #expect(filter.propertyNames == Set("abcdefghijklmn".map(String.init)))
  }
}
