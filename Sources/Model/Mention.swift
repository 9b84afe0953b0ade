/// A span of a report that names something.
public enum Mention: Sendable, Hashable {
  /// A toponym, or words that describe a place.
  case place(PlaceMention)
  /// A party, an authority or a medium.
  case actor(ActorMention)
  /// A time expression.
  case date(DateMention)
  /// A figure with its unit.
  case quantity(QuantityMention)

  /// Where it stands in the report's text.
  public var span: ByteSpan {
    switch self {
    case .place(let mention): mention.span
    case .actor(let mention): mention.span
    case .date(let mention): mention.span
    case .quantity(let mention): mention.span
    }
  }

  /// The index of its sentence.
  public var sentence: Int {
    switch self {
    case .place(let mention): mention.sentence
    case .actor(let mention): mention.sentence
    case .date(let mention): mention.sentence
    case .quantity(let mention): mention.sentence
    }
  }
}

/// A toponym, or a description that stands for one.
public struct PlaceMention: Sendable, Hashable {
  /// How the name is used.
  public enum Use: String, Sendable {
    /// For the place itself.
    case literal
    /// For the government or institution that sits there ("Ankara fears").
    case metonym
    /// For the people or things of the place ("Turkish").
    case demonym
  }
  /// The toponym alone: "Tweiran" of "village of Tweiran".
  public var span: ByteSpan
  /// The words of `span` on one line.
  public var text: String
  /// The index of its sentence.
  public var sentence: Int
  /// How the name is used.
  public var use: Use
  /// The kind of thing the words beside it name: "village", "dam", "river", "Jabal"; lower case.
  public var featureWord: String?
  /// The gazetteer's keys that the words may mean, best first; empty where it has none.
  public var keys: [String]
  /// Whether this is the place in a line that opens a report ("ISTANBUL —").
  public var isDateline: Bool
  /// For a description ("the dam near Tabqa"): the words; nil for a name.
  public var description: String?
  /// Whether it abbreviates an area's name ("Tex.", "UK") or means a country's capital by its role ("the capital"):
  /// `keys` then hold all it may mean.
  public var isAbbreviation: Bool
  /// For a border (`featureWord` "border"): the countries (ISO 3166-1 alpha-2) whose border it is, none, one or two.
  public var borderOf: [String]

  /// Makes a place mention.
  public init(
    span: ByteSpan, text: String, sentence: Int, use: Use = .literal, featureWord: String? = nil,
    keys: [String] = [], isDateline: Bool = false, description: String? = nil,
    isAbbreviation: Bool = false, borderOf: [String] = []
  ) {
    self.span = span
    self.text = text
    self.sentence = sentence
    self.use = use
    self.featureWord = featureWord
    self.keys = keys
    self.isDateline = isDateline
    self.description = description
    self.isAbbreviation = isAbbreviation
    self.borderOf = borderOf
  }
}

/// A noun phrase that names a party, an authority or a medium.
public struct ActorMention: Sendable, Hashable {
  /// The noun phrase without article.
  public var span: ByteSpan
  /// The words of `span` on one line.
  public var text: String
  /// The index of its sentence.
  public var sentence: Int
  /// Identifiers in the actor book that the words may mean, best first; empty where it has none.
  public var actors: [String]
  /// Identifiers of the actors that those are a part of, as far up as the book knows, nearest first.
  public var partOf: [String]

  /// Makes an actor mention.
  public init(span: ByteSpan, text: String, sentence: Int, actors: [String] = [], partOf: [String] = []) {
    self.span = span
    self.text = text
    self.sentence = sentence
    self.actors = actors
    self.partOf = partOf
  }
}

/// A time expression with what it means on the day of the report.
public struct DateMention: Sendable, Hashable {
  /// Where it stands.
  public var span: ByteSpan
  /// The words of `span` on one line.
  public var text: String
  /// The index of its sentence.
  public var sentence: Int
  /// The days meant, a "since" or "until" before them applied.
  public var time: ValidTime
  /// The days the words alone name: "since late August" names 21 to 31 August.
  public var named: ValidTime
  /// Whether something is told to last from the days named to the day of the report.
  public var isSince: Bool
  /// Whether the days lie ahead of the report ("plans to … on March 10").
  public var isFuture: Bool
  /// Whether the words give a span of time, not a point in it ("in 10 days").
  public var isDuration: Bool

  /// Makes a date mention.
  public init(
    span: ByteSpan, text: String, sentence: Int, time: ValidTime, named: ValidTime? = nil,
    isSince: Bool = false,
    isFuture: Bool = false, isDuration: Bool = false
  ) {
    self.span = span
    self.text = text
    self.sentence = sentence
    self.time = time
    self.named = named ?? time
    self.isSince = isSince
    self.isFuture = isFuture
    self.isDuration = isDuration
  }
}

/// A figure with its unit.
public struct QuantityMention: Sendable, Hashable {
  /// What is measured, and in which unit.
  public enum Unit: Sendable, Hashable {
    /// A length.
    case length(LengthUnit)
    /// An area.
    case area(AreaUnit)
    /// Things counted; the noun as written ("villages").
    case count(String)
    /// How long a way takes ("an hour's drive").
    case time(TimeUnit)
  }
  /// Where it stands: hedge, figure and unit.
  public var span: ByteSpan
  /// The words of `span` on one line.
  public var text: String
  /// The index of its sentence.
  public var sentence: Int
  /// The stated figure in its unit; nil for "a few kilometres". The middle of a stated range.
  public var value: Double?
  /// The lower and upper figure of a stated range, in the unit.
  public var range: ClosedRange<Double>?
  /// What is measured, and in which unit.
  public var unit: Unit
  /// How exactly it is said.
  public var hedge: Hedge
  /// The same length in a second unit, as in "75 kilometres (50 miles)".
  public var second: LengthFigure?

  /// Makes a quantity mention.
  public init(
    span: ByteSpan, text: String, sentence: Int, value: Double?, range: ClosedRange<Double>? = nil,
    unit: Unit, hedge: Hedge = .none, second: LengthFigure? = nil
  ) {
    self.span = span
    self.text = text
    self.sentence = sentence
    self.value = value
    self.range = range
    self.unit = unit
    self.hedge = hedge
    self.second = second
  }
}

/// How exactly a figure is stated.
public enum Hedge: String, Sendable, CaseIterable {
  /// Bare.
  case none
  /// "about", "some", "around", "roughly", "approximately".
  case about
  /// "less than", "within", "no more than", "under".
  case lessThan = "less_than"
  /// "more than", "over", "at least".
  case moreThan = "more_than"
  /// "nearly", "almost": an upper end.
  case nearly
  /// "just", "only": writers make it small.
  case just
  /// "a few", "several": no figure.
  case vague
  /// "between A and B", "10 to 15".
  case range
}
