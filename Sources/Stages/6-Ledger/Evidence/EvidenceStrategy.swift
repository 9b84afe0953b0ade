internal import Model

/// How a rule weighs the statements about one place.
protocol EvidenceStrategy: Sendable {
  /// What the rule says, in one clause.
  var summary: String { get }
  /// Why a holder is one although other claims contradict.
  var reasonOfHolder: String { get }
  /// Why a place is contested by it.
  var reasonOfContest: String { get }
  /// Whether it asks which claims are one witness, and so needs their sentences.
  var countsWitnesses: Bool { get }
  /// Weighs the statements of one place, given in their order; each comes back exactly once.
  func weigh(_ statements: [Statement], _ witnesses: Witnesses) -> [WeighedStatement]
}

/// A statement with what a rule makes of it.
enum WeighedStatement {
  /// It counts.
  case counts(Statement)
  /// It does not count as it stands alone: the place stays as it was, or is unknown.
  case doubted(Statement)
  /// Others that speak of the same time count instead.
  case outvoted(Statement)
  /// The rule cannot decide between these.
  case undecided([Statement])
}

extension [WeighedStatement] {
  /// In the order in which the timeline takes them: that of their statements, undecided ones at the first day
  /// known.
  func inOrder() -> [WeighedStatement] {
    func key(_ weighed: WeighedStatement) -> (CivilDate, Int, Statement)? {
      switch weighed {
      case .counts(let statement), .doubted(let statement), .outvoted(let statement):
        (statement.window.lowerBound, 1, statement)
      case .undecided(let statements):
        statements.min { ($0.day, $0) < ($1.day, $1) }.map { ($0.day, 0, $0) }
      }
    }
    return compactMap { weighed in key(weighed).map { (key: $0, weighed: weighed) } }
      .sorted { $0.key < $1.key }.map(\.weighed)
  }
}

/// The latest word counts: a change or state that became true later replaces the one before.
///
/// Newsrooms and monitors work so: the last credible word is the state of the map. Of two contradicting words
/// for the same day the one recorded later counts; but a party's word in its own favour never beats a neutral
/// speaker's, and two that nothing tells apart make the place contested. All this is the timeline's own
/// order, so that every statement counts.
struct LatestRule: EvidenceStrategy {
  let summary = "the latest word counts"
  let reasonOfHolder =
    "of the words for that time the one recorded last counts, and no party's own word against a neutral one"
  let reasonOfContest = "nothing tells which of the words for that day is the later one"
  let countsWitnesses = false

  func weigh(_ statements: [Statement], _ witnesses: Witnesses) -> [WeighedStatement] {
    statements.map { .counts($0) }
  }
}
