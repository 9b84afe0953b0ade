import Model

/// Splits a paragraph into sentences by bytes.
struct SentenceSplitter {
  /// No sentence is longer: text without stops is cut at a blank, so that later stages stay linear.
  static let longest = 8_192

  let text: [UInt8]

  /// The sentences of a paragraph, white space trimmed.
  func sentences(in paragraph: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = paragraph.lowerBound
    var i = start
    while i < paragraph.upperBound {
      let byte = text[i]
      if byte > 0x3F, byte != 0xE2 {
        // A letter, as most are.
        i += 1
        continue
      }
      var end: Int?
      var next = i + 1
      if byte == 0x2E || byte == 0x21 || byte == 0x3F || byte == 0xE2 {
        end = stop(at: i, in: paragraph)
        // A run of stops is looked at once: "......" costs no more than its length.
        next = stopMark(i, paragraph.upperBound) ?? next
      } else if byte <= 0x20 {
        end = cut(at: i, from: start)
      }
      if let end {
        append(start..<end, to: &found)
        start = end
        next = end
      }
      i = next
    }
    append(start..<paragraph.upperBound, to: &found)
    return found
  }

  private func append(_ range: Range<Int>, to found: inout [Range<Int>]) {
    let trimmed = TextBytes.trim(text, range)
    if !trimmed.isEmpty { found.append(trimmed) }
  }

  private func cut(at i: Int, from start: Int) -> Int? {
    i - start >= Self.longest ? i : nil
  }

  /// The end of the sentence whose stop stands at an offset; nil where the byte ends none.
  func stop(at i: Int, in paragraph: Range<Int>) -> Int? {
    guard let behindStop = stopMark(i, paragraph.upperBound) else { return nil }
    var end = behindStop
    while end < paragraph.upperBound {
      let length = TextBytes.closer(text, end)
      if length == 0 { break }
      end += length
    }
    var next = end
    while next < paragraph.upperBound {
      let length = TextBytes.blank(text, next)
      if length == 0 { break }
      next += length
    }
    if next >= paragraph.upperBound { return end }
    guard next > end, opensSentence(next, paragraph.upperBound) else { return nil }
    if text[i] == 0x2E, behindStop == i + 1 {
      guard !Abbreviations.holds(text, dot: i, from: paragraph.lowerBound, next: next) else { return nil }
    }
    return end
  }

  /// Behind ".", "!", "?", "…" or a run of them.
  private func stopMark(_ start: Int, _ limit: Int) -> Int? {
    var i = start
    while i < limit {
      if text[i] == 0x2E || text[i] == 0x21 || text[i] == 0x3F {
        i += 1
      } else if text[i] == 0xE2, i + 2 < limit, text[i + 1] == 0x80, text[i + 2] == 0xA6 {
        i += 3
      } else {
        break
      }
    }
    return i > start ? i : nil
  }

  /// Whether a sentence may begin here: a capital, a figure, or a letter beyond ASCII, quotation marks aside.
  private func opensSentence(_ start: Int, _ limit: Int) -> Bool {
    var i = start
    while i < limit {
      let length = TextBytes.opener(text, i)
      if length == 0 { break }
      i += length
    }
    guard i < limit else { return true }
    return TextBytes.isUpper(text[i]) || TextBytes.isDigit(text[i]) || text[i] >= 0x80 || text[i] == 0x2D
      || text[i] == 0x2A
  }

  /// Whether a line ends a sentence: a stop that is no abbreviation's, closing marks aside.
  func endsSentence(_ line: Range<Int>) -> Bool {
    var end = line.upperBound
    while end > line.lowerBound {
      if end - 1 >= line.lowerBound, TextBytes.closer(text, end - 1) == 1 {
        end -= 1
      } else if end - 3 >= line.lowerBound, TextBytes.closer(text, end - 3) == 3 {
        end -= 3
      } else {
        break
      }
    }
    guard end > line.lowerBound else { return false }
    if end - line.lowerBound >= 3, text[end - 3..<end].elementsEqual([0xE2, 0x80, 0xA6]) { return true }
    switch text[end - 1] {
    case 0x21, 0x3F: return true
    case 0x2E: return !Abbreviations.isTitle(text, dot: end - 1, from: line.lowerBound)
    default: return false
    }
  }
}
