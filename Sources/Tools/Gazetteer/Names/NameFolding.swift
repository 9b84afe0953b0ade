import Model

/// One word of text, folded and hashed, with its place in the text.
public struct FoldedWord: Sendable, Hashable {
  /// The word without the possessive ending, as in `Raqqa` of "Raqqa's".
  public struct Stem: Sendable, Hashable {
    /// Offset of the byte after the stem.
    public var end: Int
    /// Hash of the folded stem.
    public var hash: UInt64
  }
  /// Byte offsets in the text that was read; quotes and apostrophes at the edges are left out.
  public var range: Range<Int>
  /// `Word.hash` of the folded word.
  public var hash: UInt64
  /// The word without `'s`; nil where it has none.
  public var stem: Stem?
}

/// Brings the spellings of one name to one form: the key by which the gazetteer finds it.
///
/// Letter case, diacritics, ʿayn, hamza and apostrophes vanish; hyphens and all other punctuation part words;
/// Turkish ı and İ become i; ligatures are spelled out; Arabic hamza forms, ta marbuta, alef maqsura, tatweel
/// and harakat are brought to one spelling. Foundation's folding does none of the Arabic and leaves ı and ʿ
/// alone.
public enum NameFolding {
  /// The folded name, its words separated by one blank; empty where it has no letter or digit.
  public static func key(_ name: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    let text = Array(name.utf8)
    bytes.reserveCapacity(text.count)
    text.withUnsafeBufferPointer { buffer in
      scan(buffer, byte: { bytes.append($0) }, apostrophe: {}, end: { _, _ in bytes.append(0x20) })
    }
    if !bytes.isEmpty { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes the key of a name (both UTF-8); gives back its number of bytes, which may be twice that of the
  /// name (`œ`), or 0 where the buffer is too small. Allocates nothing.
  static func fold(_ name: UnsafeBufferPointer<UInt8>, into key: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var count = 0
    guard let bytes = key.baseAddress else { return 0 }
    let room = key.count
    scan(
      name,
      byte: { byte in
        if count < room { bytes[count] = byte }
        count += 1
      }, apostrophe: {},
      end: { _, _ in
        if count < room { bytes[count] = 0x20 }
        count += 1
      })
    return count <= room + 1 ? max(0, count - 1) : 0
  }

  /// Calls `body` for each word of UTF-8 text, in order; the folding is that of `key(_:)`. Bytes that are not
  /// UTF-8 part words. Allocates nothing.
  public static func forEachWord(in bytes: UnsafeBufferPointer<UInt8>, _ body: (FoldedWord) -> Void) {
    var position = 0
    while position < bytes.count {
      let start = position
      var hash = WordHash()
      while position < bytes.count, let letter = plainLetter(bytes[position]) {
        hash.add(letter)
        position += 1
      }
      if position == bytes.count || isPlainMark(bytes[position]) {
        if position > start { body(FoldedWord(range: start..<position, hash: hash.value)) }
        position += 1
        continue
      }
      // Something beyond ASCII, or an apostrophe: what stands before the next blank is read letter by letter.
      while position < bytes.count, bytes[position] > 0x20 { position += 1 }
      forEachWord(ofRun: start..<position, in: bytes, body)
    }
  }

  /// A letter or digit of ASCII, in lower case; nil for any other byte.
  @inline(__always)
  private static func plainLetter(_ byte: UInt8) -> UInt8? {
    let lower = byte | 0x20
    if lower >= 0x61, lower <= 0x7A, byte < 0x80 { return lower }
    return byte >= 0x30 && byte <= 0x39 ? byte : nil
  }

  /// A blank or mark of ASCII that is no apostrophe.
  @inline(__always)
  private static func isPlainMark(_ byte: UInt8) -> Bool { byte < 0x80 && byte != 0x27 && byte != 0x60 }

  /// The words of a run without blanks.
  private static func forEachWord(
    ofRun run: Range<Int>, in text: UnsafeBufferPointer<UInt8>, _ body: (FoldedWord) -> Void
  ) {
    let bytes = UnsafeBufferPointer(rebasing: text[run])
    let base = run.lowerBound
    var hash = WordHash()
    var beforeApostrophe: WordHash?
    var sinceApostrophe = 0
    var last: UInt8 = 0
    scan(
      bytes,
      byte: { byte in
        hash.add(byte)
        sinceApostrophe += 1
        last = byte
      },
      apostrophe: {
        beforeApostrophe = hash
        sinceApostrophe = 0
      },
      end: { range, apostropheOffset in
        var stem: FoldedWord.Stem?
        if let before = beforeApostrophe, sinceApostrophe == 1, last == UInt8(ascii: "s") {
          stem = FoldedWord.Stem(end: base + apostropheOffset, hash: before.value)
        }
        let range = base + range.lowerBound..<base + range.upperBound
        body(FoldedWord(range: range, hash: hash.value, stem: stem))
        hash = WordHash()
        beforeApostrophe = nil
      })
  }

  /// The words of UTF-8 text with their offsets in the array the slice is of.
  public static func words(_ bytes: ArraySlice<UInt8>) -> [FoldedWord] {
    var found: [FoldedWord] = []
    let base = bytes.startIndex
    bytes.withUnsafeBufferPointer { buffer in
      forEachWord(in: buffer) { word in
        var word = word
        word.range = word.range.lowerBound + base..<word.range.upperBound + base
        word.stem?.end += base
        found.append(word)
      }
    }
    return found
  }

  /// The consonants of a name, similar ones joined: what readers see as one name falls together. Coarse on
  /// purpose; `rules(joining:and:)` decides. Empty where the name is in no script the rules know.
  static func variantKey(_ name: some StringProtocol) -> String {
    Toponym(String(name)).variants.first ?? ""
  }

  /// The names of the transliteration rules that make two spellings one name (empty where their keys are the
  /// same), or nil where they must not be joined.
  public static func rules(joining a: String, and b: String) -> [String]? {
    comparison(of: a, and: b)?.rules
  }

  /// The rules with how close the two spellings are, 0...1.
  static func comparison(
    of a: String, and b: String, in rules: Romanisation = .any
  ) -> (rules: [String], closeness: Double)? {
    Toponym(a).comparison(with: b, in: rules)
  }

  /// A toponym made ready to be compared with many names.
  struct Toponym {
    private let key: String
    private let form: [UInt8]

    init(_ name: String) {
      key = NameFolding.key(name)
      form = Self.form(of: name)
    }

    /// The form of a name; empty where there is none.
    static func form(of name: String) -> [UInt8] {
      var name = name
      return [UInt8](unsafeUninitializedCapacity: NameForm.capacity) { form, count in
        count = name.withUTF8 { NameForm.pack($0, into: form) }
      }
    }

    /// The script it is written in; nil where it has no form.
    var script: Script? { form.isEmpty ? nil : Script(rawValue: form[0] >> 5 & 3) }

    /// The index keys under which its spellings may be filed; the first is its own.
    var variants: [String] {
      var all: [String] = []
      form.withUnsafeBufferPointer { form in
        Reading.forEach(of: form) { classes in
          let key = String(decoding: classes, as: UTF8.self)
          if !all.contains(key) { all.append(key) }
        }
      }
      return all
    }

    /// The rules that join it with a name, and how close the two are; nil where they are two names.
    func comparison(with name: String, in rules: Romanisation = .any) -> (rules: [String], closeness: Double)?
    {
      let other = Self.form(of: name)
      if form.isEmpty || other.isEmpty { return key == NameFolding.key(name) && !key.isEmpty ? ([], 1) : nil }
      let tally = form.withUnsafeBufferPointer { a in
        other.withUnsafeBufferPointer { b in NameForm.comparison(of: a, and: b, in: rules) }
      }
      return tally.map { ($0.rules, 1 - $0.cost) }
    }
  }

  /// Reads text once: `byte` for each folded byte, `apostrophe` for each apostrophe inside a word, `end` with
  /// the word's byte range and the offset of its last apostrophe.
  @inline(__always)
  private static func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, byte: (UInt8) -> Void, apostrophe: () -> Void,
    end: (Range<Int>, Int) -> Void
  ) {
    let table = FoldTable.shared
    var offset = 0
    var start = -1
    var stop = 0
    var apostropheOffset = 0
    func finish() {
      if start >= 0 { end(start..<stop, apostropheOffset) }
      start = -1
    }
    while offset < bytes.count {
      let lead = bytes[offset]
      if lead < 0x80 {
        let folded = table.ascii[Int(lead)]
        if folded > 1 {
          if start < 0 { start = offset }
          byte(folded)
          stop = offset + 1
        } else if folded == 1 {
          if start >= 0 {
            apostropheOffset = offset
            apostrophe()
          }
        } else {
          finish()
        }
        offset += 1
        continue
      }
      let (scalar, length) = decode(bytes, at: offset)
      let folded = length == 0 ? FoldTable.separator : table.folding(of: scalar)
      if folded == FoldTable.separator {
        finish()
      } else if folded == FoldTable.dropped {
        if start >= 0 {
          if FoldTable.isApostrophe(scalar) {
            apostropheOffset = offset
            apostrophe()
          } else {
            stop = offset + length
          }
        }
      } else {
        if start < 0 { start = offset }
        var rest = folded >> 8
        for _ in 0..<Int(folded & 0xFF) {
          byte(UInt8(truncatingIfNeeded: rest))
          rest >>= 8
        }
        stop = offset + length
      }
      offset += max(1, length)
    }
    finish()
  }

  /// The scalar that begins at an offset and its length in bytes; length 0 where the bytes are not UTF-8.
  @inline(__always)
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (UInt32, Int) {
    let lead = bytes[offset]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead <= 0xF4, offset + length <= bytes.count else { return (0, 0) }
    var scalar = UInt32(lead) & (0x7F >> UInt32(length))
    for index in 1..<length {
      let next = bytes[offset + index]
      guard next & 0xC0 == 0x80 else { return (0, 0) }
      scalar = scalar << 6 | UInt32(next & 0x3F)
    }
    return (scalar, length)
  }
}
