import Model

extension NameReader {
  /// Writes what was read; the number of bytes, 0 where it is too much.
  func write(to form: UnsafeMutablePointer<UInt8>) -> Int {
    form[0] = UInt8(count) | script.rawValue << 5 | (muteH ? 0x80 : 0)
    form[1] = article | innerArticles << 3 | innerArticle << 5
    form[2] =
      coreWords | father << 3 | (beginsWithGlide ? 0x20 : 0) | (coreLetters < 3 ? 0x40 : 0)
      | (nativeQualifier ? 0x80 : 0)
    form[3] = qualifier | generic << 4
    let key = keyHash.value
    form[4] = UInt8(truncatingIfNeeded: key)
    form[5] = UInt8(truncatingIfNeeded: key >> 8)
    form[6] = UInt8(truncatingIfNeeded: key >> 16)
    form[7] = UInt8(truncatingIfNeeded: wordsHash)
    form[8] = UInt8(truncatingIfNeeded: wordsHash >> 8)
    form[9] = UInt8(truncatingIfNeeded: vowelsHash ^ vowelsHash >> 16)
    (form + NameForm.head).update(from: consonants, count: count)
    let vowels = form + NameForm.head + count
    var end = count + 1
    for index in 0...count {
      let gap = gaps[index]
      if gap < 0x100, gap >> 4 != 15 {
        vowels[index] = UInt8(gap)
      } else {
        vowels[index] = 0xF0
        guard NameForm.head + count + end + 2 <= NameForm.capacity else { return 0 }
        vowels[end] = UInt8(truncatingIfNeeded: gap)
        vowels[end + 1] = UInt8(truncatingIfNeeded: gap >> 8)
        end += 2
      }
    }
    return NameForm.head + count + end
  }
}
