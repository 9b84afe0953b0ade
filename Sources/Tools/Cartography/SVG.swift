/// SVG 1.1 as text: elements, escaped texts and numbers of two decimals, the same bytes for the same drawing.
struct SVG {
  /// No font is fetched: the first of these that a machine has.
  static let fonts =
    "Helvetica, Arial, 'Liberation Sans', 'Noto Sans', 'Noto Sans Arabic', 'DejaVu Sans', sans-serif"

  /// Written so far.
  private(set) var text = ""
  private var open: [String] = []

  /// An attribute's value.
  enum Value {
    case number(Double)
    case text(String)
  }

  /// An element without content, or with text only.
  mutating func add(
    _ name: String, _ attributes: KeyValuePairs<String, Value> = [:], title: String = "", words: String = ""
  ) {
    indent()
    text += "<\(name)\(Self.list(attributes))"
    if title.isEmpty, words.isEmpty {
      text += "/>\n"
    } else {
      let heading = title.isEmpty ? "" : "<title>\(Self.escaped(title))</title>"
      text += ">\(heading)\(Self.escaped(words))</\(name)>\n"
    }
  }

  /// An element with what `content` adds to it.
  mutating func group(
    _ name: String = "g", _ attributes: KeyValuePairs<String, Value> = [:], _ content: (inout SVG) -> Void
  ) {
    begin(name, attributes)
    content(&self)
    end()
  }

  mutating func begin(_ name: String, _ attributes: KeyValuePairs<String, Value> = [:]) {
    indent()
    text += "<\(name)\(Self.list(attributes))>\n"
    open.append(name)
  }

  mutating func end() {
    guard let name = open.popLast() else { return }
    indent()
    text += "</\(name)>\n"
  }

  private mutating func indent() { text += String(repeating: " ", count: open.count) }

  private static func list(_ attributes: KeyValuePairs<String, Value>) -> String {
    attributes.map { name, value in
      switch value {
      case .number(let number): " \(name)=\"\(Self.number(number))\""
      case .text(let text): " \(name)=\"\(escaped(text))\""
      }
    }.joined()
  }

  /// A number with two decimals at most: "12.5", "3", "-0.07".
  static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let size = abs(hundredths)
    let (whole, rest) = (size / 100, size % 100)
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    if rest % 10 == 0 { return "\(sign)\(whole).\(rest / 10)" }
    return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// The commands of a path through positions.
  static func path(_ line: [PagePosition], isClosed: Bool = false) -> String {
    var commands = ""
    var last = ""
    for position in isClosed ? line.dropLast() : line[...] {
      let point = "\(number(position.x)) \(number(position.y))"
      // Corners that print as one are one.
      guard point != last else { continue }
      commands += (last.isEmpty ? "M" : " ") + point
      last = point
    }
    return commands + (isClosed ? "Z" : "")
  }

  /// Text as XML 1.0 takes it (section 2.2): characters it forbids become U+FFFD, and the controls of writing direction,
  /// with which a name could turn round the words beside it, are left out.
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result += " "
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": break
      case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
