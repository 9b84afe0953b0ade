import Model

/// Reads a name into a form: letters, then words, then consonants and the vowels between them.
struct NameReader {
  /// The longest name that is read, in bytes.
  static let longest = 120
  /// Bytes of working memory.
  static let scratch = 128 + 32 * Self.wordStride + 32 + 33 * 2 + 64
  private static let wordStride = MemoryLayout<Word>.stride
  private static let mostWords = 12
  static let mostConsonants = 31

  /// A word: its letters, and the hash of its plain letters.
  struct Word {
    var start: Int16
    var end: Int16
    var hash: UInt32
  }

  let letters: UnsafeMutablePointer<UInt8>
  let words: UnsafeMutablePointer<Word>
  let consonants: UnsafeMutablePointer<UInt8>
  let gaps: UnsafeMutablePointer<UInt16>
  var letterCount = 0
  var wordsRead = 0
  var script = Script.latin
  var keyHash = WordHash()

  var count = 0
  var muteH = false
  var article: UInt8 = 0
  var innerArticles: UInt8 = 0
  var innerArticle: UInt8 = 0
  var coreWords: UInt8 = 0
  var coreLetters = 0
  var father: UInt8 = 0
  var beginsWithGlide = false
  var qualifier: UInt8 = 0
  var nativeQualifier = false
  var generic: UInt8 = 0
  var wordsHash: UInt32 = 0
  var vowelsHash: UInt32 = 0
  var parting = false
  var tooLong = false

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
          if scalar < 0x80 {
            keyHash.add(folds.ascii[Int(scalar)])
          } else {
            addKey(folds.folding(of: scalar))
          }
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
          emit(word)
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
    word.end - word.start >= 5 && letters[Int(word.start)] == Letter.longA
      && letters[Int(word.start) + 1] == 12
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
    guard letters[at] == 5 || letters[at] == 1 && coreWords > 0, letters[at + 1] == letters[at + 2] else {
      return false
    }
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
}
