import Model

/// Numbers written in digits.
enum Digits {
  /// The value of "1,300", "5.5", "٣٫٥"; nil where the marks make no number.
  ///
  /// A mark that groups by three where the language's thousands do is one of thousands; a single one that does
  /// not ("1,5 km" in English) is taken for the decimals'.
  static func value(of bytes: some Collection<UInt8>, hasDecimalComma: Bool) -> Double? {
    var groups = [""]
    var decimals: String?
    let text = plain(bytes)
    let thousands: Character = hasDecimalComma ? "." : ","
    for letter in text {
      if letter == thousands, decimals == nil {
        groups.append("")
      } else if letter.isNumber {
        if decimals == nil { groups[groups.count - 1].append(letter) } else { decimals?.append(letter) }
      } else if decimals == nil {
        decimals = ""
      } else {
        return nil
      }
    }
    if groups.dropFirst().contains(where: { $0.count != 3 }) {
      guard groups.count == 2, decimals == nil else { return nil }
      decimals = groups.removeLast()
    }
    return Double(groups.joined() + (decimals.map { "." + $0 } ?? ""))
  }

  /// Whether a token is a group of three digits behind one of at most three, with only a blank between: "95 000".
  static func goesOn(_ token: Token, behind last: Token, in text: [UInt8], isBlankEnough: Bool) -> Bool {
    guard token.kind == .number, last.kind == .number, token.span.end - token.span.start == 3,
      last.span.end - last.span.start <= 3, token.span.start > last.span.end,
      text[token.span.range].allSatisfy(ByteClass.isDigit)
    else { return false }
    let between = text[last.span.end..<token.span.start]
    return between.count <= 3 && (isBlankEnough || between.first != 0x20) && between.allSatisfy { $0 != 0x2D }
  }

  /// ASCII digits and marks for those of the Arabic and Persian scripts.
  private static func plain(_ bytes: some Collection<UInt8>) -> String {
    var text = ""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x660...0x669: text.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0x660 + 0x30)))
      case 0x6F0...0x6F9: text.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0x6F0 + 0x30)))
      case 0x66B: text.append(";")
      case 0x66C: break
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
