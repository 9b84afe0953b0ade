import Model

/// A time found, with the tokens it covers.
struct FoundTime {
  var first: Int
  var end: Int
  var rule: String
  var kind: TemporalExpression.Kind
  var reading: Reading
}

/// Joins times that mean one together: "from Monday to Wednesday", "a day after 5 May".
struct DateJoiner {
  let tokens: DateTokens

  /// The times in order, those that belong together as one; a time before something undated is left out.
  func joined(_ found: [FoundTime]) -> [FoundTime] {
    var joined: [FoundTime] = []
    for time in found {
      if let last = joined.last, let both = join(last, time) {
        joined[joined.count - 1] = both
      } else {
        joined.append(time)
      }
    }
    return joined.filter { if case .beforeEvent = $0.reading { false } else { true } }
  }

  private func join(_ a: FoundTime, _ b: FoundTime) -> FoundTime? {
    counted(a, b) ?? span(a, b)
  }

  private func counted(_ a: FoundTime, _ b: FoundTime) -> FoundTime? {
    let gap = a.end..<max(a.end, b.first)
    guard gap.count <= 2, gap.allSatisfy({ [.the, .on, .of].contains(tokens.word($0)) }) else { return nil }
    var both = b
    both.first = a.first
    switch a.reading {
    case .after(let count, let unit):
      both.reading = .counted(count, unit, isBefore: false, from: b.reading)
    case .beforeEvent(let count, let unit):
      both.reading = .counted(count, unit, isBefore: true, from: b.reading)
    default: return nil
    }
    both.kind = .relative
    return both
  }

  private func span(_ a: FoundTime, _ b: FoundTime) -> FoundTime? {
    guard a.reading.joins, b.reading.joins, isBridge(from: a, to: b) else { return nil }
    var both = b
    both.first = a.first
    both.rule = "span"
    both.reading = .span(a.reading, b.reading)
    return both
  }

  /// "to", "until", a dash; "and" only behind "between".
  private func isBridge(from a: FoundTime, to b: FoundTime) -> Bool {
    var next = a.end
    let bridge = tokens.word(next)
    let opener = tokens.word(tokens.word(a.first - 1) == .the ? a.first - 2 : a.first - 1)
    switch bridge {
    case .to, .until, .through: guard bridge != .until || opener == .from else { return false }
    case .and: guard opener == .between else { return false }
    case .punctuation where tokens.isDash(next): break
    default: return false
    }
    next += 1
    while next < b.first, tokens.word(next) == .on || tokens.word(next) == .the { next += 1 }
    return next == b.first
  }
}
