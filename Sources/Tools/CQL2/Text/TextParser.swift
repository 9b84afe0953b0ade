/// Reads CQL2 text (OGC 21-065r2, Annex B) by recursive descent; chains of one operator are read in a loop.
struct TextParser {
  private var lexer: FilterLexer
  var maker = NodeMaker()
  private(set) var token = FilterToken.end
  private(set) var offset = 0
  private var depth = 0

  init(_ text: String) { lexer = FilterLexer(text) }

  /// The whole text as one condition.
  mutating func parse() throws(FilterProblem) -> FilterNode {
    guard lexer.byteCount <= FilterLimits.bytes else {
      throw FilterProblem(
        offset: nil,
        message: "expected a filter of at most \(FilterLimits.bytes) bytes, found \(lexer.byteCount)")
    }
    try advance()
    guard token != .end else {
      throw FilterProblem(offset: 0, message: "expected a condition, found no text")
    }
    let node = try disjunction()
    guard token == .end else { throw unexpected("AND, OR or the end") }
    return try maker.condition(node)
  }

  // MARK: Tokens

  mutating func advance() throws(FilterProblem) { (token, offset) = try lexer.next() }

  func unexpected(_ expected: String) -> FilterProblem {
    FilterProblem(offset: offset, message: "expected \(expected), found \(token.found)")
  }

  /// Whether the token is a keyword, in any case.
  func isKeyword(_ keyword: String) -> Bool {
    guard case .word(let word) = token else { return false }
    return word.utf8.count == keyword.utf8.count && word.uppercased() == keyword
  }

  mutating func take(_ keyword: String) throws(FilterProblem) -> Bool {
    guard isKeyword(keyword) else { return false }
    try advance()
    return true
  }

  mutating func take(_ symbol: FilterToken.Symbol) throws(FilterProblem) -> Bool {
    guard token == .symbol(symbol) else { return false }
    try advance()
    return true
  }

  mutating func expect(_ symbol: FilterToken.Symbol) throws(FilterProblem) {
    guard try take(symbol) else { throw unexpected("'\(symbol.rawValue)'") }
  }

  /// Reads what is within brackets or behind a sign, no deeper than allowed.
  mutating func within<Result>(
    _ read: (inout TextParser) throws(FilterProblem) -> Result
  ) throws(FilterProblem) -> Result {
    depth += 1
    guard depth <= FilterLimits.depth else { throw NodeMaker.tooDeep(at: offset) }
    defer { depth -= 1 }
    return try read(&self)
  }

  // MARK: Conditions

  /// `booleanExpression`.
  mutating func disjunction() throws(FilterProblem) -> FilterNode {
    try chain("OR", { parser throws(FilterProblem) in try parser.conjunction() }) { .or($0) }
  }

  /// `booleanTerm`.
  private mutating func conjunction() throws(FilterProblem) -> FilterNode {
    try chain("AND", { parser throws(FilterProblem) in try parser.negation() }) { .and($0) }
  }

  private mutating func chain(
    _ keyword: String, _ read: (inout TextParser) throws(FilterProblem) -> FilterNode,
    _ join: ([FilterNode]) -> FilterExpression
  ) throws(FilterProblem) -> FilterNode {
    let start = offset
    var parts = [try read(&self)]
    while try take(keyword) { parts.append(try read(&self)) }
    return parts.count == 1 ? parts[0] : try maker.node(join(parts), at: start)
  }

  /// `booleanFactor`.
  private mutating func negation() throws(FilterProblem) -> FilterNode {
    let start = offset
    guard try take("NOT") else { return try predicate() }
    let part = try predicate()
    return try maker.node(.not(part), at: start)
  }

  /// A value, or a value with what is said of it.
  private mutating func predicate() throws(FilterProblem) -> FilterNode {
    let start = offset
    let left = try sum()
    if case .symbol(let symbol) = token, let comparison = Comparison(rawValue: symbol.rawValue) {
      try advance()
      let right = try sum()
      return try maker.node(.comparison(comparison, left, right), at: start)
    }
    if try take("IS") {
      let isNot = try take("NOT")
      guard try take("NULL") else { throw unexpected(isNot ? "NULL" : "NULL or NOT NULL") }
      return try maybeNot(isNot, .isNull(left), at: start)
    }
    let isNot = try take("NOT")
    if try take("LIKE") {
      let pattern = try sum()
      return try maybeNot(isNot, .like(left, pattern: pattern), at: start)
    }
    if try take("BETWEEN") {
      let low = try sum()
      guard try take("AND") else { throw unexpected("AND and the upper bound") }
      let high = try sum()
      return try maybeNot(isNot, .between(left, low, high), at: start)
    }
    if try take("IN") {
      let brackets = offset
      let list = try values()
      guard !list.isEmpty else {
        throw FilterProblem(offset: brackets, message: "expected a value behind IN, found none")
      }
      return try maybeNot(isNot, .among(left, list), at: start)
    }
    guard !isNot else { throw unexpected("LIKE, BETWEEN or IN behind NOT") }
    return left
  }

  private mutating func maybeNot(
    _ isNot: Bool, _ expression: FilterExpression, at start: Int
  ) throws(FilterProblem) -> FilterNode {
    let node = try maker.node(expression, at: start)
    return isNot ? try maker.node(.not(node), at: start) : node
  }

  /// Values in brackets, separated by commas; maybe none.
  mutating func values() throws(FilterProblem) -> [FilterNode] {
    try expect(.open)
    if try take(.close) { return [] }
    return try within { parser throws(FilterProblem) in
      var list: [FilterNode] = []
      repeat { list.append(try parser.sum()) } while try parser.take(.comma)
      try parser.expect(.close)
      return list
    }
  }
}
