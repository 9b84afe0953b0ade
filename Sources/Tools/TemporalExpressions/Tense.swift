/// Whether the words before a time put it ahead of the report.
enum Tense {
  /// No cue: the time lies back.
  case past
  /// "plans to", "will": the time lies ahead.
  case future
  /// "were set to", "would": it lay ahead of what was told, and may have come since.
  case reportedFuture

  /// How many tokens a cue may stand before its time; keeps the search linear.
  private static let reach = 40

  /// Looks back from a token to the start of its clause.
  init(of t: DateTokens, before index: Int) {
    self = .past
    var i = index - 1
    while i >= 0, i >= index - Self.reach {
      if let cue = Self.cue(t, i) {
        self = cue
        return
      }
      if Self.endsSearch(t, i) { return }
      i -= 1
    }
  }

  private static func cue(_ t: DateTokens, _ i: Int) -> Tense? {
    switch t.word(i) {
    case .will:
      // "the will to fight", "Will Smith"
      let isNoun = t.word(i - 1) == .the || t.word(i - 1) == .a || (t.tokens[i].isCapital && i > 0)
      return isNoun ? nil : .future
    case .would: return .reportedFuture
    case .set where t.word(i + 1) == .to || t.word(i + 1) == .for:
      return t.word(i - 1) == .wasWere ? .reportedFuture : .future
    case .due where t.word(i - 1) == .be || t.word(i - 1) == .wasWere:
      return t.word(i - 1) == .wasWere ? .reportedFuture : .future
    case .planned, .going: return t.word(i + 1) == .to ? .future : nil
    case .be where t.word(i + 1) == .to: return .future
    case .wasWere where t.word(i + 1) == .to: return .reportedFuture
    case .upcoming, .coming: return .future
    default: return nil
    }
  }

  /// A mark, a conjunction or a past verb between cue and time parts them.
  private static func endsSearch(_ t: DateTokens, _ i: Int) -> Bool {
    switch t.word(i) {
    case .punctuation: !(t.isDash(i) || t.isApostrophe(i))
    case .said, .otherPast, .clause: true
    case .wasWere: t.word(i + 1) != .set && t.word(i + 1) != .due
    default: false
    }
  }
}
