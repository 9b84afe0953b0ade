import Gazetteer
import Model

/// The gazetteer's adjectives and abbreviations of areas, by word.
struct AreaWords: Sendable {
  /// What a word or phrase means.
  private let adjectives: WordMap<[String]>
  /// Abbreviations of countries and their like, which stand anywhere: "U.S.", "UK".
  private let free: WordMap<[String]>
  /// Abbreviations of regions, which stand behind a place: "Austin, Tex."; with full stops or of three capitals, anywhere.
  private let bound: WordMap<Bound>
  private struct Bound {
    var places: [String] = []
    /// Whether it is only ever written in capitals: "CA", not "Calif.".
    var needsCapitals = true
  }
  /// The words with which an adjective of two or three words begins.
  private let openings: WordSet

  init(_ words: [AreaWord]) {
    var adjectives: [Word: [String]] = [:]
    var free: [Word: [String]] = [:]
    var bound: [Word: Bound] = [:]
    var openings: [Word] = []
    for word in words {
      let text = word.text.lowercased()
      switch word.kind {
      case .adjective:
        adjectives[Word(phrase: text), default: []].append(word.place)
        if let blank = text.firstIndex(of: " ") { openings.append(Word(text[..<blank])) }
      case .abbreviation:
        let bare =
          text.hasSuffix(".") && text.utf8.count(where: { $0 == 0x2E }) == 1 ? String(text.dropLast()) : text
        if word.isCountry || word.country.isEmpty {
          free[Word(bare), default: []].append(word.place)
        } else {
          var known = bound[Word(bare)] ?? Bound()
          known.places += known.places.contains(word.place) ? [] : [word.place]
          known.needsCapitals = known.needsCapitals && !word.text.contains(where: \.isLowercase)
          bound[Word(bare)] = known
        }
      }
    }
    self.adjectives = WordMap(adjectives.map { ($0, $1) })
    self.free = WordMap(free.map { ($0, $1) })
    self.bound = WordMap(bound.map { ($0, $1) })
    self.openings = WordSet(openings)
  }

  /// The adjective that begins at a token: how many words it has, and the areas it may mean.
  func adjective(at index: Int, in tokens: [Token]) -> (count: Int, places: [String])? {
    guard tokens[index].kind == .word, tokens[index].isCapitalised else { return nil }
    if openings.contains(tokens[index].word) {
      var phrase = tokens[index].word
      for count in 2...3 where index + count <= tokens.count {
        phrase = phrase.followed(by: tokens[index + count - 1].word)
        if tokens[index + count - 1].isCapitalised, let places = adjectives[phrase] { return (count, places) }
      }
    }
    return adjectives[tokens[index].word].map { (1, $0) }
  }

  /// The areas that an abbreviation at a token may mean; empty where it is none.
  func abbreviation(at index: Int, in tokens: [Token]) -> [String] {
    let token = tokens[index]
    guard token.kind == .word, token.isCapitalised else { return [] }
    let isCapital = token.isAllCapitals || token.isDotted
    // "US$5": a currency.
    if index + 1 < tokens.count, tokens[index + 1].word == "$", tokens[index + 1].span.start == token.span.end
    {
      return []
    }
    if isCapital, let places = free[token.word], !isShouted(index, in: tokens) { return places }
    guard let bound = bound[token.word], isCapital || !bound.needsCapitals else { return [] }
    let places = bound.places
    // "Portland, Ore.", "Columbia, Ky."
    if index >= 2, tokens[index - 1].word == ",", tokens[index - 2].isCapitalised,
      tokens[index - 2].kind == .word
    {
      return places
    }
    return token.isDotted || token.isAllCapitals && token.word.count == 3 && !isShouted(index, in: tokens)
      ? places : []
  }

  /// "JOIN US NOW": a word in capitals between others in capitals abbreviates nothing.
  private func isShouted(_ index: Int, in tokens: [Token]) -> Bool {
    if tokens[index].isDotted { return false }
    func isLoud(_ index: Int) -> Bool {
      tokens.indices.contains(index) && tokens[index].isAllCapitals && !tokens[index].isDotted
    }
    return isLoud(index - 1) && isLoud(index + 1)
  }
}
