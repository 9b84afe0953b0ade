import Foundation
import TestSupport
import Testing

@testable import Gazetteer

/// A form as an array, for tests.
func form(_ name: String) -> [UInt8] { NameFolding.Toponym.form(of: name) }

/// What the rules cost, or nil.
func cost(_ a: [UInt8], _ b: [UInt8], in rules: Romanisation = .any) -> Double? {
  a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { b in NameForm.cost(of: a, and: b, in: rules) }
  }
}

/// The skeletons that a query looks up.
func skeletons(_ form: [UInt8]) -> [UInt64] { form.withUnsafeBufferPointer { NameForm.skeletons(of: $0) } }

/// The skeleton under which a name is filed.
func skeleton(_ form: [UInt8]) -> UInt64 { form.withUnsafeBufferPointer { NameForm.skeleton(of: $0) } }

@Suite struct NameFormTests {
  @Test(arguments: Table.rows("press-spellings", of: "GazetteerTests"))
  func pressSpellingsAreReachedAndJoined(row: TableRow) {
    let (asked, stored) = (form(row.cells[0]), form(row.cells[1]))
    var problems: [String] = []
    if cost(asked, stored) == nil { problems.append("not joined") }
    if !skeletons(asked).contains(skeleton(stored)) { problems.append("not reached") }
    row.expect(problems)
  }

  @Test(arguments: Table.rows("places-apart", of: "GazetteerTests"))
  func twoPlacesStayTwo(row: TableRow) {
    let rules = NameFolding.rules(joining: row.cells[0], and: row.cells[1])
    row.expect(rules.map { ["joined by \($0)"] } ?? [])
  }

  @Test(arguments: ["東京", "ქუთაისი", "", "  ", "'", "Eu", String(repeating: "Kafr ", count: 40)])
  func namesThatTheRulesDoNotKnowHaveNoForm(name: String) {
    #expect(form(name).isEmpty)
  }

  @Test(arguments: ["Jarābulus", "Deir ez-Zor", "Khān Shaykhūn", "Сєвєродонецьк", "Ash Shaddādah"])
  func aUsualNameIsShort(name: String) {
    #expect(1...28 ~= form(name).count)
  }

  @Test func queriesLookUpFewSkeletons() {
    for row in Table.rows("press-spellings", of: "GazetteerTests") where !row.isKnownFailing {
      let all = skeletons(form(row.cells[0]))
      #expect(1...6 ~= all.count)
      #expect(all.first == skeleton(form(row.cells[0])))
    }
  }

  /// One consonant too few, too many or another, and two exchanged, still share a hash.
  @Test(arguments: [
    ("Jarablus", "Jarabus"), ("Jarablus", "Jarabmus"), ("Jarablus", "Jarbalus"), ("Jarablus", "Jaralbus"),
    ("Manbij", "Manbijt"), ("Homs", "Hosm"),
  ])
  func misspeltNamesShareADeletion(name: String, misspelt: String) {
    let all = [name, misspelt].map { form($0).withUnsafeBufferPointer { Set(NameForm.deletions(of: $0)) } }
    #expect(!all[0].isDisjoint(with: all[1]))
  }

  @Test(arguments: [("Bath", "Path"), ("Reading", "Riding"), ("Kassel", "Cassel"), ("Halle", "Hallé Ost")])
  func whereNoRuleIsUsedOnlyWordsMayDiffer(name: String, other: String) {
    #expect(cost(form(name), form(other), in: .none) == nil)
  }

  @Test(arguments: [("Bath City", "Bath"), ("City of Bath", "Bath"), ("Castle Rock", "Rock Castle")])
  func genericWordsAndOrderAreRulesEverywhere(name: String, other: String) throws {
    #expect(try #require(cost(form(name), form(other), in: .none)) > 0.03)
  }

  /// The same forms and the same comparison: what costs and what explains cannot disagree, nor who is asked first.
  @Test func costsAndReasonsAgreeOnRealNames() throws {
    var numbers = SeededNumbers(seed: 7)
    let names = try realNames()
    var buckets: [UInt64: [String]] = [:]
    for name in names { buckets[skeleton(form(name)), default: []].append(name) }
    let full = buckets.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    var joined = 0
    for turn in 0..<6000 {
      let bucket = full[Int.random(in: full.indices, using: &numbers)]
      let a = bucket[Int.random(in: bucket.indices, using: &numbers)]
      let b =
        turn % 3 == 0
        ? names[Int.random(in: names.indices, using: &numbers)]
        : bucket[Int.random(in: bucket.indices, using: &numbers)]
      let (x, y) = (form(a), form(b))
      for rules: Romanisation in [.arabic, .cyrillic, .any, .none] {
        let price = cost(x, y, in: rules)
        #expect(price == cost(y, x, in: rules), "\(a), \(b): not symmetric")
        let found = NameFolding.comparison(of: a, and: b, in: rules)
        #expect(found.map { 1 - $0.closeness } == price.map { 1 - (1 - $0) }, "\(a), \(b)")
        #expect(found?.rules == NameFolding.comparison(of: b, and: a, in: rules)?.rules, "\(a), \(b)")
        if let found {
          joined += 1
          #expect(
            (found.closeness == 1) == (NameFolding.key(a) == NameFolding.key(b)), "\(a), \(b): \(found)")
          #expect(found.rules.isEmpty == (found.closeness == 1), "\(a), \(b): \(found)")
        }
      }
    }
    #expect(joined > 1000)
  }

  /// Names of the world layer and of the press tables.
  private func realNames() throws -> [String] {
    let path = "\(GazetteerBuilder.defaultWorldFolder)/cities15000.txt"
    var names = Table.rows("press-spellings", of: "GazetteerTests").flatMap { Array($0.cells.prefix(2)) }
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for line in text.split(separator: "\n").enumerated() where line.offset % 7 == 0 {
      let cells = line.element.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count > 8, Romanisation(country: String(cells[8])) != .none else { continue }
      names.append(String(cells[1]))
      names += cells[3].split(separator: ",").prefix(12).map(String.init)
    }
    return names.filter { !form($0).isEmpty }
  }
}

@Suite struct RomanisationTests {
  @Test(arguments: Table.rows("romanisation", of: "GazetteerTests"))
  func aCountryHasItsRules(row: TableRow) {
    let rules = Romanisation(country: row.cells[0])
    let text = (rules.contains(.arabic) ? "a" : "") + (rules.contains(.cyrillic) ? "c" : "")
    row.expect(text == row.cells[1] || text.isEmpty && row.cells[1] == "-" ? [] : [text])
    #expect((Romanisation(country: row.cells[0]) != .none) == !text.isEmpty)
  }
}

@Suite struct NameRankTests {
  @Test func closenessDecidesBeforeSizeAndSizeBetweenNamesakes() {
    let village = NameRank.score(closeness: 1, population: 0, featureCode: "PPL")
    let city = NameRank.score(closeness: 1, population: 220_268, featureCode: "PPLA")
    let far = NameRank.score(closeness: 0.8, population: 2_000_000, featureCode: "PPLC")
    #expect(city > village)
    #expect(village > far)
    #expect(NameRank.score(closeness: 1, population: 0, featureCode: "PPL", isMainName: true) > village)
  }

  @Test func unknownPopulationIsNotAnEmptyPlace() {
    #expect(
      NameRank.score(closeness: 1, population: 0, featureCode: "PPLA2")
        > NameRank.score(closeness: 1, population: 3000, featureCode: "PPL"))
  }
}
