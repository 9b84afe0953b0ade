public import Model

/// Finds the dated events that text refers to, all words of all events in one pass over the bytes.
public struct EventIndex: Sendable {
  /// The events it knows.
  public let events: [DatedEvent]
  /// Each word or run of words of an alternative, in small letters.
  private var words: [[UInt8]] = []
  /// Numbers of the words, in the order of their heads.
  private var numbers: [Int] = []
  /// Where in `numbers` those of a head begin; they end where those of the next begin.
  private var starts: [Int] = []
  /// Each alternative: its event and the numbers of its words.
  private var alternatives: [(event: Int, words: [Int])] = []

  /// Makes an index of events.
  public init(_ events: [DatedEvent]) {
    self.events = events
    var numbers: [[UInt8]: Int] = [:]
    for (index, event) in events.enumerated() {
      for phrase in event.phrases where !phrase.isEmpty {
        alternatives.append((index, phrase.map { number(of: $0, &numbers) }))
      }
    }
    let headed = words.indices.filter { words[$0].count > 1 }
      .map { (head: Self.head(words[$0][0], words[$0][1]), number: $0) }
      .sorted { ($0.head, $0.number) < ($1.head, $1.number) }
    self.numbers = headed.map(\.number)
    starts = [Int](repeating: 0, count: Self.heads + 1)
    for (head, _) in headed { starts[head + 1] += 1 }
    for head in 0..<Self.heads { starts[head + 1] += starts[head] }
  }

  private mutating func number(of phrase: String, _ numbers: inout [[UInt8]: Int]) -> Int {
    let word = Self.folded(Array(phrase.utf8)[...])
    if let number = numbers[word] { return number }
    let number = words.count
    words.append(word)
    numbers[word] = number
    return number
  }

  /// The number of heads that words are told by.
  private static let heads = 1 << 12

  /// The head of a word by its first two bytes.
  private static func head(_ first: UInt8, _ second: UInt8) -> Int {
    (Int(first) << 5 ^ Int(second)) & (heads - 1)
  }

  /// The events named in a sentence: all words of an alternative occur at beginnings of words.
  public func named(in sentence: ArraySlice<UInt8>) -> [DatedEvent] {
    guard !events.isEmpty else { return [] }
    let found = wordsFound(in: Self.folded(sentence))
    guard !found.isEmpty else { return [] }
    var named: [Int] = []
    for alternative in alternatives
    where alternative.words.allSatisfy({ found[$0] }) && named.last != alternative.event {
      named.append(alternative.event)
    }
    return named.map { events[$0] }
  }

  /// Whether each of the words occurs in folded text; empty where none does.
  private func wordsFound(in text: [UInt8]) -> [Bool] {
    var found: [Bool] = []
    var isInWord = false
    for i in text.indices.dropLast() {
      defer { isInWord = Self.isWord(text[i]) }
      if isInWord { continue }
      let head = Self.head(text[i], text[i + 1])
      for number in numbers[starts[head]..<starts[head + 1]] where Self.holds(text, words[number], at: i) {
        if found.isEmpty { found = [Bool](repeating: false, count: words.count) }
        found[number] = true
      }
    }
    return found
  }

  private static func holds(_ text: [UInt8], _ word: [UInt8], at start: Int) -> Bool {
    guard start + word.count <= text.count else { return false }
    for i in 0..<word.count where text[start + i] != word[i] { return false }
    return true
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
  }

  /// Small letters, one blank for white space, ' for a curly apostrophe.
  private static func folded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var i = bytes.startIndex
    while i < bytes.endIndex {
      let byte = bytes[i]
      if byte == 0xE2, i + 2 < bytes.endIndex, bytes[i + 1] == 0x80, bytes[i + 2] == 0x99 {
        out.append(0x27)
        i += 3
        continue
      }
      if byte <= 0x20 {
        if let last = out.last, last != 0x20 { out.append(0x20) }
      } else {
        out.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
      }
      i += 1
    }
    return out
  }
}
