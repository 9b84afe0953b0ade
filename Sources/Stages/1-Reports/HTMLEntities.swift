/// Named and numbered character references of HTML.
enum HTMLEntities {
  /// The ones news pages use, of the 2,231 in the HTML standard.
  private static let named: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ndash": "\u{2013}",
    "mdash": "\u{2014}", "lsquo": "\u{2018}", "rsquo": "\u{2019}", "sbquo": "\u{201A}", "ldquo": "\u{201C}",
    "rdquo": "\u{201D}", "bdquo": "\u{201E}", "laquo": "\u{AB}", "raquo": "\u{BB}", "lsaquo": "\u{2039}",
    "rsaquo": "\u{203A}", "hellip": "\u{2026}", "bull": "\u{2022}", "middot": "\u{B7}", "copy": "\u{A9}",
    "reg": "\u{AE}", "trade": "\u{2122}", "deg": "\u{B0}", "plusmn": "\u{B1}", "frac12": "\u{BD}",
    "times": "\u{D7}",
    "euro": "\u{20AC}", "pound": "\u{A3}", "yen": "\u{A5}", "cent": "\u{A2}", "sect": "\u{A7}",
    "para": "\u{B6}",
    "shy": "\u{AD}", "ensp": "\u{2002}", "emsp": "\u{2003}", "thinsp": "\u{2009}", "zwnj": "\u{200C}",
    "zwj": "\u{200D}", "agrave": "à", "aacute": "á", "acirc": "â", "atilde": "ã", "auml": "ä", "aring": "å",
    "aelig": "æ", "ccedil": "ç", "egrave": "è", "eacute": "é", "ecirc": "ê", "euml": "ë", "igrave": "ì",
    "iacute": "í", "icirc": "î", "iuml": "ï", "ntilde": "ñ", "ograve": "ò", "oacute": "ó", "ocirc": "ô",
    "otilde": "õ", "ouml": "ö", "oslash": "ø", "ugrave": "ù", "uacute": "ú", "ucirc": "û", "uuml": "ü",
    "szlig": "ß", "Agrave": "À", "Aacute": "Á", "Acirc": "Â", "Auml": "Ä", "Ccedil": "Ç", "Eacute": "É",
    "Egrave": "È", "Ouml": "Ö", "Uuml": "Ü", "scedil": "ş", "Scedil": "Ş", "inodot": "ı", "imath": "ı",
    "Idot": "İ", "gbreve": "ğ", "Gbreve": "Ğ", "amacr": "ā", "imacr": "ī", "umacr": "ū", "Amacr": "Ā",
    "scaron": "š", "Scaron": "Š", "rarr": "\u{2192}", "larr": "\u{2190}", "prime": "\u{2032}",
  ]

  /// What browsers read numbers 128 to 159 as: Windows-1252.
  private static let windows: [UInt32: UInt32] = [
    0x80: 0x20AC, 0x82: 0x201A, 0x84: 0x201E, 0x85: 0x2026, 0x8A: 0x160, 0x91: 0x2018, 0x92: 0x2019,
    0x93: 0x201C,
    0x94: 0x201D, 0x95: 0x2022, 0x96: 0x2013, 0x97: 0x2014, 0x99: 0x2122, 0x9A: 0x161,
  ]

  /// The longest name with its marks, in bytes.
  private static let longest = 12

  /// The text and the end of the reference at an "&"; nil where the sign stands for itself.
  static func decode(_ bytes: [UInt8], at start: Int, before end: Int) -> (text: [UInt8], end: Int)? {
    let stop = min(end, start + longest)
    guard let semicolon = bytes[start..<stop].firstIndex(of: 0x3B), semicolon > start + 1 else { return nil }
    let name = String(decoding: bytes[start + 1..<semicolon], as: UTF8.self)
    if name.hasPrefix("#") {
      guard let scalar = scalar(name.dropFirst()) else { return nil }
      return (Array(String(Character(scalar)).utf8), semicolon + 1)
    }
    return named[name].map { (Array($0.utf8), semicolon + 1) }
  }

  private static func scalar(_ number: Substring) -> Unicode.Scalar? {
    let isHex = number.first == "x" || number.first == "X"
    guard let code = isHex ? UInt32(number.dropFirst(), radix: 16) : UInt32(number), code > 0 else {
      return nil
    }
    return Unicode.Scalar(windows[code] ?? code)
  }

  /// A string with all references replaced, for attribute values.
  static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    var out: [UInt8] = []
    let all = Array(bytes)
    var i = 0
    while i < all.count {
      if all[i] == 0x26, let entity = decode(all, at: i, before: all.count) {
        out.append(contentsOf: entity.text)
        i = entity.end
      } else {
        out.append(all[i])
        i += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
