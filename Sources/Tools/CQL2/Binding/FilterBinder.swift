internal import Features

/// Makes a filter ready for the features of one schema: finds properties and checks types once, so that a
/// feature costs no look-up of names.
struct FilterBinder {
  let schema: FeatureSchema
  let geometryNames: Set<String>
  private let positions: [String: Int]

  init(_ schema: FeatureSchema, geometryNames: Set<String>) {
    self.schema = schema
    self.geometryNames = geometryNames
    positions = Dictionary(schema.fields.enumerated().map { ($1.name, $0) }) { first, _ in first }
  }

  // MARK: Conditions

  func condition(_ node: FilterNode) throws(FilterProblem) -> Condition {
    switch node.expression {
    case .truth(let value): return { _ in value }
    case .and(let parts): return Logic.and(try conditions(parts))
    case .or(let parts): return Logic.or(try conditions(parts))
    case .not(let part): return Logic.not(try condition(part))
    case .comparison(let comparison, let a, let b): return try pair(a, b).condition(comparison)
    case .like(let a, let pattern): return try like(a, pattern)
    case .between(let a, let low, let high): return try between(a, low, high)
    case .among(let a, let list): return try among(a, list)
    case .isNull(let part): return try isNull(part)
    case .spatial(let function, let a, let b): return try spatial(function, a, b)
    case .temporal(let function, let a, let b): return try temporal(function, a, b)
    case .array(let function, let a, let b): return try array(function, a, b)
    default:
      throw FilterProblem(
        offset: node.offset, message: "expected a condition, found \(node.expression.kindName)")
    }
  }

  private func conditions(_ nodes: [FilterNode]) throws(FilterProblem) -> [Condition] {
    var conditions: [Condition] = []
    for node in nodes { conditions.append(try condition(node)) }
    return conditions
  }

  // MARK: Operands

  func operand(_ node: FilterNode) throws(FilterProblem) -> Operand {
    switch node.expression {
    case .property(let name): return try property(name, at: node.offset)
    case .text(let words): return .text(Reading(constant: words))
    case .number(let value): return .number(Reading(constant: value))
    case .truth(let value): return .truth(Reading(constant: value))
    case .time(let time): return .time(Reading(constant: time.moment), isDay: time.isDay)
    case .interval(let first, let last): return try interval(first, last, at: node.offset)
    case .geometry(let geometry): return .geometry(geometry)
    case .list(let parts): return try list(parts)
    case .arithmetic(let sign, let a, let b):
      let numbers = try (number(a, beside: sign), number(b, beside: sign))
      return .number(Reading<Double>.combined(numbers.0, numbers.1) { sign.result($0, $1) })
    case .folded(let folding, let part):
      return .text(try words(part, "in \(folding.rawValue.uppercased())").map { folding.folded($0) })
    default:
      throw FilterProblem(offset: node.offset, message: "expected a value, found \(node.expression.kindName)")
    }
  }

  /// A property by its type in the schema.
  private func property(_ name: String, at offset: Int?) throws(FilterProblem) -> Operand {
    guard let position = positions[name] else {
      if geometryNames.contains(name) { return .featureGeometry }
      throw unknown(name, at: offset)
    }
    switch schema.fields[position].type {
    case .string:
      return .text(
        Reading { feature in
          if case .string(let words) = feature.value(at: position) { words } else { nil }
        })
    case .integer, .real:
      return .number(
        Reading { feature in
          switch feature.value(at: position) {
          case .int(let value): Double(value)
          case .double(let value): value.inSixDecimals
          default: nil
          }
        })
    case .boolean:
      return .truth(
        Reading { feature in
          if case .bool(let value) = feature.value(at: position) { value } else { nil }
        })
    case .date: return .time(moment(at: position).map(\.startOfDay), isDay: true)
    case .dateTime: return .time(moment(at: position), isDay: false)
    case .strings:
      return .list(
        Reading { feature in
          guard case .strings(let words) = feature.value(at: position) else { return nil }
          return words.map(ListElement.text)
        })
    }
  }

  private func moment(at position: Int) -> Reading<Moment> {
    Reading { feature in
      guard case .string(let words) = feature.value(at: position) else { return nil }
      return TimeLiteral(words)?.moment
    }
  }

  /// Whether a part is null: a property where it has no value, anything else where it cannot be told.
  private func isNull(_ node: FilterNode) throws(FilterProblem) -> Condition {
    if case .property(let name) = node.expression, let position = positions[name] {
      return { $0.value(at: position) == .null }
    }
    if node.expression.isCondition {
      let condition = try condition(node)
      return { condition($0) == nil }
    }
    switch try operand(node) {
    case .text(let reading): return { reading.read($0) == nil }
    case .number(let reading): return { reading.read($0) == nil }
    case .truth(let reading): return { reading.read($0) == nil }
    case .time(let reading, _): return { reading.read($0) == nil }
    case .interval(let reading, _): return { reading.read($0) == nil }
    case .list(let reading): return { reading.read($0) == nil }
    case .geometry: return { _ in false }
    case .featureGeometry: return { $0.geometry == nil }
    }
  }

  private func number(
    _ node: FilterNode, beside sign: ArithmeticOperator
  ) throws(FilterProblem) -> Reading<Double> {
    let operand = try operand(node)
    guard case .number(let reading) = operand else {
      throw mismatch("a number beside '\(sign.rawValue)'", node, operand)
    }
    return reading
  }

  func words(_ node: FilterNode, _ place: String) throws(FilterProblem) -> Reading<String> {
    let operand = try operand(node)
    guard case .text(let reading) = operand else { throw mismatch("words \(place)", node, operand) }
    return reading
  }

  func mismatch(_ expected: String, _ node: FilterNode, _ operand: Operand) -> FilterProblem {
    let found =
      if case .property(let name) = node.expression {
        "the property '\(name)', which is \(operand.typeName)"
      } else {
        operand.typeName
      }
    let advice =
      if case .list = operand { "; a list is compared by A_CONTAINS, A_EQUALS and their like" } else { "" }
    return FilterProblem(offset: node.offset, message: "expected \(expected), found \(found)\(advice)")
  }
}

extension Feature {
  /// The value of a field; null where the feature has fewer.
  func value(at position: Int) -> PropertyValue { position < values.count ? values[position] : .null }
}

extension Double {
  /// The number as every format writes it, with six decimals (`PropertyValue.double`): what a filter is written by.
  fileprivate var inSixDecimals: Double {
    let steps = (self * 1e6).rounded()
    return abs(steps) < 9e15 ? steps / 1e6 : self
  }
}
