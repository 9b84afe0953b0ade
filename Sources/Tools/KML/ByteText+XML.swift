internal import Model

/// XML 1.0 written as bytes.
extension ByteText {
  /// Text of an element or a double-quoted attribute. What XML 1.0 cannot carry (section 2.2, `Char`: most control
  /// characters, U+FFFE and U+FFFF) becomes U+FFFD.
  ///
  /// - Returns: How many characters were replaced.
  mutating func escaped(_ text: String) -> Int {
    var replaced = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: add("&amp;")
      case 0x3C: add("&lt;")
      case 0x3E: add("&gt;")
      case 0x22: add("&quot;")
      // A parser would make a line feed of it (section 2.11).
      case 0x0D: add("&#13;")
      case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0xFFFE, 0xFFFF:
        add("\u{FFFD}")
        replaced += 1
      case 0..<0x80: byte(UInt8(truncatingIfNeeded: scalar.value))
      default: for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { byte(unit) }
      }
    }
    return replaced
  }

  /// A name that is an XML `NCName` (Namespaces in XML 1.0, 3), another one for each text: what is no letter, digit, `-` or `.`
  /// of ASCII stands as its number between low lines.
  static func identifier(_ text: String, prefix: String) -> String {
    var name = prefix
    for scalar in text.unicodeScalars {
      switch scalar {
      case "A"..."Z", "a"..."z", "0"..."9", "-", ".": name.unicodeScalars.append(scalar)
      default: name += "_\(String(scalar.value, radix: 16))_"
      }
    }
    return name
  }
}
