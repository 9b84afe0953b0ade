/// The parts of a form, and forms that are made from another for a reading of it.
struct FormParts {
  /// The form's bytes.
  let bytes: UnsafePointer<UInt8>
  /// Number of consonants.
  let count: Int

  /// Looks into a form.
  @inline(__always)
  init(_ bytes: UnsafePointer<UInt8>) {
    self.bytes = bytes
    count = Int(bytes[0] & 31)
  }

  @inline(__always) var consonants: UnsafePointer<UInt8> { bytes + NameForm.head }
  @inline(__always) var vowels: UnsafePointer<UInt8> { bytes + NameForm.head + count }
  @inline(__always) var script: UInt8 { bytes[0] >> 5 & 3 }
  @inline(__always) var endsInMuteH: Bool { bytes[0] & 0x80 != 0 }
  @inline(__always) var article: UInt8 { bytes[1] & 7 }
  @inline(__always) var innerArticles: UInt8 { bytes[1] >> 3 & 3 }
  @inline(__always) var innerArticle: UInt8 { bytes[1] >> 5 }
  @inline(__always) var words: UInt8 { bytes[2] & 7 }
  @inline(__always) var father: UInt8 { bytes[2] >> 3 & 3 }
  @inline(__always) var beginsWithGlide: Bool { bytes[2] & 0x20 != 0 }
  @inline(__always) var isUnderThreeLetters: Bool { bytes[2] & 0x40 != 0 }
  @inline(__always) var hasNativeQualifier: Bool { bytes[2] & 0x80 != 0 }
  @inline(__always) var qualifier: UInt8 { bytes[3] & 15 }
  @inline(__always) var generic: UInt8 { bytes[3] >> 4 }
  @inline(__always) var wordsHash: UInt16 { UInt16(bytes[7]) | UInt16(bytes[8]) << 8 }
  @inline(__always) var vowelsHash: UInt8 { bytes[9] }

  /// Whether two forms are of names with one folded key.
  @inline(__always)
  func hasKey(of other: FormParts) -> Bool {
    count == other.count && bytes[4] == other.bytes[4] && bytes[5] == other.bytes[5]
      && bytes[6] == other.bytes[6]
  }

  /// How many v the vowels of the gaps hold, not counting long gaps.
  @inline(__always)
  var vs: Int {
    var number = 0
    for index in 0...count {
      let byte = vowels[index]
      number += (byte & 15 == Vowel.v.rawValue ? 1 : 0) + (byte >> 4 == Vowel.v.rawValue ? 1 : 0)
    }
    return number
  }

  /// The symbols of a gap, four bits each; `long` counts the gaps before it that did not fit a byte.
  @inline(__always)
  func gap(_ index: Int, _ long: inout Int) -> UInt16 {
    let byte = vowels[index]
    if byte != 0xF0 { return UInt16(byte) }
    let at = count + 1 + 2 * long
    long += 1
    return UInt16(vowels[at]) | UInt16(vowels[at + 1]) << 8
  }

  /// What the skeleton keeps, as a digit, of the vowels: whether the name ends in one, and with one or two consonants also whether
  /// it begins with one, for no rule makes or drops those there.
  @inline(__always)
  var edges: UInt8 { Self.edges(count, first: vowels[0], last: vowels[count]) }

  /// The same of gaps as bytes.
  @inline(__always)
  static func edges(_ count: Int, first: UInt8, last: UInt8) -> UInt8 {
    UInt8(ascii: "0") + (isEmpty(last) ? 0 : 1) + (count <= 2 && first != 0 ? 2 : 0)
  }

  /// Whether a gap has no vowel but perhaps an ʿayn.
  @inline(__always)
  static func isEmpty(_ gap: UInt8) -> Bool { gap == 0 || gap == Vowel.ayn.rawValue }

  /// The index of the consonant that begins the second word of a name of two; nil where there is none.
  @inline(__always)
  static func secondWord(of bytes: UnsafePointer<UInt8>) -> Int? {
    guard bytes[2] & 7 == 2 else { return nil }
    for index in 1..<max(1, Int(bytes[0] & 31)) where bytes[NameForm.head + index] & 0x80 != 0 {
      return index
    }
    return nil
  }

  /// Writes a form with other consonants and gaps under this one's head.
  private func write(
    _ count: Int, _ consonants: UnsafeMutablePointer<UInt8>, _ gaps: UnsafeMutablePointer<UInt16>,
    to form: UnsafeMutablePointer<UInt8>
  ) {
    form.update(from: bytes, count: NameForm.head)
    form[0] = bytes[0] & 0xE0 | UInt8(count)
    form[4] = ~bytes[4]
    (form + NameForm.head).update(from: consonants, count: count)
    let vowels = form + NameForm.head + count
    var end = count + 1
    for index in 0...count {
      if gaps[index] < 0x100, gaps[index] >> 4 != 15 {
        vowels[index] = UInt8(gaps[index])
      } else {
        vowels[index] = 0xF0
        vowels[end] = UInt8(truncatingIfNeeded: gaps[index])
        vowels[end + 1] = UInt8(truncatingIfNeeded: gaps[index] >> 8)
        end += 2
      }
    }
  }

  /// Calls `body` with a form in which the two words have changed places.
  func withWordsExchanged<Result>(at second: Int, _ body: (UnsafePointer<UInt8>) -> Result?) -> Result? {
    withScratch { form, consonants, gaps in
      var long = 0
      let all = gaps + 40
      for index in 0...count { all[index] = gap(index, &long) }
      let between = all[second]
      var cut = 0
      while cut < 4, between >> UInt16(4 * cut) & 15 != UInt16(Vowel.blank) { cut += 1 }
      let ending = cut == 4 ? between : between & ~(0xFFFF << UInt16(4 * cut))
      let beginning = cut >= 3 ? 0 : between >> UInt16(4 * cut + 4)
      for index in second..<count { consonants[index - second] = self.consonants[index] }
      for index in 0..<second { consonants[count - second + index] = self.consonants[index] }
      gaps[0] = beginning
      for index in second + 1..<count { gaps[index - second] = all[index] }
      gaps[count - second] = Self.joined(all[count], all[0])
      for index in 1..<second { gaps[count - second + index] = all[index] }
      gaps[count] = ending
      write(count, consonants, gaps, to: form)
      return body(form)
    }
  }

  /// Calls `body` with a form in which j is y and, where wanted, z is ts.
  func withSlavicReading<Result>(
    j: Bool, z: Bool, _ body: (UnsafePointer<UInt8>) -> Result?
  ) -> Result? {
    withScratch { form, consonants, gaps in
      var long = 0
      var length = 0
      gaps[0] = gap(0, &long)
      for index in 0..<count {
        let consonant = self.consonants[index]
        let next = gap(index + 1, &long)
        if j, consonant & 63 == Consonant.j.rawValue {
          gaps[length] = Self.joined(Self.joined(gaps[length], UInt16(Vowel.i.rawValue)), next)
        } else if z, consonant & 63 == Consonant.z.rawValue, length < 29 {
          consonants[length] = consonant & 0xC0 | Consonant.t.rawValue
          consonants[length + 1] = Consonant.s.rawValue
          gaps[length + 1] = 0
          gaps[length + 2] = next
          length += 2
        } else {
          consonants[length] = consonant
          length += 1
          gaps[length] = next
        }
      }
      guard length > 0, length < 31 else { return nil }
      write(length, consonants, gaps, to: form)
      return body(form)
    }
  }

  private func withScratch<Result>(
    _ body: (UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt16>) ->
      Result?
  ) -> Result? {
    withUnsafeTemporaryAllocation(byteCount: 512, alignment: 8) { memory in
      guard let base = memory.baseAddress else { return nil }
      let form = base.bindMemory(to: UInt8.self, capacity: 192)
      let gaps = (base + 192).bindMemory(to: UInt16.self, capacity: 80)
      return body(form, form + 144, gaps)
    }
  }

  /// Two gaps one after the other; what does not fit is left out.
  private static func joined(_ a: UInt16, _ b: UInt16) -> UInt16 {
    var all = a
    var rest = b
    while rest != 0 {
      let length = (19 - all.leadingZeroBitCount) / 4
      if length == 4 { return all }
      let symbol = UInt8(truncatingIfNeeded: rest & 15)
      let last = length == 0 ? 0 : UInt8(truncatingIfNeeded: all >> UInt16(4 * (length - 1)) & 15)
      let (same, both) = Vowel.merged(last, symbol)
      if same {
        all = all & ~(15 << UInt16(4 * (length - 1))) | UInt16(both) << UInt16(4 * (length - 1))
      } else {
        all |= UInt16(symbol) << UInt16(4 * length)
      }
      rest >>= 4
    }
    return all
  }
}
