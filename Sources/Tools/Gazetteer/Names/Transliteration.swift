/// The rules by which two romanised spellings are one name, and what each costs.
///
/// The list is the design: a spelling pair joins where its rules cost less than the length of the name allows. A
/// rule costs its price once and a third for each repetition, since who writes k for q does so throughout.
enum Transliteration {
  /// A rule and its price in closeness.
  struct Rule: Hashable {
    var name: String
    var cost: Double

    static let articleSpelling = Rule(name: "article assimilation (ar-, ash-, ez- = al-)", cost: 0.01)
    static let articleLeftOut = Rule(name: "article left out", cost: 0.08)
    static let genericLeftOut = Rule(name: "generic first word left out (East, Old, …)", cost: 0.14)
    static let wordsJoined = Rule(name: "words joined or parted", cost: 0.03)
    static let doubled = Rule(name: "doubled letter", cost: 0.03)
    static let finalH = Rule(name: "-ah/-a/-eh/-e", cost: 0.01)
    static let vowelDropped = Rule(name: "short vowel dropped", cost: 0.1)
    static let vowelChanged = Rule(name: "short vowel a/i", cost: 0.12)
    static let finalVowel = Rule(name: "-ah/-i", cost: 0.06)
    static let diphthong = Rule(name: "ay/ei, aw/ou/o", cost: 0.03)
    static let diphthongSpelling = Rule(name: "ay/ei, aw/ou/o", cost: 0.01)
    static let father = Rule(name: "Abū, Abou, Bu, Ālbū", cost: 0.01)
    static let glide = Rule(name: "uwa/we, iya/ia, ou/u/oo, ee/i", cost: 0.01)
    static let frontVowel = Rule(name: "e/i", cost: 0.03)
    static let backVowel = Rule(name: "o/u", cost: 0.03)
    static let openVowel = Rule(name: "a/e", cost: 0.06)
    static let muteE = Rule(name: "mute final e", cost: 0.05)
    static let ayn = Rule(name: "ʿayn dropped", cost: 0.02)
    static let aynVowel = Rule(name: "initial vowel beside ʿayn", cost: 0.08)
    static let longA = Rule(name: "long vowel written twice", cost: 0.01)
  }

  /// Pairs of consonants that romanisations exchange.
  private static let exchanges: [(String, String, Rule)] = [
    ("k", "q", Rule(name: "q/k", cost: 0.03)),
    ("g", "gh", Rule(name: "gh/g", cost: 0.03)),
    ("dj", "j", Rule(name: "dj/j/c", cost: 0.02)),
    ("c", "j", Rule(name: "dj/j/c", cost: 0.04)),
    ("c", "dj", Rule(name: "dj/j/c", cost: 0.04)),
    ("c", "c,", Rule(name: "ç/c", cost: 0.01)),
    ("c,", "ch", Rule(name: "ç/ch", cost: 0.01)),
    ("c", "ch", Rule(name: "ç/ch", cost: 0.06)),
    ("g", "j", Rule(name: "g/j (Egypt)", cost: 0.12)),
    ("ch", "sh", Rule(name: "sh/ch", cost: 0.04)),
    ("s", "s,", Rule(name: "ş/s/sh", cost: 0.01)),
    ("s,", "sh", Rule(name: "ş/s/sh", cost: 0.01)),
    ("s", "sh", Rule(name: "ş/s/sh", cost: 0.17)),
    ("t", "th", Rule(name: "th/t", cost: 0.05)),
    ("d", "dh", Rule(name: "dh/z/d", cost: 0.05)),
    ("dh", "z", Rule(name: "dh/z/d", cost: 0.05)),
    ("d", "d,", Rule(name: "dh/z/d", cost: 0.0)),
    ("d,", "dh", Rule(name: "dh/z/d", cost: 0.03)),
    ("d,", "z", Rule(name: "dh/z/d", cost: 0.05)),
    ("z", "z,", Rule(name: "dh/z/d", cost: 0.0)),
    ("dh", "z,", Rule(name: "dh/z/d", cost: 0.03)),
    ("d", "z,", Rule(name: "dh/z/d", cost: 0.05)),
    ("d,", "z,", Rule(name: "dh/z/d", cost: 0.05)),
    ("z", "zh", Rule(name: "zh/z", cost: 0.05)),
    ("h", "kh", Rule(name: "kh/h", cost: 0.1)),
    ("kh", "x", Rule(name: "kh/x", cost: 0.02)),
    ("b", "p", Rule(name: "b/p", cost: 0.13)),
    ("f", "ph", Rule(name: "f/ph", cost: 0.01)),
    ("v", "w", Rule(name: "v/w", cost: 0.03)),
    ("m", "n", Rule(name: "m/n before b", cost: 0.02)),
  ]

  private static let exchange: [String: Rule] = Dictionary(
    exchanges.map { ("\($0.0) \($0.1)", $0.2) }, uniquingKeysWith: { first, _ in first })

  /// The class in which a consonant is indexed; exchanged consonants share one.
  static func consonantClass(_ letters: String) -> Character {
    switch letters {
    case "p": "b"
    case "ph": "f"
    case "th": "t"
    case "dh", "d,", "z", "z,", "zh": "d"
    case "q": "k"
    case "kh", "x": "h"
    case "g", "gh", "dj", "c", "c,": "j"
    case "sh", "ch", "s,": "s"
    case "w": "v"
    default: letters.first ?? "?"
    }
  }

  /// Consonants needed before vowels may differ.
  static let strengthForVowels = 3

  /// The greatest cost at which names of so many consonants are still one.
  static func limit(strength: Int) -> Double {
    switch strength {
    case ...2: 0.16
    case 3: 0.195
    case 4: 0.28
    default: 0.34
    }
  }

  /// The rules that make two spellings one name with their closeness, or nil where they are two names.
  static func compare(_ a: RomanisedName, _ b: RomanisedName) -> (rules: [String], closeness: Double)? {
    guard a.consonants.count == b.consonants.count else { return nil }
    var tally = Tally(strength: a.consonants.count)
    guard compareArticles(a, b, &tally) else { return nil }
    for (first, second) in zip(a.consonants, b.consonants) {
      guard compare(first, second, &tally) else { return nil }
    }
    if a.endsInMuteH != b.endsInMuteH { tally.add(.finalH) }
    for gap in a.vowels.indices {
      let position: Gap = gap == 0 ? .first : gap == a.vowels.count - 1 ? .last : .inner
      guard compare(a.vowels[gap], b.vowels[gap], position, muteH: a.endsInMuteH || b.endsInMuteH, &tally)
      else {
        return nil
      }
    }
    if a.father != b.father, a.father != nil, b.father != nil { tally.add(.father) }
    let allowance = a.generic == b.generic ? 0 : Rule.genericLeftOut.cost
    guard tally.cost <= limit(strength: tally.strength) + allowance + 1e-9 else { return nil }
    return (tally.rules, max(0, min(0.99, 1 - tally.cost)))
  }

  /// Where a gap lies in the name.
  enum Gap { case first, inner, last }

  /// Rules that fired so far and their cost.
  struct Tally {
    let strength: Int
    private(set) var rules: [String] = []
    private(set) var cost = 0.0
    /// Vowels left out on one side only.
    var dropped = 0

    init(strength: Int) { self.strength = strength }

    /// Whether vowels may differ.
    var isStrong: Bool { strength >= Transliteration.strengthForVowels }

    /// Notes a rule; a repetition costs a third.
    mutating func add(_ rule: Rule) {
      if rules.contains(rule.name) {
        cost += rule.cost / 3
      } else {
        rules.append(rule.name)
        cost += rule.cost
      }
    }
  }

  private static func compareArticles(_ a: RomanisedName, _ b: RomanisedName, _ tally: inout Tally) -> Bool {
    if a.generic != b.generic {
      guard a.generic == nil || b.generic == nil else { return false }
      tally.add(.genericLeftOut)
    }
    switch (a.leadingArticle, b.leadingArticle) {
    case (nil, nil): break
    case (let first?, let second?): if first != second { tally.add(.articleSpelling) }
    default:
      guard min(a.letterCount, b.letterCount) >= 3 else { return false }
      tally.add(.articleLeftOut)
    }
    let missing = abs(a.innerArticles.count - b.innerArticles.count)
    guard missing <= 1 else { return false }
    if missing == 1 { tally.add(.articleLeftOut) }
    if missing == 0, a.innerArticles != b.innerArticles { tally.add(.articleSpelling) }
    if a.wordCount != b.wordCount { tally.add(.wordsJoined) }
    return true
  }

  private static func compare(
    _ a: RomanisedName.Consonant, _ b: RomanisedName.Consonant, _ tally: inout Tally
  ) -> Bool {
    if a.isDoubled != b.isDoubled { tally.add(.doubled) }
    if a.letters == b.letters { return true }
    let pair = a.letters < b.letters ? "\(a.letters) \(b.letters)" : "\(b.letters) \(a.letters)"
    guard let rule = exchange[pair], a.indexClass == b.indexClass || !"mn".contains(a.indexClass) else {
      return false
    }
    tally.add(rule)
    return true
  }

  private static func compare(
    _ a: RomanisedName.Vowels, _ b: RomanisedName.Vowels, _ gap: Gap, muteH: Bool, _ tally: inout Tally
  ) -> Bool {
    let hasAyn = a.hasAyn || b.hasAyn
    let readings =
      a.hasAyn == b.hasAyn ? [(a.joined, b.joined)] : [(a.joined, b.joined), (a.parted, b.parted)]
    var best: Tally?
    for (first, second) in readings {
      var trial = tally
      guard align(first[...], second[...], gap, hasAyn: hasAyn, muteH: muteH, &trial) else { continue }
      if trial.cost < best?.cost ?? .infinity { best = trial }
    }
    guard var result = best else { return false }
    if a.joined.map(\.letter) == b.joined.map(\.letter), a.written != b.written {
      let isDiphthong = { (vowel: RomanisedName.Vowel) in [0x45, 0x4F].contains(vowel.letter) }
      if a.joined.contains(where: isDiphthong) { result.add(.diphthongSpelling) }
      if !a.joined.allSatisfy(isDiphthong) { result.add(.glide) }
    }
    if a.hasAyn != b.hasAyn, a.written != b.written { result.add(.ayn) }
    tally = result
    return true
  }

  /// Pairs the vowels of one gap, dropping short ones where that is allowed.
  private static func align(
    _ a: ArraySlice<RomanisedName.Vowel>, _ b: ArraySlice<RomanisedName.Vowel>, _ gap: Gap, hasAyn: Bool,
    muteH: Bool, _ tally: inout Tally
  ) -> Bool {
    if a.count == b.count {
      for (first, second) in zip(a, b) {
        guard pair(first, second, gap, hasAyn: hasAyn, muteH: muteH, &tally) else { return false }
      }
      return true
    }
    let (short, long) = a.count < b.count ? (a, b) : (b, a)
    guard long.count - short.count == 1 else { return false }
    for left in long.indices where drop(long[left], gap, isWhole: short.isEmpty, hasAyn: hasAyn, &tally) {
      var rest = Array(long)
      rest.remove(at: left - long.startIndex)
      return align(short, rest[...], gap, hasAyn: hasAyn, muteH: muteH, &tally)
    }
    return false
  }

  private static func drop(
    _ vowel: RomanisedName.Vowel, _ gap: Gap, isWhole: Bool, hasAyn: Bool, _ tally: inout Tally
  ) -> Bool {
    let isDiphthong = vowel.letter == UInt8(ascii: "E") || vowel.letter == UInt8(ascii: "O")
    guard !isDiphthong, tally.isStrong else { return false }
    if gap == .last, isWhole {
      guard vowel.letter == UInt8(ascii: "e"), !vowel.isLong else { return false }
      tally.add(.muteE)
      return true
    }
    if vowel.isLong && !hasAyn { return false }
    if gap == .first, tally.strength < 4 { return false }
    tally.dropped += 1
    guard tally.dropped <= (tally.strength >= 5 ? 2 : 1) else { return false }
    tally.add(hasAyn ? .ayn : .vowelDropped)
    return true
  }

  private static func pair(
    _ a: RomanisedName.Vowel, _ b: RomanisedName.Vowel, _ gap: Gap, hasAyn: Bool, muteH: Bool,
    _ tally: inout Tally
  ) -> Bool {
    if a.letter == b.letter { return true }
    let low = Character(Unicode.Scalar(min(a.letter, b.letter)))
    let high = Character(Unicode.Scalar(max(a.letter, b.letter)))
    switch (low, high) {
    case ("E", "e"), ("O", "o"), ("O", "u"): tally.add(.diphthong)
    case ("E", "i"):
      guard tally.isStrong else { return false }
      tally.add(.openVowel)
    case ("e", "i"): tally.add(.frontVowel)
    case ("o", "u"): tally.add(.backVowel)
    case ("a", "e"):
      if gap == .last {
        tally.add(.finalH)
      } else {
        guard tally.isStrong else { return false }
        tally.add(.openVowel)
      }
    case ("a", "i"):
      if hasAyn, gap == .first {
        tally.add(.aynVowel)
      } else {
        guard tally.isStrong, !a.isLong, !b.isLong else { return false }
        tally.add(gap == .last ? .finalVowel : .vowelChanged)
      }
    default: return false
    }
    return true
  }
}
