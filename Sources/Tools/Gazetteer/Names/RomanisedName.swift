/// A name in Latin letters, taken apart as the rules of transliteration need it: articles set aside, consonants
/// in order, and the vowels before, between and after them.
struct RomanisedName {
  /// One consonant as it is written.
  struct Consonant: Equatable {
    /// The letters, such as "sh" or "q"; ş, ç, ḑ and z̧ keep their cedilla as "s,", "c,", "d," and "z,".
    var letters: String
    /// Written twice.
    var isDoubled: Bool
    /// The class in which it is indexed.
    var indexClass: Character
  }
  /// The vowels of one gap between consonants.
  struct Vowels: Equatable {
    /// Canonical vowels: a e i o u, E (ay, ei), O (aw, au), in upper-case Latin letters with macron where long.
    var joined: [Vowel] = []
    /// The same where an ʿayn or hamza keeps its neighbours from being a diphthong.
    var parted: [Vowel] = []
    /// Whether an ʿayn, a hamza or an apostrophe stands there.
    var hasAyn = false
    /// As written, without diacritics.
    var written = ""
  }
  /// A canonical vowel.
  struct Vowel: Equatable {
    var letter: UInt8
    var isLong: Bool
  }

  /// Consonants in order.
  private(set) var consonants: [Consonant] = []
  /// One more than consonants: before the first, between, after the last.
  private(set) var vowels: [Vowels] = [Vowels()]
  /// The article in front, as written.
  private(set) var leadingArticle: String?
  /// Articles between words, as written.
  private(set) var innerArticles: [String] = []
  /// A generic first word that tells namesakes apart, such as "east".
  private(set) var generic: String?
  /// Words without articles.
  private(set) var wordCount = 0
  /// "Abū" as the name has it.
  private(set) var father: String?
  /// Whether the name ends in -ah or -eh (the h is not among the consonants).
  private(set) var endsInMuteH = false
  /// Letters without articles and generic word.
  private(set) var letterCount = 0

  /// Takes a name apart; nil where it has letters other than Latin ones, or no consonant.
  init?(_ name: String) {
    guard var words = Letter.words(of: name) else { return nil }
    if words.count > 1, Self.generics.contains(Letter.plain(words[0])) {
      generic = Letter.plain(words.removeFirst())
    }
    words = withoutArticles(words)
    wordCount = words.count
    for (index, word) in words.enumerated() { read(word, isFirst: index == 0) }
    letterCount = words.joined().count { !$0.isAyn }
    guard !consonants.isEmpty else { return nil }
  }

  /// First words that gazetteers put before a name to tell namesakes apart, and reports leave out.
  static let generics: Set<String> = [
    "east", "eastern", "west", "western", "north", "northern", "south", "southern", "old", "new", "upper",
    "lower",
    "greater", "little",
  ]

  /// Consonant classes in order; the index key.
  var skeleton: String { String(consonants.map(\.indexClass)) }

  /// The skeletons under which spellings of the name may be filed: `ch` is sh in French and ç in Turkish.
  var skeletons: [String] {
    let turkish = String(consonants.map { ["ch", "c,"].contains($0.letters) ? "j" : $0.indexClass })
    let french = String(consonants.map { $0.letters == "c," ? "s" : $0.indexClass })
    var all = [skeleton]
    for key in [turkish, french] where !all.contains(key) { all.append(key) }
    return all
  }

  // MARK: Articles

  /// The letters each assimilated article stands before.
  private static let articles: [String: [String]] = [
    "al": [], "el": [], "ul": [], "il": [], "l": [],
    "ar": ["r"], "er": ["r"], "as": ["s"], "es": ["s"], "ash": ["sh", "ch"], "esh": ["sh", "ch"],
    "ech": ["ch", "sh"], "ach": ["ch", "sh"], "ad": ["d"], "ed": ["d"], "adh": ["dh"], "edh": ["dh"],
    "at": ["t"], "et": ["t"], "ett": ["t"], "ath": ["th"], "an": ["n"], "en": ["n"], "az": ["z"], "ez": ["z"],
    "uz": ["z"], "ur": ["r"], "us": ["s"], "ush": ["sh"], "ud": ["d"], "ut": ["t"], "un": ["n"],
    "ej": ["j"], "aj": ["j"],
  ]
  /// Heads that press spellings join with the article that follows ("Aynel Arab", "Abdul Rahman").
  private static let heads: Set<String> = [
    "ayn", "ain", "ein", "ras", "deir", "dayr", "der", "tel", "tall", "tell", "abd", "kafr", "bayt", "beit",
    "burj", "jisr", "wadi", "qasr", "khan", "umm", "bab",
  ]
  /// "Abū" as it is spelt, also with the tribe's article ("Ālbū Kamāl", "al-Bukamal").
  private static let fathers: Set<String> = ["abu", "abou", "abo", "albu", "bu", "bou"]

  private mutating func withoutArticles(_ words: [[Letter]]) -> [[Letter]] {
    var kept: [[Letter]] = []
    for (index, word) in words.enumerated() {
      let plain = Letter.plain(word)
      if index + 1 < words.count, let before = Self.articles[plain] {
        let next = Letter.plain(words[index + 1])
        if before.isEmpty || before.contains(where: next.hasPrefix) {
          note(article: plain, isLeading: kept.isEmpty)
          continue
        }
      }
      if Self.fathers.contains(plain), index + 1 < words.count {
        father = plain
        kept.append([Letter("a"), Letter("b"), Letter("u")])
      } else if let head = head(of: word, plain: plain, isLast: index + 1 == words.count) {
        kept.append(head)
      } else if !kept.isEmpty, let rest = withoutJoinedArticle(word, plain: plain) {
        kept.append(rest)
      } else if plain == "kfar" || plain == "kafar" || plain == "kefar" {
        kept.append([Letter("k"), Letter("a"), Letter("f"), Letter("r")])
      } else {
        kept.append(word)
      }
    }
    return kept
  }

  private mutating func note(article: String, isLeading: Bool) {
    if isLeading, leadingArticle == nil { leadingArticle = article } else { innerArticles.append(article) }
  }

  /// "aynel" without its article.
  private mutating func head(of word: [Letter], plain: String, isLast: Bool) -> [Letter]? {
    guard !isLast, plain.utf8.count > 4, ["el", "al", "ul"].contains(String(plain.suffix(2))),
      Self.heads.contains(String(plain.dropLast(2)))
    else { return nil }
    innerArticles.append(String(plain.suffix(2)))
    return Array(word.dropLast(2))
  }

  /// "ezzour" without its article: a vowel and a doubled consonant that takes an assimilated article.
  private mutating func withoutJoinedArticle(_ word: [Letter], plain: String) -> [Letter]? {
    let bytes = Array(plain.utf8)
    guard bytes.count >= 5, !word[0].isAyn, [UInt8(ascii: "a"), UInt8(ascii: "e")].contains(bytes[0]),
      bytes[1] == bytes[2], "drstzn".utf8.contains(bytes[1])
    else { return nil }
    innerArticles.append(String(plain.prefix(2)))
    return Array(word.dropFirst(2))
  }

  // MARK: Consonants and vowels

  private mutating func read(_ word: [Letter], isFirst: Bool) {
    var index = 0
    var gap: [Letter] = []
    while index < word.count {
      let letter = word[index]
      if letter.isAyn || letter.isVowel || !startsConsonant(word, index, isFirst: isFirst) {
        gap.append(letter)
        index += 1
        continue
      }
      let (letters, length) = Letter.consonant(in: word, at: index)
      if letters == "h", index + 1 == word.count, gap.contains(where: \.isVowel) {
        endsInMuteH = true
        index += 1
        continue
      }
      close(gap)
      gap = []
      endsInMuteH = false
      append(letters, next: index + length < word.count ? word[index + length] : nil)
      index += length
    }
    close(gap)
  }

  /// W, v and y are consonants where a name begins with them before a vowel; within it they belong to the vowels.
  private func startsConsonant(_ word: [Letter], _ index: Int, isFirst: Bool) -> Bool {
    guard let glide = word[index].glide else { return true }
    if glide == UInt8(ascii: "v"), index == 0, word.count > 1, !word[1].isVowel { return true }
    return isFirst && index == 0 && word.count > 1 && word[1].isVowel
  }

  private mutating func append(_ letters: String, next: Letter?) {
    let isLabial = next.map { "bp".utf8.contains($0.base) } ?? false
    let indexClass = letters == "n" && isLabial ? "m" : Transliteration.consonantClass(letters)
    if let last = consonants.last, vowels[vowels.count - 1] == Vowels(),
      last.indexClass == indexClass,
      last.letters == letters || letters.hasPrefix(last.letters) || last.letters.hasPrefix(letters)
    {
      consonants[consonants.count - 1].isDoubled = true
      if letters.utf8.count > last.letters.utf8.count { consonants[consonants.count - 1].letters = letters }
      return
    }
    consonants.append(Consonant(letters: letters, isDoubled: false, indexClass: indexClass))
    vowels.append(Vowels())
  }

  private mutating func close(_ gap: [Letter]) {
    guard !gap.isEmpty else { return }
    let last = vowels.count - 1
    if gap.contains(where: \.isAyn) { vowels[last].hasAyn = true }
    vowels[last].joined += Vowels.canonical(gap.filter { !$0.isAyn }[...])
    vowels[last].parted += gap.split(whereSeparator: \.isAyn).flatMap { Vowels.canonical($0) }
    vowels[last].written += Letter.plain(gap)
  }
}

extension RomanisedName.Vowels {
  /// Vowel letters of one gap in canonical form: `ou` and `oo` to u, `ee` to i, `ay` and `ei` to E, `aw` and `au`
  /// to O (not before a vowel), glides to i and u, and each glide after its own vowel dropped (`uwa`, `iya`).
  static func canonical(_ gap: ArraySlice<Letter>) -> [RomanisedName.Vowel] {
    var found: [RomanisedName.Vowel] = []
    let letters = Array(gap)
    var index = 0
    func at(_ position: Int) -> Character? {
      position < letters.count ? Character(Unicode.Scalar(letters[position].base)) : nil
    }
    func add(_ letter: Character, long: Bool) {
      let value = letter.asciiValue ?? 0
      if let last = found.last, last.letter == value, value == UInt8(ascii: "i") || value == UInt8(ascii: "u")
      {
        found[found.count - 1].isLong = last.isLong || long
      } else {
        found.append(RomanisedName.Vowel(letter: value, isLong: long))
      }
    }
    while index < letters.count {
      let long = letters[index].isLong
      let vowelFollows = index + 2 < letters.count
      switch (at(index), at(index + 1)) {
      case ("o", "u"), ("o", "o"): add("u", long: true)
      case ("e", "e"): add("i", long: true)
      case ("a", "a"): add("a", long: true)
      case ("e", "u"): add("e", long: false)
      case ("i", "i"), ("u", "u"): add(at(index) ?? "i", long: true)
      case ("a", "i"), ("a", "y"), ("e", "i"), ("e", "y"):
        if vowelFollows { fallthrough }
        add("E", long: true)
      case ("a", "w"), ("a", "u"), ("o", "w"), ("a", "v"):
        if vowelFollows {
          add(at(index) ?? "a", long: long)
          index += 1
          continue
        }
        add(
          letters[index + 1].glide == nil || at(index + 1) == "w" || at(index + 1) == "v" ? "O" : "E",
          long: true)
      default:
        switch at(index) {
        case "w", "v": add("u", long: long)
        case "y": add("i", long: long)
        case let letter?: add(letter, long: long)
        case nil: break
        }
        index += 1
        continue
      }
      index += 2
    }
    return found
  }
}
