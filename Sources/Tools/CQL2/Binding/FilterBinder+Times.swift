extension FilterBinder {
  /// An interval. An end without a value is open, as `end` of what goes on is null in our layers; where
  /// neither end has one nothing is known, and the interval is null.
  func interval(_ first: FilterNode?, _ last: FilterNode?, at offset: Int?) throws(FilterProblem) -> Operand {
    let start = try first.map { node throws(FilterProblem) in try self.end(node) }
    let end = try last.map { node throws(FilterProblem) in try self.end(node) }
    let isDays = (start?.isDay ?? false) || (end?.isDay ?? false)
    if (start?.reading.constant != nil || start == nil) && (end?.reading.constant != nil || end == nil) {
      let stretch = Stretch(
        first: start?.reading.constant ?? .everBefore, last: end?.reading.constant ?? .everAfter)
      let interval = isDays ? stretch.inDays : stretch
      guard interval.first <= interval.last else {
        throw FilterProblem(
          offset: offset, message: "expected an interval that does not end before it begins")
      }
      return .interval(Reading(constant: interval), isDays: isDays)
    }
    let reading = Reading<Stretch> { feature in
      let from = start?.reading.read(feature)
      let to = end?.reading.read(feature)
      if from == nil && to == nil { return nil }
      let stretch = Stretch(first: from ?? .everBefore, last: to ?? .everAfter)
      return isDays ? stretch.inDays : stretch
    }
    return .interval(reading, isDays: isDays)
  }

  private func end(_ node: FilterNode) throws(FilterProblem) -> (reading: Reading<Moment>, isDay: Bool) {
    let operand = try operand(node)
    guard case .time(let reading, let isDay) = operand else {
      throw mismatch("a time in INTERVAL", node, operand)
    }
    return (reading, isDay)
  }

  /// Temporal functions; where days meet seconds, the seconds' days are compared.
  func temporal(
    _ function: TemporalFunction, _ a: FilterNode, _ b: FilterNode
  ) throws(FilterProblem) -> Condition {
    let first = try stretch(a, function)
    let second = try stretch(b, function)
    let inDays = first.isDays != second.isDays
    return Reading<Bool>.combined(first.reading, second.reading) { a, b in
      inDays ? function.holds(a.inDays, b.inDays) : function.holds(a, b)
    }.read
  }

  private func stretch(
    _ node: FilterNode, _ function: TemporalFunction
  ) throws(FilterProblem) -> (reading: Reading<Stretch>, isDays: Bool) {
    let name = function.rawValue.uppercased()
    switch try operand(node) {
    case .interval(let reading, let isDays): return (reading, isDays)
    case .time(let reading, let isDay) where function.takesInstants:
      return (reading.map { Stretch(first: $0, last: $0) }, isDay)
    case .time(_, let isDay):
      throw FilterProblem(
        offset: node.offset,
        message:
          "expected an interval in \(name), found \(isDay ? "a date" : "a timestamp"): write INTERVAL(…, …)")
    case let operand: throw mismatch("a time or an interval in \(name)", node, operand)
    }
  }
}

extension TemporalFunction {
  /// Whether it is defined of instants too (7.7.2); the others are a client's error with them.
  var takesInstants: Bool {
    switch self {
    case .after, .before, .disjoint, .equals, .intersects: true
    default: false
    }
  }

  /// Whether it is true of two stretches: the relations of Allen as OWL-Time defines them (7.7.2).
  func holds(_ a: Stretch, _ b: Stretch) -> Bool {
    switch self {
    case .after: a.first > b.last
    case .before: a.last < b.first
    case .contains: a.first < b.first && a.last > b.last
    case .disjoint: a.last < b.first || a.first > b.last
    case .during: a.first > b.first && a.last < b.last
    case .equals: a == b
    case .finishedBy: a.first < b.first && a.last == b.last
    case .finishes: a.first > b.first && a.last == b.last
    case .intersects: a.last >= b.first && a.first <= b.last
    case .meets: a.last == b.first
    case .metBy: a.first == b.last
    case .overlappedBy: a.first > b.first && a.first < b.last && a.last > b.last
    case .overlaps: a.first < b.first && a.last > b.first && a.last < b.last
    case .startedBy: a.first == b.first && a.last > b.last
    case .starts: a.first == b.first && a.last < b.last
    }
  }
}
