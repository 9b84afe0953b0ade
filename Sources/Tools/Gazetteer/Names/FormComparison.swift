/// Compares two forms: the one place where costs and reasons come from.
///
/// The forms are brought into one order first, so that the outcome does not depend on which name was asked for.
struct FormComparison {
  private let a: FormParts
  private let b: FormParts
  private let rules: Romanisation

  /// Makes a comparison of two forms with their lengths.
  @inline(__always)
  init(
    _ a: UnsafePointer<UInt8>, _ aCount: Int, _ b: UnsafePointer<UInt8>, _ bCount: Int, _ rules: Romanisation
  ) {
    var order = 0
    var index = 0
    while order == 0, index < min(aCount, bCount) {
      order = Int(a[index]) - Int(b[index])
      index += 1
    }
    if order == 0 { order = aCount - bCount }
    self.a = FormParts(order <= 0 ? a : b)
    self.b = FormParts(order <= 0 ? b : a)
    self.rules = rules
  }

  /// The rules that join the forms, or nil.
  @inline(__always)
  func tally() -> Tally? {
    if a.hasKey(of: b) { return Tally() }
    if rules == .none { return wordsOnly() }
    if a.count == b.count {
      if let direct = Self.compare(a, b, rules, extra: nil) { return direct }
      return a.words > 1 && b.words > 1 ? reordered() : nil
    }
    return slavic()
  }

  /// Names that differ in generic words and in the order of words only; the one rule that holds everywhere.
  private func wordsOnly() -> Tally? {
    guard a.wordsHash == b.wordsHash, a.count == b.count, a.words == b.words, hasSameConsonants else {
      return nil
    }
    var tally = Tally()
    guard Self.compareGenerics(a, b, &tally) else { return nil }
    if tally.units == 0 { tally.add(.wordOrder, 50) }
    return tally
  }

  /// Whether the classes of the consonants are the same in some order.
  private var hasSameConsonants: Bool {
    var sum = 0
    for index in 0..<a.count {
      let (x, y) = (Int(a.consonants[index] & 0x3F), Int(b.consonants[index] & 0x3F))
      sum += x * x * x - y * y * y
    }
    return sum == 0
  }

  private func reordered() -> Tally? {
    if a.wordsHash == b.wordsHash, a.words == b.words, hasSameConsonants { return wordsOnly() }
    guard a.words == 2, b.words == 2, let second = FormParts.secondWord(of: a.bytes) else { return nil }
    let classes = ConsonantTable.shared.classes
    for index in 0..<a.count {
      let from = index + second < a.count ? index + second : index + second - a.count
      guard classes[Int(a.consonants[from] & 63)] == classes[Int(b.consonants[index] & 63)] else {
        return nil
      }
    }
    return a.withWordsExchanged(at: second) { Self.compare(FormParts($0), b, rules, extra: (.wordOrder, 60)) }
  }

  /// Tries j as y and z as ts in either name where that makes as many consonants.
  private func slavic() -> Tally? {
    if let found = Self.slavic(a, b, rules) { return found }
    return Self.slavic(b, a, rules)
  }

  private static func slavic(_ a: FormParts, _ b: FormParts, _ rules: Romanisation) -> Tally? {
    guard abs(a.count - b.count) <= 3 else { return nil }
    var js = 0
    var zs = 0
    for index in 0..<a.count {
      let consonant = a.consonants[index] & 63
      if consonant == Consonant.j.rawValue { js += 1 }
      if consonant == Consonant.z.rawValue { zs += 1 }
    }
    let useZ = rules.contains(.cyrillic) && zs > 0
    for (j, z) in [(true, false), (false, true), (true, true)] where (!j || js > 0) && (!z || useZ) {
      guard a.count - (j ? js : 0) + (z ? zs : 0) == b.count else { continue }
      let found = a.withSlavicReading(j: j, z: z) {
        Self.compare(FormParts($0), b, rules, extra: (.slavicJ, 40))
      }
      if let found { return found }
    }
    return nil
  }

  // MARK: Part by part

  /// The greatest cost, in thousandths, at which names of so many consonants are still one.
  @inline(__always)
  private static func limit(_ strength: Int) -> Int32 {
    switch strength {
    case ...2: 160
    case 3: 195
    case 4: 280
    default: 340
    }
  }

  @inline(__always)
  private static func compare(
    _ a: FormParts, _ b: FormParts, _ rules: Romanisation, extra: (NameRule, Int32)?
  ) -> Tally? {
    var tally = Tally()
    let oneIsArabic = (a.script == Script.arabic.rawValue) != (b.script == Script.arabic.rawValue)
    let count = a.count
    let (first, second) = (a.consonants, b.consonants)
    let table = ConsonantTable.shared
    for index in 0..<count {
      let difference = first[index] ^ second[index]
      if difference & 0x7F == 0 { continue }
      if difference & 0x3F != 0 {
        let packed = table.exchange(first[index] & 63, second[index] & 63, in: rules)
        if packed == 0 { return nil }
        let price = Int32(packed & 0xFF)
        if price > 0, let rule = NameRule(rawValue: UInt8(packed >> 8 & 0x7F)) { tally.add(rule, price) }
      }
      if difference & 0x40 != 0, !oneIsArabic { tally.add(.doubled, 30) }
    }
    let qualified = a.qualifier == b.qualifier && a.qualifier != 0
    var strength = count + (a.beginsWithGlide || b.beginsWithGlide ? 1 : 0) + (qualified ? 2 : 0)
    // In Cyrillic names v is a consonant like any other.
    if count < 4, rules.contains(.cyrillic) {
      strength += max(0, min(a.vs, b.vs) - (a.beginsWithGlide || b.beginsWithGlide ? 1 : 0))
    }
    var allowance = limit(strength) * 3
    if tally.units > allowance + 450 { return nil }
    // kh is h in Turkish; in a short name it is another word (Sabha, Sabkha).
    if strength < 4, tally.fired >> UInt64(NameRule.kh.rawValue) & 1 != 0 { return nil }
    let before = tally.units
    guard compareGenerics(a, b, &tally) else { return nil }
    if let extra { tally.add(extra.0, extra.1) }
    if a.script != b.script {
      if oneIsArabic { tally.add(.arabicScript, 60) }
      if (a.script == Script.cyrillic.rawValue) != (b.script == Script.cyrillic.rawValue) {
        tally.add(.cyrillicScript, 20)
      }
    }
    allowance += tally.units - before
    guard compareArticles(a, b, rules, &tally) else { return nil }
    if a.endsInMuteH != b.endsInMuteH { tally.add(.finalH, 10) }
    let arabicIsFirst = a.script == Script.arabic.rawValue
    var longA = 0
    var longB = 0
    for index in 0...count {
      let (x, y) = (a.gap(index, &longA), b.gap(index, &longB))
      if x == y { continue }
      // An e that is written -eh is not mute.
      if index == count, x == 0 || y == 0, a.endsInMuteH || b.endsInMuteH { return nil }
      let gap = VowelComparison(
        place: index == 0 ? .first : index == count ? .last : .inner, strength: strength, rules: rules)
      let joins =
        oneIsArabic
        ? gap.compare(arabic: arabicIsFirst ? x : y, with: arabicIsFirst ? y : x, &tally)
        : gap.compare(x, y, &tally)
      guard joins, tally.units <= allowance else { return nil }
    }
    if a.father != b.father, a.father != 0, b.father != 0 { tally.add(.father, 10) }
    if a.vowelsHash != b.vowelsHash, tally.fired & VowelComparison.changes == 0, a.script == b.script {
      noteSpelling(a, &tally)
    }
    if tally.fired == 0 { tally.add(.glide, 10) }
    return tally.units <= allowance ? tally : nil
  }

  /// The same vowels are written otherwise (`ay` and `ei`, `ou` and `u`).
  private static func noteSpelling(_ a: FormParts, _ tally: inout Tally) {
    var hasDiphthong = false
    var hasGlide = false
    var long = 0
    for index in 0...a.count {
      var gap = a.gap(index, &long)
      while gap != 0 {
        switch Vowel(rawValue: UInt8(gap & 15)) {
        case .ay, .aw: hasDiphthong = true
        case .i, .longI, .u, .longU, .v: hasGlide = true
        default: break
        }
        gap >>= 4
      }
    }
    if hasDiphthong { tally.add(.diphthong, 10) }
    if hasGlide || !hasDiphthong { tally.add(.glide, 10) }
  }

  @inline(__always)
  private static func compareGenerics(_ a: FormParts, _ b: FormParts, _ tally: inout Tally) -> Bool {
    if a.bytes[3] == b.bytes[3], (a.bytes[2] ^ b.bytes[2]) & 0x80 == 0 { return true }
    if a.generic != b.generic {
      tally.add(.genericLeftOut, a.generic == 6 || b.generic == 6 ? 160 : 140)
      if a.generic != 0, b.generic != 0 { tally.add(.genericLeftOut, 140) }
    }
    if a.qualifier != b.qualifier {
      // Only the English word that gazetteers put before a name may be left out.
      guard a.qualifier == 0 || b.qualifier == 0, !a.hasNativeQualifier, !b.hasNativeQualifier else {
        return false
      }
      tally.add(.genericLeftOut, 140)
    } else if a.qualifier != 0, a.hasNativeQualifier != b.hasNativeQualifier {
      tally.add(.genericTranslated, 60)
    }
    return true
  }

  @inline(__always)
  private static func compareArticles(
    _ a: FormParts, _ b: FormParts, _ rules: Romanisation, _ tally: inout Tally
  ) -> Bool {
    if a.bytes[1] != b.bytes[1] {
      guard rules.contains(.arabic) else { return false }
      if a.article != b.article {
        if a.article != 0, b.article != 0 {
          tally.add(.articleSpelling, 10)
        } else {
          if a.isUnderThreeLetters || b.isUnderThreeLetters { return false }
          tally.add(.articleLeftOut, 80)
        }
      }
      if a.innerArticles != b.innerArticles {
        guard abs(Int(a.innerArticles) - Int(b.innerArticles)) <= 1 else { return false }
        tally.add(.articleLeftOut, 80)
      } else if a.innerArticle != b.innerArticle {
        tally.add(.articleSpelling, 10)
      }
    }
    if a.words != b.words { tally.add(.wordsJoined, 30) }
    return true
  }
}
