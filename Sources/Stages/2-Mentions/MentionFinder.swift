public import Gazetteer
public import Model
import TemporalExpressions

/// Finds everything a report's words name: places, actors, dates and quantities, and how places lie to each other.
///
/// Each kind has a finder of its own. They run in one order for every sentence, because what one finds
/// tells the next what it must not read as something else: dates and quantities first ("March 7"), then actors
/// ("Islamic State of Iraq and the Levant" names no place), then places, then relations between them.
public struct MentionFinder: Sendable {
  private let gazetteer: Gazetteer
  private let places: PlaceFinder
  private let tellsRejected: Bool
  private let book: ActorBook
  private let events: EventIndex
  private let countryBook: CountryBook
  private let vocabulary: Vocabulary

  /// Makes a finder over the names, actors and events of a gazetteer; `tellsRejected` keeps the names that a rule takes
  /// for something else than places.
  public init(gazetteer: Gazetteer, tellsRejected: Bool = false) throws(InputError) {
    self.gazetteer = gazetteer
    self.tellsRejected = tellsRejected
    book = ActorBook(try gazetteer.actors())
    events = EventIndex(try gazetteer.events())
    let countries = try gazetteer.countries()
    countryBook = CountryBook(gazetteer: gazetteer, countries: countries)
    vocabulary = Vocabulary(book: book, countries: countryBook.codes)
    self.places = try PlaceFinder(gazetteer: gazetteer, countries: Set(countries.map(\.place.id)))
  }

  /// Everything the report's words name.
  public func find(in report: Report) throws(InputError) -> MentionedReport {
    let tokens = report.sentences.map { Tokenizer.tokens(in: report.text, span: $0.span) }
    let roles = tokens.map { $0.map(vocabulary.roles) }
    let countries = countries(in: tokens, roles)
    let names = ReportNames(tokens, words: places.words)
    let firstBody = report.sentences.firstIndex { $0.role == .body } ?? 0
    var rejected: [RejectedName] = []
    var mentions: [Mention] = []
    var relations: [SpatialRelation] = []
    var background = RelationFinder.Background(countries: countryBook, named: countries)
    for (sentence, words) in tokens.enumerated() {
      let found = try mentionsOfSentence(
        sentence, tokens: words, roles: roles[sentence], report: report, opensReport: sentence <= firstBody,
        names: names, background: background)
      if tellsRejected { rejected += found.rejected }
      mentions += found.mentions.count > 1 ? found.mentions.sorted { $0.span < $1.span } : found.mentions
      relations += found.relations
      if let first = found.named.first {
        background.carried = first
        background.other = found.named.last { $0.mention.text != first.mention.text }
      }
    }
    var named: [DatedEvent] = []
    for sentence in report.sentences {
      for event in events.named(in: report.text[sentence.span.range]) where !named.contains(event) {
        named.append(event)
      }
    }
    named.sort { ($0.from, $0.id) < ($1.from, $1.id) }
    return MentionedReport(
      report: report, tokens: tokens, mentions: mentions, relations: relations, events: named,
      countries: countries,
      namesCountry: zip(tokens, roles).contains(where: namesCountryAsPlace), rejected: rejected)
  }

  private struct SentenceMentions {
    var mentions: [Mention]
    var relations: [SpatialRelation]
    var rejected: [RejectedName]
    /// The places that a later sentence may mean by "it" and "there".
    var named: [PlaceFinder.Found]
  }

  private func mentionsOfSentence(
    _ sentence: Int, tokens: [Token], roles: [WordRoles], report: Report, opensReport: Bool,
    names: ReportNames, background: RelationFinder.Background
  ) throws(InputError) -> SentenceMentions {
    var dates = DateFinder(reference: report.published?.date)
      .dates(in: report, sentence: sentence)
    let present = roles.reduce(into: WordRoles()) { $0.formUnion($1) }
    let isForeign = ForeignWords.areMost(of: tokens, in: report.text)
    let language = measureLanguage(of: tokens, roles, present: present, isForeign: isForeign, in: report.text)
    var quantities =
      language.map {
        QuantityFinder(language: $0, tokens: tokens, report: report, sentence: sentence).quantities()
      } ?? []
    // "an hour's drive" is the length of a way and no date; all other figures give way to dates.
    dates.removeAll { date in quantities.contains { $0.unit.isTime && $0.span.overlaps(date.span) } }
    quantities.removeAll { quantity in dates.contains { $0.span.overlaps(quantity.span) } }
    let actors =
      present.contains(.party)
      ? ActorFinder(book: book, countries: background.named)
        .actors(in: tokens, roles: roles, report: report, sentence: sentence)
        .filter { actor in !dates.contains { $0.span.contains(actor.mention.span) } } : []
    let context = PlaceFinder.Context(
      tokens: tokens, roles: roles, report: report, sentence: sentence, actors: actors,
      taken: dates.map(\.span) + quantities.map(\.span), opensReport: opensReport, names: names,
      countries: background.named, isForeign: isForeign)
    let named = try self.places.places(in: context)
    var places = MetonymReader(tokens: tokens).read(named.found)
    places.removeAll { tokens[$0.range].allSatisfy { ForeignWords.isCommon($0.word) } }
    if tokens.contains(where: { $0.kind == .word && !$0.isPlain }) {
      let inflected = try InflectedNames(gazetteer: gazetteer).places(in: context, besides: places)
      places.removeAll { place in inflected.contains { $0.range.overlaps(place.range) } }
      places += inflected
    }
    if present.contains(.described) {
      places += DescriptionFinder()
        .descriptions(in: tokens, report: report, sentence: sentence, places: places)
    }
    places += demonyms(in: tokens, report: report, sentence: sentence)
    places = apart(places)
    let (relations, described) = RelationFinder().relations(
      in: RelationFinder.Context(
        language: language ?? MeasureLanguages.english, tokens: tokens, report: report, sentence: sentence,
        places: places,
        mayMeasure: present.contains(.wind) || !quantities.isEmpty, actors: actors,
        quantities: quantities.compactMap { quantity in
          range(of: quantity.span, in: tokens).map { (quantity, $0) }
        }, background: background))
    places = apart(places + described)
    let mentions: [Mention] =
      dates.map(Mention.date) + quantities.map(Mention.quantity) + actors.map { .actor($0.mention) }
      + places.map { .place($0.mention) }
    return SentenceMentions(
      mentions: mentions, relations: relations, rejected: named.rejected,
      named: places.filter {
        $0.mention.use == .literal && !$0.mention.isDateline && $0.mention.featureWord != "border"
      })
  }

  /// The language in which a sentence may state figures; nil where it has none.
  ///
  /// A sentence of which a fifth is English grammar needs no other language's words to be told from it.
  private func measureLanguage(
    of tokens: [Token], _ roles: [WordRoles], present: WordRoles, isForeign: Bool, in text: [UInt8]
  ) -> MeasureLanguage? {
    if isForeign { return MeasureLanguages.all.language(of: tokens, in: text) }
    guard present.contains(.figure) else { return nil }
    if present.contains(.unit) || present.isSuperset(of: [.time, .way]) {
      let english = roles.count { $0.contains(.function) }
      return english * 5 >= tokens.count
        ? MeasureLanguages.english : MeasureLanguages.all.language(of: tokens, in: text)
    }
    return present.contains(.counted) ? MeasureLanguages.english : nil
  }

  /// In order, without those that overlap one before them.
  private func apart(_ places: [PlaceFinder.Found]) -> [PlaceFinder.Found] {
    let isApart = places.indices.dropLast().allSatisfy {
      places[$0].range.upperBound <= places[$0 + 1].range.lowerBound
    }
    if isApart { return places }
    var kept: [PlaceFinder.Found] = []
    for place in places.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where kept.last.map({ $0.range.upperBound <= place.range.lowerBound }) ?? true {
      kept.append(place)
    }
    return kept
  }

  private func range(of span: ByteSpan, in tokens: [Token]) -> Range<Int>? {
    guard let first = tokens.firstIndex(where: { $0.span.start >= span.start }),
      let last = tokens.lastIndex(where: { $0.span.end <= span.end }), first <= last
    else { return nil }
    return first..<(last + 1)
  }

  /// Adjectives of areas, and nouns for their people: "Turkish", "Texan", "South African".
  private func demonyms(in tokens: [Token], report: Report, sentence: Int) -> [PlaceFinder.Found] {
    var found: [PlaceFinder.Found] = []
    var index = 0
    while index < tokens.count {
      guard let adjective = places.areaWords.adjective(at: index, in: tokens) else {
        index += 1
        continue
      }
      let range = index..<(index + adjective.count)
      let span = tokens[range.lowerBound].span.union(tokens[range.upperBound - 1].span)
      let mention = PlaceMention(
        span: span, text: report.words(span), sentence: sentence, use: .demonym, keys: adjective.places)
      found.append(PlaceFinder.Found(range: range, mention: mention))
      index = range.upperBound
    }
    return found
  }

  /// Whether a country is named as the place of something: "in Syria", "Azaz, Syria", not "Russia said".
  private func namesCountryAsPlace(_ tokens: [Token], _ roles: [WordRoles]) -> Bool {
    tokens.indices.dropFirst().contains { index in
      tokens[index].isCapitalised && roles[index].contains(.country)
        && Self.wordsOfPlace.contains(tokens[index - 1].word)
    }
  }

  /// Words before the name of a country that stands for its ground.
  private static let wordsOfPlace: WordSet = [
    "in", "of", ",", "across", "inside", "throughout", "into", "northern", "southern", "eastern", "western",
  ]

  /// The countries the words name, most often first, ties by code.
  private func countries(in sentences: [[Token]], _ roles: [[WordRoles]]) -> [String] {
    var counts: [String: Int] = [:]
    for (tokens, roles) in zip(sentences, roles) {
      for (token, roles) in zip(tokens, roles)
      where token.isCapitalised && !roles.isDisjoint(with: [.demonym, .country]) {
        guard let country = Countries.byAdjective[token.word] ?? countryBook.codes[token.word] else {
          continue
        }
        counts[country, default: 0] += 1
      }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }
}
