/// A part of a filter: what it says, and where it stands in the text.
struct FilterNode: Sendable, Hashable {
  let expression: FilterExpression
  /// In bytes; not part of what it says.
  let offset: Int?
  /// How many parts are within each other here, itself counted.
  let height: Int

  static func == (a: FilterNode, b: FilterNode) -> Bool { a.expression == b.expression }

  func hash(into hasher: inout Hasher) { hasher.combine(expression) }

  /// How many conditions, functions and operators it is made of: what a feature costs that is asked.
  var operations: Int {
    let parts = expression.parts
    return (parts.isEmpty ? 0 : 1) + parts.reduce(0) { $0 + $1.operations }
  }

  func collectNames(into names: inout Set<String>) {
    if case .property(let name) = expression { names.insert(name) }
    for part in expression.parts { part.collectNames(into: &names) }
  }
}

/// What a part of a filter says; conditions first, then operands.
indirect enum FilterExpression: Sendable, Hashable {
  case truth(Bool)
  /// Two or more conditions; chains of the same operator are one list.
  case and([FilterNode])
  case or([FilterNode])
  case not(FilterNode)
  case comparison(Comparison, FilterNode, FilterNode)
  case like(FilterNode, pattern: FilterNode)
  case between(FilterNode, FilterNode, FilterNode)
  case among(FilterNode, [FilterNode])
  case isNull(FilterNode)
  case spatial(SpatialFunction, FilterNode, FilterNode)
  case temporal(TemporalFunction, FilterNode, FilterNode)
  case array(ArrayFunction, FilterNode, FilterNode)

  case property(String)
  case text(String)
  case number(Double)
  case time(TimeLiteral)
  /// Ends are times or properties; nil is open, written `'..'`.
  case interval(FilterNode?, FilterNode?)
  case geometry(GeometryLiteral)
  case list([FilterNode])
  case arithmetic(ArithmeticOperator, FilterNode, FilterNode)
  case folded(Folding, FilterNode)

  /// The parts directly in it.
  var parts: [FilterNode] {
    switch self {
    case .truth, .property, .text, .number, .time, .geometry: []
    case .and(let parts), .or(let parts), .list(let parts): parts
    case .not(let part), .isNull(let part), .folded(_, let part): [part]
    case .comparison(_, let a, let b), .like(let a, let b), .spatial(_, let a, let b),
      .temporal(_, let a, let b), .array(_, let a, let b), .arithmetic(_, let a, let b):
      [a, b]
    case .between(let a, let b, let c): [a, b, c]
    case .among(let a, let list): [a] + list
    case .interval(let a, let b): [a, b].compactMap(\.self)
    }
  }
}

/// Comparison operators (clause 6.6); the raw value is the operator of text and JSON.
enum Comparison: String, Sendable, CaseIterable {
  case equal = "="
  case notEqual = "<>"
  case less = "<"
  case greater = ">"
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
}

/// Arithmetic operators (clause 7.10); the raw value is the operator of text and JSON.
enum ArithmeticOperator: String, Sendable, CaseIterable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"
  case modulo = "%"
  case whole = "div"
  case power = "^"
}

/// Spatial comparison functions (clause 7.6); the raw value is JSON's, upper case is the text's.
enum SpatialFunction: String, Sendable, CaseIterable {
  case intersects = "s_intersects"
  case equals = "s_equals"
  case disjoint = "s_disjoint"
  case touches = "s_touches"
  case within = "s_within"
  case overlaps = "s_overlaps"
  case crosses = "s_crosses"
  case contains = "s_contains"
}

/// Temporal comparison functions (clause 7.7); the raw value is JSON's, upper case is the text's.
enum TemporalFunction: String, Sendable, CaseIterable {
  case after = "t_after"
  case before = "t_before"
  case contains = "t_contains"
  case disjoint = "t_disjoint"
  case during = "t_during"
  case equals = "t_equals"
  case finishedBy = "t_finishedBy"
  case finishes = "t_finishes"
  case intersects = "t_intersects"
  case meets = "t_meets"
  case metBy = "t_metBy"
  case overlappedBy = "t_overlappedBy"
  case overlaps = "t_overlaps"
  case startedBy = "t_startedBy"
  case starts = "t_starts"
}

/// Array comparison functions (clause 7.8); the raw value is JSON's, upper case is the text's.
enum ArrayFunction: String, Sendable, CaseIterable {
  case equals = "a_equals"
  case contains = "a_contains"
  case containedBy = "a_containedBy"
  case overlaps = "a_overlaps"
}

/// Functions of words (clauses 7.3 and 7.4); the raw value is JSON's, upper case is the text's.
enum Folding: String, Sendable, CaseIterable {
  case letterCase = "casei"
  case accents = "accenti"
}
