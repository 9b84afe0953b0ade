import Model

/// One way in which a language tells who controls a place: a line of a language file under `[constructions]`.
///
/// In the middle stands the trigger, the word that tells; to both sides of it stand the parts, nearest first.
struct Construction: Sendable {
  /// The name that `dateline trace` shows.
  var name: String
  /// What it tells.
  var outcome: Outcome
  /// The word that tells it.
  var trigger: Trigger
  /// What stands before the trigger, nearest first.
  var left: [Element]
  /// What stands behind it, nearest first.
  var right: [Element]
  /// Words that must not, or must, stand close before it.
  var conditions: [Condition] = []
  /// Whether the sentence round it does not change how it is meant ("rebel-held Gao").
  var isFact = false
  /// Whether the writer tells it in passing, so that it is the writer's word even inside somebody's speech.
  var isAside = false
  /// Whether only parties that bear arms can do it.
  var wantsArms = false

  /// Whether a verb tells it: then auxiliaries before it belong to it.
  var isVerbal: Bool { if case .verb = trigger { true } else { false } }

  /// What a construction tells of a place.
  enum Outcome: Sendable {
    /// It is taken: captured, or recaptured where the verb says "again".
    case take
    /// It is recaptured.
    case retake
    case lose, withdraw, hold, contest, besiege
  }

  /// The word at which a construction is looked for.
  enum Trigger: Sendable {
    /// A verb of a sense, in a voice.
    case verb(sense: Int, voice: Voice)
    /// A noun of a sense.
    case noun(sense: Int)
    /// A word by itself.
    case word(Matcher)
  }

  /// How a verb stands in its clause.
  enum Voice: String, Sendable {
    /// With its subject: "X captured", "X has captured", "capturing".
    case active
    /// "A was captured".
    case passive
    /// A participle without help: "A, captured by X".
    case bare
    /// A participle that cannot be a finite verb: "A, taken from X".
    case participle
    /// "to capture", "capturing": needs no subject.
    case infinitive
  }

  /// A part of a construction.
  indirect enum Element: Sendable {
    /// The place it is told of; `isNamed` where an unnamed set will not do.
    case place(isNamed: Bool)
    /// A party; an owner stands right here, with or without "'s".
    case party(Party, isOwner: Bool)
    /// The place named last, or the places: "drove them out". Takes no words.
    case here(isPlural: Bool)
    /// One of a few words.
    case words(Matcher)
    /// At most so many words that tell nothing; in an open gap parties may be named.
    case gap(Int, isOpen: Bool)
    /// Parts that may be missing.
    case optional([Element])
    /// The end of a clause.
    case end
  }

  /// What a party does in a construction.
  enum Party: Sendable { case by, from }

  /// Words that must stand (`isWanted`) or must not stand within so many units before a construction.
  struct Condition: Sendable {
    var words: Matcher
    var isWanted: Bool
    var reach: Int
  }

  /// Words, classes of words and verbs that fit at one position; of a phrase its words in order.
  struct Matcher: Sendable {
    var classes = WordClasses()
    var words: [Word] = []
    var phrases: [[Word]] = []
    var senses: UInt64 = 0
    /// Whether a hyphen must join the word to the one before.
    var isHyphenated = false
  }
}
