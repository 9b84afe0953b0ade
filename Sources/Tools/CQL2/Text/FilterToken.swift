/// A token of CQL2 text.
enum FilterToken: Sendable, Hashable {
  /// A name or keyword without quotes.
  case word(String)
  /// A name in double quotes.
  case quotedName(String)
  /// A literal in single quotes, its escapes undone.
  case text(String)
  case number(Double)
  /// A punctuation mark or operator.
  case symbol(Symbol)
  case end

  enum Symbol: String, Sendable {
    case open = "("
    case close = ")"
    case comma = ","
    case equal = "="
    case notEqual = "<>"
    case less = "<"
    case greater = ">"
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "/"
    case modulo = "%"
    case power = "^"
  }

  /// How it is called in a message; long ones are cut.
  var found: String {
    switch self {
    case .word(let word): "'\(Self.cut(word))'"
    case .quotedName(let name): "\"\(Self.cut(name))\""
    case .text(let text): "the words '\(Self.cut(text))'"
    case .number(let number): "the number \(numberText(number))"
    case .symbol(let symbol): "'\(symbol.rawValue)'"
    case .end: "the end"
    }
  }

  static func cut(_ text: String) -> String { text.count > 40 ? "\(text.prefix(40))…" : text }
}

/// A number in the shortest form that gives it again.
func numberText(_ value: Double) -> String {
  guard let whole = Int(exactly: value), whole.magnitude < 1 << 53 else { return value.description }
  return String(whole)
}
