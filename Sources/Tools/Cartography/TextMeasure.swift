/// How much room words take, wide enough for any of the fonts that a viewer may choose.
enum TextMeasure {
  /// Widths of U+0020...U+007E in thousandths of the size: those of Helvetica (Adobe Font Metrics, 1997).
  private static let widths = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556,
    556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500,
    667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333,
    556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556,
    500,
    722, 500, 500, 500, 334, 260, 334, 584,
  ]
  /// Of other letters, by the widest of the usual fonts: Cyrillic capitals, Arabic, …
  private static let other = 700
  /// Of Chinese, Japanese and Korean characters, and symbols.
  private static let full = 1_000
  /// DejaVu Sans, the widest of the fonts of `SVG.fonts`, over Helvetica.
  private static let slack = 1.16

  /// The width of a line of text in points.
  static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
    let sum = text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
    return Double(sum) / 1_000 * size * slack * (isBold ? 1.1 : 1)
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    if widths.indices.contains(Int(scalar.value) - 0x20) { return widths[Int(scalar.value) - 0x20] }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    return scalar.value >= 0x1100 && !(0x1E00...0x20CF).contains(scalar.value) ? full : other
  }

  /// Text in lines that are no wider than `room`; a word that is wider by itself is broken.
  static func wrapped(_ text: String, size: Double, room: Double, isBold: Bool = false) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      for piece in pieces(of: String(word), size: size, room: room, isBold: isBold) {
        let longer = line.isEmpty ? piece : "\(line) \(piece)"
        if line.isEmpty || width(longer, size: size, isBold: isBold) <= room {
          line = longer
        } else {
          lines.append(line)
          line = piece
        }
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  private static func pieces(of word: String, size: Double, room: Double, isBold: Bool) -> [String] {
    var pieces = [""]
    for character in word {
      let longer = pieces[pieces.count - 1] + String(character)
      if longer.count > 1, width(longer, size: size, isBold: isBold) > room {
        pieces.append(String(character))
      } else {
        pieces[pieces.count - 1] = longer
      }
    }
    return pieces
  }

  /// Text cut to a room, with an ellipsis where something is left out.
  static func cut(_ text: String, size: Double, room: Double) -> String {
    guard width(text, size: size) > room else { return text }
    var kept = text
    while !kept.isEmpty, width(kept + "…", size: size) > room { kept.removeLast() }
    return kept + "…"
  }
}
