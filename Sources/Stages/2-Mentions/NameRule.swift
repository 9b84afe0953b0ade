import Model

/// Words with a place's name, and what speaks for their being the place.
struct PossibleName {
  var range: Range<Int>
  var standing: Standing
  var cues: Cues
  /// Whether ", AREA" follows.
  var isInArea: Bool

  /// Whether the words round it name a place for sure.
  var isSure: Bool { cues.isStrong || isInArea }

  /// "Plymouth County", "Jefferson Parish": the name itself says what it is.
  func isCounty(in context: PlaceFinder.Context) -> Bool {
    range.count > 1
      && Self.countyWords.contains(context.tokens[range.upperBound - 1].word)
  }

  private static let countyWords: WordSet = ["county", "parish", "province", "island"]

  /// Whether anything round it, or round the same word elsewhere in the report, says that it is a place.
  func isCued(in context: PlaceFinder.Context) -> Bool {
    isSure || cues.isLocative || cues.isObjectOfTaking
      || context.names.cued.contains(context.tokens[range.lowerBound].word)
      || context.opensReport && Cues.isDateline(range, in: context.tokens)
  }

  /// Whether it is a part, not the whole, of a party's name.
  func isPartOfActor(in context: PlaceFinder.Context) -> Bool {
    context.actors.contains {
      $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound && $0 != range
    }
  }
}

/// A rule that keeps words with a place's name from being read as the place.
struct NameRule: Sendable {
  /// What the words are instead.
  var name: String
  /// Whether it also speaks against shorter names in the same words.
  var isAboutAllWords = false
  /// Whether it applies.
  var rejects: @Sendable (PossibleName, PlaceFinder.Context, NameWords) -> Bool

  /// The name of the rule on words of the grammar.
  static let grammar = "a word of the grammar"

  /// The first rule that rejects a name.
  static func first(rejecting name: PossibleName, in context: PlaceFinder.Context, words: NameWords)
    -> NameRule?
  {
    for rule in all where rule.rejects(name, context, words) { return rule }
    return nil
  }

  /// Read from top to bottom; the first that applies decides.
  static let all: [NameRule] = [
    // "the Syrian Observatory", "Islamic State of Iraq"; "Montreal police" names the city too.
    NameRule(name: "part of a party's name") { name, context, _ in
      guard name.isPartOfActor(in: context) else { return false }
      let isBound = context.bookActors.contains {
        $0.lowerBound < name.range.lowerBound && name.range.upperBound <= $0.upperBound
      }
      return isBound || !name.standing.isFamous && !name.isCounty(in: context)
    },
    NameRule(name: grammar) { name, context, _ in
      guard name.range.count == 1 else { return false }
      let word = context.tokens[name.range.lowerBound].word
      return PlaceFinder.articles.contains(word) || FunctionWords.all.contains(word)
        || word.count < 3 && !name.cues.isStrong || word.count < 6 && FunctionWords.titles.contains(word)
    },
    NameRule(name: "begins or ends with a word of the grammar") { name, context, _ in
      guard name.range.count > 1 else { return false }
      let first = context.tokens[name.range.lowerBound], last = context.tokens[name.range.upperBound - 1]
      let isArticle = PlaceFinder.articles.contains(first.word)
      return !isArticle && FunctionWords.all.contains(first.word) && !first.isHyphenated
        && !compassWords.contains(first.word)
        || !last.isCapitalised && !last.isHyphenated && !PlaceNouns.contains(last.word)
    },
    // "Shiite-majority", "Wal-Mart": half of a longer word; "London-based" names the city.
    NameRule(name: "half of a longer word") { name, context, _ in
      let tokens = context.tokens
      let behind = name.range.upperBound
      let goesOn =
        behind < tokens.count && tokens[behind].isHyphenated
        && !(PlaceNouns.contains(tokens[behind].word) && !tokens[behind].isCapitalised)
      let isSecond =
        tokens[name.range.lowerBound].isHyphenated && name.range.lowerBound > 0
        && tokens[name.range.lowerBound - 1].isCapitalised
      return (goesOn || isSecond) && !name.standing.isFamous && !name.cues.isStrong
        && !name.cues.isObjectOfTaking
    },
    // "The Jerusalem Post", "the Cleveland Plain Dealer".
    NameRule(name: "a newspaper", isAboutAllWords: true) { name, context, _ in
      let behind = name.range.upperBound
      return behind < context.tokens.count && context.tokens[behind].isCapitalised
        && OrganisationNouns.newspapers.contains(context.tokens[behind].word)
    },
    // "West Nile virus", "Lassa fever".
    NameRule(name: "a disease", isAboutAllWords: true) { name, context, _ in
      let behind = name.range.upperBound
      return behind < context.tokens.count && diseases.contains(context.tokens[behind].word)
        && name.standing.prominence < 7
    },
    // "Jordan Smith", "Gov. Lincoln Chafee", "Jack London".
    NameRule(name: "a person's name", isAboutAllWords: true) { name, context, words in
      guard let person = context.persons.first(where: { $0.overlaps(name.range) }), !name.cues.isStrong
      else { return false }
      // "Hong Kong", "Santa Ana": the whole of it is the name of a great city.
      if name.range.count > 1, name.range.upperBound >= person.upperBound { return !name.standing.isFamous }
      // "Carolina Panthers": a state and no surname.
      let behind = name.range.upperBound
      let isFirst = person.lowerBound == name.range.lowerBound && behind < person.upperBound
      return
        !(isFirst && name.standing.prominence >= 6 && !words.surnames.contains(context.tokens[behind].word))
    },
    // "Walsh had hoped", after "Arch Walsh".
    NameRule(name: "a person of the report") { name, context, _ in
      guard name.range.count == 1, context.names.persons.contains(context.tokens[name.range.lowerBound].word)
      else { return false }
      return !(name.isSure || name.cues.isLocative && name.standing.isFamous)
    },
    // "the University of", and "Michigan Center" in "University of Michigan Center for Health".
    NameRule(name: "a word for an organisation") { name, context, _ in
      !name.isInArea && OrganisationNouns.all.contains(context.tokens[name.range.upperBound - 1].word)
        && (name.range.count == 1
          || !name.standing.isFamous && !name.isCounty(in: context) && !name.cues.isLocative)
    },
    // "Reading", "Nice", "Mobile": places only behind a cue.
    NameRule(name: "a common word") { name, context, words in
      guard name.range.count == 1 else { return false }
      let word = context.tokens[name.range.lowerBound].word
      // "Turkey" inside a sentence is the country, whatever else the report says of turkeys.
      if name.standing.prominence >= 7 {
        return name.range.lowerBound == 0 && context.names.plain.contains(word) && !name.isCued(in: context)
      }
      guard
        words.common.contains(word) || FunctionWords.ambiguousNames.contains(word)
          || context.names.plain.contains(word)
      else { return false }
      if name.isSure || name.cues.isObjectOfTaking { return false }
      let isCuedElsewhere = context.names.cued.contains(word) && name.standing.prominence >= 4.5
      return !(name.cues.isLocative && name.standing.prominence >= 3.5 || isCuedElsewhere)
    },
    NameRule(name: "a name of persons") { name, context, words in
      guard name.range.count == 1, name.standing.prominence < 5.7 else { return false }
      let word = context.tokens[name.range.lowerBound].word
      return (words.given.contains(word) || words.surnames.contains(word)) && !name.isCued(in: context)
    },
    // "Hulusi Akar", "Ballon d'Or": another capitalised word stands right beside it.
    NameRule(name: "part of another name") { name, context, words in
      isPartOfAnotherName(name, context, words)
    },
    NameRule(name: "an abbreviation") { name, context, _ in
      let token = context.tokens[name.range.lowerBound]
      return name.range.count == 1 && token.isAllCapitals && token.word.count < 5 && !context.opensReport
        && name.standing.prominence < 7
    },
    NameRule(name: "nothing says that it is a place") { name, context, words in
      if name.standing.isFamous || name.isCued(in: context) { return false }
      let first = context.tokens[name.range.lowerBound].word
      if name.range.count > 1 { return words.given.contains(first) && !PlaceFinder.articles.contains(first) }
      let isKnown =
        words.given.contains(first) || words.surnames.contains(first) || words.common.contains(first)
      if context.names.told.contains(first), !isKnown { return false }
      // No cue of another language is known here, so that little must do.
      if context.isForeign { return isKnown || name.standing.prominence < 2.5 }
      let isInTheatre = name.standing.countries.contains { context.countries.prefix(3).contains($0) }
      return isKnown || name.standing.prominence < (isInTheatre ? 3 : 4.8)
    },
  ]

  private static let compassWords: WordSet = [
    "new", "north", "south", "east", "west", "northern", "southern", "western", "eastern", "central",
  ]
  private static let diseases: WordSet = [
    "virus", "viruses", "ebolavirus", "fever", "disease", "syndrome", "encephalitis", "haemorrhagic",
    "hemorrhagic",
  ]

  private static func isPartOfAnotherName(
    _ name: PossibleName, _ context: PlaceFinder.Context, _ words: NameWords
  ) -> Bool {
    let tokens = context.tokens
    let behind = name.range.upperBound
    // "Jabal Khirbat al-Kanisah" is one name, also where the gazetteer has a Jabal Khirbat.
    if behind + 1 < tokens.count, PlaceFinder.articles.contains(tokens[behind].word),
      tokens[behind + 1].isHyphenated,
      tokens[behind + 1].isCapitalised, !name.standing.isFamous
    {
      return true
    }
    let start = name.range.lowerBound
    if start > 1, PlaceFinder.articles.contains(tokens[start].word),
      PlaceNouns.leading.contains(tokens[start - 1].word),
      tokens[start - 1].isCapitalised, tokens[start - 2].isCapitalised, !name.standing.isFamous
    {
      return true
    }
    // "the village of Tell Zorbalik", "the district of Musa Qala": more of the name follows.
    if Cues.hasNameBehind(name.range, in: context), !OrganisationNouns.all.contains(tokens[behind].word),
      !name.standing.isFamous || name.range.count == 1 && words.given.contains(tokens[start].word),
      !name.isInArea
    {
      return true
    }
    // "the district of Musa Qala", of which only Qala is known: the cue stands before the whole name.
    if start > 0, Cues.hasNameBefore(name.range, in: context),
      Cues(of: start - 1..<behind, in: context).isStrong
    {
      return true
    }
    if name.isSure { return false }
    if Cues.hasNameBehind(name.range, in: context), !OrganisationNouns.all.contains(tokens[behind].word) {
      // "Texas Senator", "Alberta residents"; "Aleppo Muhammad" is nobody's city.
      let opens = context.opensReport && name.range.lowerBound == 0 && tokens[0].isAllCapitals
      let isSurname =
        name.standing.prominence < 7 && words.surnames.contains(tokens[name.range.lowerBound].word)
      if !name.standing.isFamous || isSurname && !opens { return true }
    }
    if Cues.hasNameBefore(name.range, in: context) {
      let before = tokens[name.range.lowerBound - 1].word
      if words.given.contains(before) { return true }
      if !name.standing.isFamous && !OrganisationNouns.all.contains(before) { return true }
    }
    return false
  }
}
