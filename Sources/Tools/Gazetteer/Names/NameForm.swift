import Model

/// Spellings taken apart for the rules of transliteration and packed into bytes, as the compiled index keeps them.
///
/// Two spellings with the same form are the same for every rule. The form is what makes a look-up by rules quick:
/// candidates are compared form against form, and the same comparison gives the reasons.
///
/// The layout, in bytes:
///
///     0       consonants (5 bits), script (2), ends in -ah (1)
///     1       article in front (3), articles within (2), spelling of the last (3)
///     2       words (3), father word (2), begins with a glide (1), under three letters (1), native qualifier (1)
///     3       qualifier (4), generic word (4)
///     4...6   hash of the folded key
///     7...8   hash of the words in any order, without generic words
///     9       hash of the vowels as they are written
///     10...   consonants: number (6), doubled (1), begins a word (1)
///     ...     vowels of each gap, one more than consonants: two symbols (4 each); a second symbol 15 stands for
///             four symbols in two bytes at the end
enum NameForm {
  /// A form never takes more bytes.
  static let capacity = 96
  /// Bytes before the consonants.
  static let head = 10

  /// Packs a name (UTF-8) into a form; gives back the number of bytes, 0 where no rule knows its script, it has no
  /// consonant or is longer than forms are made for.
  static func pack(
    _ name: UnsafeBufferPointer<UInt8>, into form: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    guard let bytes = form.baseAddress, form.count >= capacity, name.count <= NameReader.longest else {
      return 0
    }
    return withUnsafeTemporaryAllocation(byteCount: NameReader.scratch, alignment: 8) { scratch in
      guard let base = scratch.baseAddress else { return 0 }
      var reader = NameReader(scratch: base)
      return reader.read(name) ? reader.write(to: bytes) : 0
    }
  }

  /// The hash of the consonant skeleton under which a form is filed.
  static func skeleton(of form: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard let bytes = form.baseAddress, form.count > head else { return 0 }
    let classes = ConsonantTable.shared.classes
    var hash = WordHash()
    let parts = FormParts(bytes)
    for index in 0..<parts.count { hash.add(classes[Int(bytes[head + index] & 63)]) }
    hash.add(parts.edges)
    return hash.value
  }

  /// The skeletons under which forms that rules may join with this one are filed; the first is its own. At most six.
  static func skeletons(of form: UnsafeBufferPointer<UInt8>) -> [UInt64] {
    var all: [UInt64] = []
    Reading.forEach(of: form) { classes in
      var hash = WordHash()
      for letter in classes { hash.add(letter) }
      if all.count < 6, !all.contains(hash.value) { all.append(hash.value) }
    }
    return all
  }

  /// The hashes of the consonants and of the skeleton with one consonant left out: two names of which one has one
  /// consonant too few, too many, another one or two exchanged share such a hash.
  static func deletions(of form: UnsafeBufferPointer<UInt8>) -> [UInt64] {
    guard let bytes = form.baseAddress, form.count > head else { return [] }
    let classes = ConsonantTable.shared.classes
    let count = Int(bytes[0] & 31)
    var all: [UInt64] = []
    all.reserveCapacity(count + 1)
    for left in -1..<count
    where left <= 0 || classes[Int(bytes[head + left] & 63)] != classes[Int(bytes[head + left - 1] & 63)] {
      var hash = WordHash()
      for index in 0..<count where index != left { hash.add(classes[Int(bytes[head + index] & 63)]) }
      if !all.contains(hash.value) { all.append(hash.value) }
    }
    return all
  }

  /// The cost of the rules that make two forms one name in a country, or nil where they are two names.
  static func cost(
    of a: UnsafeBufferPointer<UInt8>, and b: UnsafeBufferPointer<UInt8>, in rules: Romanisation
  ) -> Double? {
    comparison(of: a, and: b, in: rules)?.cost
  }

  /// The rules that make two forms one name with their cost, or nil where they are two names.
  static func comparison(
    of a: UnsafeBufferPointer<UInt8>, and b: UnsafeBufferPointer<UInt8>, in rules: Romanisation
  ) -> Tally? {
    guard let first = a.baseAddress, let second = b.baseAddress, a.count > head, b.count > head else {
      return nil
    }
    return FormComparison(first, a.count, second, b.count, rules).tally()
  }
}
