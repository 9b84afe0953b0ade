import Model

/// Names of parties that no book holds, known by their noun: "Ansar Front", "Movement for Democracy in
/// Liberia".
enum OrganisationNames {
  /// Nouns that, with a capital, make a name of the capitalised words beside them.
  static let nouns: WordSet = [
    "front", "movement", "party", "union", "rally", "congress", "organisation", "organization", "emirate",
    "army",
    "government", "forces", "legion", "guard", "league", "command",
  ]
  /// What joins the noun to the rest of the name.
  private static let links: WordSet = ["of", "for"]
  private static let inner: WordSet = ["of", "for", "the", "in", "and"]
  private static let winds: WordSet = ["eastern", "western", "northern", "southern", "home"]

  /// Whether the token at an index is such a noun: with a name before it, or with "of" or "for" and a name
  /// behind.
  static func isHead(_ index: Int, from start: Int, in tokens: [Token]) -> Bool {
    guard tokens[index].isCapitalised, !tokens[index].isAllCapitals, nouns.contains(tokens[index].word) else {
      return false
    }
    if index > start, tokens[index - 1].isCapitalised { return !winds.contains(tokens[index - 1].word) }
    return end(behind: index + 1, in: tokens) > index + 1
  }

  /// Behind the "of …" or "for …" that belongs to a name; the index itself where nothing does.
  static func end(behind index: Int, in tokens: [Token]) -> Int {
    guard index < tokens.count, links.contains(tokens[index].word) else { return index }
    var end = index
    var next = index
    while next < tokens.count, next - index < 8, tokens[next].kind == .word {
      if tokens[next].isCapitalised, tokens[next].word != "'s" {
        end = next + 1
      } else if !inner.contains(tokens[next].word) {
        break
      }
      next += 1
    }
    return end
  }
}
