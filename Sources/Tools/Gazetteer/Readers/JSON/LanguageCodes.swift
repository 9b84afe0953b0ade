private import Foundation
private import Synchronization

/// Codes of languages: the two letters of ISO 639-1 for the three of ISO 639-3, by Foundation's tables.
final class LanguageCodes: Sendable {
  private let known = Mutex<[String: String]>([:])

  /// Languages written in Arabic letters alone.
  private static let arabicScript: Set = [
    "ar", "fa", "ur", "ps", "sd", "ug", "ckb", "arz", "ary", "azb", "pnb", "glk", "mzn",
  ]

  /// `ar` for `ara`, `ckb` for `ckb`; empty for `und` and its like.
  func short(_ code: String) -> String {
    if ["und", "mul", "zxx", "mis"].contains(code) { return "" }
    if code.utf8.count == 2 { return code }
    return known.withLock { known in
      if let short = known[code] { return short }
      let short = Locale.LanguageCode(code).identifier(.alpha2) ?? code
      known[code] = short
      return short
    }
  }

  /// Whether a text can be of the language, as far as the letters tell: Latin letters stand under Arabic now and then.
  static func isPlausible(_ text: String, language: String) -> Bool {
    guard arabicScript.contains(language) else { return true }
    return text.unicodeScalars.contains { scalar in
      (0x600...0x6FF).contains(scalar.value) || (0x750...0x77F).contains(scalar.value)
        || (0x8A0...0x8FF).contains(scalar.value) || (0xFB50...0xFDFF).contains(scalar.value)
        || (0xFE70...0xFEFF).contains(scalar.value)
    }
  }
}
