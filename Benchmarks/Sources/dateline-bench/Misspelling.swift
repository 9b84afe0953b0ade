/// Seeded misspellings of real names: how a person who heard or copied a name gets it wrong.
struct Misspelling {
  /// What one romanisation writes and another does not: the first is replaced by the second, or the other way
  /// round. Systems that the press mixes: BGN/PCGN (GeoNames), ALA-LC, French and plain English spelling.
  static let romanisations = [
    ("sh", "ch"), ("kh", "x"), ("gh", "g"), ("q", "k"), ("dh", "d"), ("th", "t"), ("u", "ou"), ("i", "ee"),
    ("i", "e"), ("a", "e"), ("ay", "ei"), ("aw", "au"), ("al ", "el "), ("al ", "al-"), ("ah", "a"),
    ("ah", "eh"),
    ("y", "i"), ("w", "ou"), ("j", "dj"), ("ss", "s"), ("mm", "m"), ("ll", "l"), ("rr", "r"), ("bb", "b"),
  ]
  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz")

  private var numbers: SeededNumbers

  /// Misspellings that are the same on every machine.
  init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

  /// The name (lower case, ASCII) with one or two romanisations changed; nil where none of them is in it.
  mutating func romanisedOtherwise(_ name: String) -> String? {
    var changed = name
    var left = Int.random(in: 1...2, using: &numbers)
    for (one, other) in Self.romanisations.shuffled(using: &numbers) where left > 0 {
      let (from, to) = Bool.random(using: &numbers) ? (one, other) : (other, one)
      guard let range = changed.firstRange(of: from) else { continue }
      changed.replaceSubrange(range, with: to)
      left -= 1
    }
    return changed == name ? nil : changed
  }

  /// The name with one letter left out, added or exchanged, or two neighbours transposed, not at the
  /// beginning.
  mutating func mistyped(_ name: String) -> String? {
    var letters = Array(name)
    guard letters.count >= 5 else { return nil }
    let at = Int.random(in: 1..<letters.count - 1, using: &numbers)
    let other = Self.alphabet[Int.random(in: 0..<26, using: &numbers)]
    switch Int.random(in: 0..<4, using: &numbers) {
    case 0: letters.remove(at: at)
    case 1: letters.insert(other, at: at)
    case 2: letters[at] = other
    default: letters.swapAt(at, at + 1)
    }
    let changed = String(letters)
    return changed == name ? nil : changed
  }
}
