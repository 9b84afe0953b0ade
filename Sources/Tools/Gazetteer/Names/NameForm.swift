private import Foundation

/// Spellings taken apart for the rules of transliteration and packed into bytes, as the compiled index keeps them.
///
/// Two spellings with the same form are the same for every rule. The form is what makes a look-up by rules quick:
/// candidates are compared form against form, and only those that join are explained from their spellings.
enum NameForm {
  /// A form never takes more bytes.
  static let capacity = 96

  /// Packs a name (UTF-8) into a form; gives back the number of bytes, 0 where no rule knows its script.
  static func pack(
    _ name: UnsafeBufferPointer<UInt8>, into form: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    guard name.count <= capacity, RomanisedName(String(decoding: name, as: UTF8.self)) != nil else { return 0 }
    _ = form.update(fromContentsOf: name)
    return name.count
  }

  /// The hash of the consonant skeleton under which a form is filed.
  static func skeleton(of form: UnsafeBufferPointer<UInt8>) -> UInt64 {
    hash(RomanisedName(String(decoding: form, as: UTF8.self))?.skeleton ?? "")
  }

  /// The skeletons under which forms that rules may join with this one are filed; the first is its own.
  static func skeletons(of form: UnsafeBufferPointer<UInt8>) -> [UInt64] {
    (RomanisedName(String(decoding: form, as: UTF8.self))?.skeletons ?? []).map(hash)
  }

  /// The hashes of the skeleton and of the skeleton with one consonant left out: two names of which one has one
  /// consonant too few, too many, another one or two exchanged share such a hash.
  static func deletions(of form: UnsafeBufferPointer<UInt8>) -> [UInt64] {
    let skeleton = Array(RomanisedName(String(decoding: form, as: UTF8.self))?.skeleton ?? "")
    var all = [hash(String(skeleton))]
    for index in skeleton.indices {
      let rest = String(skeleton[..<index] + skeleton[(index + 1)...])
      if !all.contains(hash(rest)) { all.append(hash(rest)) }
    }
    return all
  }

  /// The cost of the rules that make two forms one name in a country, or nil where they are two names.
  static func cost(
    of a: UnsafeBufferPointer<UInt8>, and b: UnsafeBufferPointer<UInt8>, in rules: Romanisation
  ) -> Double? {
    NameFolding.comparison(
      of: String(decoding: a, as: UTF8.self), and: String(decoding: b, as: UTF8.self), in: rules)
      .map { 1 - $0.closeness }
  }

  /// Stand-in until the names branch is merged.
  static func typingErrors(
    between a: UnsafeBufferPointer<UInt8>, and b: UnsafeBufferPointer<UInt8>, limit: Int
  ) -> Int? {
    let (x, y) = (Array(a), Array(b))
    guard abs(x.count - y.count) <= limit else { return nil }
    var rows = [Array(0...y.count)]
    for i in 0..<x.count {
      var row = [i + 1]
      for j in 0..<y.count {
        var best = min(rows[i][j] + (x[i] == y[j] ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, x[i] == y[j - 1], x[i - 1] == y[j] { best = min(best, rows[i - 1][j - 1] + 1) }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[x.count][y.count] <= limit ? rows[x.count][y.count] : nil
  }

  static func allowedTypingErrors(letters: Int) -> Int { letters < 5 ? 0 : letters < 9 ? 1 : 2 }

  private static func hash(_ skeleton: String) -> UInt64 {
    var hash = WordHash()
    for byte in skeleton.utf8 { hash.add(byte) }
    return hash.value
  }
}
