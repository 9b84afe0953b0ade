import Model

/// Finds the day on which a sentence was said: relative times of speech count from it, not from the report's
/// day.
struct DayOfSaying {
  let tokens: DateTokens
  let found: [FoundTime]

  /// How far a day may stand from its verb of saying ("said in a written statement on Nov. 1").
  private static let reach = 5

  /// Whether any time counts from the day of saying.
  var isNeeded: Bool {
    found.contains { time in
      switch time.reading {
      case .ago, .dayOffset, .overnight, .momentOfDay: true
      default: false
      }
    }
  }

  /// The day that stands at a verb of saying: "…, the minister said on Nov. 1", "On Monday he told reporters
  /// that …".
  func day(_ resolver: ReadingResolver) -> CivilDate? {
    for time in found where isDay(time.reading) && (isBehindVerb(time) || opensBeforeVerb(time)) {
      return resolver.time(of: time.reading, tense: .past).latest
    }
    return nil
  }

  private func isDay(_ reading: Reading) -> Bool {
    switch reading {
    case .day, .weekday: true
    default: false
    }
  }

  /// "said on Monday", "told reporters Monday", "said in a statement on Nov. 1".
  private func isBehindVerb(_ time: FoundTime) -> Bool {
    for i in stride(from: time.first - 1, through: max(0, time.first - 1 - Self.reach), by: -1) {
      switch tokens.word(i) {
      case .said: return true
      case .other, .on, .in, .a, .the, .to, .late, .early: continue
      default: return false
      }
    }
    return false
  }

  /// "On Monday the minister said that …"
  private func opensBeforeVerb(_ time: FoundTime) -> Bool {
    guard time.first <= 1 else { return false }
    for i in time.end..<min(tokens.tokens.count, time.end + Self.reach) {
      switch tokens.word(i) {
      case .said: return true
      case .other, .the, .a, .punctuation, .of: continue
      default: return false
      }
    }
    return false
  }
}

extension ReadingResolver {
  /// The first day that a sentence names outright, for "at dawn" before it.
  func dayBeside(_ found: [FoundTime], _ tokens: DateTokens) -> CivilDate? {
    guard found.contains(where: { if case .momentOfDay = $0.reading { true } else { false } }) else {
      return nil
    }
    for time in found {
      switch time.reading {
      case .day, .weekday, .dayOffset:
        return self.time(of: time.reading, tense: Tense(of: tokens, before: time.first)).latest
      default: continue
      }
    }
    return nil
  }
}
