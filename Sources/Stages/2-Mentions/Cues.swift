import Model

/// What the words round a name say of it.
struct Cues {
  /// "village of X", "10 km from X", "X Province": surely a place.
  var isStrong = false
  /// "in X", "near X": likely a place.
  var isLocative = false
  /// "X lies 5 km south of Y": a distance is told of it.
  var isMeasured = false
  /// The verb of a take before it: "captured X".
  var isObjectOfTaking = false

  /// Reads the words before and behind a range of tokens.
  init(of range: Range<Int>, in context: PlaceFinder.Context) {
    let tokens = context.tokens
    let before = Self.wordBefore(range.lowerBound, in: tokens)
    if let before {
      let word = tokens[before].word
      isLocative =
        Self.locative.contains(word) || word == "of" && Self.isPlaceNounOrWind(before - 1, in: tokens)
      // "Kimberly Hacker, 43, of McKee".
      if word == "of", before > 1, tokens[before - 1].word == ",", tokens[before - 2].kind == .number {
        isLocative = true
      }
      isStrong =
        word == "of" && Self.isPlaceNounOrWind(before - 1, in: tokens)
        || PlaceNouns.contains(word) && !tokens[before].isCapitalised && word != "base" && word != "state"
        || (word == "of" || word == "from") && before > 0 && context.has(.taken, at: before - 1)
        || word == "of" && before > 1 && context.has(.taken, at: before - 2)
          && MeasureLanguages.english.wind(at: before - 1, in: tokens) != nil
        || (word == "including" || word == "namely") && Self.hasPlaceNoun(before: before, in: tokens)
        || word == "," && Self.isPlaceNounOrWind(before - 1, in: tokens)
          && tokens[before - 1].word.hasEnding("s")
      isObjectOfTaking =
        Self.takingVerbs.contains(word)
        || (word == "of" || word == "over") && before > 0 && tokens[before - 1].word == "control"
    }
    if Self.isTold(before: range.lowerBound, in: tokens) || Self.isTold(behind: range.upperBound, in: tokens)
    {
      isObjectOfTaking = true
    }
    // "X 5 km south of it", "X lies about 5 km south of Y".
    isMeasured =
      context.has(.taken, at: range.upperBound)
      && MeasureLanguages.english.hasWind(behind: range.upperBound, in: tokens)
      || Self.isPlaced(behind: range.upperBound, in: context)
    if isMeasured { isLocative = true }
    if Self.featureWordBehind(range.upperBound, in: tokens) != nil { isStrong = true }
    if Self.isEndOfLine(range, in: tokens) { isStrong = true }
    if Self.builtNounBehind(range.upperBound, in: tokens) != nil { isStrong = true }
    if Self.appositionNoun(behind: range.upperBound, in: tokens) != nil { isStrong = true }
  }

  static let locative: WordSet = [
    "in", "at", "near", "around", "outside", "towards", "toward", "into", "from", "to", "inside", "through",
    "across", "between", "beyond", "north", "south", "east", "west", "northeast", "northwest", "southeast",
    "southwest", "opposite", "within", "on", "hit", "struck", "shelled", "bombed", "left", "reach", "reached",
    "entered", "enter", "via", "central",
    "downtown",
    "northern", "southern", "eastern", "western",
  ]
  /// Verbs whose object is ground; the grammar of claims has its own, finer list.
  static let takingVerbs: WordSet = [
    "capture", "captured", "captures", "capturing", "recapture", "recaptured", "recaptures", "recapturing",
    "seize",
    "seized", "seizes", "seizing", "take", "took", "taken", "takes", "taking", "retake", "retook", "retaken",
    "retakes", "retaking", "liberate", "liberated", "liberates", "liberating", "lost", "lose", "loses",
    "losing",
    "hold", "holds", "held", "control", "controls", "controlled", "besiege", "besieged", "overran", "overrun",
    "conquered", "regain", "regained", "regaining", "occupied", "occupy", "storm", "stormed", "entered",
    "left",
    "abandoned", "reclaimed", "secured", "freed", "surrounded", "encircled", "attacked", "shelled", "bombed",
  ]
  /// Whether a verb of position with a figure and a wind follows.
  private static func isPlaced(behind end: Int, in context: PlaceFinder.Context) -> Bool {
    guard end + 1 < context.tokens.count,
      positionVerbs.contains(context.tokens[end].word)
    else { return false }
    guard let figure = [end + 1, end + 2].first(where: { context.has(.taken, at: $0) }) else { return false }
    return MeasureLanguages.english.hasWind(behind: figure + 1, in: context.tokens)
      || (figure + 1..<figure + 6).contains { index in
        context.tokens.indices.contains(index) && context.has(.taken, at: index - 1)
          && (context.tokens[index].word == "from" || context.tokens[index].word == "off")
      }
  }

  private static let positionVerbs: WordSet = ["is", "lies", "was", "stands", "sits"]

  /// Nouns made from those verbs.
  private static let takingNouns: WordSet = [
    "capture", "recapture", "seizure", "fall", "loss", "liberation", "siege", "conquest", "takeover",
    "control",
    "recovery", "reconquest",
  ]

  /// "the capture of X", "drove them out of X", "withdrew from X", "took back X".
  private static func isTold(before start: Int, in tokens: [Token]) -> Bool {
    let word = { (back: Int) in start >= back ? tokens[start - back].word : .none }
    if word(1) == "of" { return takingNouns.contains(word(2)) || word(2) == "out" }
    if word(1) == "back" || word(1) == "over" { return takingVerbs.contains(word(2)) || word(2) == "control" }
    if word(1) == "in" || word(1) == "for" || word(1) == "over" {
      return (2...6).contains { fights.contains(word($0)) }
    }
    guard word(1) == "from" else { return false }
    return (2...5).contains { retreats.contains(word($0)) }
  }

  private static let fights: WordSet = ["fighting", "clashes", "battle", "battles", "fought"]
  private static let retreats: WordSet = [
    "withdraw", "withdrew", "withdrawn", "withdraws", "withdrawing", "retreat", "retreated", "retreats",
    "pulled",
    "withdrawal",
  ]

  /// "X was captured", "X fell to", "X, which rebels have besieged", "X is under the control of".
  private static func isTold(behind end: Int, in tokens: [Token]) -> Bool {
    guard end < tokens.count else { return false }
    let first = tokens[end].word == "," && end + 1 < tokens.count ? end + 1 : end
    guard first < tokens.count, tellingOpeners.contains(tokens[first].word) else { return false }
    if tokens[first].word == "fell" || tokens[first].word == "falls" {
      let next = first + 1 < tokens.count ? tokens[first + 1].word : "."
      return next == "to" || tokens[first].word == "falls" && [",", "."].contains(next)
    }
    return tokens[first..<min(tokens.count, first + 7)].contains { token in
      takenParticiples.contains(token.word)
    } || tokens[first..<min(tokens.count, first + 5)].contains { $0.word == "under" || $0.word == "hands" }
  }

  private static let tellingOpeners: WordSet = [
    "is", "was", "were", "has", "had", "have", "fell", "falls", "which", "remains", "could", "may",
  ]
  /// The verbs of a take that also tell it behind its object.
  private static let takenParticiples = WordSet(
    takingVerbs.words.filter { !activeVerbs.contains($0) } + ["fallen", "encircled", "besieging"])
  private static let activeVerbs: WordSet = ["left", "entered", "take", "hold", "control"]

  private static let winds: WordSet = [
    "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outskirts", "edge",
    "centre", "center", "parts", "port", "capital", "ruins", "gates", "quarter", "quarters",
  ]
  /// Adjectives that may stand between a cue and a name.
  private static let skipped: WordSet = [
    "the", "northern", "southern", "eastern", "western", "central", "nearby", "strategic", "northeastern",
    "northwestern", "southeastern", "southwestern", "key", "border", "besieged", "ancient", "contested",
    "neighbouring",
  ]

  /// The index of the word before a position, articles and adjectives of place skipped.
  private static func wordBefore(_ position: Int, in tokens: [Token]) -> Int? {
    var index = position - 1
    while index > 0, skipped.contains(tokens[index].word) { index -= 1 }
    return index >= 0 ? index : nil
  }

  private static func isPlaceNounOrWind(_ index: Int, in tokens: [Token]) -> Bool {
    guard index >= 0 else { return false }
    let word = tokens[index].word
    return PlaceNouns.contains(word) || winds.contains(word)
  }

  private static func hasPlaceNoun(before index: Int, in tokens: [Token]) -> Bool {
    tokens[max(0, index - 6)..<index].contains { PlaceNouns.contains($0.word) }
  }

  /// "the A-B line", "the A-B highway": both are places.
  private static func isEndOfLine(_ range: Range<Int>, in tokens: [Token]) -> Bool {
    var end = range.upperBound
    let isFirst = end < tokens.count && tokens[end].isHyphenated && tokens[end].isCapitalised
    let isSecond =
      range.lowerBound > 0 && tokens[range.lowerBound].isHyphenated
      && tokens[range.lowerBound - 1].isCapitalised
    guard isFirst || isSecond else { return false }
    while end < tokens.count, tokens[end].isHyphenated { end += 1 }
    return end < tokens.count && lineNouns.contains(tokens[end].word)
  }

  private static let lineNouns: WordSet = [
    "line", "highway", "road", "corridor", "border", "axis", "route", "stretch", "railway", "motorway",
    "frontier",
  ]

  /// A capitalised feature word right behind a name: "Sajur River".
  static func featureWordBehind(_ end: Int, in tokens: [Token]) -> String? {
    guard end < tokens.count, tokens[end].isCapitalised, !tokens[end].isHyphenated,
      PlaceNouns.trailing.contains(tokens[end].word)
    else { return nil }
    return PlaceNouns.text(tokens[end].word)
  }

  /// A noun for something built, or a district, behind a name, with one word before it at most: "X military
  /// complex", "X district".
  static func builtNounBehind(_ end: Int, in tokens: [Token]) -> Int? {
    for index in end..<min(end + 2, tokens.count) {
      let token = tokens[index]
      guard token.kind == .word, !token.isHyphenated, !token.isCapitalised else { return nil }
      if builtNouns.contains(token.word) { return index }
      guard builtModifiers.contains(token.word) else { return nil }
    }
    return nil
  }

  private static let builtModifiers: WordSet = [
    "military", "air", "army", "border", "industrial", "refugee", "power", "gas", "oil",
  ]
  static let builtNouns: WordSet = [
    "complex", "airbase", "airport", "base", "dam", "barracks", "camp", "academy", "prison", "crossing",
    "airfield",
    "refinery", "plant", "silos", "district", "subdistrict", "neighbourhood", "neighborhood", "province",
    "governorate", "oblast",
  ]

  /// ", a Turkish town": the noun of an apposition behind a name.
  static func appositionNoun(behind end: Int, in tokens: [Token]) -> String? {
    guard end + 2 < tokens.count, tokens[end].word == ",",
      FunctionWords.articles.contains(tokens[end + 1].word)
    else { return nil }
    for index in (end + 2)..<min(end + 7, tokens.count) {
      guard tokens[index].kind == .word else { return nil }
      guard let noun = PlaceNouns.text(tokens[index].word) else { continue }
      // "a city official" is no city.
      let isHead =
        index + 1 == tokens.count || tokens[index + 1].kind != .word
        || headEnds.contains(tokens[index + 1].word)
      return isHead ? noun : nil
    }
    return nil
  }

  /// Words that may follow the noun of an apposition.
  private static let headEnds: WordSet = [
    "in", "of", "on", "near", "that", "which", "where", "at", "about", "some", "just", "with", "from", "to",
    "between",
    "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "across", "and",
    "outside",
    "under", "held", "close", "along", "by", "was", "is", "were", "has", "had",
  ]

  /// The range with the capitalised feature words behind it: "Goma International Airport".
  static func extended(_ range: Range<Int>, in context: PlaceFinder.Context) -> Range<Int> {
    var end = range.upperBound
    while featureWordBehind(end, in: context.tokens) != nil { end += 1 }
    if end == range.upperBound, let noun = builtNounBehind(end, in: context.tokens) { end = noun + 1 }
    return range.lowerBound..<end
  }

  /// The noun that tells what kind of place the name is, from before it, behind it or the name itself.
  static func featureWord(of range: Range<Int>, in tokens: [Token]) -> String? {
    let last = tokens[range.upperBound - 1].word
    if range.count > 1, PlaceNouns.trailing.contains(last) || builtNouns.contains(last) {
      return PlaceNouns.text(last)
    }
    let first = tokens[range.lowerBound].word
    if range.count > 1, leadingFeatures.contains(first) {
      return first == "nahr" ? "river" : PlaceNouns.text(first)
    }
    if let before = wordBefore(range.lowerBound, in: tokens) {
      let word = tokens[before].word
      if let noun = PlaceNouns.text(word) { return noun }
      if word == "of", before > 0, let noun = PlaceNouns.text(tokens[before - 1].word) { return noun }
    }
    if range.upperBound < tokens.count, !tokens[range.upperBound].isHyphenated,
      plainFeatures.contains(tokens[range.upperBound].word)
    {
      return PlaceNouns.text(tokens[range.upperBound].word)
    }
    return appositionNoun(behind: range.upperBound, in: tokens)
  }

  /// First words of names that say what they are.
  private static let leadingFeatures: WordSet = ["jabal", "jebel", "mount", "lake", "nahr"]
  /// Nouns that tell what the name before them is, also without a capital.
  private static let plainFeatures: WordSet = [
    "city", "town", "village", "province", "district", "airport", "airbase", "dam", "river", "countryside",
  ]

  /// Whether a capitalised word that is no feature word, date or actor stands right behind the range.
  static func hasNameBehind(_ range: Range<Int>, in context: PlaceFinder.Context) -> Bool {
    let after = range.upperBound
    return isName(after, in: context) && !context.tokens[after].isHyphenated
      && !PlaceNouns.trailing.contains(context.tokens[after].word)
  }

  /// Whether one stands right before it.
  static func hasNameBefore(_ range: Range<Int>, in context: PlaceFinder.Context) -> Bool {
    let before = range.lowerBound - 1
    guard isName(before, in: context), !context.tokens[range.lowerBound].isHyphenated else { return false }
    let word = context.tokens[before].word
    // "Capturing Azaz, …": a verb that opens the sentence is no name.
    if before == 0, takingVerbs.contains(word) || word.hasEnding("ing") { return false }
    return !PlaceNouns.leading.contains(word)
  }

  private static func isName(_ index: Int, in context: PlaceFinder.Context) -> Bool {
    guard context.tokens.indices.contains(index), !context.has([.taken, .actor], at: index) else {
      return false
    }
    let token = context.tokens[index]
    return token.kind == .word && token.isCapitalised && token.word != "'s"
      && context.roles[index].isDisjoint(with: [.function, .placeNoun, .demonym])
  }

  private static let datelineMarks: WordSet = ["-", "/", "—", "–"]

  /// Whether a name stands in the line that opens a report: "ISTANBUL, Turkey –", "WASHINGTON //".
  static func isDateline(_ range: Range<Int>, in tokens: [Token]) -> Bool {
    guard range.lowerBound < 4, tokens[0].isAllCapitals || tokens[0].isCapitalised else { return false }
    return tokens[range.upperBound..<min(range.upperBound + 7, tokens.count)].contains {
      $0.kind == .mark && datelineMarks.contains($0.word)
    } && tokens[range.lowerBound..<range.upperBound].allSatisfy { $0.isCapitalised }
      && tokens[..<range.lowerBound].allSatisfy { $0.kind == .mark || $0.isCapitalised }
  }
}
