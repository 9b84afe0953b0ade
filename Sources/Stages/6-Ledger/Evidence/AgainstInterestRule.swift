internal import Model

/// A party's claim in its own favour needs a second, independent witness; an admission of a loss stands
/// alone.
///
/// The historian's rule of testimony against interest: who says what harms his own side has no reason to make
/// it up, who says what serves it has. Until there is a second witness the place stays as it was; where
/// nothing was known of it it is unknown, and contested where two parties each claim it for themselves.
/// Whoever is no party to the fight for the place, and a report in its own voice, is independent.
struct AgainstInterestRule: EvidenceStrategy {
  let summary = "a party's word in its own favour needs a second, independent witness"
  let reasonOfHolder =
    "no party's own word counts without a second witness; of the others the one recorded last does"
  let reasonOfContest = "no claim for either party has a second, independent witness or a later word"
  let countsWitnesses = true

  func weigh(_ statements: [Statement], _ witnesses: Witnesses) -> [WeighedStatement] {
    let parties = statements.flatMap { [$0.testimony.by, $0.testimony.from].compactMap { $0 } }
      .distinctParties()
    let spoken = statements.filter { Self.isInOwnFavour($0, amid: parties) }
    // A sentence that an outlet prints without its speaker is the party's word still.
    let printed = statements.filter { statement in
      spoken.contains { Self.confirms(statement, $0) && witnesses.areOne(statement, $0) }
    }
    let own = Set((spoken + printed).map(\.id))
    let independent = statements.filter { !own.contains($0.id) }
    return statements.map { statement in
      let counts = !own.contains(statement.id) || independent.contains { Self.confirms($0, statement) }
      return counts ? .counts(statement) : .doubted(statement)
    }
  }

  /// Whether the speaker gains by it: it holds the place by it, fights for it, or is a party to the fight and
  /// tells of another's loss.
  private static func isInOwnFavour(_ statement: Statement, amid parties: [ActorReference]) -> Bool {
    guard let speaker = statement.testimony.speaker else { return false }
    switch statement.content {
    case .takes(let by, _), .holds(let by): return speaker.isSameParty(as: by)
    case .contests: return statement.testimony.by.map { speaker.isSameParty(as: $0) } ?? false
    case .leaves(let loser):
      return !speaker.isSameParty(as: loser) && parties.contains { $0.isSameParty(as: speaker) }
    }
  }

  /// Whether the one says, of the same time, what makes the other more likely: the same holder, or the loss
  /// of whoever it was taken from.
  private static func confirms(_ other: Statement, _ statement: Statement) -> Bool {
    guard other.isOfSameTime(as: statement) else { return false }
    switch (statement.content, other.content) {
    case (.takes(let by, _), .takes(let party, _)), (.takes(let by, _), .holds(let party)),
      (.holds(let by), .takes(let party, _)), (.holds(let by), .holds(let party)),
      (.leaves(let by), .leaves(let party)):
      return by.isSameParty(as: party)
    case (.takes(let by, let from), .leaves(let loser)):
      return !by.isSameParty(as: loser) && from.map { $0.isSameParty(as: loser) } ?? true
    case (.leaves(let loser), .takes(let by, _)):
      return !by.isSameParty(as: loser)
    case (.contests, .contests): return true
    default: return false
    }
  }
}
