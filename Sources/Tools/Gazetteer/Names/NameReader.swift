/// Reads a name into a form: letters, then words, then consonants and the vowels between them.
struct NameReader {
  /// The longest name that is read, in bytes.
  static let longest = 120
  /// Bytes of working memory.
  static let scratch = 128 + 32 * Self.wordStride + 32 + 33 * 2 + 64
  private static let wordStride = MemoryLayout<Word>.stride
  private static let mostWords = 12
  private static let mostConsonants = 31

  /// A word: its letters, and the hash of its plain letters.
  struct Word {
    var start: Int16
    var end: Int16
    var hash: UInt32
  }

  private let letters: UnsafeMutablePointer<UInt8>
  private let words: UnsafeMutablePointer<Word>
  private let consonants: UnsafeMutablePointer<UInt8>
  private let gaps: UnsafeMutablePointer<UInt16>
  private var letterCount = 0
  private var wordsRead = 0
  private var script = Script.latin
  private var keyHash = WordHash()

  private var count = 0
  private var muteH = false
  private var article: UInt8 = 0
  private var innerArticles: UInt8 = 0
  private var innerArticle: UInt8 = 0
  private var coreWords: UInt8 = 0
  private var coreLetters = 0
  private var father: UInt8 = 0
  private var beginsWithGlide = false
  private var qualifier: UInt8 = 0
  private var nativeQualifier = false
  private var generic: UInt8 = 0
  private var wordsHash: UInt32 = 0
  private var vowelsHash: UInt32 = 0
  private var parting = false
  private var tooLong = false

  /// Makes a reader on working memory of `scratch` bytes.
  init(scratch: UnsafeMutableRawPointer) {
    words = scratch.bindMemory(to: Word.self, capacity: Self.mostWords)
    letters = (scratch + 32 * Self.wordStride).bindMemory(to: UInt8.self, capacity: 128)
    consonants = letters + 128
    gaps = (scratch + 32 * Self.wordStride + 128 + 32).bindMemory(to: UInt16.self, capacity: 33)
    gaps[0] = 0
  }

  /// Reads a name; false where no form can be made of it.
  mutating func read(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard readLetters(name), wordsRead > 0 else { return false }
    readWords()
    return count > 0 && !tooLong
  }

  // MARK: Letters

  private mutating func readLetters(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let table = LetterTable.shared
    let folds = FoldTable.shared
    var offset = 0
    var start = 0
    var hash = WordTable.seed
    var sawLatin = false
    var plain = 0
    var parted = false
    while offset <= name.count {
      var scalar: UInt32 = 0x20
      var length = 1
      if offset < name.count {
        scalar = UInt32(name[offset])
        if scalar >= 0x80 { (scalar, length) = NameFolding.decode(name, at: offset) }
        if length == 0 { return false }
      }
      offset += length
      var packed = table.letters(of: scalar)
      if packed == UInt32(Letter.blank) {
        parted = plain > 0 || wordsRead > 0
        if plain > 0 {
          guard wordsRead < Self.mostWords else { return false }
          words[wordsRead] = Word(start: Int16(start), end: Int16(letterCount), hash: hash)
          wordsRead += 1
        } else {
          letterCount = start
        }
        start = letterCount
        hash = WordTable.seed
        plain = 0
        continue
      }
      if packed < 0x40 {
        // One letter of the Latin alphabet, a digit or an apostrophe.
        if packed != UInt32(Letter.ayn) {
          if parted { keyHash.add(0x20); parted = false }
          if scalar < 0x80 { keyHash.add(folds.ascii[Int(scalar)]) } else { addKey(folds.folding(of: scalar)) }
          if packed < UInt32(Letter.ayn) { sawLatin = true }
          plain += 1
        }
      } else if packed >= 0x0100_0000, packed < LetterTable.cyrillic {
        if packed == LetterTable.unknown { return false }
        if packed != LetterTable.dropped, letterCount > start,
          let marked = LetterTable.marked(letters[letterCount - 1], by: packed)
        {
          letters[letterCount - 1] = marked
        }
        continue
      } else {
        if packed & LetterTable.cyrillic != 0 { script = .cyrillic }
        if packed & LetterTable.arabic != 0 { script = .arabic }
        if packed < LetterTable.cyrillic { sawLatin = true }
        let fold = folds.folding(of: scalar)
        if fold != FoldTable.dropped, fold != FoldTable.separator {
          if parted { keyHash.add(0x20); parted = false }
          addKey(fold)
        }
        packed &= 0xFF_FFFF
        plain += packed == 0 ? 0 : 1
      }
      while packed != 0 {
        let letter = UInt8(truncatingIfNeeded: packed)
        letters[letterCount] = letter
        letterCount += 1
        if letterCount >= 126 { return false }
        hash = WordTable.adding(letter, to: hash)
        packed >>= 8
      }
    }
    return !(sawLatin && script != .latin)
  }

  @inline(__always)
  private mutating func addKey(_ folded: FoldTable.Packed) {
    var rest = folded >> 8
    for _ in 0..<Int(folded & 0xFF) {
      keyHash.add(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  // MARK: Words

  private mutating func readWords() {
    let table = WordTable.shared
    var named = 0
    var hasGeneric = false
    for index in 0..<wordsRead {
      let kind = table.entry(words[index].hash).kind
      if kind == .generic { hasGeneric = true }
      if kind != .generic && kind != .qualifier && kind != .link && kind != .article { named += 1 }
    }
    // A name of such words only is a name.
    let leavesOut = named > 0
    var last = wordsRead
    if leavesOut, wordsRead > 1, let trailing = trailingArticle() {
      article = trailing
      last -= 1
      wordsHash &+= WordHash.short(words[last].hash)
    }
    for index in 0..<last {
      var word = words[index]
      let isLast = index + 1 == last
      var entry = table.entry(word.hash)
      if script == .arabic, entry.kind == .name, hasArabicArticle(word) {
        word.start += 2
        entry = table.entry(hash(of: word))
        if !(leavesOut && entry.kind == .qualifier) { note(1) }
      }
      // A feminine ending before another noun is read with its t: معرة النعمان.
      if script == .arabic, !isLast, word.start == words[index].start, word.end - word.start > 3,
        letters[Int(word.end) - 1] == 8, letters[Int(word.end) - 2] == 1, entry.kind == .name
      {
        letters[Int(word.end) - 1] = 20
      }
      switch entry.kind {
      case .article where !isLast && stands(word, entry.number, before: words[index + 1]):
        wordsHash &+= WordHash.short(word.hash)
        let next = table.entry(words[index + 1].hash)
        if !(leavesOut && next.kind == .qualifier) { note(entry.number) }
        continue
      case .generic where leavesOut && generic == 0:
        generic = entry.number
        continue
      case .qualifier where leavesOut && qualifier == 0:
        qualifier = entry.number
        nativeQualifier = entry.isNative
        continue
      case .link where hasGeneric && leavesOut:
        continue
      case .father where !isLast:
        father = entry.number
        wordsHash &+= WordHash.short(word.hash)
        letters[Int(word.start)] = 1
        letters[Int(word.start) + 1] = 2
        if word.end - word.start > 2 {
          letters[Int(word.start) + 2] = 21
          word.end = word.start + 3
          readWord(word)
        } else {
          emit(word, isLast: false)
          append(symbols: UInt16(Vowel.u.rawValue))
        }
        continue
      case .kafr:
        wordsHash &+= WordHash.short(word.hash)
        var position = Int(word.start)
        for letter: UInt8 in [11, 1, 6, 18] where position < word.end {
          letters[position] = letter
          position += 1
        }
        word.end = Int16(position)
        readWord(word)
        continue
      default: break
      }
      wordsHash &+= WordHash.short(word.hash)
      let length = word.end - word.start
      if length >= 5, !isLast, endsInArticle(word),
        table.entry(hash(of: Word(start: word.start, end: word.end - 2, hash: 0))).kind == .head
      {
        word.end -= 2
        readWord(word)
        noteInner(2)
        continue
      }
      if length >= 8, let head = joinedHead(word, table) {
        readWord(Word(start: word.start, end: head, hash: 0))
        noteInner(3)
        word.start = head + 2
      } else if length >= (coreWords == 0 ? 6 : 5), hasJoinedArticle(word) {
        note(letters[Int(word.start)] == 1 ? 4 : 5)
        word.start += 2
      }
      readWord(word)
    }
  }

  private mutating func note(_ number: UInt8) {
    if coreWords == 0, article == 0 { article = number } else { noteInner(number) }
  }

  private mutating func noteInner(_ number: UInt8) {
    innerArticles = min(3, innerArticles + 1)
    innerArticle = number
  }

  /// An assimilated article stands before its own consonant only.
  @inline(__always)
  private func stands(_ word: Word, _ number: UInt8, before next: Word) -> Bool {
    if number < 4 { return true }
    let own = letters[Int(word.start) + 1]
    var first = letters[Int(next.start)]
    if first == Letter.ayn, next.end > next.start + 1 { first = letters[Int(next.start) + 1] }
    let (a, b) = (Letter.base(own), Letter.base(first))
    return a == b || a == 19 && b == 3 || a == 3 && b == 19 || a == 26 && b == 19
  }

  /// The article that indexes put at the end ("Nabk, An").
  private func trailingArticle() -> UInt8? {
    let word = words[wordsRead - 1]
    let entry = WordTable.shared.entry(word.hash)
    guard entry.kind == .article, WordTable.shared.entry(words[0].hash).kind != .article,
      stands(word, entry.number, before: words[0])
    else { return nil }
    return entry.number
  }

  private func hasArabicArticle(_ word: Word) -> Bool {
    word.end - word.start >= 5 && letters[Int(word.start)] == Letter.longA && letters[Int(word.start) + 1] == 12
  }

  /// "aynel".
  @inline(__always)
  private func endsInArticle(_ word: Word) -> Bool {
    letters[Int(word.end) - 1] == 12 && isArticleVowel(letters[Int(word.end) - 2])
  }

  @inline(__always)
  private func isArticleVowel(_ letter: UInt8) -> Bool { letter == 1 || letter == 5 || letter == 21 }

  /// Where the article begins in "resulayn".
  private func joinedHead(_ word: Word, _ table: WordTable) -> Int16? {
    for length: Int16 in [3, 4] where word.end - word.start >= length + 5 {
      let position = word.start + length
      if isArticleVowel(letters[Int(position)]), letters[Int(position) + 1] == 12,
        table.entry(hash(of: Word(start: word.start, end: position, hash: 0))).kind == .head
      {
        return position
      }
    }
    return nil
  }

  /// "ezzour": a vowel and a doubled consonant that takes an assimilated article; at the head of a name only e.
  private func hasJoinedArticle(_ word: Word) -> Bool {
    let at = Int(word.start)
    guard letters[at] == 5 || letters[at] == 1 && coreWords > 0, letters[at + 1] == letters[at + 2] else { return false }
    switch letters[at + 1] {
    case 4, 14, 18, 19, 20, 26: return true
    default: return false
    }
  }

  private func hash(of word: Word) -> UInt32 {
    var hash = WordTable.seed
    for index in word.start..<word.end { hash = WordTable.adding(letters[Int(index)], to: hash) }
    return hash
  }

  // MARK: Consonants and vowels

  private mutating func readWord(_ word: Word) {
    for index in word.start..<word.end where letters[Int(index)] != Letter.ayn { coreLetters += 1 }
    if script == .arabic, letters[Int(word.start)] == Letter.longA { letters[Int(word.start)] = 1 }
    emit(word, isLast: true)
  }

  private mutating func emit(_ word: Word, isLast: Bool) {
    let (start, end) = (Int(word.start), Int(word.end))
    if coreWords == 0, end > start + 1, Letter.isIn(Letter.glides, letters[start]),
      Letter.isIn(Letter.vowels, letters[start + 1])
    {
      beginsWithGlide = true
    } else if coreWords == 0, script == .arabic, letters[start] == Letter.longU || letters[start] == Letter.longI {
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
      let (consonant, length) = self.consonant(at: index, end: end, start: start)
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
    case (.t, .th), (.d, .dh), (.d, .emphaticD), (.s, .sh), (.s, .sch), (.s, .cedillaS), (.z, .zh), (.g, .gh), (.dj, .j),
      (.k, .q):
      return b
    case (.s, .sBeforeVowel), (.sBeforeVowel, .s): return Consonant.s.rawValue
    case (.m, .mBeforeLabial): return Consonant.m.rawValue
    default: return nil
    }
  }

  /// The consonant at an index and how many letters it takes.
  @inline(__always)
  private func consonant(at index: Int, end: Int, start: Int) -> (Consonant, Int) {
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
      return (!isDoubled && script == .latin && (Letter.isIn(Letter.vowels, next) || next == 10) ? .sBeforeVowel : .s, 1)
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
    case let digit: return (Consonant(rawValue: digit - Letter.digit + Consonant.digit0.rawValue) ?? .digit0, 1)
    }
  }

  /// Ends a gap: its letters in canonical symbols, where an ʿayn parts what would be a diphthong.
  @inline(__always)
  private mutating func close(_ from: Int, _ to: Int) {
    if from == to { return }
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
  private mutating func append(symbols symbol: UInt16) {
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

  // MARK: The form

  /// Writes what was read; the number of bytes, 0 where it is too much.
  func write(to form: UnsafeMutablePointer<UInt8>) -> Int {
    form[0] = UInt8(count) | script.rawValue << 5 | (muteH ? 0x80 : 0)
    form[1] = article | innerArticles << 3 | innerArticle << 5
    form[2] =
      coreWords | father << 3 | (beginsWithGlide ? 0x20 : 0) | (coreLetters < 3 ? 0x40 : 0)
      | (nativeQualifier ? 0x80 : 0)
    form[3] = qualifier | generic << 4
    let key = keyHash.value
    form[4] = UInt8(truncatingIfNeeded: key)
    form[5] = UInt8(truncatingIfNeeded: key >> 8)
    form[6] = UInt8(truncatingIfNeeded: key >> 16)
    form[7] = UInt8(truncatingIfNeeded: wordsHash)
    form[8] = UInt8(truncatingIfNeeded: wordsHash >> 8)
    form[9] = UInt8(truncatingIfNeeded: vowelsHash ^ vowelsHash >> 16)
    (form + NameForm.head).update(from: consonants, count: count)
    let vowels = form + NameForm.head + count
    var end = count + 1
    for index in 0...count {
      let gap = gaps[index]
      if gap < 0x100, gap >> 4 != 15 {
        vowels[index] = UInt8(gap)
      } else {
        vowels[index] = 0xF0
        guard NameForm.head + count + end + 2 <= NameForm.capacity else { return 0 }
        vowels[end] = UInt8(truncatingIfNeeded: gap)
        vowels[end + 1] = UInt8(truncatingIfNeeded: gap >> 8)
        end += 2
      }
    }
    return NameForm.head + count + end
  }
}
