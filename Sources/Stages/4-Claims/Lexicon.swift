import Model

/// The English words of the grammar of claims.
enum Lexicon {
  /// How a verb stands in its clause.
  enum Form: Sendable {
    /// "captures", "capture" behind a plural or "to".
    case present
    /// "captured" as a finite verb or participle: the clause decides.
    case past
    /// "taken": a participle only.
    case participle
    /// "capturing".
    case gerund
  }

  /// A form of a verb that tells of control.
  struct Verb: Sendable {
    var base: Word
    var form: Form
    var sense: Sense
  }

  /// What a verb tells.
  enum Sense: Sendable, Hashable {
    /// Its subject takes its object.
    case take(again: Bool)
    /// Its subject drives its object out of a place.
    case expel
    /// Its subject loses its object.
    case lose
    /// Its subject leaves the place behind "from" or "out of"; or its object where `isTransitive`.
    case withdraw(isTransitive: Bool)
    /// Its subject, a place, goes to somebody.
    case fall
    /// Its subject holds its object.
    case hold
    /// Its subject surrounds its object.
    case besiege
  }

  /// Every form of every verb, by its lower-case spelling.
  static let verbs: WordMap<Verb> = {
    var table: [(Word, Verb)] = []
    for entry in entries {
      for line in entry.forms.split(separator: "\n") {
        let forms = line.split(separator: " ").map(String.init)
        guard forms.count == 5 else { continue }
        table.append((Word(forms[0]), Verb(base: Word(forms[0]), form: .present, sense: entry.sense)))
        table.append((Word(forms[1]), Verb(base: Word(forms[0]), form: .present, sense: entry.sense)))
        table.append((Word(forms[4]), Verb(base: Word(forms[0]), form: .gerund, sense: entry.sense)))
        table.append((Word(forms[3]), Verb(base: Word(forms[0]), form: .participle, sense: entry.sense)))
        table.append((Word(forms[2]), Verb(base: Word(forms[0]), form: .past, sense: entry.sense)))
      }
    }
    return WordMap(table)
  }()

  /// base, third person, past, participle, gerund.
  private static let entries: [(sense: Sense, forms: String)] = [
    (
      .take(again: false),
      """
      capture captures captured captured capturing
      seize seizes seized seized seizing
      take takes took taken taking
      conquer conquers conquered conquered conquering
      overrun overruns overran overrun overrunning
      occupy occupies occupied occupied occupying
      annex annexes annexed annexed annexing
      wrest wrests wrested wrested wresting
      gain gains gained gained gaining
      clear clears cleared cleared clearing
      assume assumes assumed assumed assuming
      secure secures secured secured securing
      win wins won won winning
      """
    ),
    (
      .take(again: true),
      """
      recapture recaptures recaptured recaptured recapturing
      retake retakes retook retaken retaking
      regain regains regained regained regaining
      reclaim reclaims reclaimed reclaimed reclaiming
      recover recovers recovered recovered recovering
      liberate liberates liberated liberated liberating
      free frees freed freed freeing
      reconquer reconquers reconquered reconquered reconquering
      reoccupy reoccupies reoccupied reoccupied reoccupying
      """
    ),
    (
      .expel,
      """
      drive drives drove driven driving
      push pushes pushed pushed pushing
      expel expels expelled expelled expelling
      oust ousts ousted ousted ousting
      force forces forced forced forcing
      flush flushes flushed flushed flushing
      dislodge dislodges dislodged dislodged dislodging
      eject ejects ejected ejected ejecting
      evict evicts evicted evicted evicting
      kick kicks kicked kicked kicking
      rout routs routed routed routing
      chase chases chased chased chasing
      """
    ),
    (
      .lose,
      """
      lose loses lost lost losing
      cede cedes ceded ceded ceding
      surrender surrenders surrendered surrendered surrendering
      hand hands handed handed handing
      relinquish relinquishes relinquished relinquished relinquishing
      """
    ),
    (
      .withdraw(isTransitive: false),
      """
      withdraw withdraws withdrew withdrawn withdrawing
      retreat retreats retreated retreated retreating
      pull pulls pulled pulled pulling
      """
    ),
    (
      .withdraw(isTransitive: true),
      """
      abandon abandons abandoned abandoned abandoning
      vacate vacates vacated vacated vacating
      flee flees fled fled fleeing
      leave leaves left left leaving
      """
    ),
    (.fall, "fall falls fell fallen falling"),
    (
      .hold,
      """
      control controls controlled controlled controlling
      hold holds held held holding
      rule rules ruled ruled ruling
      retain retains retained retained retaining
      """
    ),
    (
      .besiege,
      """
      besiege besieges besieged besieged besieging
      surround surrounds surrounded surrounded surrounding
      encircle encircles encircled encircled encircling
      """
    ),
  ]

  /// Nouns made from those verbs, with what they tell of the place behind "of" (or "from" for a withdrawal).
  static let nouns: WordMap<Sense> = [
    "capture": .take(again: false), "seizure": .take(again: false), "takeover": .take(again: false),
    "conquest": .take(again: false), "recapture": .take(again: true), "liberation": .take(again: true),
    "reconquest": .take(again: true), "retaking": .take(again: true), "loss": .lose, "fall": .fall,
    "withdrawal": .withdraw(isTransitive: false), "retreat": .withdraw(isTransitive: false),
    "pullout": .withdraw(isTransitive: false), "siege": .besiege, "encirclement": .besiege,
  ]

  static let be: WordSet = [
    "remain", "remains", "remained", "stays", "stayed", "is", "are", "was", "were", "be", "been", "being",
    "'re", "got", "gets",
  ]
  static let have: WordSet = ["has", "have", "had", "having", "'ve"]
  static let modals: WordSet = [
    "will", "would", "could", "can", "may", "might", "should", "shall", "must", "cannot",
  ]
  static let negations: WordSet = [
    "not", "never", "no", "neither", "nor", "without", "cannot", "hardly", "n't", "didn't", "doesn't",
    "don't",
    "hasn't", "haven't", "hadn't", "isn't", "aren't", "wasn't", "weren't", "couldn't", "won't", "nobody",
  ]
  static let adverbs: WordSet = [
    "now", "also", "then", "again", "fully", "reportedly", "recently", "effectively", "totally", "completely",
    "largely", "mostly", "still", "already", "since", "finally", "quickly", "briefly", "later", "soon",
    "successfully", "eventually", "swiftly", "abruptly", "jointly", "partially", "partly", "currently",
    "firmly",
    "allegedly", "apparently", "just", "once", "first", "subsequently", "all", "both", "only", "even", "have",
    "entirely", "temporarily", "formally", "simultaneously", "formerly", "previously", "thus", "long",
    "today",
    "overnight", "together", "ever", "yet", "nearly", "almost",
  ]
  static let formerly: WordSet = ["formerly", "previously", "once"]

  /// Verbs of saying, in every form that reports use.
  static let saying: WordSet = [
    "said", "say", "says", "saying", "told", "tells", "reported", "reports", "report", "claimed", "claims",
    "claim",
    "announced", "announces", "announce", "confirmed", "confirms", "stated", "states", "added", "adds",
    "declared",
    "declares", "acknowledged", "acknowledges", "acknowledging", "according", "denied", "denies", "deny",
    "insisted",
    "insists", "noted", "wrote", "tweeted", "conceded", "admitted", "admits", "claiming", "stating",
    "stressed",
    "maintains", "alleged", "denying", "boasted", "boasts",
  ]
  /// Verbs that reject what they report.
  static let denying: WordSet = [
    "denied", "denies", "deny", "denying", "rejected", "rejects", "dismissed", "dismisses", "refuted",
    "refutes",
    "disputed", "disputes",
  ]
  /// Words before "to" that make what follows fail.
  static let failing: WordSet = [
    "fail", "failed", "fails", "failing", "failure", "unable", "unsuccessful", "struggled", "refused",
    "tried",
    "attempted", "sought", "repelled", "repulsed", "thwarted", "bid",
  ]
  /// Words before "to" that make what follows real.
  static let achieving: WordSet = [
    "managed", "manages", "managing", "able", "succeeded", "helped", "helping", "helps", "continue",
    "continues", "continued",
    "forced", "had", "has", "have", "claims", "claim", "claimed", "claiming", "said", "reported", "known",
    "believed", "allowed",
    "enabled", "compelled", "allowing", "enabling", "appeared", "appears", "went", "successful", "moved",
    "advanced", "on",
  ]
  /// Words in a clause that make it a plan.
  static let planning: WordSet = [
    "plan", "plans", "planned", "planning", "want", "wants", "wanted", "aim", "aims", "aimed", "aiming",
    "vow",
    "vows", "vowed", "seek", "seeks", "seeking", "intend", "intends", "hope", "hopes", "hoped", "prepare",
    "prepares", "preparing", "prepared", "target", "goal", "priority", "objective", "trying", "try", "tries",
    "trying", "ready", "set", "order", "ordered", "about", "poised", "threatened", "threatens", "campaign",
    "offensive", "operation", "operations", "push", "effort", "efforts", "battle", "attempt", "attempts",
    "counter-offensive", "bid", "ongoing", "assault", "expected", "next", "phase", "promised", "pledged",
  ]
  /// Words that open a condition.
  static let conditions: WordSet = ["if", "unless", "until", "till", "once", "whether", "should"]

  /// Nouns for kinds of places, for "the town", "villages of".
  static let placeNouns: WordSet = [
    "village", "villages", "town", "towns", "city", "cities", "settlement", "settlements", "hamlet",
    "district",
    "districts", "neighbourhood", "neighborhood", "neighbourhoods", "neighborhoods", "suburb", "suburbs",
    "province", "provinces", "area", "areas", "airport", "airbase", "base", "bases", "complex", "dam", "port",
    "capital", "capitals", "stronghold", "strongholds", "region", "location", "locations", "territory",
    "border",
    "countryside", "strip", "bridge", "hill", "hills", "crossing", "station", "camp", "position", "positions",
    "locality", "localities", "places", "ground", "enclave", "borderland", "island", "county", "state",
    "line",
    "municipality", "part", "parts", "outskirts", "quarter", "quarters", "half", "checkpoint", "road",
    "highway",
    "frontier", "bastion",
  ]
  /// Of those, the ones that may stand for the place last named.
  static let anaphora: WordSet = [
    "village", "town", "city", "settlement", "district", "area", "airport", "airbase", "base", "complex",
    "port",
    "capital", "location", "locations", "villages", "towns", "cities", "places", "hill", "neighbourhood",
    "neighborhood", "province", "region", "stronghold", "strategic", "crossing", "site",
  ]
}
