import Gazetteer
import Model

/// The words of a sentence as the name index knows them, in runs without a mark.
struct NameRuns {
  /// Words that follow each other without a mark.
  struct Run {
    var hashes: ArraySlice<UInt64>
    /// The token behind each word; nil where every token is a word of its own.
    fileprivate var ends: [Int]?

    /// Whether a word is made of several tokens.
    var isMerged: Bool { ends != nil }

    /// The token behind the first so many words.
    func end(of words: Int) -> Int { ends?[words - 1] ?? hashes.startIndex + words }
  }

  /// No name of a report has more words.
  private static let reach = 8

  /// By token; 0 for what is no word.
  private var hashes: [UInt64]
  /// What a word is together with the tokens behind it, where it is more than itself: "People's", "St.".
  private var merges: [Int: (hash: UInt64, end: Int)] = [:]

  init(_ context: PlaceFinder.Context) {
    let tokens = context.tokens
    hashes = [UInt64](repeating: 0, count: tokens.count)
    for index in tokens.indices where tokens[index].kind == .word {
      let token = tokens[index]
      if token.isPlain {
        hashes[index] = token.word.hash
      } else if token.word != "'s" {
        hashes[index] = NameIndex.hash(word: context.report.text[token.span.range])
      }
    }
    for index in hashes.indices.dropLast(2) where hashes[index] != 0 && !tokens[index + 1].isPlain {
      guard tokens[index + 2].isCapitalised, tokens[index + 2].kind == .word else { continue }
      if tokens[index + 1].word == "'s" {
        let bytes = context.report.text[tokens[index].span.start..<tokens[index + 1].span.end]
        merges[index] = (NameIndex.hash(word: bytes.filter { $0 != 0x27 }[...]), index + 2)
      } else if tokens[index + 1].word == ".", Self.shortened.contains(tokens[index].word) {
        merges[index] = (hashes[index], index + 2)
      }
    }
  }

  /// Words of names that are written with a full stop.
  private static let shortened: WordSet = ["st", "ste", "mt", "ft", "pt"]

  /// The words from a token to the next mark.
  func plain(from start: Int) -> Run {
    var end = start
    while end < hashes.count, hashes[end] != 0, end - start < Self.reach { end += 1 }
    return Run(hashes: hashes[start..<end])
  }

  /// The same where a possessive inside a name is a part of its word ("People's Republic of China") and the full stop
  /// of "St." is passed over; nil where there is nothing to merge.
  func merged(from start: Int) -> Run? {
    guard !merges.isEmpty else { return nil }
    var words: [UInt64] = []
    var ends: [Int] = []
    var index = start
    while index < hashes.count, hashes[index] != 0, words.count < Self.reach {
      let (hash, end) = merges[index] ?? (hashes[index], index + 1)
      if hash == 0 { break }
      words.append(hash)
      ends.append(end)
      index = end
    }
    return index == start + words.count ? nil : Run(hashes: words[...], ends: ends)
  }
}
