import Model

/// What a passage carries from sentence to sentence: the place, party, speaker and day named last.
///
/// Sentences that tell nothing of control are read only where a later one may lean on them.
struct Passage {
  private let report: MentionedReport
  private var antecedents = SentenceView.Antecedents()
  private(set) var speaker: ActorReference?
  private(set) var date: DateMention?
  private var dateParagraph = 0
  /// Sentences passed and not read yet, with their language.
  private var unread: [(sentence: Int, grammar: Grammar)] = []

  /// Nobody leans on what was said so many sentences before.
  private static let memory = 12

  init(report: MentionedReport) { self.report = report }

  /// The view of a sentence, with what its pronouns may mean.
  mutating func view(of index: Int, grammar: Grammar) -> SentenceView {
    for passed in unread.suffix(Self.memory) {
      read(
        SentenceView(
          report: report, grammar: passed.grammar, index: passed.sentence, antecedents: antecedents))
    }
    unread.removeAll(keepingCapacity: true)
    return SentenceView(report: report, grammar: grammar, index: index, antecedents: antecedents)
  }

  /// Passes a sentence that tells nothing of control.
  mutating func pass(_ index: Int, grammar: Grammar) {
    if unread.count >= 4 * Self.memory { unread.removeFirst(unread.count - Self.memory) }
    unread.append((index, grammar))
  }

  /// The day that an undated sentence takes over: told no more than three paragraphs before.
  func date(for sentence: Int) -> DateMention? {
    report.report.sentences[sentence].paragraph - dateParagraph <= 2 ? date : nil
  }

  /// Whether "the town" or "it" may mean a mention: named as a place, and no country or province.
  static func mayBeAntecedent(_ place: PlaceMention) -> Bool {
    let areas: Set<String> = [
      "country", "province", "governorate", "district", "oblast", "state", "region", "county", "river", "sea",
      "lake",
    ]
    return place.use == .literal && !place.isDateline && place.description == nil
      && !areas.contains(place.featureWord ?? "")
  }

  /// Takes note of a sentence.
  mutating func read(_ view: SentenceView) {
    antecedents.place = PlaceObjectReader(view: view).lastPlace(before: view.units.count) ?? antecedents.place
    antecedents.actor =
      view.units.indices.first { view.isActor($0) && !view.isPlace($0) }.flatMap(view.actor)
      ?? antecedents.actor
    let attribution = Attribution(view: view, carried: speaker)
    speaker = attribution.speaker(of: view.units.count) ?? attribution.speaker(of: 0)
    let told = view.units.indices.last { index in
      guard let date = view.date(index), !date.isFuture, !date.isSince, date.time.precision == .day else {
        return false
      }
      return !view.hasWord(in: max(0, index - 2)..<(index + 3), .saying)
    }
    if let told {
      date = view.date(told)
      dateParagraph = report.report.sentences[view.index].paragraph
    } else if report.report.sentences[view.index].role == .heading {
      date = nil
    }
  }
}
