import Gazetteer
import Model

/// What a whole report tells of its capitalised words, read before any name is taken for a place.
///
/// A surname seen once behind a given name or a title is a person for the whole report; a word that also stands there
/// without a capital is a common word; a name that once stands where only a place can stand is one everywhere.
struct ReportNames {
  /// Surnames, and given names with a surname, as the report has them.
  private(set) var persons = WordCollector()
  /// Words that stand somewhere without a capital.
  private(set) var plain = WordCollector()
  /// First words of names that stand somewhere behind "in", "near" and the like, or before ", AREA".
  private(set) var cued = WordCollector()
  /// First words of names that somewhere are told to be taken or held, or stand behind "village of", "west of".
  private(set) var told = WordCollector()
  /// The tokens of names of persons, by sentence.
  private(set) var personRanges: [[Range<Int>]] = []

  init(_ sentences: [[Token]], words: NameWords) {
    personRanges.reserveCapacity(sentences.count)
    for tokens in sentences {
      personRanges.append([])
      for index in tokens.indices where tokens[index].kind == .word {
        if tokens[index].isCapitalised {
          read(index, in: tokens, words: words)
        } else if tokens[index].word.count > 2, tokens[index].isPlain, !tokens[index].isHyphenated {
          plain.insert(tokens[index].word)
        }
      }
    }
  }

  private mutating func read(_ index: Int, in tokens: [Token], words: NameWords) {
    if let end = words.personEnd(at: index, in: tokens) {
      personRanges[personRanges.count - 1].append(index..<end)
      for person in index..<end where tokens[person].word.count > 1 { persons.insert(tokens[person].word) }
    }
    if isAged(index, in: tokens) { persons.insert(tokens[index].word) }
    if index > 0, Self.cues.contains(tokens[index - 1].word) { cued.insert(tokens[index].word) }
    if isTold(index, in: tokens) { told.insert(tokens[index].word) }
  }

  /// Words behind which a capitalised word is a place, if it is the name of one.
  static let cues: WordSet = [
    "in", "near", "over", "outside", "around", "across", "throughout", "northern", "southern", "eastern",
    "western",
    "central", "downtown", "inside", "into", "towards", "toward", "north", "south", "east", "west",
  ]

  private func isTold(_ index: Int, in tokens: [Token]) -> Bool {
    guard index > 0, !PlaceFinder.articles.contains(tokens[index].word) else { return false }
    let before = tokens[index - 1].word
    if before == "of", index > 1 {
      let noun = tokens[index - 2].word
      return PlaceNouns.contains(noun) || MeasureLanguages.english.winds.contains(noun)
    }
    return Cues.takingVerbs.contains(before)
  }

  private static let marksBehindAge: WordSet = [",", ".", ")"]

  /// "Burton, 39,": an age behind it makes it a person.
  private func isAged(_ index: Int, in tokens: [Token]) -> Bool {
    index + 3 < tokens.count && tokens[index + 1].word == "," && tokens[index + 2].kind == .number
      && tokens[index + 2].word.count == 2 && Self.marksBehindAge.contains(tokens[index + 3].word)
  }
}

/// The lists of words by which names of persons and common words are told from places.
struct NameWords: Sendable {
  let common: WordSet
  let given: WordSet
  let surnames: WordSet

  init(_ gazetteer: Gazetteer) throws(InputError) {
    common = WordSet(words: try gazetteer.words(.common))
    given = WordSet(words: try gazetteer.words(.givenNames))
    surnames = WordSet(words: try gazetteer.words(.surnames))
  }

  /// The end of a person's name that begins at a token: a given name or a title, initials, and at least one more
  /// capitalised word that is no word of an organisation; nil where none begins.
  func personEnd(at start: Int, in tokens: [Token]) -> Int? {
    // "Al-Zahraa" is no Al.
    if start + 1 < tokens.count, tokens[start + 1].isHyphenated { return nil }
    let isTitled = start > 0 && isTitle(before: start, in: tokens)
    guard isTitled || given.contains(tokens[start].word) else { return nil }
    var index = isTitled ? start : start + 1
    // "George W. Bush", "Hugh "Bud" Carey" without the nickname.
    while index < tokens.count, isInitial(index, in: tokens) {
      index += index + 1 < tokens.count && tokens[index + 1].word == "." ? 2 : 1
    }
    var end = index
    while end < tokens.count, end - index < 3, isSurname(end, in: tokens, behindTitle: isTitled) { end += 1 }
    return end > index ? end : nil
  }

  private func isTitle(before start: Int, in tokens: [Token]) -> Bool {
    var before = start - 1
    if tokens[before].word == ".", before > 0 { before -= 1 }
    let token = tokens[before]
    return FunctionWords.titles.contains(token.word)
      && (token.isCapitalised || FunctionWords.plainTitles.contains(token.word))
  }

  private func isInitial(_ index: Int, in tokens: [Token]) -> Bool {
    tokens[index].kind == .word && tokens[index].isCapitalised
      && (tokens[index].word.count == 1 || tokens[index].isDotted && tokens[index].word.count <= 4)
  }

  private func isSurname(_ index: Int, in tokens: [Token], behindTitle: Bool) -> Bool {
    let token = tokens[index]
    guard token.kind == .word, token.isCapitalised, token.word != "'s", token.word.count > 1,
      !FunctionWords.all.contains(token.word), !PlaceNouns.contains(token.word),
      !PlaceNouns.trailing.contains(token.word), !OrganisationNouns.all.contains(token.word)
    else { return false }
    return surnames.contains(token.word) || !common.contains(token.word)
  }
}
