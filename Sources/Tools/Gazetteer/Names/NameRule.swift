/// A rule by which two spellings are one name. The list is the design; `docs/names.md` explains each.
enum NameRule: UInt8, CaseIterable {
  // Words
  case articleSpelling, articleLeftOut, genericLeftOut, genericTranslated, wordOrder, wordsJoined, father
  // Scripts
  case arabicScript, cyrillicScript
  // Consonants
  case doubled, qk, qg, ghg, ghq, djj, gj, cedillaC, chSounds, sh, shch, sch, th, dhz, zh, frenchJ, kh, chkh
  case khx, bp, ph, sz, mb, ukrainianH, slavicJ
  // Vowels
  case finalH, finalVowel, muteE, longVowel, diphthong, glide, vw, ayn, aynVowel
  case frontVowel, backVowel, openVowel, vowelDropped, vowelChanged, iuVowel, frontRounded
  case ukrainianI, akanye, softVowel, adjective, prothesis

  /// How the rule is called where a reader asks why two spellings are one name.
  var name: String {
    switch self {
    case .articleSpelling: "article assimilation (ar-, ash-, ez- = al-)"
    case .articleLeftOut: "article left out"
    case .genericLeftOut: "generic first word left out (East, City, Nahiyat, Khirbat, …)"
    case .genericTranslated: "qualifier translated (West = Gharbi)"
    case .wordOrder: "word order"
    case .wordsJoined: "words joined or parted"
    case .father: "Abū, Abou, Bu, Ālbū"
    case .arabicScript: "Arabic script (short vowels unwritten)"
    case .cyrillicScript: "Cyrillic script"
    case .doubled: "doubled letter"
    case .qk: "q/k"
    case .qg: "q/g (Bedouin)"
    case .ghg: "gh/g"
    case .ghq: "gh/q (Persian)"
    case .djj: "dj/j/c"
    case .gj: "g/j (Egypt)"
    case .cedillaC: "ç/c"
    case .chSounds: "ç/ch"
    case .sh: "ş/s/sh"
    case .shch: "sh/ch"
    case .sch: "sch/sh (German)"
    case .th: "th/t"
    case .dhz: "dh/z/d"
    case .zh: "zh/z"
    case .frenchJ: "zh/j (French)"
    case .kh: "kh/h"
    case .chkh: "ch/kh (German)"
    case .khx: "kh/x"
    case .bp: "b/p"
    case .ph: "f/ph"
    case .sz: "s/z (German)"
    case .mb: "m/n before b"
    case .ukrainianH: "h/g (Ukrainian, Russian)"
    case .slavicJ: "j/y, z/ts (German, Slavic)"
    case .finalH: "-ah/-a/-eh/-e"
    case .finalVowel: "-ah/-i/-o"
    case .muteE: "mute final e"
    case .longVowel: "long vowel against short"
    case .diphthong: "ay/ei, aw/ou/o"
    case .glide: "uwa/we, iya/ia, ou/u/oo, ee/i"
    case .vw: "v/w"
    case .ayn: "ʿayn dropped"
    case .aynVowel: "initial vowel beside ʿayn"
    case .frontVowel: "e/i"
    case .backVowel: "o/u"
    case .openVowel: "a/e"
    case .vowelDropped: "short vowel dropped"
    case .vowelChanged: "short vowel a/i"
    case .iuVowel: "short vowel i/u"
    case .frontRounded: "ü/a/e/i/u"
    case .ukrainianI: "i/o/e (Ukrainian, Russian)"
    case .akanye: "o/a (Ukrainian, Russian)"
    case .softVowel: "ie/ye/e, ia/ya/a (soft)"
    case .adjective: "-aya/-a, -oye/-e, -yi/-oi"
    case .prothesis: "Vu-/U-, Ye-/E-"
    }
  }
}

/// What a comparison has found so far: which rules fired and what they cost.
///
/// A rule costs its price once and a third for each repetition, since who writes k for q does so throughout. Costs
/// are whole numbers of 1/3000 closeness, so that no order of adding changes the sum.
struct Tally {
  /// Units that make up one: closeness = 1 − units / scale.
  static let scale: Int32 = 3000
  /// Bit n: the rule with raw value n fired.
  private(set) var fired: UInt64 = 0
  /// The cost so far in units.
  private(set) var units: Int32 = 0
  /// Short vowels left out on one side so far.
  var dropped: UInt8 = 0
  /// Short vowels exchanged for quite another so far (a and i, i and u).
  var changed: UInt8 = 0

  /// Notes a rule at a price in thousandths.
  @inline(__always)
  mutating func add(_ rule: NameRule, _ thousandths: Int32) {
    let bit: UInt64 = 1 << UInt64(rule.rawValue)
    units += fired & bit == 0 ? thousandths * 3 : thousandths
    fired |= bit
  }

  /// 0...1.
  var cost: Double { Double(units) / Double(Self.scale) }

  /// The names of the rules that fired, in the order of the list.
  var rules: [String] {
    NameRule.allCases.filter { fired & 1 << UInt64($0.rawValue) != 0 }.map(\.name)
  }
}
