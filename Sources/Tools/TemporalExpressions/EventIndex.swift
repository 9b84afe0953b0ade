public import Model

/// Finds the dated events that text refers to, all words of all events in one pass over the bytes.
public struct EventIndex: Sendable {
  /// The events it knows.
  public let events: [DatedEvent]
  /// Each word or run of words of an alternative, in small letters.
  private var words: [[UInt8]] = []
  /// Numbers of the words by their first two bytes.
  private var byHead: [[Int]] = .init(repeating: [], count: 1 << 12)
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
  }

  private mutating func number(of phrase: String, _ numbers: inout [[UInt8]: Int]) -> Int {
    let word = Self.folded(Array(phrase.utf8)[...])
    if let number = numbers[word] { return number }
    let number = words.count
    words.append(word)
    numbers[word] = number
    if word.count > 1 { byHead[Self.head(word, 0)].append(number) }
    return number
  }

  private static func head(_ text: [UInt8], _ i: Int) -> Int {
    (Int(text[i]) << 5 ^ Int(text[i + 1])) & (1 << 12 - 1)
  }

  /// The events named in a sentence: all words of an alternative occur at beginnings of words.
  public func named(in sentence: ArraySlice<UInt8>) -> [DatedEvent] {
    guard !events.isEmpty else { return [] }
    let text = Self.folded(sentence)
    var found = [Bool](repeating: false, count: words.count)
    var isAnyFound = false
    var isInWord = false
    for i in 0..<max(0, text.count - 1) {
      defer { isInWord = Self.isWord(text[i]) }
      if isInWord { continue }
      for number in byHead[Self.head(text, i)] where !found[number] && Self.holds(text, words[number], at: i)
      {
        found[number] = true
        isAnyFound = true
      }
    }
    guard isAnyFound else { return [] }
    var named: [Int] = []
    for alternative in alternatives
    where alternative.words.allSatisfy({ found[$0] }) && named.last != alternative.event {
      named.append(alternative.event)
    }
    return named.map { events[$0] }
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
