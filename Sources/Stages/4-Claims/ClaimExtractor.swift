public import Model

/// Makes claims of what a report's words say: who controls which place, and the figures that can be measured.
public struct ClaimExtractor: Sendable {
  /// The ways in which English tells who controls a place. What a pattern finds, no later one tells again.
  static let patterns: [any ControlPattern] = [
    Expulsion(),  // "drove Y out of A": before the takes, because "clear" is both
    PassiveTaking(),  // "A was captured by X"
    ActiveTaking(),  // "X captured A"
    EndingHold(),  // "X ended Y's hold over A"
    Falling(),  // "A fell to X"
    Losing(),  // "X lost A"
    Withdrawing(),  // "X withdrew from A"
    Nominal(),  // "the capture of A"
    UnderControl(),  // "A is under the control of X"
    Holding(),  // "X holds A"
    HolderAdjective(),  // "the X-held town of A"
    Besieging(),  // "A is besieged"
    Contesting(),  // "fighting in A": last, the weakest thing to say of a place
  ]

  private let parties: GenericParties

  /// Makes an extractor; `actors` is the actor book, for words such as "the rebels".
  public init(actors: [Actor] = []) { parties = GenericParties(actors) }

  /// The claims of a report in the order of their evidence; `places` are its place mentions, resolved.
  public func extract(from report: MentionedReport, places: [ResolvedPlace]) -> [Claim] {
    let resolved = Dictionary(places.map { ($0.mention, $0) }, uniquingKeysWith: { first, _ in first })
    var passage = Passage(report: report)
    var controls: [PlacedDraft] = []
    for index in readable(report) {
      let view = passage.view(of: index)
      controls += drafts(in: view, passage: passage)
      passage.read(view)
    }
    let control = Reconciliation(drafts: controls)
      .claims(report: report, places: resolved, parties: parties)
    let measures = MeasureReader(report: report, places: resolved).claims()
    return (control + measures).sorted(by: Self.isBefore)
  }

  /// Sentences of the running text; headlines repeat it and count only where there is nothing else.
  private func readable(_ report: MentionedReport) -> [Int] {
    let body = report.report.sentences.indices.filter { report.report.sentences[$0].role == .body }
    return body.isEmpty ? Array(report.report.sentences.indices) : body
  }

  /// What the patterns find in a sentence, each place and kind once.
  private func drafts(in view: SentenceView, passage: Passage) -> [PlacedDraft] {
    var found: [PlacedDraft] = []
    for draft in Self.patterns.flatMap({ $0.drafts(in: view) }) {
      let placed = PlacedDraft(draft: draft, view: view, passage: passage)
      if !found.contains(where: { $0.tellsSame(as: placed) }) { found.append(placed) }
    }
    return found
  }

  private static func isBefore(_ a: Claim, _ b: Claim) -> Bool {
    if a.evidence.span != b.evidence.span { return a.evidence.span < b.evidence.span }
    return a.type < b.type
  }
}

/// What a passage carries from sentence to sentence: the place, party, speaker and day named last.
struct Passage {
  private let report: MentionedReport
  private var place: PlaceMention?
  private var actor: ActorMention?
  private(set) var speaker: ActorReference?
  private(set) var date: DateMention?
  private var dateParagraph = 0

  init(report: MentionedReport) { self.report = report }

  /// The view of a sentence, with what its pronouns may mean.
  func view(of index: Int) -> SentenceView {
    SentenceView(report: report, index: index, antecedent: place, actorAntecedent: actor)
  }

  /// The day that an undated sentence takes over: told no more than three paragraphs before.
  func date(for sentence: Int) -> DateMention? {
    report.report.sentences[sentence].paragraph - dateParagraph <= 2 ? date : nil
  }

  /// Whether "the town" or "it" may mean a mention: named as a place, and no country or province.
  static func mayBeAntecedent(_ place: PlaceMention) -> Bool {
    let areas: WordSet = [
      "country", "province", "governorate", "district", "oblast", "state", "region", "county", "river", "sea",
      "lake",
    ]
    return place.use == .literal && !place.isDateline && place.description == nil
      && !(place.featureWord.map { areas.contains(Word($0)) } ?? false)
  }

  /// Takes note of a sentence.
  mutating func read(_ view: SentenceView) {
    place = PlaceObjectReader(view: view).lastPlace(before: view.units.count) ?? place
    actor = view.units.first { $0.actor != nil && $0.place == nil }?.actor ?? actor
    let attribution = Attribution(view: view, carried: speaker)
    speaker = attribution.speaker(of: view.units.count) ?? attribution.speaker(of: 0)
    let saying = view.units.indices.filter { view.isWord($0, in: Lexicon.saying) }
    let told = view.units.indices.last { index in
      guard let date = view.units[index].date, !date.isFuture, !date.isSince, date.time.precision == .day
      else { return false }
      return !saying.contains { abs($0 - index) <= 2 }
    }
    if let told {
      date = view.units[told].date
      dateParagraph = report.report.sentences[view.index].paragraph
    } else if report.report.sentences[view.index].role == .heading {
      date = nil
    }
  }
}

/// A draft with what its sentence and passage say of time and speaker.
struct PlacedDraft {
  var draft: Draft
  var sentence: Int
  var valid: ValidTime
  var speaker: ActorReference?
  var span: ByteSpan

  init(draft: Draft, view: SentenceView, passage: Passage) {
    self.draft = draft
    sentence = view.index
    span = view.span(draft.range)
    let position = ClaimDates.Position(
      trigger: draft.datedFrom ?? draft.trigger, isState: !draft.action.isChange, isNominal: draft.isNominal,
      isPast: draft.isPast)
    valid = ClaimDates(view: view, carried: passage.date(for: view.index)).valid(at: position)
    speaker =
      draft.isAside ? nil : Attribution(view: view, carried: passage.speaker).speaker(of: draft.trigger)
  }

  /// Whether another draft of the sentence tells the same of the same ground.
  func tellsSame(as other: PlacedDraft) -> Bool {
    let places = Set(draft.targets.map(\.text))
    return draft.action.family == other.draft.action.family && draft.modality == other.draft.modality
      && !places.isDisjoint(with: other.draft.targets.map(\.text))
      && (draft.trigger == other.draft.trigger || draft.by == other.draft.by)
  }
}

extension ControlAction {
  /// What an action does to control: taking, leaving, or a state of its own.
  enum Family { case take, leave, hold, contest, besiege }

  /// The family of the action.
  var family: Family {
    switch self {
    case .capture, .recapture: .take
    case .lose, .withdraw: .leave
    case .hold: .hold
    case .contest: .contest
    case .besiege: .besiege
    }
  }
}
