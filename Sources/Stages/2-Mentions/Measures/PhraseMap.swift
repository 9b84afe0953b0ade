import Model

/// What belongs to each word or phrase of a language: "less than", "north".
struct PhraseMap<Value: Sendable>: Sendable {
  private struct Entry {
    var value: Value?
    /// Whether a longer phrase begins with these words.
    var goesOn = false
  }
  private let entries: WordMap<Entry>
  /// The number of words of the longest phrase.
  private let longest: Int
  /// The phrases, words parted by "_", in the order in which they were given.
  let phrases: [(text: String, value: Value)]

  /// `phrases` have their words parted by "_"; where one stands twice, the last counts.
  init(_ phrases: [(text: String, value: Value)]) {
    var entries: [Word: Entry] = [:]
    var longest = 0
    for (text, value) in phrases {
      let words = text.utf8.split(separator: UInt8(ascii: "_")).map { Word(lower: $0) }
      longest = max(longest, words.count)
      var phrase = Word.none
      for (index, word) in words.enumerated() {
        phrase = index == 0 ? word : phrase.followed(by: word)
        if index < words.count - 1 { entries[phrase, default: Entry()].goesOn = true }
      }
      entries[phrase, default: Entry()].value = value
    }
    self.phrases = phrases
    self.longest = longest
    self.entries = WordMap(entries.map { ($0, $1) })
  }

  /// The words with which the phrases begin.
  var firstWords: [Word] { phrases.map { Word(firstOf: $0.text) } }

  /// Whether a phrase begins with a word.
  func begins(with word: Word) -> Bool { entries.contains(word) }

  /// Whether a single word is in it.
  func contains(_ word: Word) -> Bool { entries[word]?.value != nil }

  /// The value of a single word.
  subscript(word: Word) -> Value? { entries[word]?.value }

  /// The longest phrase that begins at a token, with the index behind it.
  func match(at index: Int, in tokens: [Token]) -> (value: Value, next: Int)? {
    guard index < tokens.count, var entry = entries[tokens[index].word] else { return nil }
    var best = entry.value.map { ($0, index + 1) }
    var phrase = tokens[index].word
    var next = index + 1
    while entry.goesOn, next < tokens.count {
      phrase = phrase.followed(by: tokens[next].word)
      guard let longer = entries[phrase] else { break }
      entry = longer
      next += 1
      if let value = longer.value { best = (value, next) }
    }
    return best
  }

  /// The longest phrase that ends before a token, with the index of its first word.
  func match(endingAt end: Int, in tokens: [Token]) -> (value: Value, start: Int)? {
    guard longest > 0 else { return nil }
    for count in stride(from: min(longest, end), to: 0, by: -1) {
      var phrase = tokens[end - count].word
      for index in (end - count + 1)..<max(end - count + 1, end) {
        phrase = phrase.followed(by: tokens[index].word)
      }
      if let value = entries[phrase]?.value { return (value, end - count) }
    }
    return nil
  }
}

extension Word {
  /// The first word of a phrase whose words are parted by "_".
  init(firstOf phrase: String) { self.init(lower: phrase.utf8.prefix { $0 != UInt8(ascii: "_") }) }

  private static func start(ofLastWordOf phrase: String) -> String.Index {
    phrase.utf8.lastIndex(of: UInt8(ascii: "_")).map(phrase.utf8.index(after:)) ?? phrase.startIndex
  }

  /// The last of them.
  init(lastOf phrase: String) { self.init(lower: phrase.utf8.suffix(from: Self.start(ofLastWordOf: phrase))) }
}
