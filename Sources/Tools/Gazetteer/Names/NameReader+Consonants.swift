/// Consonants, and the vowels of the gaps between them.
extension NameReader {
  /// Reads a word of the core.
  mutating func readWord(_ word: Word) {
    for index in word.start..<word.end where letters[Int(index)] != Letter.ayn { coreLetters += 1 }
    if script == .arabic, letters[Int(word.start)] == Letter.longA { letters[Int(word.start)] = 1 }
    emit(word)
  }

  /// Reads a word's consonants and vowels.
  mutating func emit(_ word: Word) {
    let letters = self.letters
    let (start, end) = (Int(word.start), Int(word.end))
    if coreWords == 0, end > start + 1, Letter.isIn(Letter.glides, letters[start]),
      Letter.isIn(Letter.vowels, letters[start + 1])
    {
      beginsWithGlide = true
    } else if coreWords == 0, script == .arabic,
      letters[start] == Letter.longU || letters[start] == Letter.longI
    {
      beginsWithGlide = true
    }
    coreWords = min(7, coreWords + 1)
    parting = coreWords > 1
    var begins = true
    var gap = start
    var hasVowel = false
    var index = start
    while index < end {
      let letter = letters[index]
      if Letter.isIn(Letter.vowels, letter) {
        hasVowel = true
        index += 1
        continue
      }
      if letter == Letter.ayn || Letter.isIn(Letter.glides, letter) {
        index += 1
        continue
      }
      if letter == 8, index + 1 == end, index > start, isMute(after: letters[index - 1]) {
        close(gap, index)
        if !hasVowel { append(symbols: UInt16(Vowel.a.rawValue)) }
        muteH = true
        return
      }
      close(gap, index)
      let (consonant, length) = Self.consonant(letters, at: index, end: end, start: start, script)
      append(consonant, begins: begins, isAdjacent: gap == index)
      begins = false
      muteH = false
      hasVowel = false
      index += length
      gap = index
      if tooLong { return }
    }
    close(gap, end)
    if gap < end || hasVowel { muteH = false }
  }

  /// Whether a final h is only the sign of a feminine ending: after a or e, and in Arabic script after a consonant.
  @inline(__always)
  private func isMute(after letter: UInt8) -> Bool {
    switch letter {
    case 1, 5, Letter.longA: true
    case Letter.longI, Letter.longU, Letter.ayn: false
    default: script == .arabic
    }
  }

  private mutating func append(_ consonant: Consonant, begins: Bool, isAdjacent: Bool) {
    if count > 0, gaps[count] == 0, isAdjacent {
      let last = consonants[count - 1]
      if let joined = Self.doubled(last & 63, consonant.rawValue) {
        consonants[count - 1] = last & 0x80 | joined | 0x40
        return
      }
    }
    guard count < Self.mostConsonants else {
      tooLong = true
      return
    }
    consonants[count] = consonant.rawValue | (begins ? 0x80 : 0)
    count += 1
    gaps[count] = 0
  }

  /// The consonant that two neighbours make: the same one twice, or a plain one before its own with h.
  @inline(__always)
  private static func doubled(_ a: UInt8, _ b: UInt8) -> UInt8? {
    if a == b { return a }
    switch (Consonant(rawValue: a), Consonant(rawValue: b)) {
    case (.t, .th), (.d, .dh), (.d, .emphaticD), (.s, .sh), (.s, .sch), (.s, .cedillaS), (.z, .zh), (.g, .gh),
      (.dj, .j),
      (.k, .q):
      return b
    case (.s, .sBeforeVowel), (.sBeforeVowel, .s): return Consonant.s.rawValue
    case (.m, .mBeforeLabial): return Consonant.m.rawValue
    default: return nil
    }
  }

  /// The consonant at an index and how many letters it takes.
  @inline(__always)
  private static func consonant(
    _ letters: UnsafeMutablePointer<UInt8>, at index: Int, end: Int, start: Int, _ script: Script
  ) -> (Consonant, Int) {
    let follower: UInt8 = index + 1 < end ? letters[index + 1] : 0
    // Two letters that make one consonant are a matter of Latin letters (and of Cyrillic дж).
    let next = script == .latin || follower == Letter.zh ? follower : 0
    let third: UInt8 = index + 2 < end ? letters[index + 2] : 0
    let h: UInt8 = 8
    switch letters[index] {
    case 2: return (.b, 1)
    case 3:
      if next == h { return (.ch, 2) }
      return (.c, 1)
    case 4:
      if next == h { return (.dh, 2) }
      if next == 10 || next == Letter.j { return (.dj, 2) }
      if next == Letter.zh { return (.dj, 2) }
      if next == 26, third == h { return (.dj, 3) }
      if next == 19, third == 3, index + 3 < end, letters[index + 3] == h { return (.dj, 4) }
      return (.d, 1)
    case 6: return (.f, 1)
    case 7:
      if next == h { return (.gh, 2) }
      if next == 21, third == 5 || third == 9 { return (.g, 2) }
      return (.g, 1)
    case 8: return (.h, 1)
    case 10: return (.j, 1)
    case 11: return next == h ? (.kh, 2) : (.k, 1)
    case 12: return (.l, 1)
    case 13: return next == 2 || next == 16 ? (.mBeforeLabial, 1) : (.m, 1)
    case 14: return (.n, 1)
    case 16: return next == h ? (.ph, 2) : (.p, 1)
    case 17:
      if next == 21, third == 5 || third == 9 { return (.q, 2) }
      return (.q, 1)
    case 18: return (.r, 1)
    case 19:
      if next == h { return (.sh, 2) }
      if next == 3, third == h { return (.sch, 3) }
      let isDoubled = next == 19 || index > start && letters[index - 1] == 19
      return (
        !isDoubled && script == .latin && (Letter.isIn(Letter.vowels, next) || next == 10)
          ? .sBeforeVowel : .s, 1
      )
    case 20:
      if next == h { return (.th, 2) }
      if next == 3, third == h { return (.caronC, 3) }
      if next == 19, third == 3, index + 3 < end, letters[index + 3] == h { return (.caronC, 4) }
      return (.t, 1)
    case 24: return (.x, 1)
    case 26: return next == h ? (.zh, 2) : (.z, 1)
    case Letter.sh: return (.sh, 1)
    case Letter.ch: return (.caronC, 1)
    case Letter.zh: return (.zh, 1)
    case Letter.cedillaS: return (.cedillaS, 1)
    case Letter.cedillaC: return (.cedillaC, 1)
    case Letter.emphaticD: return (.emphaticD, 1)
    case Letter.emphaticZ: return (.emphaticZ, 1)
    case Letter.kh: return (.kh, 1)
    case Letter.dh: return (.dh, 1)
    case Letter.th: return (.th, 1)
    case Letter.gh: return (.gh, 1)
    case Letter.j: return (.j, 1)
    case Letter.cyrillicG: return (.cyrillicG, 1)
    case let digit:
      return (Consonant(rawValue: digit - Letter.digit + Consonant.digit0.rawValue) ?? .digit0, 1)
    }
  }

  /// Ends a gap: its letters in canonical symbols, where an ʿayn parts what would be a diphthong.
  @inline(__always)
  private mutating func close(_ from: Int, _ to: Int) {
    if from == to { return }
    let letters = self.letters
    for index in from..<to where letters[index] != Letter.ayn {
      vowelsHash = WordTable.adding(letters[index], to: vowelsHash &+ 1)
    }
    var start = from
    for index in from...to where index == to || letters[index] == Letter.ayn {
      canonical(start, index)
      if index < to { append(symbols: UInt16(Vowel.ayn.rawValue)) }
      start = index + 1
    }
  }

  /// Canonical vowels of letters without ʿayn: `ou` and `oo` to ū, `ee` to ī, `ay` and `ei` to ay, `aw` and `au` to aw
  /// (not before a vowel), glides to i and u.
  private mutating func canonical(_ from: Int, _ to: Int) {
    let letters = self.letters
    var index = from
    while index < to {
      let letter = letters[index]
      let next: UInt8 = index + 1 < to ? letters[index + 1] : 0
      let vowelFollows = index + 2 < to
      var symbol: Vowel
      var length = 2
      switch (letter, next) {
      case (15, 21), (15, 15), (21, 21): symbol = .longU
      case (5, 5), (9, 9): symbol = .longI
      case (1, 1): symbol = .longA
      case (5, 21): symbol = .e
      case (1, 9), (1, 25), (5, 9), (5, 25), (1, Letter.longI), (5, Letter.longI):
        if script == .arabic || vowelFollows {
          symbol = letter == 1 ? .a : .e
          length = 1
        } else {
          symbol = .ay
        }
      case (1, 23), (1, 21), (15, 23), (1, Letter.longU):
        if script == .arabic || vowelFollows {
          symbol = letter == 1 ? .a : .o
          length = 1
        } else {
          symbol = .aw
        }
      default:
        length = 1
        switch letter {
        case 1: symbol = .a
        case Letter.longA: symbol = .longA
        case 5: symbol = .e
        case 9, 25: symbol = .i
        case Letter.longI: symbol = .longI
        case 15: symbol = .o
        case 21, 23: symbol = .u
        case Letter.longU: symbol = .longU
        case 22: symbol = .v
        default: symbol = .frontU
        }
      }
      append(symbols: UInt16(symbol.rawValue))
      index += length
    }
  }

  @inline(__always)
  /// Adds a vowel to the gap after the last consonant.
  mutating func append(symbols symbol: UInt16) {
    let gap = gaps[count]
    let length = (19 - gap.leadingZeroBitCount) / 4
    if length > 0 {
      let last = gap >> UInt16(4 * (length - 1))
      let (same, both) = Vowel.merged(UInt8(truncatingIfNeeded: last), UInt8(truncatingIfNeeded: symbol))
      if same && !parting {
        gaps[count] = gap & ~(0xF << UInt16(4 * (length - 1))) | UInt16(both) << UInt16(4 * (length - 1))
        return
      }
    }
    var position = length
    if parting {
      parting = false
      if count > 0 || length > 0, position < 3 {
        gaps[count] |= UInt16(Vowel.blank) << UInt16(4 * position)
        position += 1
      }
    }
    if position < 4 { gaps[count] |= symbol << UInt16(4 * position) }
  }
}
