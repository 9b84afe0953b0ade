/// Compares the vowels of one gap between consonants.
struct VowelComparison {
  /// Where a gap lies in the name.
  enum Place { case first, inner, last }

  let place: Place
  let strength: Int
  let rules: Romanisation

  /// Rules that say of themselves that vowels are not the same.
  static let changes: UInt64 = {
    let all: [NameRule] = [
      .diphthong, .vw, .ayn, .aynVowel, .frontVowel, .backVowel, .openVowel, .vowelDropped, .vowelChanged,
      .iuVowel,
      .frontRounded, .ukrainianI, .akanye, .softVowel, .adjective, .prothesis, .finalVowel, .muteE, .glide,
    ]
    return all.reduce(0) { $0 | 1 << UInt64($1.rawValue) }
  }()

  /// Symbols without ʿayn and ends of words.
  struct Symbols {
    var packed: UInt16 = 0
    var count = 0
    var hasAyn = false

    @inline(__always)
    init(_ gap: UInt16) {
      var rest = gap
      while rest != 0 {
        let symbol = rest & 15
        if symbol == UInt16(Vowel.ayn.rawValue) {
          hasAyn = true
        } else if symbol != UInt16(Vowel.blank) {
          packed |= symbol << UInt16(4 * count)
          count += 1
        }
        rest >>= 4
      }
    }

    @inline(__always)
    subscript(index: Int) -> UInt8 { UInt8(truncatingIfNeeded: packed >> UInt16(4 * index) & 15) }

    /// Without the first symbols.
    @inline(__always)
    func dropping(_ number: Int) -> Symbols {
      var rest = self
      rest.packed = number == 4 ? 0 : packed >> UInt16(4 * number)
      rest.count = count - number
      return rest
    }
  }

  private var isStrong: Bool { strength >= 3 }

  /// Whether the vowels of two gaps are one; notes the rules.
  @inline(__always)
  func compare(_ x: UInt16, _ y: UInt16, _ tally: inout Tally) -> Bool {
    var (a, b) = (Symbols(x), Symbols(y))
    if a.packed == b.packed { return true }
    if rules.contains(.cyrillic) {
      let (short, other) = (Self.withoutEnding(a), Self.withoutEnding(b))
      if short.count != a.count, other.count == b.count {
        a = short
        tally.add(.adjective, 40)
      } else if other.count != b.count, short.count == a.count {
        b = other
        tally.add(.adjective, 40)
      }
      if a.packed == b.packed { return true }
    }
    let hasAyn = a.hasAyn || b.hasAyn
    guard let found = align(a, b, 0, 0, hasAyn, tally) else { return false }
    tally = found
    if a.hasAyn != b.hasAyn { tally.add(.ayn, 10) }
    return true
  }

  /// Russian long adjectives against short ones: -aya, -oye, -oi.
  private static func withoutEnding(_ x: Symbols) -> Symbols {
    var short = x
    switch (x.count, x.packed) {
    case (3, 0x141), (3, 0x151): short.packed = 0x1
    case (3, 0x346): short.packed = 0x3
    case (2, 0x46), (2, 0x56): short.packed = 0x4
    case (2, 0x36): short.packed = 0x3
    default: return x
    }
    short.count = 1
    return short
  }

  /// Pairs the symbols; the side that has more may leave some out, or two of it may be one of the other.
  private func align(
    _ x: Symbols, _ y: Symbols, _ beforeX: UInt8, _ beforeY: UInt8, _ hasAyn: Bool, _ tally: Tally
  ) -> Tally? {
    if x.count == 0 && y.count == 0 { return tally }
    var best: Tally?
    @inline(__always)
    func keep(_ found: Tally?) {
      if let found, found.units < best?.units ?? .max { best = found }
    }
    if x.count > 0, y.count > 0 {
      var trial = tally
      let beforeV =
        x.count > 1 && y.count > 1 && x[1] == 12 && (y[1] == 12 || y[1] == 7)
        || y.count > 1 && y[1] == 12 && x.count > 1 && x[1] == 7
      if pair(x[0], y[0], hasAyn, beforeV: beforeV, &trial) {
        keep(align(x.dropping(1), y.dropping(1), x[0], y[0], hasAyn, trial))
      }
    }
    if x.count > y.count {
      keep(left(x, y, beforeX, beforeY, hasAyn, tally))
    } else if y.count > x.count {
      keep(left(y, x, beforeY, beforeX, hasAyn, tally))
    }
    return best
  }

  /// The ways in which the longer side gives up its first symbol.
  private func left(
    _ long: Symbols, _ short: Symbols, _ before: UInt8, _ beforeShort: UInt8, _ hasAyn: Bool, _ tally: Tally
  ) -> Tally? {
    var best: Tally?
    var trial = tally
    if drop(long, isWhole: short.count == 0 && before == 0, before, hasAyn, &trial) {
      best = align(long.dropping(1), short, long[0], beforeShort, hasAyn, trial)
    }
    if long.count >= 2, short.count >= 1 {
      var trial = tally
      if isDiphthong(long[0], long[1], short[0]) {
        trial.add(.diphthong, hasAyn ? 10 : 20)
        let found = align(long.dropping(2), short.dropping(1), long[1], short[0], hasAyn, trial)
        if let found, found.units < best?.units ?? .max { best = found }
      }
    }
    return best
  }

  /// Whether two symbols are what one of the other side stands for.
  @inline(__always)
  private func isDiphthong(_ first: UInt8, _ second: UInt8, _ one: UInt8) -> Bool {
    switch (first, second, one) {
    case (1, 3, 9), (1, 4, 9), (1, 5, 9), (2, 4, 9), (2, 5, 9), (3, 4, 9), (3, 5, 9): true
    case (1, 7, 10), (1, 8, 10), (2, 7, 10), (2, 8, 10), (1, 12, 10), (6, 7, 10), (6, 12, 10), (6, 12, 8),
      (7, 12, 8):
      true
    case (1, 1, 2), (1, 2, 2), (2, 1, 2), (1, 1, 1): true
    default: false
    }
  }

  private func drop(
    _ long: Symbols, isWhole: Bool, _ before: UInt8, _ hasAyn: Bool, _ tally: inout Tally
  ) -> Bool {
    let symbol = long[0]
    let next: UInt8 = long.count > 1 ? long[1] : 0
    if symbol == 12 {
      guard before == 7 || before == 8 || next == 7 || next == 8 else { return false }
      tally.add(place == .first ? .prothesis : .vw, 30)
      return true
    }
    if rules.contains(.cyrillic) {
      // ie, ye, ia, iu against e, a, u; "Kiev" against "Kyiv".
      if symbol == 4, next == 3 || next == 1 || next == 7 || next == 6 {
        tally.add(.softVowel, next == 3 ? 20 : 50)
        return true
      }
      if symbol == 3, before == 4 || before == 5 {
        tally.add(.softVowel, 30)
        return true
      }
    }
    guard symbol != 9, symbol != 10, isStrong else { return false }
    if place == .last, isWhole {
      guard symbol == 3, long.count == 1 else { return false }
      tally.add(.muteE, 50)
      return true
    }
    let isLong = symbol == 2 || symbol == 5 || symbol == 8
    if isLong && !hasAyn { return false }
    if place == .first, strength < 4 { return false }
    tally.dropped += 1
    guard tally.dropped <= (strength >= 5 ? 2 : 1) else { return false }
    if hasAyn { tally.add(.ayn, 20) } else { tally.add(.vowelDropped, 100) }
    return true
  }

  /// Whether two symbols are exchanged; notes the rule.
  @inline(__always)
  private func pair(_ x: UInt8, _ y: UInt8, _ hasAyn: Bool, beforeV: Bool, _ tally: inout Tally) -> Bool {
    if x == y { return true }
    let (low, high) = (min(x, y), max(x, y))
    let arabic = rules.contains(.arabic)
    let cyrillic = rules.contains(.cyrillic)
    switch (low, high) {
    case (1, 2), (4, 5), (7, 8), (7, 13), (8, 13): return true
    case (3, 9), (6, 10), (7, 10), (8, 10): tally.add(.diphthong, 30)
    case (4, 9), (5, 9):
      guard isStrong else { return false }
      tally.add(.openVowel, 60)
    case (3, 4), (3, 5):
      guard place != .last || isStrong else { return false }
      tally.add(.frontVowel, 30)
    case (6, 7), (6, 8): tally.add(.backVowel, 30)
    case (1, 3), (2, 3):
      if place == .last {
        tally.add(.finalH, 10)
      } else {
        guard strength >= 2, arabic || isStrong else { return false }
        tally.add(.openVowel, 60)
      }
    case (1, 4), (1, 5), (2, 4), (2, 5):
      guard arabic else { return false }
      if hasAyn, place == .first {
        tally.add(.aynVowel, 80)
      } else {
        guard isStrong, low == 1, high == 4 else { return false }
        if place == .last {
          tally.add(.finalVowel, 60)
        } else {
          // Once (Kilis is not Kalas), twice in a long name.
          guard strength >= 4, tally.changed < (strength >= 5 ? 2 : 1) else { return false }
          tally.changed += 1
          tally.add(.vowelChanged, 120)
        }
      }
    case (4, 6), (5, 6):
      if cyrillic, beforeV {
        tally.add(.ukrainianI, 80)
        return true
      }
      guard isStrong else { return false }
      if place == .last {
        tally.add(.finalVowel, 80)
      } else if cyrillic, strength >= 4 {
        tally.add(.ukrainianI, 80)
      } else {
        guard high == 6, low == 4 else { return false }
        tally.add(.iuVowel, 120)
      }
    case (4, 7):
      guard arabic, isStrong, place == .inner, tally.changed == 0 else { return false }
      tally.changed += 1
      tally.add(.iuVowel, 140)
    case (3, 6):
      guard cyrillic, strength >= 4 || beforeV || place == .last && isStrong else { return false }
      tally.add(.ukrainianI, 60)
    case (1, 6), (2, 6):
      guard cyrillic, strength >= 4 else { return false }
      tally.add(.akanye, 50)
    case (7, 12), (8, 12): tally.add(.vw, 30)
    case (10, 12): tally.add(.vw, 50)
    case (4, 13), (5, 13), (3, 13), (6, 13):
      tally.add(.frontRounded, 50)
    case (1, 13):
      guard isStrong else { return false }
      tally.add(.frontRounded, 100)
    default: return false
    }
    return true
  }

  // MARK: Arabic script

  /// Whether the vowels that Arabic script writes are those of a romanised name; short ones go unwritten.
  @inline(__always)
  func compare(arabic: UInt16, with other: UInt16, _ tally: inout Tally) -> Bool {
    let (x, y) = (Symbols(arabic), Symbols(other))
    guard let found = unwritten(x, y, hasAyn: x.hasAyn || y.hasAyn, tally) else { return false }
    tally = found
    return true
  }

  private func unwritten(_ x: Symbols, _ y: Symbols, hasAyn: Bool, _ tally: Tally) -> Tally? {
    if x.count == 0 && y.count == 0 { return tally }
    var best: Tally?
    @inline(__always)
    func keep(_ found: Tally?) {
      if let found, found.units < best?.units ?? .max { best = found }
    }
    if x.count > 0, y.count > 0 {
      let price = Self.price(written: x[0], y[0])
      if price >= 0 {
        var trial = tally
        if price > 0 { trial.add(.longVowel, price) }
        keep(unwritten(x.dropping(1), y.dropping(1), hasAyn: hasAyn, trial))
      }
    }
    if y.count > 0, y[0] == 1 || y[0] == 3 || y[0] == 4 || y[0] == 6 || y[0] == 7 || y[0] == 13 {
      // A short vowel at the end of a name is written; a mute e of French is none.
      let isEnding = place == .last && y.count == 1
      if !isEnding && (place != .first || x.count > 0 || hasAyn) {
        keep(unwritten(x, y.dropping(1), hasAyn: hasAyn, tally))
      } else if isEnding, y[0] == 3, isStrong {
        var trial = tally
        trial.add(.muteE, 50)
        keep(unwritten(x, y.dropping(1), hasAyn: hasAyn, trial))
      }
    }
    if x.count > 1, y.count > 0, isDiphthong(x[0], x[1], y[0]) {
      keep(unwritten(x.dropping(2), y.dropping(1), hasAyn: hasAyn, tally))
    }
    if y.count > 0, y[0] == 2 || y[0] == 9, x.hasAyn, place == .inner {
      // aa for aʿ and ai for aʿi: صعدة, Saada; تعز, Taiz.
      var trial = tally
      trial.add(.ayn, 20)
      keep(unwritten(x, y.dropping(1), hasAyn: hasAyn, trial))
    }
    if x.count > 0, x[0] == 1 || hasAyn, x.count > 1 || place == .first && hasAyn {
      // The alif that only carries the vowel after it.
      keep(unwritten(x.dropping(1), y, hasAyn: hasAyn, tally))
    }
    return best
  }

  /// Price in thousandths of a written vowel for a romanised one; −1 where it is none.
  @inline(__always)
  private static func price(written: UInt8, _ other: UInt8) -> Int32 {
    switch (written, other) {
    case (1, 1), (1, 2), (1, 3), (1, 4), (1, 5), (1, 6), (1, 7), (1, 8), (1, 9), (1, 10), (1, 13): 0
    case (2, 1), (2, 2): 0
    case (2, 3): 20
    case (2, 6): 40
    case (8, 7), (8, 8), (8, 6), (8, 10), (8, 12), (8, 13): 0
    case (5, 4), (5, 5), (5, 9): 0
    case (5, 3): 10
    case (5, 1): 60
    case (3, 3), (3, 1): 0
    case (12, 12): 0
    default: -1
    }
  }
}
