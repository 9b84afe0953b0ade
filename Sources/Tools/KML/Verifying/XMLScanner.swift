/// Reads XML 1.0 (fifth edition) from the first byte to the last, element by element: strict where a document would not be
/// well-formed, and without document type declarations, which could make a small file large.
struct XMLScanner {
  /// What stands under the cursor.
  enum Event {
    case start(name: String, attributes: [String: String])
    case text(String)
    case end(name: String)
  }

  /// Why a text is not XML.
  struct SyntaxError: Error {
    var offset: Int
    var problem: String
  }

  private let bytes: [UInt8]
  /// The offset of the event under the cursor.
  private(set) var start = 0
  private var at: Int
  private var open: [String] = []
  private var hasRoot = false
  /// The end of an element that has no content.
  private var emptyElement: String?

  /// Elements within each other beyond this are refused.
  static let deepest = 256

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The next event; nil at the end of a whole document.
  mutating func next() throws(SyntaxError) -> Event? {
    start = at
    if let name = emptyElement {
      emptyElement = nil
      return .end(name: name)
    }
    while at < bytes.count {
      start = at
      guard bytes[at] == UInt8(ascii: "<") else {
        let text = try text(until: "<")
        if !open.isEmpty { return .text(text) }
        guard text.utf8.allSatisfy(Self.isBlank) else { throw fault("expected an element, found text") }
        continue
      }
      if isNext("<!--") {
        try skip(past: "-->", from: at + 4, "a comment's end")
      } else if isNext("<?") {
        try skip(past: "?>", from: at + 2, "an instruction's end")
      } else if isNext("<![CDATA[") {
        let from = at + 9
        try skip(past: "]]>", from: from, "the end of CDATA")
        guard !open.isEmpty else { throw fault("expected an element, found CDATA") }
        return .text(try checked(bytes[from..<(at - 3)], from: from))
      } else if isNext("<!") {
        throw fault("expected no document type declaration")
      } else if isNext("</") {
        return try endTag()
      } else {
        return try startTag()
      }
    }
    start = at
    if let last = open.last { throw fault("expected the end of '\(last)', found the end of the text") }
    guard hasRoot else { throw fault("expected an element, found the end of the text") }
    return nil
  }

  private func fault(_ problem: String) -> SyntaxError {
    SyntaxError(offset: min(at, bytes.count), problem: problem)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private func isNext(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[at...].starts(with: $0) }
  }

  private mutating func skip(past text: StaticString, from: Int, _ expected: String) throws(SyntaxError) {
    at = from
    while at < bytes.count, !isNext(text) { at += 1 }
    guard at < bytes.count else { throw fault("expected \(expected), found the end of the text") }
    at += text.utf8CodeUnitCount
  }

  // MARK: - Tags

  private mutating func name() throws(SyntaxError) -> String {
    let from = at
    while at < bytes.count, !Self.isBlank(bytes[at]), !"<>/='\"&".utf8.contains(bytes[at]) { at += 1 }
    let name = try checked(bytes[from..<at], from: from)
    guard let first = name.unicodeScalars.first, !("0"..."9").contains(first), first != "-", first != "."
    else {
      throw fault("expected a name")
    }
    return name
  }

  private mutating func skipBlanks() {
    while at < bytes.count, Self.isBlank(bytes[at]) { at += 1 }
  }

  private mutating func take(_ byte: Unicode.Scalar) throws(SyntaxError) {
    guard at < bytes.count, bytes[at] == UInt8(ascii: byte) else { throw fault("expected '\(byte)'") }
    at += 1
  }

  private mutating func endTag() throws(SyntaxError) -> Event {
    at += 2
    let name = try name()
    skipBlanks()
    try take(">")
    guard let last = open.popLast(), last == name else {
      throw fault("'\(name)' is closed where it is not open")
    }
    return .end(name: name)
  }

  private mutating func startTag() throws(SyntaxError) -> Event {
    at += 1
    guard !open.isEmpty || !hasRoot else { throw fault("expected one outermost element, found another") }
    hasRoot = true
    let name = try name()
    var attributes: [String: String] = [:]
    while true {
      let hasBlank = at < bytes.count && Self.isBlank(bytes[at])
      skipBlanks()
      guard at < bytes.count, bytes[at] != UInt8(ascii: ">"), bytes[at] != UInt8(ascii: "/") else { break }
      guard hasBlank else { throw fault("expected a blank before an attribute") }
      let key = try self.name()
      skipBlanks()
      try take("=")
      skipBlanks()
      guard attributes.updateValue(try value(), forKey: key) == nil else {
        throw fault("the attribute '\(key)' stands twice")
      }
    }
    if at < bytes.count, bytes[at] == UInt8(ascii: "/") {
      at += 1
      emptyElement = name
    } else {
      open.append(name)
      guard open.count <= Self.deepest else { throw fault("nested more than \(Self.deepest) deep") }
    }
    try take(">")
    return .start(name: name, attributes: attributes)
  }

  private mutating func value() throws(SyntaxError) -> String {
    guard at < bytes.count, bytes[at] == 0x22 || bytes[at] == 0x27 else {
      throw fault("expected a value in quotation marks")
    }
    let mark = Unicode.Scalar(bytes[at])
    at += 1
    let text = try text(until: mark)
    try take(mark)
    return text
  }

  // MARK: - Text

  /// The text up to a sign of ASCII, or to the end, its references resolved.
  private mutating func text(until sign: Unicode.Scalar) throws(SyntaxError) -> String {
    var text = ""
    var from = at
    while at < bytes.count, bytes[at] != UInt8(ascii: sign) {
      if bytes[at] == UInt8(ascii: "&") {
        text += try checked(bytes[from..<at], from: from)
        text.unicodeScalars.append(try reference())
        from = at
      } else {
        guard bytes[at] != UInt8(ascii: "<") else { throw fault("expected '&lt;' instead of '<'") }
        at += 1
      }
    }
    return text + (try checked(bytes[from..<at], from: from))
  }

  private mutating func reference() throws(SyntaxError) -> Unicode.Scalar {
    let from = at + 1
    while at < bytes.count, bytes[at] != UInt8(ascii: ";"), at - from < 12 { at += 1 }
    guard at < bytes.count, bytes[at] == UInt8(ascii: ";") else { throw fault("expected ';' behind '&'") }
    let name = String(decoding: bytes[from..<at], as: UTF8.self)
    at += 1
    let named: [String: Unicode.Scalar] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
    if let scalar = named[name] { return scalar }
    let code = name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
    guard name.hasPrefix("#"), let scalar = code.flatMap(Unicode.Scalar.init), Self.isCharacter(scalar) else {
      throw fault("expected a reference to a character, found '&\(name);'")
    }
    return scalar
  }

  /// `Char` of XML 1.0, 2.2.
  private static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: true
    case 0..<0x20, 0xFFFE, 0xFFFF: false
    default: true
    }
  }

  /// The text of bytes, which must be UTF-8 and characters of XML.
  private func checked(_ part: ArraySlice<UInt8>, from: Int) throws(SyntaxError) -> String {
    guard let text = String(validating: part, as: UTF8.self) else {
      throw SyntaxError(offset: from, problem: "expected UTF-8")
    }
    guard text.unicodeScalars.allSatisfy(Self.isCharacter) else {
      throw SyntaxError(offset: from, problem: "expected characters that XML 1.0 can carry")
    }
    return text
  }
}
