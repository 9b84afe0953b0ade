/// A consonant as it is written, by number: what a form keeps of it (six bits).
enum Consonant: UInt8, CaseIterable {
  case b = 1, p, f, ph, t, th, d, dh, emphaticD, z, emphaticZ, zh
  /// An m before b or p stands for an n in some spellings. An s that a German reader says as z (single, before a vowel) has its own number.
  case s, sBeforeVowel, cedillaS, sh, sch
  case ch, caronC, cedillaC, c
  case k, q, x, h, kh, g, gh, cyrillicG, j, dj
  case l, m, mBeforeLabial, n, r
  case digit0, digit1, digit2, digit3, digit4, digit5, digit6, digit7, digit8, digit9

  /// The class in which it is filed; exchanged consonants share one where one reading is enough.
  var indexClass: UInt8 {
    switch self {
    case .b, .p: UInt8(ascii: "b")
    case .f, .ph: UInt8(ascii: "f")
    case .t, .th: UInt8(ascii: "t")
    case .d, .dh, .emphaticD, .z, .emphaticZ, .zh: UInt8(ascii: "d")
    case .s, .sBeforeVowel, .cedillaS, .sh, .sch, .ch, .caronC: UInt8(ascii: "s")
    case .k, .q, .c, .cedillaC, .g, .gh, .cyrillicG, .j, .dj: UInt8(ascii: "k")
    case .x, .h, .kh: UInt8(ascii: "h")
    case .l: UInt8(ascii: "l")
    case .m: UInt8(ascii: "m")
    case .n, .mBeforeLabial: UInt8(ascii: "n")
    case .r: UInt8(ascii: "r")
    case .digit0, .digit1, .digit2, .digit3, .digit4, .digit5, .digit6, .digit7, .digit8, .digit9:
      rawValue - Consonant.digit0.rawValue + UInt8(ascii: "0")
    }
  }
}

/// The consonants that spellings exchange, and what each exchange costs; the one table that costs, reasons and the
/// document are made from.
struct ConsonantTable: @unchecked Sendable {
  /// An exchange: the two consonants, the rule, its price in thousandths, and the families in which it holds.
  struct Exchange {
    var a: Consonant
    var b: Consonant
    var rule: NameRule
    var price: Int32
    var families: Romanisation = .arabic
  }

  /// The one table.
  static let shared = ConsonantTable()

  private static let both: Romanisation = [.arabic, .cyrillic]

  /// Read from top to bottom: the list is the design.
  static let exchanges: [Exchange] = [
    Exchange(a: .k, b: .q, rule: .qk, price: 30, families: both),
    Exchange(a: .g, b: .q, rule: .qg, price: 80),
    Exchange(a: .k, b: .g, rule: .qg, price: 130),
    Exchange(a: .g, b: .gh, rule: .ghg, price: 30, families: both),
    Exchange(a: .gh, b: .q, rule: .ghq, price: 60),
    Exchange(a: .dj, b: .j, rule: .djj, price: 20, families: both),
    Exchange(a: .c, b: .j, rule: .djj, price: 40),
    Exchange(a: .c, b: .dj, rule: .djj, price: 40),
    Exchange(a: .c, b: .cyrillicG, rule: .djj, price: 130),
    Exchange(a: .cedillaC, b: .j, rule: .djj, price: 60),
    Exchange(a: .cedillaC, b: .dj, rule: .djj, price: 60),
    Exchange(a: .g, b: .j, rule: .gj, price: 120),
    Exchange(a: .c, b: .cedillaC, rule: .cedillaC, price: 10, families: both),
    Exchange(a: .c, b: .k, rule: .cedillaC, price: 120),
    Exchange(a: .cedillaC, b: .ch, rule: .chSounds, price: 10, families: both),
    Exchange(a: .cedillaC, b: .caronC, rule: .chSounds, price: 10, families: both),
    Exchange(a: .caronC, b: .ch, rule: .chSounds, price: 10, families: both),
    Exchange(a: .c, b: .ch, rule: .chSounds, price: 60, families: both),
    Exchange(a: .c, b: .caronC, rule: .chSounds, price: 30, families: both),
    Exchange(a: .ch, b: .sh, rule: .shch, price: 40),
    Exchange(a: .ch, b: .cedillaS, rule: .shch, price: 50),
    Exchange(a: .s, b: .cedillaS, rule: .sh, price: 10, families: both),
    Exchange(a: .cedillaS, b: .sh, rule: .sh, price: 10, families: both),
    Exchange(a: .s, b: .sh, rule: .sh, price: 170),
    Exchange(a: .sch, b: .sh, rule: .sch, price: 10, families: both),
    Exchange(a: .sch, b: .cedillaS, rule: .sch, price: 20, families: both),
    Exchange(a: .sch, b: .ch, rule: .sch, price: 50, families: both),
    Exchange(a: .sch, b: .zh, rule: .sch, price: 50, families: .cyrillic),
    Exchange(a: .t, b: .th, rule: .th, price: 50),
    Exchange(a: .d, b: .dh, rule: .dhz, price: 50),
    Exchange(a: .dh, b: .z, rule: .dhz, price: 50),
    Exchange(a: .d, b: .emphaticD, rule: .dhz, price: 0, families: both),
    Exchange(a: .emphaticD, b: .dh, rule: .dhz, price: 30),
    Exchange(a: .emphaticD, b: .z, rule: .dhz, price: 50),
    Exchange(a: .z, b: .emphaticZ, rule: .dhz, price: 0, families: both),
    Exchange(a: .dh, b: .emphaticZ, rule: .dhz, price: 30),
    Exchange(a: .d, b: .emphaticZ, rule: .dhz, price: 50),
    Exchange(a: .emphaticD, b: .emphaticZ, rule: .dhz, price: 50),
    Exchange(a: .z, b: .zh, rule: .zh, price: 50, families: both),
    Exchange(a: .emphaticZ, b: .zh, rule: .zh, price: 10, families: both),
    Exchange(a: .zh, b: .j, rule: .frenchJ, price: 40, families: both),
    Exchange(a: .h, b: .kh, rule: .kh, price: 110),
    Exchange(a: .h, b: .kh, rule: .kh, price: 40, families: .cyrillic),
    Exchange(a: .kh, b: .ch, rule: .chkh, price: 50, families: both),
    Exchange(a: .h, b: .ch, rule: .chkh, price: 120),
    Exchange(a: .kh, b: .x, rule: .khx, price: 20, families: both),
    Exchange(a: .h, b: .x, rule: .khx, price: 60, families: both),
    Exchange(a: .b, b: .p, rule: .bp, price: 130),
    Exchange(a: .f, b: .ph, rule: .ph, price: 10, families: both),
    Exchange(a: .sBeforeVowel, b: .z, rule: .sz, price: 90, families: both),
    Exchange(a: .sBeforeVowel, b: .emphaticZ, rule: .sz, price: 90),
    Exchange(a: .n, b: .mBeforeLabial, rule: .mb, price: 20, families: both),
    Exchange(a: .m, b: .mBeforeLabial, rule: .mb, price: 0, families: both),
    Exchange(a: .g, b: .cyrillicG, rule: .ukrainianH, price: 0, families: both),
    Exchange(a: .gh, b: .cyrillicG, rule: .ukrainianH, price: 20, families: both),
    Exchange(a: .h, b: .cyrillicG, rule: .ukrainianH, price: 20, families: both),
    Exchange(a: .h, b: .g, rule: .ukrainianH, price: 40, families: .cyrillic),
    Exchange(a: .j, b: .cyrillicG, rule: .ukrainianH, price: 120),
    Exchange(a: .q, b: .cyrillicG, rule: .ukrainianH, price: 80),
  ]

  /// One exchange in the 64 × 64 table, twice: for Arabic and for Cyrillic names.
  private let cells: UnsafeMutablePointer<UInt16>
  /// The class of each consonant.
  let classes: UnsafeMutablePointer<UInt8>

  private init() {
    cells = .allocate(capacity: 64 * 64 * 2)
    cells.initialize(repeating: 0, count: 64 * 64 * 2)
    classes = .allocate(capacity: 64)
    classes.initialize(repeating: 0, count: 64)
    for consonant in Consonant.allCases { classes[Int(consonant.rawValue)] = consonant.indexClass }
    for exchange in Self.exchanges {
      // An s before a vowel is an s in every other respect.
      let first = exchange.a == .s ? [Consonant.s, .sBeforeVowel] : [exchange.a]
      for a in first {
        for (x, y) in [(a, exchange.b), (exchange.b, a)] {
          let cell = Int(x.rawValue) << 6 | Int(y.rawValue)
          let packed = 0x8000 | UInt16(exchange.rule.rawValue) << 8 | UInt16(exchange.price)
          if exchange.families.contains(.arabic), cells[cell] == 0 { cells[cell] = packed }
          if exchange.families.contains(.cyrillic), exchange.families == .cyrillic || cells[4096 + cell] == 0
          {
            cells[4096 + cell] = packed
          }
        }
      }
    }
    for (x, y) in [(Consonant.s, Consonant.sBeforeVowel), (.sBeforeVowel, .s)] {
      let cell = Int(x.rawValue) << 6 | Int(y.rawValue)
      cells[cell] = 0x8000 | UInt16(NameRule.sz.rawValue) << 8
      cells[4096 + cell] = cells[cell]
    }
  }

  /// The rule and price (thousandths) by which two consonants are exchanged, packed; 0 where they are not.
  @inline(__always)
  func exchange(_ a: UInt8, _ b: UInt8, in families: Romanisation) -> UInt16 {
    let cell = Int(a) << 6 | Int(b)
    let arabic = families.contains(.arabic) ? cells[cell] : 0
    let cyrillic = families.contains(.cyrillic) ? cells[4096 + cell] : 0
    if arabic == 0 { return cyrillic }
    if cyrillic == 0 { return arabic }
    return arabic & 0xFF < cyrillic & 0xFF ? arabic : cyrillic
  }
}
