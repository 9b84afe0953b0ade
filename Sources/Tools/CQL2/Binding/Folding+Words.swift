private import Foundation

extension Folding {
  /// The words without what is to be overlooked.
  func folded(_ words: String) -> String {
    var words = words
    let table = self == .letterCase ? Self.smallLetters : Self.bareLetters
    return words.withUTF8 { Self.folded($0, table) } ?? foldedByScalars(words)
  }

  private func foldedByScalars(_ words: String) -> String {
    switch self {
    case .letterCase: Self.withoutCase(words)
    case .accents: Self.withoutAccents(words)
    }
  }

  /// Full case folding (Unicode 15, 5.18): small, capital and small again joins what `CaseFolding.txt` joins,
  /// with the dotless i as the one exception.
  private static func withoutCase(_ words: String) -> String {
    var folded = ""
    for scalar in words.unicodeScalars {
      guard scalar != "\u{131}" else {
        folded.unicodeScalars.append(scalar)
        continue
      }
      for small in scalar.properties.lowercaseMapping.unicodeScalars {
        for capital in small.properties.uppercaseMapping.unicodeScalars {
          folded += capital.properties.lowercaseMapping
        }
      }
    }
    return folded
  }

  /// Canonical decomposition without nonspacing marks, but with the voicing marks of Japanese (7.4).
  private static func withoutAccents(_ words: String) -> String {
    var folded = ""
    for scalar in words.decomposedStringWithCanonicalMapping.unicodeScalars
    where scalar.properties.generalCategory != .nonspacingMark || scalar == "\u{3099}" || scalar == "\u{309A}"
    {
      folded.unicodeScalars.append(scalar)
    }
    return folded
  }

  // MARK: Tables

  /// The scalars below U+0600 folded one by one, as UTF-8: each stands for itself there, whatever its
  /// neighbours.
  private static let smallLetters = table(withoutCase)
  private static let bareLetters = table(withoutAccents)

  private static func table(_ fold: (String) -> String) -> [[UInt8]] {
    (0..<0x600).map { code in Unicode.Scalar(code).map { Array(fold(String($0)).utf8) } ?? [] }
  }

  /// Words of scalars below U+0600 and general punctuation; nil for others.
  private static func folded(_ utf8: UnsafeBufferPointer<UInt8>, _ table: [[UInt8]]) -> String? {
    var out: [UInt8] = []
    out.reserveCapacity(utf8.count + 8)
    var at = 0
    while at < utf8.count {
      let byte = utf8[at]
      switch byte {
      case 0..<0x80:
        out.append(table[Int(byte)][0])
        at += 1
      case 0xC2...0xD7:
        out += table[Int(byte & 0x1F) << 6 | Int(utf8[at + 1] & 0x3F)]
        at += 2
      // U+2010...U+2027, which have neither case nor accents.
      case 0xE2 where utf8[at + 1] == 0x80 && 0x90...0xA7 ~= utf8[at + 2]:
        out += utf8[at..<(at + 3)]
        at += 3
      default: return nil
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
