/// Typing errors: the last thing that is tried, over folded keys.
extension NameForm {
  /// The longest key, in letters, in which typing errors are looked for.
  static let longestTyped = 64

  /// How many typing errors are forgiven in a name of so many letters: none below five, one up to eight, two from
  /// nine on; with fewer letters another name is nearer than a misspelt one (Homs, Hama).
  static func typingAllowance(letters: Int) -> Int { letters < 5 ? 0 : letters < 9 ? 1 : 2 }

  /// The number of typing errors between two folded keys (UTF-8 of `NameFolding.key`), or nil where it is over the
  /// limit or a key is longer than `longestTyped` letters.
  ///
  /// An error is a letter left out, added or exchanged, or two neighbours transposed: the Damerau–Levenshtein distance
  /// in its restricted form, optimal string alignment (Boytsov, "Indexing methods for approximate dictionary
  /// searching", ACM JEA 16, 2011, section 2.1). Letters are Unicode scalars. Allocates nothing on the heap.
  static func typingErrors(
    between a: UnsafeBufferPointer<UInt8>, and b: UnsafeBufferPointer<UInt8>, limit: Int
  ) -> Int? {
    guard limit >= 0 else { return nil }
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * longestTyped) { letters in
      guard let first = letters.baseAddress else { return nil }
      let second = first + longestTyped
      guard let m = scalars(of: a, into: first), let n = scalars(of: b, into: second), abs(m - n) <= limit
      else {
        return nil
      }
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 3 * (longestTyped + 1)) { rows in
        guard let rows = rows.baseAddress else { return nil }
        return alignment(first, m, second, n, limit: limit, rows)
      }
    }
  }

  private static func alignment(
    _ a: UnsafeMutablePointer<UInt32>, _ m: Int, _ b: UnsafeMutablePointer<UInt32>, _ n: Int, limit: Int,
    _ rows: UnsafeMutablePointer<UInt8>
  ) -> Int? {
    var (before, last, row) = (rows, rows + longestTyped + 1, rows + 2 * (longestTyped + 1))
    for column in 0...n { last[column] = UInt8(column) }
    var leastBefore = UInt8(0)
    for i in 0..<m {
      row[0] = UInt8(i + 1)
      var least = row[0]
      for j in 0..<n {
        var best = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
        row[j + 1] = best
        least = min(least, best)
      }
      // A transposition starts from the row before the last, so that both must be over.
      if least > limit, leastBefore >= limit { return nil }
      leastBefore = least
      (before, last, row) = (last, row, before)
    }
    return Int(last[n]) <= limit ? Int(last[n]) : nil
  }

  /// The scalars of UTF-8; nil where there are too many or it is malformed.
  private static func scalars(of key: UnsafeBufferPointer<UInt8>, into letters: UnsafeMutablePointer<UInt32>)
    -> Int?
  {
    var count = 0
    var offset = 0
    while offset < key.count {
      guard count < longestTyped else { return nil }
      var (scalar, length) = (UInt32(key[offset]), 1)
      if scalar >= 0x80 { (scalar, length) = NameFolding.decode(key, at: offset) }
      guard length > 0 else { return nil }
      letters[count] = scalar
      count += 1
      offset += length
    }
    return count
  }
}
