/// A report with everything its words name: what the stage Mentions hands on.
public struct MentionedReport: Sendable {
  /// The report.
  public var report: Report
  /// The tokens of each sentence, by the index of the sentence.
  public var tokens: [[Token]]
  /// The mentions in order of their spans.
  public var mentions: [Mention]
  /// Statements on how two places lie to each other.
  public var relations: [SpatialRelation]
  /// The dated events the report names, by first day.
  public var events: [DatedEvent]
  /// Countries (ISO 3166-1 alpha-2) the report names, most often first.
  public var countries: [String]
  /// Whether a country is named as the place of something ("in Syria"), not only as a party or by an adjective.
  public var namesCountry: Bool
  /// Words with a place's name that a rule takes for something else, in order; kept where somebody asks.
  public var rejected: [RejectedName]

  /// Makes a mentioned report from its parts.
  public init(
    report: Report, tokens: [[Token]], mentions: [Mention], relations: [SpatialRelation] = [],
    events: [DatedEvent] = [], countries: [String] = [], namesCountry: Bool = false,
    rejected: [RejectedName] = []
  ) {
    self.report = report
    self.tokens = tokens
    self.mentions = mentions
    self.relations = relations
    self.events = events
    self.countries = countries
    self.namesCountry = namesCountry
    self.rejected = rejected
  }

  /// The mentions of a sentence: they stand in the order of sentences, so that no search passes over all of them.
  public func mentions(of sentence: Int) -> ArraySlice<Mention> {
    let start = mentions.firstIndex(sortedFrom: sentence) { $0.sentence }
    return mentions[start..<mentions.firstIndex(sortedFrom: sentence + 1) { $0.sentence }]
  }
}

/// Words with a place's name that are taken for something else.
public struct RejectedName: Sendable, Hashable {
  /// Where they stand.
  public var span: ByteSpan
  /// What the rule says that they are: "a common word", "a person of the report".
  public var rule: String

  /// Makes a rejected name.
  public init(span: ByteSpan, rule: String) {
    self.span = span
    self.rule = rule
  }
}

extension Array {
  /// The first index whose element's number is `number` or more, where the elements stand in the order of their numbers.
  package func firstIndex(sortedFrom number: Int, by key: (Element) -> Int) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if key(self[middle]) < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// A statement on how a place lies to another: evidence for choosing between namesakes, and a claim to check.
public struct SpatialRelation: Sendable, Hashable {
  /// What is stated.
  public enum Kind: Sendable, Hashable {
    /// A distance, a direction, or both, seen from the anchor.
    case distance(quantity: QuantityMention?, direction: CompassPoint?, path: Route?)
    /// The subject lies in the anchor, in the given sector of it where one is named ("northern Aleppo").
    case containment(sector: CompassPoint?)
    /// The subject is beside the anchor ("near", "across the border from").
    case adjacency
  }
  /// Who or what lies there.
  public enum Subject: Sendable, Hashable {
    /// A place.
    case place(PlaceMention)
    /// Troops: a front, not a place.
    case actor(ActorMention)
  }
  /// Who or what lies there.
  public var subject: Subject
  /// What it lies from, or in.
  public var anchor: PlaceMention
  /// What is stated.
  public var kind: Kind
  /// From the subject's or figure's first byte to behind the anchor.
  public var span: ByteSpan
  /// The index of its sentence.
  public var sentence: Int

  /// Makes a relation from its parts.
  public init(subject: Subject, anchor: PlaceMention, kind: Kind, span: ByteSpan, sentence: Int) {
    self.subject = subject
    self.anchor = anchor
    self.kind = kind
    self.span = span
    self.sentence = sentence
  }
}
