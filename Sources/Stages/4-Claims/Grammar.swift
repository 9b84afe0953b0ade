import Model

/// The grammar of claims in one language: its words with their classes, its verbs and nouns of control, and
/// the
/// constructions they stand in. Made from a language file, once.
final class Grammar: Sendable {
  /// ISO 639-1.
  let language: String
  /// The alphabet it is written in.
  let script: Script
  /// The words that can tell of control.
  let triggers: [Word]
  /// The words by which the language is known.
  let telltales: [Word]
  /// What each word can be.
  let entries: [WordEntry]
  /// From words to `entries`.
  private let index: WordMap<Int32>
  /// The constructions in the order of the file: what one finds, no later one tells again.
  let constructions: [Construction]
  /// Sentences with the claims a reader takes from them, for every entry of the file.
  let examples: [GrammarExample]
  /// Whether participles need no form of "be": "Бахмут взят".
  let hasBareParticiples: Bool

  /// What a word can be.
  struct WordEntry: Sendable {
    var classes = WordClasses()
    /// The verbs of which it is a form; "clear" is two.
    var forms: [VerbForm] = []
    /// The senses it has as a noun.
    var nouns: [NounForm] = []
    /// The constructions whose trigger it can be, by their index.
    var constructions: [Int] = []
  }

  /// A form of a verb that tells of control.
  struct VerbForm: Sendable, Hashable {
    var sense: Int
    var form: Form
    /// Whether the taker held the place before: "recapture".
    var isAgain: Bool
    /// Whether it tells of control only with that word: "gain".
    var wantsControl: Bool
    /// Whether it takes things as well as places, so that both ends must be named: "take".
    var wantsName: Bool
    /// How the form itself is meant: Turkish says "could not take" in one word.
    var modality: Modality?
  }

  /// A noun that tells of control.
  struct NounForm: Sendable, Hashable {
    var sense: Int
    var isAgain: Bool
  }

  /// The grammatical form a word of a verb has.
  enum Form: String, Sendable, CaseIterable {
    /// "captures", "capture"; in other languages any finite form.
    case present
    /// "captured" as a finite verb or participle: the clause decides.
    case past
    /// "taken": a participle, or a finite passive, only.
    case participle
    /// "capturing".
    case gerund
    /// "to capture", where the form is no other.
    case infinitive
  }

  init(_ source: GrammarSource) {
    language = source.language
    script = source.script
    constructions = source.constructions
    examples = source.examples
    hasBareParticiples = source.hasBareParticiples
    var entries: [WordEntry] = []
    var pairs: [(Word, Int32)] = []
    for (word, entry) in source.entries {
      pairs.append((word, Int32(entries.count)))
      entries.append(entry)
    }
    for index in entries.indices {
      entries[index].constructions = source.constructions.indices.filter {
        source.constructions[$0].trigger.fits(entries[index], word: pairs[index].0)
      }
    }
    let known = zip(pairs, entries)
    triggers = known.filter { !$0.1.constructions.isEmpty }.map(\.0.0)
    telltales = known.filter { $0.1.classes.contains(.telltale) }.map(\.0.0)
    self.entries = entries
    index = WordMap(pairs)
  }

  /// The entry of a word; -1 where the language file does not have it.
  @inline(__always)
  func entry(of word: Word) -> Int32 { index[word] ?? -1 }

  /// What a word can be; no class where the file does not have it.
  @inline(__always)
  func classes(of entry: Int32) -> WordClasses { entry < 0 ? WordClasses() : entries[Int(entry)].classes }
}

/// A sentence of a language file with the claims a reader takes from it.
package struct GrammarExample: Sendable, Hashable {
  /// ISO 639-1.
  package var language: String
  /// The verb, noun or construction it belongs to.
  package var entry: String
  /// Whether that is a construction, whose name the claims must then bear.
  package var isOfConstruction: Bool
  /// The sentence.
  package var sentence: String
  /// The claims, as the file writes them.
  package var claims: String
  /// The line of the file.
  package var line: Int
}

extension Construction.Trigger {
  /// Whether a word can be the trigger.
  fileprivate func fits(_ entry: Grammar.WordEntry, word: Word) -> Bool {
    switch self {
    case .verb(let sense, _): entry.forms.contains { $0.sense == sense }
    case .noun(let sense): entry.nouns.contains { $0.sense == sense }
    case .word(let matcher): matcher.words.contains(word) || matcher.classes.meets(entry.classes)
    }
  }
}
