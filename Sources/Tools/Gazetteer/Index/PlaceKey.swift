import Model

/// The row number of a place, made from its id, so that no index over ids is needed.
///
/// `geonames:N` is N; Who's On First and Wikidata numbers have a name space of their own; every other id is
/// hashed to 62 bits (two ids of a million share one with a probability of 10⁻⁷; filing the second is then an
/// error).
enum PlaceKey {
  private static let spaces: [(prefix: String, base: Int64)] = [
    ("geonames:", 0), ("wof:", 1 << 48), ("wikidata:Q", 2 << 48),
  ]
  private static let hashed: Int64 = 1 << 62

  /// The row number of an id; never 0 or negative.
  static func row(of id: String) -> Int64 {
    for (prefix, base) in spaces where id.hasPrefix(prefix) {
      let digits = id.utf8.dropFirst(prefix.utf8.count)
      guard digits.count <= 14, digits.first != 0x30, digits.allSatisfy({ 0x30...0x39 ~= $0 }),
        let number = Int64(Substring(digits)), number > 0, number < 1 << 48
      else { break }
      return base + number
    }
    var hash = WordHash()
    for byte in id.utf8 { hash.add(byte) }
    return hashed | Int64(truncatingIfNeeded: hash.value & 0x3FFF_FFFF_FFFF_FFFF)
  }

  /// The row numbers of all ids that begin with the prefix of a name space; nil where ids of the prefix are
  /// hashed.
  static func rows(of prefix: String) -> ClosedRange<Int64>? {
    spaces.first { $0.prefix == prefix }.map { $0.base + 1...$0.base + (1 << 48) - 1 }
  }

  /// A text and a number, not negative, after it: string interpolation takes ten times as long.
  private static func text(_ prefix: String, _ number: Int64) -> String {
    String(unsafeUninitializedCapacity: prefix.utf8.count + 20) { bytes in
      var end = 0
      for byte in prefix.utf8 {
        bytes[end] = byte
        end += 1
      }
      let start = end
      var rest = number
      repeat {
        bytes[end] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
        rest /= 10
        end += 1
      } while rest > 0
      bytes[start..<end].reverse()
      return end
    }
  }

  /// The id of a row number; nil where only the row itself knows.
  static func id(of row: Int64) -> String? {
    guard row < hashed, let space = spaces.last(where: { row >= $0.base }) else { return nil }
    return Self.text(space.prefix, row - space.base)
  }
}
