/// Points that end no sentence.
enum Abbreviations {
  /// Words whose point never ends a sentence: a name or a number follows.
  private static let titles: Set<String> = [
    "mr", "mrs", "ms", "messrs", "dr", "prof", "rev", "hon", "gen", "lt", "col", "maj", "capt", "cpt", "sgt",
    "cpl",
    "pvt", "brig", "adm", "cmdr", "sen", "rep", "gov", "pres", "amb", "st", "mt", "ft", "vs", "approx", "ca",
    "cf",
    "e.g",
    "i.e", "viz", "ret", "al",
  ]
  /// Words whose point ends no sentence when a figure follows.
  private static let beforeFigures: Set<String> = [
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "no", "nos", "p",
    "pp", "art",
    "sec", "fig", "ch",
  ]
  /// Words whose point may stand in mid-sentence or end one; the next word decides.
  private static let doubtful: Set<String> = [
    "u.s", "u.n", "u.k", "e.u", "u.a.e", "u.s.a", "d.c", "a.m", "p.m", "inc", "ltd", "corp", "co", "bros",
    "jr", "sr",
    "etc", "km", "mi", "sq", "dept", "est",
  ]
  /// Words that begin sentences but hardly ever go on from an abbreviation.
  private static let openers: Set<String> = [
    "the", "a", "an", "in", "on", "at", "but", "and", "he", "she", "it", "they", "we", "this", "that",
    "these",
    "those", "his", "her", "their", "its", "there", "when", "while", "after", "before", "if", "as", "for",
    "since",
    "however", "meanwhile", "according", "both", "no", "some", "many", "one", "two", "i", "you", "what",
    "who",
    "earlier", "also", "with", "from", "by", "to", "under", "so", "yet", "although", "despite",
  ]

  /// Whether a point belongs to an abbreviation that goes on to the word at `next`.
  static func holds(_ text: [UInt8], dot: Int, from start: Int, next: Int) -> Bool {
    guard let word = word(text, before: dot, from: start) else { return false }
    if titles.contains(word) { return !(word == "al" && isOpener(text, next)) }
    if beforeFigures.contains(word) { return TextBytes.isDigit(text[next]) }
    if doubtful.contains(word) || isInitials(word) { return !isOpener(text, next) }
    return false
  }

  /// Whether a point at the end of a line belongs to a title, so that the sentence goes on.
  static func isTitle(_ text: [UInt8], dot: Int, from start: Int) -> Bool {
    guard let word = word(text, before: dot, from: start) else { return false }
    return titles.contains(word) || (word.utf8.count == 1 && isInitials(word))
  }

  /// Single letters with points between them: "j", "j.k".
  private static func isInitials(_ word: String) -> Bool {
    word.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      part.utf8.count == 1 && part.utf8.allSatisfy(TextBytes.isLower)
    }
  }

  /// The word before a point in small letters, its own points kept; nil for words too long to matter.
  private static func word(_ text: [UInt8], before dot: Int, from start: Int) -> String? {
    var i = dot
    while i > start, dot - i <= 8 {
      let byte = text[i - 1]
      guard TextBytes.isUpper(byte) || TextBytes.isLower(byte) || byte == 0x2E else { break }
      i -= 1
    }
    guard i < dot, dot - i <= 8 else { return nil }
    return String(decoding: text[i..<dot].map { TextBytes.isUpper($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static func isOpener(_ text: [UInt8], _ start: Int) -> Bool {
    var i = start
    while i < text.count {
      let length = TextBytes.opener(text, i)
      if length == 0 { break }
      i += length
    }
    let first = i
    while i < text.count, i - first <= 10, TextBytes.isUpper(text[i]) || TextBytes.isLower(text[i]) { i += 1 }
    return openers.contains(String(decoding: text[first..<i], as: UTF8.self).lowercased())
  }
}
