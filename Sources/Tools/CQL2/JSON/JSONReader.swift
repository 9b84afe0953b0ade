internal import GeoJSON

/// Reads CQL2 JSON (OGC 21-065r2, Annex C).
struct JSONReader {
  var maker = NodeMaker()

  /// The whole text as one condition.
  mutating func read(_ json: [UInt8]) throws(FilterProblem) -> FilterNode {
    guard json.count <= FilterLimits.bytes else {
      throw FilterProblem(
        offset: nil, message: "expected a filter of at most \(FilterLimits.bytes) bytes, found \(json.count)")
    }
    let document: JSONDocument
    do {
      document = try JSONDocument(json)
    } catch {
      throw FilterProblem(offset: error.offset, message: error.problem)
    }
    return try maker.condition(try node(document.root))
  }

  /// Any part of a filter; the document's depth is limited, so this may call itself.
  private mutating func node(_ value: JSONValue) throws(FilterProblem) -> FilterNode {
    let expression: FilterExpression
    switch value.kind {
    case .string: expression = .text(value.string ?? "")
    case .number: expression = .number(try number(value))
    case .yes, .no: expression = .truth(value.kind == .yes)
    case .array: expression = .list(try nodes(value.elements))
    case .null: throw unexpected("a condition or a value", value)
    case .object: expression = try object(value)
    }
    return try maker.node(expression, at: value.offset)
  }

  private mutating func nodes(_ values: [JSONValue]) throws(FilterProblem) -> [FilterNode] {
    var nodes: [FilterNode] = []
    for value in values { nodes.append(try node(value)) }
    return nodes
  }

  private mutating func object(_ value: JSONValue) throws(FilterProblem) -> FilterExpression {
    if let operation = value["op"] {
      guard let name = operation.string else { throw unexpected("the name of an operator", operation) }
      guard let arguments = value["args"], arguments.kind == .array else {
        throw unexpected("an array 'args' beside 'op'", value["args"] ?? value)
      }
      return try self.operation(name, arguments.elements, at: value.offset)
    }
    if let property = value["property"] {
      guard let name = property.string, !name.isEmpty else { throw unexpected("a property's name", property) }
      return .property(name)
    }
    if let day = value["date"] { return .time(try time(day, isDay: true)) }
    if let moment = value["timestamp"] { return .time(try time(moment, isDay: false)) }
    if let interval = value["interval"] {
      let ends = interval.elements
      guard ends.count == 2 else { throw unexpected("an array of two ends", interval) }
      let first = try intervalEnd(ends[0])
      return .interval(first, try intervalEnd(ends[1]))
    }
    if value["type"] != nil || value["bbox"] != nil { return .geometry(try geometry(value)) }
    throw FilterProblem(
      offset: value.offset,
      message:
        "expected an object with 'op', 'property', 'date', 'timestamp', 'interval', 'bbox' or GeoJSON's 'type'"
    )
  }

  // MARK: Operators

  private mutating func operation(
    _ name: String, _ arguments: [JSONValue], at offset: Int
  ) throws(FilterProblem) -> FilterExpression {
    switch name {
    case "and", "or":
      guard arguments.count >= 2 else { throw wrongCount(name, "2 or more operands", arguments, at: offset) }
      let parts = try nodes(arguments)
      return name == "and" ? .and(parts) : .or(parts)
    case "not": return .not(try node(try expect(1, name, arguments, at: offset)[0]))
    case "isNull": return .isNull(try node(try expect(1, name, arguments, at: offset)[0]))
    case "between":
      let parts = try nodes(try expect(3, name, arguments, at: offset))
      return .between(parts[0], parts[1], parts[2])
    case "in":
      let pair = try expect(2, name, arguments, at: offset)
      guard pair[1].kind == .array, !pair[1].elements.isEmpty else {
        throw unexpected("an array of values, not empty", pair[1])
      }
      let left = try node(pair[0])
      return .among(left, try nodes(pair[1].elements))
    default: break
    }
    if let folding = Folding(rawValue: name) {
      return .folded(folding, try node(try expect(1, name, arguments, at: offset)[0]))
    }
    guard let make = Self.binary(name) else {
      throw FilterProblem(
        offset: offset,
        message:
          "expected an operator of CQL2, found '\(FilterToken.cut(name))'; this server has none of its own"
      )
    }
    let parts = try nodes(try expect(2, name, arguments, at: offset))
    return make(parts[0], parts[1])
  }

  /// What makes an expression of an operator with two operands.
  private static func binary(_ name: String) -> ((FilterNode, FilterNode) -> FilterExpression)? {
    if name == "like" { return { .like($0, pattern: $1) } }
    if let comparison = Comparison(rawValue: name) { return { .comparison(comparison, $0, $1) } }
    if let sign = ArithmeticOperator(rawValue: name) { return { .arithmetic(sign, $0, $1) } }
    if let function = SpatialFunction(rawValue: name) { return { .spatial(function, $0, $1) } }
    if let function = TemporalFunction(rawValue: name) { return { .temporal(function, $0, $1) } }
    if let function = ArrayFunction(rawValue: name) { return { .array(function, $0, $1) } }
    return nil
  }

  private func expect(
    _ count: Int, _ name: String, _ arguments: [JSONValue], at offset: Int
  ) throws(FilterProblem) -> [JSONValue] {
    guard arguments.count == count else {
      throw wrongCount(name, count == 1 ? "1 operand" : "\(count) operands", arguments, at: offset)
    }
    return arguments
  }

  private func wrongCount(
    _ name: String, _ expected: String, _ found: [JSONValue], at offset: Int
  ) -> FilterProblem {
    FilterProblem(
      offset: offset, message: "expected \(expected) in 'args' of '\(name)', found \(found.count)")
  }

  func unexpected(_ expected: String, _ found: JSONValue) -> FilterProblem {
    FilterProblem(offset: found.offset, message: "expected \(expected), found \(found.typeName)")
  }

  // MARK: Literals

  func number(_ value: JSONValue) throws(FilterProblem) -> Double {
    guard let number = value.number else { throw unexpected("a number", value) }
    guard number.isFinite else {
      throw FilterProblem(offset: value.offset, message: "expected a number within ±1.8e308")
    }
    return number
  }

  private func time(_ value: JSONValue, isDay: Bool) throws(FilterProblem) -> TimeLiteral {
    guard let text = value.string, let time = TimeLiteral(text), time.isDay == isDay else {
      throw FilterProblem(
        offset: value.offset,
        message: "expected \(isDay ? "a day as 'YYYY-MM-DD'" : "a time as 'YYYY-MM-DDTHH:MM:SSZ'")")
    }
    return time
  }

  private mutating func intervalEnd(_ value: JSONValue) throws(FilterProblem) -> FilterNode? {
    guard let text = value.string else { return try node(value) }
    if text == ".." { return nil }
    guard let time = TimeLiteral(text) else {
      throw FilterProblem(
        offset: value.offset,
        message: "expected 'YYYY-MM-DD', 'YYYY-MM-DDTHH:MM:SSZ' or '..', found '\(FilterToken.cut(text))'")
    }
    return try maker.node(.time(time), at: value.offset)
  }
}
