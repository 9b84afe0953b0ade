/// The languages whose dates are read.
enum DateLanguage: Int, CaseIterable, Sendable {
  case english, french, turkish, russian, ukrainian, arabic
}

/// What the words of one language do in a date.
struct DateVocabulary: Sendable {
  /// What a word does, and its value: month 1...12, weekday 1...7, a count, a unit.
  struct Entry: Sendable {
    var word: DateWord
    var value = 0
    var isPlural = false
  }
  /// Several words that do one thing together: "la semaine dernière".
  struct Phrase: Sendable {
    /// The hashes of its words behind the first.
    var rest: [UInt64]
    var entry: Entry
  }
  /// All that may begin with a word.
  struct Record: Sendable {
    var hash: UInt64
    /// What the word does alone.
    var entry: Entry?
    /// The longest first.
    var phrases: [Phrase] = []
  }

  let language: DateLanguage
  /// The hashes of all its words, and of words that only tell the language.
  private(set) var telling: [UInt64] = []
  private(set) var records: [Record] = []
  /// What the words of `records` do alone, and whether they begin phrases, side by side for the tokens' sake.
  private(set) var entries: [Entry] = []
  private(set) var beginsPhrase: [Bool] = []
  /// A place of the table: a word's hash and its index in `records`, -1 where empty.
  private struct Slot {
    var hash: UInt64
    var index: Int
  }
  /// An open-addressed table.
  private var slots: [Slot] = []

  init(_ language: DateLanguage) { self.language = language }

  /// The index of a word's record.
  func index(_ hash: UInt64) -> Int? {
    slots.withUnsafeBufferPointer { slots in
      var slot = Int(truncatingIfNeeded: hash >> 40) & (slots.count - 1)
      while slots[slot].index >= 0 {
        if slots[slot].hash == hash { return slots[slot].index }
        slot = (slot + 1) & (slots.count - 1)
      }
      return nil
    }
  }

  /// Words that do nothing in a date, but tell the language.
  mutating func tell(_ words: some StringProtocol) {
    telling += words.split(separator: " ").map { DateBytes.hash($0) }
  }

  /// Adds a word or a phrase.
  mutating func add(_ words: some StringProtocol, _ entry: Entry) {
    let hashes = Self.hashes(words)
    guard let first = hashes.first else { return }
    let known = records.firstIndex { $0.hash == first }
    let index = known ?? records.count
    if known == nil { records.append(Record(hash: first)) }
    if hashes.count == 1 {
      records[index].entry = entry
      telling.append(first)
    } else {
      records[index].phrases.append(Phrase(rest: Array(hashes.dropFirst()), entry: entry))
      records[index].phrases.sort { $0.rest.count > $1.rest.count }
    }
  }

  /// The hashes of the words of a phrase, apostrophes and points left out.
  private static func hashes(_ words: some StringProtocol) -> [UInt64] {
    Array(words.utf8).withUnsafeBufferPointer { text in
      var hashes: [UInt64] = []
      var i = 0
      while i < text.count {
        let word = DateBytes.word(text, i, text.count)
        if word.end > i { hashes.append(word.hash) }
        i = max(i + 1, word.end)
      }
      return hashes
    }
  }

  /// Makes the table; words added later are not found.
  mutating func close() {
    var size = 16
    while size < records.count * 3 { size *= 2 }
    slots = [Slot](repeating: Slot(hash: 0, index: -1), count: size)
    for (index, record) in records.enumerated() {
      var slot = Int(truncatingIfNeeded: record.hash >> 40) & (size - 1)
      while slots[slot].index >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Slot(hash: record.hash, index: index)
    }
    entries = records.map { $0.entry ?? Entry(word: .other) }
    beginsPhrase = records.map { !$0.phrases.isEmpty }
  }

  /// All vocabularies, by the language's raw value.
  static let all: [DateVocabulary] = [
    english, LanguageFile.french, LanguageFile.turkish, LanguageFile.russian, LanguageFile.ukrainian,
    LanguageFile.arabic,
  ]
}
