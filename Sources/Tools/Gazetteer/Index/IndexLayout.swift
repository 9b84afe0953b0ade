import Model

/// The layout of a compiled index, version 3: little-endian, one header page, then the sections in the order
/// of `Section`, each beginning at a multiple of eight bytes.
///
/// It holds nothing that the SQLite file does not: throw it away at any time, the next reader builds it
/// again.
///
/// **Names** are a deterministic automaton over words. The state after a number of words is the hash of these
/// words (`NameHash`), so a transition is one step of the hash and one look into a table; a state is marked
/// where a name ends and where longer names go on.
///
/// **Forms** are the spellings taken apart for the rules of transliteration (`NameForm`), in groups of the
/// same consonant skeleton; **typing** leads from a skeleton with one consonant left out to these groups.
///
/// **Bands** order the places by bands of latitude 0.1° high and by longitude within them, for "what is
/// near".
enum IndexLayout {
  /// "DLix" in the first four bytes.
  static let magic: UInt32 = 0x7869_4C44
  /// Raised whenever layout, folding, forms, hashes or the rules of a country change: older files are then
  /// built anew.
  static let version: UInt32 = 3
  /// Size of the header.
  static let headerSize = 4_096
  /// Where the section table begins in the header: offset and size of each, eight bytes each.
  static let tableOffset = 64

  /// The parts of the file.
  enum Section: Int, CaseIterable {
    /// `PlaceEntry` records in the order of the row numbers.
    case places
    /// Feature codes: class and code of at most seven letters, eight bytes each.
    case features
    /// Row numbers and ids of the places whose id is hashed: count, (row, offset) pairs, texts ended by 0.
    case ids
    /// Starts of the buckets of `names`.
    case nameBuckets
    /// Hash table of the states of the automaton.
    case names
    /// Places of names that more than one place bears: count, then positions, the best known first.
    case postings
    /// Starts of the buckets of `skeletons`.
    case skeletonBuckets
    /// Hash table of the skeletons, with the offset of their groups.
    case skeletons
    /// Groups of forms; see `SpellingHead`.
    case forms
    /// Starts of the buckets of `typing`.
    case typingBuckets
    /// Hash table of the skeletons with a consonant left out, with the offset of their groups.
    case typing
    /// Starts of the 1,801 bands of latitude in `bandPlaces`.
    case bands
    /// Positions of places by band and longitude.
    case bandPlaces
  }
}

/// Hashes of names made of the hashes of their words.
enum NameHash {
  /// The hash before the first word.
  static let start: UInt64 = 0

  /// The hash after one more word; never 0.
  @inline(__always)
  static func adding(_ word: UInt64, to name: UInt64) -> UInt64 {
    let hash = WordHash.mixed((name &+ 0x9e37_79b9_7f4a_7c15) &* 0x100_0000_01b3 ^ word)
    return hash == 0 ? 1 : hash
  }

  /// The hash of a folded name.
  static func of(key: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var name = start
    forEachState(key) { hash, _ in name = hash }
    return name
  }

  /// The hash of an airport's or station's code: codes are kept apart, since no text means them by three
  /// letters.
  static func ofCode(key: UnsafeBufferPointer<UInt8>) -> UInt64 { ofCode(of(key: key)) }

  /// The hash of a code from that of the same letters as a name.
  @inline(__always)
  static func ofCode(_ name: UInt64) -> UInt64 { WordHash.mixed(name ^ 0xC0DE) }

  /// Calls `body` after each word of a folded name with the hash so far, and whether it was the last.
  @inline(__always)
  static func forEachState(
    _ key: UnsafeBufferPointer<UInt8>, _ body: (UInt64, _ isLast: Bool) throws -> Void
  ) rethrows {
    var name = start
    var word = WordHash()
    for index in 0...key.count {
      if index == key.count || key[index] == 0x20 {
        if index == 0 { return }
        name = adding(word.value, to: name)
        try body(name, index == key.count)
        word = WordHash()
      } else {
        word.add(key[index])
      }
    }
  }
}

/// That a place bears a name: its position, and whether the name is its own, not one of its other names.
///
/// Where postings stand with forms, the two upper bits are the rules of the place's country, so that places
/// that do not join need not be touched; the automaton keeps its own flags there.
struct Posting: Hashable {
  private static let mainFlag: UInt32 = 1 << 29

  /// As it is written.
  let rawValue: UInt32

  /// Reads one that was written.
  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Reads one from a state of the automaton.
  init(state: UInt32) { rawValue = state & (Self.mainFlag | (Self.mainFlag - 1)) }

  /// The same with the rules of its place's country.
  func with(_ rules: Romanisation) -> Posting {
    Posting(rawValue: rawValue & (Self.mainFlag | (Self.mainFlag - 1)) | UInt32(rules.rawValue) << 30)
  }

  /// The rules of its place's country, where it stands with a form.
  var rules: Romanisation { Romanisation(rawValue: UInt8(rawValue >> 30)) }

  /// That the place at a position, less than 2²⁹, bears a name.
  init(_ position: Int, isMain: Bool) { rawValue = UInt32(position) | (isMain ? Self.mainFlag : 0) }

  /// Position of the place.
  var position: Int { Int(rawValue & (Self.mainFlag - 1)) }
  /// Whether the name is its own.
  var isMain: Bool { rawValue & Self.mainFlag != 0 }
}

/// A place as the index keeps it: all that ranking and filtering need.
struct PlaceEntry: Hashable {
  /// Size in the file, bytes.
  static let size = 32

  /// The row number in SQLite.
  var row: Int64
  /// Ten-millionths of a degree, as GeoNames' five decimals and OCHA's six come out exactly.
  var longitude: Int32
  var latitude: Int32
  /// How well known it is (`NameRank`): what a match with one of its names adds to the closeness of the name.
  var weight: Float
  /// Two letters of ISO 3166-1; 0: none.
  var country: UInt16
  /// Position in the list of feature codes.
  var feature: UInt16
  /// The code of the first-order area, up to four letters (`region(_:)`); 0: none.
  var region: UInt32
  /// Inhabitants; 0 where not known.
  var population: UInt32

  /// Ten-millionths of a degree in a degree.
  static let scale = 10_000_000.0

  /// The two letters as one number.
  static func country(_ code: some StringProtocol) -> UInt16 {
    let letters = Array(code.utf8)
    return letters.count == 2 ? UInt16(letters[0]) << 8 | UInt16(letters[1]) : 0
  }

  /// Up to four ASCII letters and digits as one number, the first in the high byte; 0 for anything longer.
  static func region(_ code: Substring) -> UInt32 {
    guard code.utf8.count <= 4, code.utf8.allSatisfy({ $0 < 0x80 }) else { return 0 }
    return code.utf8.reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// The letters and digits of a number.
  static func region(_ number: UInt32) -> String {
    let bytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    return String(decoding: bytes.drop { $0 == 0 }, as: UTF8.self)
  }

  /// The two letters of a number.
  static func country(_ number: UInt16) -> String {
    if number == 0 { return "" }
    return String(unsafeUninitializedCapacity: 2) { letters in
      (letters[0], letters[1]) = (UInt8(number >> 8), UInt8(number & 0xFF))
      return 2
    }
  }
}
