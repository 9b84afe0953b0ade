/// HTML under construction. Text can only get in escaped; what is from reports is set apart by direction too (`<bdi>`), so
/// that no override in it turns what stands beside.
struct HTMLText {
  private(set) var markup = ""

  init(_ write: (inout HTMLText) -> Void = { _ in }) { write(&self) }

  /// Mark-up that stands in the program.
  mutating func raw(_ markup: StaticString) {
    markup.withUTF8Buffer { self.markup += String(decoding: $0, as: UTF8.self) }
  }

  /// What another text has.
  mutating func append(_ other: HTMLText) { markup += other.markup }

  /// Text.
  mutating func text(_ text: String) { markup += Self.escaped(text) }

  /// Text whose direction is its own.
  mutating func isolated(_ text: String) {
    markup += "<bdi>" + Self.escaped(text) + "</bdi>"
  }

  /// A link.
  mutating func link(_ address: String, _ text: String, relation: String? = nil) {
    markup += "<a href=\"" + Self.escaped(address) + "\""
    if let relation { markup += " rel=\"" + Self.escaped(relation) + "\"" }
    markup += "><bdi>" + Self.escaped(text) + "</bdi></a>"
  }

  /// Text of which no sign is taken for mark-up, neither between tags nor in an attribute's double quotes.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { "&<>\"'".utf8.contains($0) }) else { return text }
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}
