/// Tells in one pass over the bytes whether a sentence can name a time at all, and in which language.
///
/// Most sentences of news name none and cost no more than this. A table of 65,536 bytes, one for a part of the
/// hashes, says of each word whether dates are made with it and to which languages it belongs; one word in fifty is
/// taken for another's. Where more than English comes into question, a second pass counts the words exactly.
struct DateGate: Sendable {
  static let shared = DateGate()

  private static let bits = 16
  /// Bit 0: a word that may make a date; bits 1...6: words of the languages.
  private var flags: [UInt8]
  /// Bits 1...6 of the words that tell a language, by hash.
  private var languages: [UInt64: UInt8] = [:]
  /// How many words are asked for their language.
  private static let wordsAsked = 200

  private init() {
    flags = [UInt8](repeating: 0, count: 1 << Self.bits)
    for vocabulary in DateVocabulary.all {
      let bit = Self.bit(vocabulary.language)
      for hash in vocabulary.telling { tell(hash, bit) }
      for record in vocabulary.records {
        if let entry = record.entry, entry.word.opensDate { flags[Self.slot(record.hash)] |= 1 }
        // The last word of a phrase is its rarest: "la semaine dernière".
        for phrase in record.phrases where phrase.entry.word.opensDate {
          guard let last = phrase.rest.last else { continue }
          tell(last, bit)
          flags[Self.slot(last)] |= 1
        }
      }
    }
  }

  private mutating func tell(_ hash: UInt64, _ bit: UInt8) {
    flags[Self.slot(hash)] |= bit
    languages[hash, default: 0] |= bit
  }

  private static func bit(_ language: DateLanguage) -> UInt8 { 2 << UInt8(language.rawValue) }

  private static func slot(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> UInt64(64 - bits)) }

  /// The language of a sentence that may name a time; nil for the others.
  func language(of text: DateBytes.Text, _ range: Range<Int>) -> DateLanguage? {
    let seen = seen(in: text, range)
    guard seen & 1 == 1 else { return nil }
    return seen & ~1 & ~Self.bit(.english) == 0 ? .english : language(counting: text, range)
  }

  /// The flags of all words.
  private func seen(in text: DateBytes.Text, _ range: Range<Int>) -> UInt8 {
    var seen: UInt8 = 0
    var i = range.lowerBound
    let end = range.upperBound
    flags.withUnsafeBufferPointer { flags in
      while i < end {
        let byte = text[i]
        if DateBytes.isASCIILetter(byte) || byte >= 0x80 && DateBytes.isLetter(text, i) {
          let word = DateBytes.word(text, i, end)
          seen |= flags[Self.slot(word.hash)]
          i = max(word.end, i + 1)
        } else if byte & 0xF0 == 0x30 || byte >= 0xD9 {
          i = number(text, i, end, &seen)
        } else {
          i += 1
        }
      }
    }
    return seen
  }

  /// Passes over a run of digits; four are a year, and make a date possible.
  private func number(_ text: DateBytes.Text, _ start: Int, _ end: Int, _ seen: inout UInt8) -> Int {
    var i = start
    var digits = 0
    while i < end {
      if DateBytes.isDigit(text[i]) {
        i += 1
      } else if i + 1 < end, DateBytes.wideDigit(text, i) != nil {
        i += 2
      } else {
        break
      }
      digits += 1
    }
    if digits == 4 { seen |= 1 }
    return max(i, start + 1)
  }

  /// The language with the most words; English, or the first listed, where none has more.
  private func language(counting text: DateBytes.Text, _ range: Range<Int>) -> DateLanguage {
    var counts = [Int](repeating: 0, count: DateLanguage.allCases.count)
    var words = 0
    var i = range.lowerBound
    while i < range.upperBound, words < Self.wordsAsked {
      guard DateBytes.isLetter(text, i) else {
        i += 1
        continue
      }
      let word = DateBytes.word(text, i, range.upperBound)
      if let found = languages[word.hash] {
        for language in DateLanguage.allCases where found & Self.bit(language) != 0 {
          counts[language.rawValue] += 1
        }
      }
      words += 1
      i = max(word.end, i + 1)
    }
    let most = counts.max() ?? 0
    return DateLanguage.allCases.first { counts[$0.rawValue] == most } ?? .english
  }
}

extension DateWord {
  /// Whether a sentence with the word may name a time; words that only join or grade times do not.
  var opensDate: Bool {
    switch self {
    case .month, .shortMonth, .weekday, .unit, .yesterday, .today, .tonight, .tomorrow, .overnight, .recently,
      .weekend, .partOfDay, .season, .quarter, .dayPhrase, .unitPhrase, .agoPhrase:
      true
    default: false
    }
  }
}
