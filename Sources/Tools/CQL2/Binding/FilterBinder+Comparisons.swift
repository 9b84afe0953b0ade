extension FilterBinder {
  /// Two operands that are compared, brought to one type.
  ///
  /// Words beside a time are read as one, so that `start >= '2016-09-03'` is what it looks like. Where a day
  /// meets a second, the second's day (UTC) is compared.
  func pair(_ a: FilterNode, _ b: FilterNode) throws(FilterProblem) -> OperandPair {
    let (first, second) = (try operand(a), try operand(b))
    switch (first, second) {
    case (.text(let x), .text(let y)): return .text(x, y)
    case (.number(let x), .number(let y)): return .number(x, y)
    case (.truth(let x), .truth(let y)): return .truth(x, y)
    case (.time(let x, let isDay), .time(let y, let isOtherDay)): return Self.times(x, isDay, y, isOtherDay)
    case (.time(let x, let isDay), .text(let y)):
      let time = try time(y, b, beside: first)
      return Self.times(x, isDay, Reading(constant: time.moment), time.isDay)
    case (.text(let x), .time(let y, let isDay)):
      let time = try time(x, a, beside: second)
      return Self.times(Reading(constant: time.moment), time.isDay, y, isDay)
    default:
      // The side that cannot be compared at all, or else the second, is what is wrong.
      switch first {
      case .list, .featureGeometry, .geometry, .interval:
        throw mismatch("a single value to compare", a, first)
      default: throw mismatch("\(first.typeName) to compare with \(a.expression.kindName)", b, second)
      }
    }
  }

  private static func times(
    _ a: Reading<Moment>, _ isDay: Bool, _ b: Reading<Moment>, _ isOtherDay: Bool
  ) -> OperandPair {
    guard isDay != isOtherDay else { return .time(a, b, inDays: false) }
    return .time(a.map(\.startOfDay), b.map(\.startOfDay), inDays: true)
  }

  private func time(
    _ words: Reading<String>, _ node: FilterNode, beside other: Operand
  ) throws(FilterProblem) -> TimeLiteral {
    guard case .text = node.expression, let text = words.constant else {
      throw mismatch(other.typeName, node, .text(words))
    }
    guard let time = TimeLiteral(text) else {
      throw FilterProblem(
        offset: node.offset,
        message: "expected \(other.typeName) as DATE('YYYY-MM-DD') or TIMESTAMP('YYYY-MM-DDTHH:MM:SSZ'), "
          + "found '\(FilterToken.cut(text))'")
    }
    return time
  }

  /// Inclusive; null where any of the three is (`/req/advanced-comparison-operators/between-predicate`).
  func between(_ a: FilterNode, _ low: FilterNode, _ high: FilterNode) throws(FilterProblem) -> Condition {
    let isAbove = try pair(a, low).condition(.greaterOrEqual)
    let isBelow = try pair(a, high).condition(.lessOrEqual)
    return { feature in
      guard let isAbove = isAbove(feature), let isBelow = isBelow(feature) else { return nil }
      return isAbove && isBelow
    }
  }

  func among(_ a: FilterNode, _ list: [FilterNode]) throws(FilterProblem) -> Condition {
    var texts: [Reading<String>] = []
    var numbers: [Reading<Double>] = []
    var truths: [Reading<Bool>] = []
    var moments: [Reading<Moment>] = []
    var days: [Reading<Moment>] = []
    for item in list {
      switch try pair(a, item) {
      case .text(_, let reading): texts.append(reading)
      case .number(_, let reading): numbers.append(reading)
      case .truth(_, let reading): truths.append(reading)
      case .time(_, let reading, inDays: false): moments.append(reading)
      case .time(_, let reading, inDays: true): days.append(reading)
      }
    }
    switch try operand(a) {
    case .text(let value) where moments.isEmpty && days.isEmpty: return Logic.among(value, texts)
    case .number(let value): return Logic.among(value, numbers)
    case .truth(let value): return Logic.among(value, truths)
    case .time(let value, _):
      if days.isEmpty { return Logic.among(value, moments) }
      let isOneOfDays = Logic.among(value.map(\.startOfDay), days)
      return moments.isEmpty ? isOneOfDays : Logic.or([Logic.among(value, moments), isOneOfDays])
    // Words that are compared with times, which they are read as.
    default:
      return Logic.or(try list.map { item throws(FilterProblem) in try pair(a, item).condition(.equal) })
    }
  }

  func like(_ a: FilterNode, _ pattern: FilterNode) throws(FilterProblem) -> Condition {
    let value = try words(a, "before LIKE")
    guard let text = try words(pattern, "behind LIKE").constant else {
      throw FilterProblem(offset: pattern.offset, message: "expected a pattern in single quotes behind LIKE")
    }
    let pattern = LikePattern(text)
    return value.map { pattern.matches($0) }.read
  }
}

extension ArithmeticOperator {
  /// The number that comes out; null where there is none, as behind a division by nought. `div` drops what is
  /// behind the point, and `%` is what then remains.
  func result(_ a: Double, _ b: Double) -> Double? {
    let value: Double =
      switch self {
      case .plus: a + b
      case .minus: a - b
      case .times: a * b
      case .divided: a / b
      case .modulo: a.truncatingRemainder(dividingBy: b)
      case .whole: (a / b).rounded(.towardZero)
      case .power: raised(a, to: b)
      }
    return value.isFinite ? value : nil
  }
}
