/// Makes the parts of a filter, whatever it is read from: sees to it that operands are of the kind that the
/// grammar (Annex B) allows there, and that limits are kept before anything deep or large exists.
struct NodeMaker {
  private var terms = 0
  private var literals = 0

  /// A part, once its own parts are known to fit.
  mutating func node(_ expression: FilterExpression, at offset: Int?) throws(FilterProblem) -> FilterNode {
    switch expression {
    case .text, .number, .truth, .time: try countLiterals(1, at: offset)
    // Its positions are counted as they are read.
    case .geometry: break
    default:
      terms += 1
      guard terms <= FilterLimits.terms else {
        throw FilterProblem(
          offset: offset,
          message: "more than \(FilterLimits.terms) conditions, properties and calculations in one filter")
      }
    }
    try check(expression)
    let height = 1 + (expression.parts.lazy.map(\.height).max() ?? 0)
    guard height <= FilterLimits.depth else { throw Self.tooDeep(at: offset) }
    return FilterNode(expression: expression, offset: offset, height: height)
  }

  /// A whole filter, which must be a condition.
  func condition(_ node: FilterNode) throws(FilterProblem) -> FilterNode {
    try require(node, \.isCondition, "a condition")
    return node
  }

  /// Counts literals that become part of one node.
  mutating func countLiterals(_ count: Int, at offset: Int?) throws(FilterProblem) {
    literals += count
    guard literals <= FilterLimits.literals else {
      throw FilterProblem(
        offset: offset, message: "more than \(FilterLimits.literals) literals and positions in one filter")
    }
  }

  static func tooDeep(at offset: Int?) -> FilterProblem {
    FilterProblem(offset: offset, message: "more than \(FilterLimits.depth) parts within each other")
  }

  private func check(_ expression: FilterExpression) throws(FilterProblem) {
    switch expression {
    case .and(let parts), .or(let parts):
      for part in parts { try require(part, \.isCondition, "a condition") }
    case .not(let part): try require(part, \.isCondition, "a condition behind NOT")
    case .comparison(_, let a, let b):
      for part in [a, b] { try require(part, \.isScalar, "a single value to compare") }
    case .like(let a, let pattern):
      try require(a, \.isWords, "words or a property before LIKE")
      try require(pattern, \.isPattern, "a pattern in single quotes behind LIKE")
    case .between(let a, let b, let c):
      for part in [a, b, c] { try require(part, \.isScalar, "a single value to compare") }
    case .among(let a, let list):
      for part in [a] + list { try require(part, \.isScalar, "a single value to compare") }
    case .spatial(let function, let a, let b):
      let words = "a geometry or a property in \(function.rawValue.uppercased())"
      for part in [a, b] { try require(part, \.isGeometry, words) }
    case .temporal(let function, let a, let b):
      let words = "a time, an interval or a property in \(function.rawValue.uppercased())"
      for part in [a, b] { try require(part, \.isTemporal, words) }
    case .array(let function, let a, let b):
      let words = "a list in brackets or a property in \(function.rawValue.uppercased())"
      for part in [a, b] { try require(part, \.isList, words) }
    case .list(let parts):
      for part in parts { try require(part, \.isScalar, "a single value in the list") }
    case .arithmetic(let sign, let a, let b):
      for part in [a, b] {
        try require(part, \.isNumeric, "a number or a property beside '\(sign.rawValue)'")
      }
    case .folded(let folding, let part):
      try require(part, \.isWords, "words or a property in \(folding.rawValue.uppercased())")
    case .interval(let a, let b):
      for part in [a, b].compactMap(\.self) {
        try require(part, \.isInstant, "a date, a timestamp or a property")
      }
    case .truth, .isNull, .property, .text, .number, .time, .geometry: break
    }
  }

  private func require(
    _ node: FilterNode, _ fits: KeyPath<FilterExpression, Bool>, _ expected: String
  ) throws(FilterProblem) {
    guard !node.expression[keyPath: fits] else { return }
    throw FilterProblem(
      offset: node.offset, message: "expected \(expected), found \(node.expression.kindName)")
  }
}

/// What the grammar takes an expression for.
extension FilterExpression {
  var isCondition: Bool {
    switch self {
    case .truth, .and, .or, .not, .comparison, .like, .between, .among, .isNull, .spatial, .temporal, .array:
      true
    default: false
    }
  }

  fileprivate var isScalar: Bool {
    switch self {
    case .truth, .property, .text, .number, .time, .arithmetic, .folded: true
    default: false
    }
  }

  fileprivate var isWords: Bool {
    switch self {
    case .property, .text, .folded: true
    default: false
    }
  }

  fileprivate var isPattern: Bool {
    switch self {
    case .text: true
    case .folded(_, let part): part.expression.isPattern
    default: false
    }
  }

  fileprivate var isNumeric: Bool {
    switch self {
    case .property, .number, .arithmetic: true
    default: false
    }
  }

  fileprivate var isInstant: Bool {
    switch self {
    case .property, .time: true
    default: false
    }
  }

  fileprivate var isTemporal: Bool {
    if case .interval = self { return true }
    return isInstant
  }

  fileprivate var isGeometry: Bool {
    switch self {
    case .property, .geometry: true
    default: false
    }
  }

  fileprivate var isList: Bool {
    switch self {
    case .property, .list: true
    default: false
    }
  }

  /// The words for its kind in a message.
  var kindName: String {
    switch self {
    case .truth(let value): value ? "TRUE" : "FALSE"
    case .and, .or, .not, .comparison, .like, .between, .among, .isNull, .spatial, .temporal, .array:
      "a condition"
    case .property(let name): "the property '\(name)'"
    case .text: "words"
    case .number: "a number"
    case .time(.day): "a date"
    case .time(.moment): "a timestamp"
    case .interval: "an interval"
    case .geometry: "a geometry"
    case .list: "a list"
    case .arithmetic: "a calculation"
    case .folded(let folding, _): folding.rawValue.uppercased()
    }
  }
}
