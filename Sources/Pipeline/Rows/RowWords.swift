internal import DelimitedText
internal import Model

/// Words of one column with what they mean: "km", "kilometres", "north-west", "less than".
struct RowWords<Value: Sendable>: Sendable {
  /// Ascending by key. The few words of a column are sooner found by halves than by hash.
  private let meanings: [(key: UInt128, value: Value)]
  private let words: [String]

  /// Words in lower case; blanks, hyphens and underscores in them do not count.
  init(_ pairs: [(words: String, value: Value)]) {
    var meanings: [UInt128: Value] = [:]
    var words: [String] = []
    for (group, value) in pairs {
      for word in group.split(separator: ",").map(String.init) {
        var word = word
        words.append(word)
        if let key = word.withUTF8({ Self.key($0) }) { meanings[key] = value }
      }
    }
    self.meanings = meanings.map { ($0.key, $0.value) }.sorted { $0.key < $1.key }
    self.words = words
  }

  /// What a field means; nil where it is none of the words.
  subscript(field: FieldBytes) -> Value? {
    guard let key = Self.key(field) else { return nil }
    var (low, high) = (0, meanings.count)
    while low < high {
      let middle = (low + high) / 2
      if meanings[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low < meanings.count && meanings[low].key == key ? meanings[low].value : nil
  }

  /// The word that a field is nearest to, for the message on one that is unknown.
  func nearest(to field: FieldBytes) -> String? { Spelling.nearest(to: field.text, among: words) }

  /// The letters of a word in one number; nil where there are more than sixteen, or other signs.
  private static func key(_ field: FieldBytes) -> UInt128? {
    var key: UInt128 = 0
    var count = 0
    for byte in field {
      switch byte {
      case 0x20, 0x2D, 0x2E, 0x5F: continue
      case 0x41...0x5A, 0x61...0x7A:
        key = key << 8 | UInt128(byte | 0x20)
        count += 1
      default: return nil
      }
    }
    return count <= 16 ? key : nil
  }
}

/// What was probably meant by a word that is unknown.
enum Spelling {
  /// The word with the fewest letters to change, where fewer than half of them are.
  static func nearest(to found: String, among words: [String]) -> String? {
    let found = Array(found.lowercased().utf8.prefix(40))
    let ranked = words.map { (word: $0, steps: steps(found, Array($0.lowercased().utf8.prefix(40)))) }
    guard let best = ranked.min(by: { $0.steps < $1.steps }) else { return nil }
    return 2 * best.steps <= max(found.count, best.word.utf8.count) + 1 ? best.word : nil
  }

  /// How many letters must be added, left out or exchanged to make one word of another (Levenshtein 1965).
  private static func steps(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let exchanged = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(exchanged, diagonal + 1, row[j] + 1)
      }
    }
    return row[b.count]
  }
}
