import Model

/// Finds statements on how places lie to each other: "about 55 km west of X", "to the south of X",
/// "within a mile of X", "in northern X", "a Turkish town across the border from X".
///
/// In which order a language puts figure, wind and anchor stands in its file under `Languages`; who or what lies
/// there is found by `SubjectReader`, what it lies from by `AnchorReader`.
struct RelationFinder {
  /// What a sentence gives to the finder; every range is one of tokens.
  struct Context {
    let language: MeasureLanguage
    let tokens: [Token]
    let report: Report
    let sentence: Int
    /// Toponyms and descriptions, demonyms among them.
    let places: [PlaceFinder.Found]
    /// The same without demonyms: what a figure can be measured from.
    let measurable: [PlaceFinder.Found]
    /// The demonyms.
    let demonyms: [PlaceFinder.Found]
    /// Whether the sentence has a length or a compass point.
    let mayMeasure: Bool
    let actors: [(mention: ActorMention, range: Range<Int>)]
    let quantities: [(mention: QuantityMention, range: Range<Int>)]
    /// What is known from the sentences before, and of countries.
    let background: Background
    /// The anchor of the phrase before: what "south of it" means.
    var anchor: PlaceFinder.Found?

    init(
      language: MeasureLanguage, tokens: [Token], report: Report, sentence: Int, places: [PlaceFinder.Found],
      mayMeasure: Bool, actors: [(mention: ActorMention, range: Range<Int>)],
      quantities: [(mention: QuantityMention, range: Range<Int>)], background: Background
    ) {
      self.language = language
      self.tokens = tokens
      self.report = report
      self.sentence = sentence
      self.places = places
      demonyms = places.filter { $0.mention.use == .demonym }
      measurable = demonyms.isEmpty ? places : places.filter { $0.mention.use != .demonym }
      self.mayMeasure = mayMeasure
      self.actors = actors
      self.quantities = quantities
      self.background = background
    }

    /// The last place that ends before a token.
    func place(before end: Int) -> PlaceFinder.Found? {
      measurable.last { $0.range.upperBound <= end }
    }
  }

  /// What a sentence does not tell itself.
  struct Background {
    /// The place that "it" or "the town" at the head of the sentence means: the first of the sentence before.
    var carried: PlaceFinder.Found?
    /// The last other place of the sentence before: what "there" means.
    var other: PlaceFinder.Found?
    /// Countries by names, and their capitals.
    let countries: CountryBook
    /// Countries (ISO 3166-1 alpha-2) the report names, most often first.
    let named: [String]
  }

  /// The relations of a sentence in order, and the descriptions they lie from ("the Turkish border").
  func relations(in context: Context) -> (relations: [SpatialRelation], described: [PlaceFinder.Found]) {
    guard !context.places.isEmpty || context.background.carried != nil else { return ([], []) }
    let told = context.mayMeasure ? distances(in: context) : []
    let described = told.map(\.phrase.anchor).filter { anchor in
      anchor.mention.sentence == context.sentence && !context.places.contains { $0.range == anchor.range }
    }
    let positions = containments(in: context) + adjacencies(in: context)
    return (
      (told.map(\.relation) + positions).sorted { $0.span < $1.span },
      described.enumerated().filter { index, place in
        !described[..<index].contains { $0.range == place.range }
      }
      .map(\.element)
    )
  }

  private func distances(in context: Context) -> [Told] {
    let subjects = SubjectReader(context: context)
    var told: [Told] = []
    for phrase in PhraseReader(context: context).phrases() {
      for subject in subjects.subjects(of: phrase, behind: told) where !phrase.isAnchor(subject) {
        told.append(Told(relation: relation(phrase, subject: subject, in: context), phrase: phrase))
      }
    }
    return told
  }

  private func relation(_ phrase: PositionPhrase, subject: SpatialRelation.Subject, in context: Context)
    -> SpatialRelation
  {
    let start = context.tokens[phrase.start].span
    let figure = start.union(phrase.quantity?.span ?? start)
    let isHere = phrase.anchor.mention.sentence == context.sentence
    return SpatialRelation(
      subject: subject, anchor: phrase.anchor.mention,
      kind: .distance(quantity: phrase.quantity, direction: phrase.direction, path: phrase.route),
      span: isHere ? figure.union(phrase.anchor.mention.span) : figure, sentence: context.sentence)
  }
}

/// A relation with the phrase that told it.
struct Told {
  var relation: SpatialRelation
  var phrase: PositionPhrase
}

/// A figure, a wind or both, with the place they are seen from.
struct PositionPhrase {
  /// The first token.
  var start: Int
  /// The token behind the last.
  var end: Int
  var quantity: QuantityMention?
  var direction: CompassPoint?
  var route: Route?
  var anchor: PlaceFinder.Found
  /// The subject, where the order itself names it.
  var subject: PlaceFinder.Found?
  var flags: Order.Flags

  /// Whether a subject is the anchor itself.
  func isAnchor(_ subject: SpatialRelation.Subject) -> Bool {
    if case .place(let mention) = subject { return mention.text == anchor.mention.text }
    return false
  }
}
