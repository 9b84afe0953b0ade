internal import Features

extension FilterBinder {
  /// A list of single values; null where one of them is.
  func list(_ nodes: [FilterNode]) throws(FilterProblem) -> Operand {
    var elements: [Reading<ListElement>] = []
    for node in nodes { elements.append(try element(node)) }
    let constants = elements.compactMap(\.constant)
    if constants.count == elements.count { return .words(Reading(constant: Set(constants))) }
    return .words(
      Reading { [elements] feature in
        var set: Set<ListElement> = []
        for element in elements {
          guard let value = element.read(feature) else { return nil }
          set.insert(value)
        }
        return set
      })
  }

  private func element(_ node: FilterNode) throws(FilterProblem) -> Reading<ListElement> {
    switch try operand(node) {
    case .text(let reading): return reading.map { .text($0) }
    case .number(let reading): return reading.map { .number($0) }
    case .truth(let reading): return reading.map { .truth($0) }
    case .time(let reading, let isDay): return reading.map { .time($0, isDay: isDay) }
    case let operand: throw mismatch("a single value in the list", node, operand)
    }
  }

  /// Array functions: lists are sets (`/req/array-functions/array-predicates`).
  func array(_ function: ArrayFunction, _ a: FilterNode, _ b: FilterNode) throws(FilterProblem) -> Condition {
    Reading<Bool>.combined(try set(a, function), try set(b, function)) { a, b in
      switch function {
      case .equals: a == b
      case .contains: a.isSuperset(of: b)
      case .containedBy: a.isSubset(of: b)
      case .overlaps: !a.isDisjoint(with: b)
      }
    }.read
  }

  private func set(
    _ node: FilterNode, _ function: ArrayFunction
  ) throws(FilterProblem) -> Reading<Set<ListElement>> {
    let operand = try operand(node)
    guard case .words(let reading) = operand else {
      throw mismatch("a list in \(function.rawValue.uppercased())", node, operand)
    }
    return reading
  }
}
