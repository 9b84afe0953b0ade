/// Calculations, literals, names and functions.
extension TextParser {
  /// `arithmeticExpression`, or any single operand.
  mutating func sum() throws(FilterProblem) -> FilterNode {
    let start = offset
    var left = try product()
    while let sign = sumSign {
      try advance()
      let right = try product()
      left = try maker.node(.arithmetic(sign, left, right), at: start)
    }
    return left
  }

  private var sumSign: ArithmeticOperator? {
    switch token {
    case .symbol(.plus): .plus
    case .symbol(.minus): .minus
    default: nil
    }
  }

  /// `arithmeticTerm`.
  private mutating func product() throws(FilterProblem) -> FilterNode {
    let start = offset
    var left = try power()
    while let sign = productSign {
      try advance()
      let right = try power()
      left = try maker.node(.arithmetic(sign, left, right), at: start)
    }
    return left
  }

  private var productSign: ArithmeticOperator? {
    switch token {
    case .symbol(.times): .times
    case .symbol(.divided): .divided
    case .symbol(.modulo): .modulo
    case .word where isKeyword("DIV"): .whole
    default: nil
    }
  }

  /// `powerTerm`: the grammar has one `^`, without saying which of two would bind first.
  private mutating func power() throws(FilterProblem) -> FilterNode {
    let start = offset
    let base = try factor()
    guard try take(.power) else { return base }
    let exponent = try factor()
    guard token != .symbol(.power) else { throw unexpected("brackets round one of two '^'") }
    return try maker.node(.arithmetic(.power, base, exponent), at: start)
  }

  /// `arithmeticFactor`; a sign belongs to its number, and turns a property or bracket into -1 times it.
  private mutating func factor() throws(FilterProblem) -> FilterNode {
    let start = offset
    let isNegative = token == .symbol(.minus)
    guard isNegative || token == .symbol(.plus) else { return try primary() }
    try advance()
    if case .number(let value) = token {
      try advance()
      return try maker.node(.number(isNegative ? -value : value), at: start)
    }
    guard isNegative else { throw unexpected("a number behind '+'") }
    let minusOne = try maker.node(.number(-1), at: start)
    let part = try primary()
    return try maker.node(.arithmetic(.times, minusOne, part), at: start)
  }

  private mutating func primary() throws(FilterProblem) -> FilterNode {
    let start = offset
    switch token {
    case .number(let value):
      try advance()
      return try maker.node(.number(value), at: start)
    case .text(let text):
      try advance()
      return try maker.node(.text(text), at: start)
    case .quotedName(let name):
      try advance()
      return try maker.node(.property(name), at: start)
    case .symbol(.open):
      return try within { parser throws(FilterProblem) in
        try parser.advance()
        let inner = try parser.disjunction()
        try parser.expect(.close)
        return inner
      }
    case .word(let word): return try named(word, at: start)
    default: throw unexpected("a property, a value or a condition")
    }
  }

  /// What a word stands for: a literal, a function, or else a property.
  private mutating func named(_ word: String, at start: Int) throws(FilterProblem) -> FilterNode {
    let keyword = word.uppercased()
    guard !Self.reserved.contains(keyword) else { throw unexpected("a property, a value or a condition") }
    try advance()
    if keyword == "TRUE" || keyword == "FALSE" { return try maker.node(.truth(keyword == "TRUE"), at: start) }
    if Self.geometryTypes.contains(keyword), token == .symbol(.open) || isKeyword("Z") {
      let geometry = try geometry(keyword, at: start)
      return try maker.node(.geometry(geometry), at: start)
    }
    guard token == .symbol(.open) else { return try maker.node(.property(word), at: start) }
    if let function = Self.functions[keyword] { return try call(function, at: start) }
    throw FilterProblem(
      offset: start,
      message:
        "expected a function of CQL2, found '\(FilterToken.cut(word))'; this server has none of its own")
  }

  /// Words that never are names; `/req/cql2-text` has them in double quotes.
  static let reserved: Set<String> = ["AND", "OR", "NOT", "IS", "NULL", "IN", "LIKE", "BETWEEN", "DIV"]
  static let geometryTypes: Set<String> = [
    "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION",
    "BBOX",
  ]

  /// What is written as a name with brackets behind it.
  private enum Function {
    case date, timestamp, interval
    case folding(Folding)
    case spatial(SpatialFunction)
    case temporal(TemporalFunction)
    case array(ArrayFunction)
  }

  private static let functions: [String: Function] = {
    var functions: [String: Function] = ["DATE": .date, "TIMESTAMP": .timestamp, "INTERVAL": .interval]
    for folding in Folding.allCases { functions[folding.rawValue.uppercased()] = .folding(folding) }
    for function in SpatialFunction.allCases {
      functions[function.rawValue.uppercased()] = .spatial(function)
    }
    for function in TemporalFunction.allCases {
      functions[function.rawValue.uppercased()] = .temporal(function)
    }
    for function in ArrayFunction.allCases { functions[function.rawValue.uppercased()] = .array(function) }
    return functions
  }()

  /// Whether a name must stand in double quotes.
  static func isKeyword(_ name: String) -> Bool {
    let keyword = name.uppercased()
    return reserved.contains(keyword) || geometryTypes.contains(keyword) || functions[keyword] != nil
      || ["TRUE", "FALSE", "Z"].contains(keyword)
  }

  private mutating func call(_ function: Function, at start: Int) throws(FilterProblem) -> FilterNode {
    try within { parser throws(FilterProblem) in
      try parser.advance()
      let expression = try parser.arguments(of: function)
      try parser.expect(.close)
      return try parser.maker.node(expression, at: start)
    }
  }

  private mutating func arguments(of function: Function) throws(FilterProblem) -> FilterExpression {
    switch function {
    case .date: return .time(try time(isDay: true))
    case .timestamp: return .time(try time(isDay: false))
    case .interval:
      let first = try intervalEnd()
      try expect(.comma)
      let last = try intervalEnd()
      return .interval(first, last)
    case .folding(let folding): return .folded(folding, try sum())
    case .spatial(let function):
      let (a, b) = try pair()
      return .spatial(function, a, b)
    case .temporal(let function):
      let (a, b) = try pair()
      return .temporal(function, a, b)
    case .array(let function):
      let a = try arrayOperand()
      try expect(.comma)
      return .array(function, a, try arrayOperand())
    }
  }

  private mutating func pair() throws(FilterProblem) -> (FilterNode, FilterNode) {
    let a = try sum()
    try expect(.comma)
    return (a, try sum())
  }

  private mutating func arrayOperand() throws(FilterProblem) -> FilterNode {
    let start = offset
    guard token == .symbol(.open) else { return try sum() }
    let list = try values()
    return try maker.node(.list(list), at: start)
  }

  // MARK: Times

  private mutating func time(isDay: Bool) throws(FilterProblem) -> TimeLiteral {
    let form = isDay ? "'YYYY-MM-DD'" : "'YYYY-MM-DDTHH:MM:SSZ'"
    guard case .text(let text) = token, let time = TimeLiteral(text), time.isDay == isDay else {
      throw unexpected("a \(isDay ? "day" : "time") as \(form)")
    }
    try advance()
    return time
  }

  /// A time, `'..'` for open, or a property.
  private mutating func intervalEnd() throws(FilterProblem) -> FilterNode? {
    let start = offset
    guard case .text(let text) = token else { return try sum() }
    if text == ".." {
      try advance()
      return nil
    }
    guard let time = TimeLiteral(text) else {
      throw unexpected("'YYYY-MM-DD', 'YYYY-MM-DDTHH:MM:SSZ' or '..'")
    }
    try advance()
    return try maker.node(.time(time), at: start)
  }
}
