import Model

/// What a word can be in the grammar of claims; the words of each class stand in the language files under
/// `[words]`, with a hyphen where the name here has a capital (`placeNoun` is `place-noun`).
enum WordClass: UInt8, CaseIterable, Sendable {
  // Articles, pronouns and what stands for somebody or something named before.
  case article, determiner, definite, possessive, owner, pronoun, object, person, relative, who, whose
  // Prepositions by what they lead to, and words that join names.
  case agent, source, goal, of, out, locative, locating, within, preposition, infinitive
  case and, or, joining, listing, linking
  // Words that stand with a verb.
  case be, pastBe, have, pluperfect, perfectGerund, modal, doubt, negation, adverb, formerly, back, again
  // Saying, denying, failing, planning.
  case saying, according, denying, untrue, proof, failing, repelled, achieving, helping, claiming, successful
  case planning, intent, until, ahead, condition, when, means, aim, without, `break`, contrast, but
  // Ground.
  case placeNoun, anaphora, countryNoun, portNoun, memberNoun, partNoun, portion, nearly, whole, sector
  case lineNoun, lineEnd, vagueNoun, modifying, extending, including, such, `as`, passed, objectStop, nounStop
  // Parties.
  case opener, backing, undertaking, mainly, partitive, deed, partyNoun, loyal, held, heldNoun, speakerNoun
  case unarmed, paper
  // What else a sentence tells.
  case peaceful, clash, aftermath, opponentLink, clauseEnd, ending, repeatedly
  // Words of the constructions.
  case full, control, holdNoun, stronghold, seat, having, siege, fight, offensive
  // Case endings and words that bear them, where a language has them behind its nouns.
  case accusative, ablative, genitive
  // The language itself: words that tell it from others of its script.
  case telltale

  /// The name in the language files.
  var name: String {
    String(describing: self).reduce(into: "") { name, letter in
      name += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
    }
  }
}

/// A set of word classes.
struct WordClasses: Sendable, Hashable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init() {}

  init(_ wordClass: WordClass) { insert(wordClass) }

  mutating func insert(_ wordClass: WordClass) {
    let bit = wordClass.rawValue
    if bit < 64 { low |= 1 << UInt64(bit) } else { high |= 1 << UInt64(bit - 64) }
  }

  mutating func formUnion(_ other: WordClasses) {
    low |= other.low
    high |= other.high
  }

  @inline(__always)
  func contains(_ wordClass: WordClass) -> Bool {
    let bit = wordClass.rawValue
    return bit < 64 ? low & (1 << UInt64(bit)) != 0 : high & (1 << UInt64(bit - 64)) != 0
  }

  /// Whether both have a class in common.
  @inline(__always)
  func meets(_ other: WordClasses) -> Bool { low & other.low | high & other.high != 0 }
}
