public import Model

/// Why a place counts as held, contested or unknown on a day.
public struct Explanation: Sendable {
  /// Claims that are one witness: one sentence printed several times, one report, or one speaker.
  public struct Witness: Sendable {
    /// The claims, in order of their names.
    public var claims: [ControlEvent]
  }

  /// A claim that an analyst took back, with the retractions that count.
  public struct RetractedClaim: Sendable {
    /// The claim.
    public var claim: ControlEvent
    /// Who took it back, when and why.
    public var retractions: [Ruling]
  }

  /// What the rule and the analysts make of the day; nil where nothing is told of the place by then.
  public var interval: ControlInterval?
  /// The witnesses for it.
  public var supporting: [Witness]
  /// The witnesses against it.
  public var competing: [Witness]
  /// How the rule, or an analyst, decided, in one sentence.
  public var reasoning: String
  /// The decision that it rests on.
  public var decision: Ruling?
  /// The claims about the place that were taken back.
  public var retracted: [RetractedClaim]
}

extension Ledger {
  /// Why a place counts as it does on a day.
  ///
  /// - Parameter place: Its id in the gazetteer.
  public func explanation(
    of place: String, at day: CivilDate, rule: EvidenceRule = .latest, knownAt: CivilDate? = nil
  ) throws(InputError) -> Explanation {
    let claims = try events(place: place, knownAt: knownAt)
    let book = RulingBook(try rulings(knownAt: knownAt))
    let interval = try intervals(of: place, rule: rule, knownAt: knownAt).interval(at: day)
    let witnesses = try witnesses()
    func groups(_ ids: [String]) -> [Explanation.Witness] {
      let named = Dictionary(claims.map { ($0.id, $0) }) { first, _ in first }
      return witnesses.groups(of: ids.compactMap { named[$0] }.map(Testimony.init)).map { group in
        Explanation.Witness(claims: group.compactMap { named[$0.id] })
      }
    }
    let (supporting, competing) = (groups(interval?.supporting ?? []), groups(interval?.competing ?? []))
    let decision = interval?.decision.flatMap { id in book.rulings.first { $0.id == id } }
    let standing = Standing(
      interval: interval, supporting: supporting.count, competing: competing.count,
      isFight: claims.contains { claim in
        claim.action == .contest && interval?.supporting.contains(claim.id) ?? false
      })
    return Explanation(
      interval: interval, supporting: supporting, competing: competing,
      reasoning: decision.map(Standing.reasoning) ?? standing.reasoning(by: rule.strategy),
      decision: decision,
      retracted: claims.filter { book.retracted.contains($0.id) }.map { claim in
        Explanation.RetractedClaim(
          claim: claim, retractions: book.retractions(of: claim.id).filter { !book.retracted.contains($0.id) }
        )
      })
  }
}

/// What a rule made of a day, counted.
struct Standing {
  let interval: ControlInterval?
  /// Witnesses for it.
  let supporting: Int
  /// Witnesses against it.
  let competing: Int
  /// Whether it is contested because of a fight that is told.
  let isFight: Bool

  /// How it came about, in one sentence.
  func reasoning(by strategy: any EvidenceStrategy) -> String {
    guard let interval else { return "nothing is told of the place by that day" }
    let told = "\(Self.count(supporting)) for it, \(competing) against"
    switch interval.status {
    case .held:
      return "\(told): \(competing == 0 ? "nobody contradicts for that time" : strategy.reasonOfHolder)"
    case .contested:
      return isFight
        ? "\(told): a fight for the place is told, and no later word on who holds it"
        : "\(told): \(strategy.reasonOfContest)"
    case .unknown:
      return supporting == 0
        ? "all that is told of the time are parties' words in their own favour, without a second witness"
        : "\(told): by the last word its holder left, and nobody is said to have come"
    }
  }

  /// How a decision came about.
  static func reasoning(of decision: Ruling) -> String {
    "\(decision.analyst ?? "an analyst") decided on \(decision.recorded), which outranks the rule: "
      + decision.reason
  }

  private static func count(_ number: Int) -> String { "\(number) witness\(number == 1 ? "" : "es")" }
}
