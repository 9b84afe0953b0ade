/// A word of running text in lower case, known by the hash of its bytes: as cheap to compare as a number.
///
/// A report of a megabyte has two hundred thousand words, and the grammar asks of each of them dozens of times
/// whether it is one of a few. Two different words have the same 64-bit hash once in 10¹⁹ pairs.
@frozen
public struct Word: Sendable, Hashable, ExpressibleByStringLiteral {
  /// `WordHash` of the word's UTF-8 in lower case; 0 for no word at all.
  public let hash: UInt64
  /// The last four bytes, the last of them in the low byte.
  @usableFromInline let tail: UInt32
  /// The number of UTF-8 bytes, at most 65,535.
  @usableFromInline let length: UInt16

  /// No word: what stands before the first and behind the last of a sentence.
  public static let none = Word(hash: 0, tail: 0, length: 0)

  @inlinable
  init(hash: UInt64, tail: UInt32, length: UInt16) {
    self.hash = hash
    self.tail = tail
    self.length = length
  }

  /// Makes a word byte by byte.
  @frozen
  public struct Builder: Sendable {
    @usableFromInline var hash = WordHash()
    @usableFromInline var tail: UInt32 = 0
    @usableFromInline var length: UInt16 = 0

    /// A word without bytes.
    @inlinable
    public init() {}

    /// Adds a byte of the word in lower case.
    @inlinable
    public mutating func add(_ byte: UInt8) {
      hash.add(byte)
      tail = tail << 8 | UInt32(byte)
      length &+= length == .max ? 0 : 1
    }

    /// The word of the bytes so far.
    @inlinable public var word: Word { Word(hash: hash.value, tail: tail, length: length) }
  }

  /// The word of bytes that are in lower case already.
  @inlinable
  public init(lower bytes: some Sequence<UInt8>) {
    var builder = Builder()
    for byte in bytes { builder.add(byte) }
    self = builder.word
  }

  /// A word of the grammar, in lower case.
  public init(_ text: some StringProtocol) { self.init(lower: text.utf8) }

  /// A word of the grammar, in lower case.
  @inlinable
  public init(stringLiteral text: StaticString) {
    self = text.withUTF8Buffer { Word(lower: $0) }
  }

  /// The words of a phrase in one: `Word("less").followed(by: "than")`.
  @inlinable
  public func followed(by next: Word) -> Word {
    Word(
      hash: WordHash.mixed(hash &* 0x9e37_79b9_7f4a_7c15 ^ next.hash), tail: next.tail,
      length: UInt16(clamping: count + next.count))
  }

  /// The word of a phrase whose words are parted by blanks; a single word is itself.
  public init(phrase text: String) {
    let words = text.split(separator: " ").map { Word($0) }
    self = words.dropFirst().reduce(words.first ?? .none) { $0.followed(by: $1) }
  }

  /// The number of UTF-8 bytes.
  @inlinable
  public var count: Int { Int(length) }

  /// Whether the word is longer than `ending` (at most four ASCII bytes) and ends with it.
  @inlinable
  public func hasEnding(_ ending: StaticString) -> Bool {
    guard ending.utf8CodeUnitCount < count else { return false }
    return ending.withUTF8Buffer { bytes in
      var wanted: UInt32 = 0
      for byte in bytes { wanted = wanted << 8 | UInt32(byte) }
      let shift = UInt32(32 - 8 * bytes.count)
      return tail << shift == wanted << shift
    }
  }

  /// By hash.
  @inlinable
  public static func == (a: Word, b: Word) -> Bool { a.hash == b.hash }

  /// The hash is well mixed already.
  @inlinable
  public func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}

/// FNV-1a (Fowler, Noll, Vo; 64 bits) with a final mixing step, so that words spread over a table.
@frozen
public struct WordHash: Sendable {
  @usableFromInline var state: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The hash of no bytes yet.
  @inlinable
  public init() {}

  /// Adds one byte.
  @inlinable
  public mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }

  /// The hash of the bytes so far.
  @inlinable
  public var value: UInt64 { Self.mixed(state) }

  /// 32 bits of a word's hash that may be summed in any order.
  @inlinable
  public static func short(_ hash: UInt32) -> UInt32 { UInt32(truncatingIfNeeded: mixed(UInt64(hash))) }

  /// MurmurHash3's 64-bit finaliser.
  @inlinable
  public static func mixed(_ value: UInt64) -> UInt64 {
    var x = value
    x = (x ^ (x >> 33)) &* 0xff51_afd7_ed55_8ccd
    x = (x ^ (x >> 33)) &* 0xc4ce_b9fe_1a85_ec53
    return x ^ (x >> 33)
  }
}

/// What belongs to each word of a vocabulary; a look-up is one probe of a flat table.
public struct WordMap<Value: Sendable>: Sendable, ExpressibleByDictionaryLiteral {
  @usableFromInline var words: [UInt64]
  @usableFromInline var slots: [Int32]
  @usableFromInline var values: [Value] = []
  @usableFromInline var mask: Int
  /// The words, in the order in which they were given.
  public private(set) var keys: [Word] = []

  /// The values of words; where a word stands twice, the last counts.
  public init(_ pairs: some Sequence<(Word, Value)>) {
    let pairs = Array(pairs)
    var size = 4
    while size < pairs.count * 2 { size *= 2 }
    words = Array(repeating: 0, count: size)
    slots = Array(repeating: -1, count: size)
    mask = size - 1
    for (word, value) in pairs {
      let slot = slot(of: word)
      if slots[slot] >= 0 {
        values[Int(slots[slot])] = value
      } else {
        words[slot] = word.hash
        slots[slot] = Int32(values.count)
        values.append(value)
        keys.append(word)
      }
    }
  }

  /// The values of words in a literal; where a word stands twice, the last counts.
  public init(dictionaryLiteral pairs: (Word, Value)...) { self.init(pairs) }

  /// The value of a word.
  @inlinable
  public subscript(word: Word) -> Value? {
    let index = slots[slot(of: word)]
    return index < 0 ? nil : values[Int(index)]
  }

  /// Whether the vocabulary has a word.
  @inlinable
  public func contains(_ word: Word) -> Bool { slots[slot(of: word)] >= 0 }

  /// The number of words.
  public var count: Int { values.count }

  /// Where a word stands, or the free slot where it would.
  @inlinable
  func slot(of word: Word) -> Int {
    var index = Int(truncatingIfNeeded: word.hash) & mask
    while slots[index] >= 0, words[index] != word.hash { index = (index + 1) & mask }
    return index
  }
}

/// A set of words of the grammar.
public struct WordSet: Sendable, ExpressibleByArrayLiteral {
  @usableFromInline let map: WordMap<Void>

  /// The set of some words.
  public init(_ words: some Sequence<Word>) { map = WordMap(words.map { ($0, ()) }) }

  /// The set of the words of a text, parted by blanks and line ends.
  public init(words text: String) {
    self.init(text.split(whereSeparator: \.isWhitespace).map { Word($0) })
  }

  /// The set of some words.
  public init(arrayLiteral words: Word...) { self.init(words) }

  /// The words of the set, in the order in which they were given.
  public var words: [Word] { map.keys }

  /// Whether a word is in the set.
  @inlinable
  public func contains(_ word: Word) -> Bool { map.contains(word) }
}
