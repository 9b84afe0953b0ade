/// Tells in one pass over the bytes whether a sentence can name a time at all, and in which language.
///
/// Most sentences of news name none and cost no more than this. A table, one entry for a part of the hashes,
/// says of each word to which languages it belongs and in which of them it makes dates; the language with the
/// most words decides which of those count. One word in a hundred is taken for another's; where English does
/// not win by far, the words are counted again by their whole hashes.
struct DateGate: Sendable {
  static let shared = DateGate()

  private static let bits = 15
  private static let languages = DateLanguage.allCases.count
  /// By slot: in the low bits the languages of its words, in the high byte those in which they make dates.
  private var flags: [UInt16]
  /// The same by whole hashes, for the second count.
  private var exact: [UInt64: UInt16] = [:]
  /// One step for each language of a set, in fields of ten bits.
  private var steps: [UInt64]
  /// How many words are asked for their language; keeps the fields of `steps` from running over.
  private static let wordsAsked = 1_000

  private init() {
    flags = [UInt16](repeating: 0, count: 1 << Self.bits)
    steps = [UInt64](repeating: 0, count: 1 << Self.languages)
    for set in steps.indices {
      for language in 0..<Self.languages where set & 1 << language != 0 {
        steps[set] += 1 << UInt64(10 * language)
      }
    }
    for vocabulary in DateVocabulary.all {
      let language = UInt16(1) << UInt16(vocabulary.language.rawValue)
      for hash in vocabulary.telling { add(language, to: hash) }
      for record in vocabulary.records {
        if let entry = record.entry, entry.word.opensDate { add(language << 8, to: record.hash) }
        // The last word of a phrase is its rarest: "la semaine dernière".
        for phrase in record.phrases where phrase.entry.word.opensDate {
          if let last = phrase.rest.last { add(language | language << 8, to: last) }
        }
      }
    }
  }

  private mutating func add(_ flag: UInt16, to hash: UInt64) {
    flags[Self.slot(hash)] |= flag
    exact[hash, default: 0] |= flag
  }

  /// The upper bits of FNV-1a are poor for short words; a multiplication by the golden ratio mixes the lower
  /// ones in.
  private static func slot(_ hash: UInt64) -> Int {
    let mixed = (hash ^ (hash >> 32)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> UInt64(64 - bits))
  }

  /// The language of a sentence that may name a time; nil for the others.
  func language(of text: DateBytes.Text, _ range: Range<Int>) -> DateLanguage? {
    var seen: UInt16 = 0
    var votes: UInt64 = 0
    var words = 0
    var i = range.lowerBound
    let end = range.upperBound
    flags.withUnsafeBufferPointer { flags in
      steps.withUnsafeBufferPointer { steps in
        while i < end {
          let byte = text[i]
          if DateBytes.isASCIILetter(byte) || byte >= 0x80 && DateBytes.isLetter(text, i) {
            let word = DateBytes.word(text, i, end)
            let found = flags[Self.slot(word.hash)]
            seen |= found
            if words < Self.wordsAsked { votes &+= steps[Int(found & 0x3F)] }
            words += 1
            i = max(word.end, i + 1)
          } else if byte & 0xF0 == 0x30 || byte >= 0xD9 {
            i = number(text, i, end, &seen)
          } else {
            i += 1
          }
        }
      }
    }
    guard seen > 0xFF else { return nil }
    if !Self.isEnglish(votes) { (votes, seen) = count(text, range, seen & Self.year) }
    let language = Self.winner(votes, seen)
    return seen & (Self.year | Self.dateWord(language)) != 0 ? language : nil
  }

  /// Whether English has two words more than any other language has.
  private static func isEnglish(_ votes: UInt64) -> Bool {
    (1..<languages).allSatisfy { votes & 0x3FF >= (votes >> UInt64(10 * $0) & 0x3FF) + 2 }
  }

  /// The votes and flags of the words by their whole hashes.
  private func count(_ text: DateBytes.Text, _ range: Range<Int>, _ year: UInt16) -> (UInt64, UInt16) {
    var seen = year
    var votes: UInt64 = 0
    var words = 0
    var i = range.lowerBound
    while i < range.upperBound {
      guard DateBytes.isLetter(text, i) else {
        i += 1
        continue
      }
      let word = DateBytes.word(text, i, range.upperBound)
      let found = exact[word.hash] ?? 0
      seen |= found
      if words < Self.wordsAsked { votes &+= steps[Int(found & 0x3F)] }
      words += 1
      i = max(word.end, i + 1)
    }
    return (votes, seen)
  }

  /// Passes over a run of digits; four are a year, and make a date possible in any language.
  private func number(_ text: DateBytes.Text, _ start: Int, _ end: Int, _ seen: inout UInt16) -> Int {
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
    if digits == 4 { seen |= Self.year }
    return max(i, start + 1)
  }

  /// The flag of a year in figures, and that of a language's date words.
  private static let year: UInt16 = 0x4000
  private static func dateWord(_ language: DateLanguage) -> UInt16 { 0x100 << UInt16(language.rawValue) }

  /// The language with the most words; of equals the first in which there is a date word, else the first.
  private static func winner(_ votes: UInt64, _ seen: UInt16) -> DateLanguage {
    var best = DateLanguage.english
    var most = (votes & 0x3FF) * 2 + (seen & dateWord(best) != 0 ? 1 : 0)
    for language in DateLanguage.allCases.dropFirst() {
      let count = votes >> UInt64(10 * language.rawValue) & 0x3FF
      let weight = count * 2 + (seen & dateWord(language) != 0 ? 1 : 0)
      if weight > most { (best, most) = (language, weight) }
    }
    return best
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
