import Foundation
import Model
import TestSupport
import Testing

@testable import Mentions

/// What the words of single sentences name.
struct MentionTableTests {
  @Test(arguments: Table.rows("tokens", of: "MentionsTests"))
  func textIsSplitIntoTokens(_ row: TableRow) {
    let text = Array(row.cells[0].utf8)
    let tokens = Tokenizer.tokens(in: text, span: ByteSpan(start: 0, end: text.count))
    let found = tokens.map { ($0.isHyphenated ? "-" : "") + written($0, in: text) }.joined(separator: " ")
    row.expect(found == row.cells[1] ? [] : ["found \"\(found)\""])
  }

  /// A token in its own letter case, with straight quotes and hyphens; the token's word must be the same in lower case.
  private func written(_ token: Token, in text: [UInt8]) -> String {
    let raw = String(decoding: text[token.span.range], as: UTF8.self)
      .replacing(/[’‘ʼ`]/, with: "'").replacing(/[“”«»]/, with: "\"").replacing(/[–—]/, with: "-")
    // The apostrophe behind a plural stands for the possessive ending.
    return token.word == Word(raw.lowercased()) || token.word == "'s" ? raw : "\(raw)?"
  }

  @Test(arguments: Table.rows("quantities", of: "MentionsTests"))
  func figuresAreReadWithUnitAndHedge(_ row: TableRow) throws {
    let quantities = try SentenceReading.read(row.cells[0]).mentions.compactMap { mention -> String? in
      guard case .quantity(let quantity) = mention else { return nil }
      return described(quantity)
    }
    let found = quantities.isEmpty ? "none" : quantities.joined(separator: "; ")
    row.expect(found == row.cells[1] ? [] : ["found \(found)"])
  }

  private func described(_ quantity: QuantityMention) -> String {
    let unit =
      switch quantity.unit {
      case .length(let unit): unit.rawValue
      case .area(let unit): unit.rawValue
      case .count(let noun): noun
      case .time(let unit): unit.rawValue
      }
    let value = quantity.value.map(short) ?? "?"
    let figure = quantity.range.map { "\(short($0.lowerBound))..\(short($0.upperBound))" } ?? value
    let second = quantity.second.map { " " + short($0.length.kilometres) } ?? ""
    return "\(figure) \(unit) \(quantity.hedge.rawValue)\(second)"
  }

  /// At most three decimals, no trailing nought.
  private func short(_ value: Double) -> String {
    let rounded = (value * 1_000).rounded() / 1_000
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
  }

  @Test(arguments: Table.rows("actors", of: "MentionsTests"))
  func nounPhrasesNameParties(_ row: TableRow) throws {
    let actors = try SentenceReading.read(row.cells[0]).mentions.compactMap { mention -> String? in
      guard case .actor(let actor) = mention else { return nil }
      return "\(actor.text)=\(actor.actors.joined(separator: "+"))"
    }
    let found = actors.isEmpty ? "none" : actors.joined(separator: "; ")
    row.expect(found == row.cells[1] ? [] : ["found \(found)"])
  }

  @Test(arguments: Table.rows("places", of: "MentionsTests"))
  func namesOfPlacesAreFoundAndOthersAreNot(_ row: TableRow) throws {
    let places = try SentenceReading.read(row.cells[0]).mentions.compactMap { mention -> String? in
      guard case .place(let place) = mention, place.use != .demonym else { return nil }
      return place.text + (place.use == .metonym ? "*" : "") + (place.isDateline ? "^" : "")
    }
    let found = places.isEmpty ? "none" : places.joined(separator: "; ")
    row.expect(found == row.cells[1] || row.cells[1] == "*" ? [] : ["found \(found)"])
  }

  @Test(arguments: Table.rows("relations", of: "MentionsTests"))
  func relationsBetweenPlacesAreFound(_ row: TableRow) throws {
    let relations = try SentenceReading.read(row.cells[0]).relations.map(described)
    let found = relations.isEmpty ? "none" : relations.joined(separator: "; ")
    row.expect(found == row.cells[1] ? [] : ["found \(found)"])
  }

  private func described(_ relation: SpatialRelation) -> String {
    let subject =
      switch relation.subject {
      case .place(let place): place.text
      case .actor(let actor): "[\(actor.text)]"
      }
    let kind: String
    switch relation.kind {
    case .distance(let quantity, let direction, _):
      let figure = quantity.map { $0.value.map(short) ?? "?" }
      let unit = quantity.flatMap { quantity -> String? in
        if case .length(let unit) = quantity.unit { return unit.rawValue }
        return nil
      }
      kind = ([figure, unit].compactMap(\.self) + [direction?.rawValue ?? "-"]).joined(separator: " ")
    case .containment(let sector): kind = sector.map { "in-\($0.rawValue)" } ?? "in"
    case .adjacency: kind = "by"
    }
    return "\(subject)>\(relation.anchor.text) \(kind)"
  }
}
