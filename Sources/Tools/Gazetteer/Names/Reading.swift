/// The ways in which a spelling may be read, where its language is not known: German ch is kh, French ch is sh,
/// Turkish ç is ch, German and Slavic j is y.
enum Reading {
  /// Calls `body` with the consonant classes of each reading, the plain one first; the same one may come twice.
  static func forEach(of form: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    guard let bytes = form.baseAddress, form.count > NameForm.head else { return }
    let count = Int(bytes[0] & 31)
    let consonants = UnsafeBufferPointer(start: bytes + NameForm.head, count: count)
    var has: UInt64 = 0
    for byte in consonants { has |= 1 << UInt64(byte & 63) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { classes in
      let (first, last) = (bytes[NameForm.head + count], bytes[NameForm.head + 2 * count])
      // A mute e at the end: also as if it were not there.
      let endsInE = last == Vowel.e.rawValue && count >= 3 && bytes[0] & 0x80 == 0
      func finish(_ length: Int, _ first: UInt8, _ last: UInt8) {
        classes[length] = FormParts.edges(length, first: first, last: last)
        body(UnsafeBufferPointer(rebasing: classes[...length]))
      }
      func read(_ changes: Changes, withoutE: Bool = false) {
        var length = 0
        for byte in consonants {
          guard let consonant = Consonant(rawValue: byte & 63) else { continue }
          length = changes.add(consonant, to: classes, at: length)
        }
        let j = changes.contains(.slavic) ? Consonant.j.rawValue : 0
        finish(
          length, consonants[0] & 63 == j ? 1 : first,
          withoutE ? 0 : consonants[count - 1] & 63 == j ? 1 : last)
      }
      func holds(_ wanted: Consonant...) -> Bool { wanted.contains { has >> UInt64($0.rawValue) & 1 != 0 } }
      read([])
      if endsInE { read([], withoutE: true) }
      if holds(.ch, .caronC, .cedillaC, .c) { read(.turkish) }
      if holds(.ch) { read(.germanCh) }
      if holds(.sBeforeVowel) { read(holds(.ch) ? [.german, .germanCh] : .german) }
      if holds(.g, .cyrillicG, .h) { read(.ukrainian) }
      if holds(.j) {
        read(.slavic)
        if holds(.sBeforeVowel, .sch, .ch) { read([.slavic, .german, .germanCh, .germanZh]) }
      }
      if holds(.sch) { read([.german, .germanCh, .germanZh]) }
      if holds(.z) { read([.slavic, .germanZ]) }
      if holds(.j) { read(.french) }
      if let swap = FormParts.secondWord(of: bytes) {
        for index in 0..<count {
          let from = index + swap < count ? index + swap : index + swap - count
          classes[index] = ConsonantTable.shared.classes[Int(consonants[from] & 63)]
        }
        // Where the words meet, one may end in a vowel and the other begin with one.
        let between = bytes[NameForm.head + count + swap]
        let inner: UInt8 = between >> 4 == Vowel.blank || between & 15 == Vowel.blank ? 0 : between
        finish(count, between == inner ? 0 : 1, inner)
      }
    }
  }

  /// What a reading changes.
  struct Changes: OptionSet {
    let rawValue: UInt8
    /// ch is ç, ç and c are ch.
    static let turkish = Changes(rawValue: 1)
    /// s before a vowel is z.
    static let german = Changes(rawValue: 2)
    /// ch is kh.
    static let germanCh = Changes(rawValue: 128)
    /// sch is zh.
    static let germanZh = Changes(rawValue: 4)
    /// g is h, or else h is g.
    static let ukrainian = Changes(rawValue: 8)
    /// j is y, a vowel here.
    static let slavic = Changes(rawValue: 16)
    /// z is ts.
    static let germanZ = Changes(rawValue: 32)
    /// j is zh.
    static let french = Changes(rawValue: 64)

    /// Adds the class of a consonant; gives back the new length.
    func add(_ consonant: Consonant, to classes: UnsafeMutableBufferPointer<UInt8>, at length: Int) -> Int {
      var letter = consonant.indexClass
      switch consonant {
      case .ch:
        if contains(.turkish) { letter = Consonant.c.indexClass }
        if contains(.germanCh) { letter = Consonant.kh.indexClass }
      case .caronC: if contains(.turkish) { letter = Consonant.c.indexClass }
      case .cedillaC, .c: if contains(.turkish) { letter = Consonant.ch.indexClass }
      case .sBeforeVowel: if contains(.german) { letter = Consonant.z.indexClass }
      case .sch: if contains(.germanZh) { letter = Consonant.zh.indexClass }
      case .g, .cyrillicG: if contains(.ukrainian) { letter = Consonant.h.indexClass }
      case .h: if contains(.ukrainian) { letter = Consonant.g.indexClass }
      case .j:
        if contains(.slavic) { return length }
        if contains(.french) { letter = Consonant.zh.indexClass }
      case .z where contains(.germanZ):
        classes[length] = Consonant.t.indexClass
        classes[length + 1] = Consonant.s.indexClass
        return length + 2
      default: break
      }
      classes[length] = letter
      return length + 1
    }
  }
}
