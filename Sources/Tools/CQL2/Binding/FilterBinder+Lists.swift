extension FilterBinder {
  /// A list of single values; null where one of them is.
  func list(_ nodes: [FilterNode]) throws(FilterProblem) -> Operand {
    var elements: [Reading<ListElement>] = []
    for node in nodes { elements.append(try element(node)) }
    let constants = elements.compactMap(\.constant)
    if constants.count == elements.count { return .list(Reading(constant: constants)) }
    return .list(
      Reading { [elements] feature in
        var list: [ListElement] = []
        for element in elements {
          guard let value = element.read(feature) else { return nil }
          list.append(value)
        }
        return list
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

  func array(_ function: ArrayFunction, _ a: FilterNode, _ b: FilterNode) throws(FilterProblem) -> Condition {
    Reading<Bool>.combined(try elements(a, function), try elements(b, function)) { function.holds($0, $1) }
      .read
  }

  private func elements(
    _ node: FilterNode, _ function: ArrayFunction
  ) throws(FilterProblem) -> Reading<[ListElement]> {
    let operand = try operand(node)
    guard case .list(let reading) = operand else {
      throw mismatch("a list in \(function.rawValue.uppercased())", node, operand)
    }
    return reading
  }
}

extension ArrayFunction {
  /// Whether it is true of two lists, taken as sets (`/req/array-functions/array-predicates`).
  func holds(_ a: [ListElement], _ b: [ListElement]) -> Bool {
    // To compare the few elements that most lists have costs less than to make sets of them.
    guard a.count * b.count > 64 else {
      return switch self {
      case .equals: a.allSatisfy(b.contains) && b.allSatisfy(a.contains)
      case .contains: b.allSatisfy(a.contains)
      case .containedBy: a.allSatisfy(b.contains)
      case .overlaps: a.contains(where: b.contains)
      }
    }
    let (first, second) = (Set(a), Set(b))
    return switch self {
    case .equals: first == second
    case .contains: first.isSuperset(of: second)
    case .containedBy: first.isSubset(of: second)
    case .overlaps: !first.isDisjoint(with: second)
    }
  }
}
