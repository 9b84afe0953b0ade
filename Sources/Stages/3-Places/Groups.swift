import Gazetteer
import Geodesy
import Model

/// The mentions of a report by spelling, each group with its candidates.
struct Groups {
  /// Mentions that are one question.
  struct Group {
    /// The mentions, in order.
    var mentions: [PlaceMention]
    /// Candidates with how their names fit; the order is that of the last ranking.
    var matches: [NameMatch]
    /// The candidates ranked.
    var ranked: [RankedPlace] = []
    /// The best candidate so far.
    var best: Place? { ranked.first?.place }
  }

  private(set) var groups: [String: Group] = [:]
  /// The keys in the order of first mention, so that results do not hang on a dictionary's order.
  private var order: [String] = []
  private let report: MentionedReport

  /// Groups the mentions of a report and looks up their candidates.
  init(report: MentionedReport, finder: CandidateFinder) throws(InputError) {
    self.report = report
    let mentions = report.mentions.compactMap { mention -> PlaceMention? in
      if case .place(let place) = mention { return place }
      return nil
    }
    for mention in mentions where mention.description == nil {
      let key = Self.key(mention)
      if groups[key] == nil {
        order.append(key)
        groups[key] = Group(mentions: [], matches: try Self.matches(mention, finder: finder))
      }
      groups[key]?.mentions.append(mention)
    }
    for mention in mentions where mention.description != nil {
      let key = Self.key(mention)
      if groups[key] == nil {
        order.append(key)
        groups[key] = Group(mentions: [], matches: try described(mention, among: mentions, finder: finder))
      }
      groups[key]?.mentions.append(mention)
    }
  }

  /// Mentions of one spelling and one kind of thing share a key.
  static func key(_ mention: PlaceMention) -> String {
    if mention.description != nil { return "a " + (mention.featureWord ?? "") }
    return (mention.use == .demonym ? "demonym " : "") + NameFolding.key(mention.text)
  }

  private static func matches(_ mention: PlaceMention, finder: CandidateFinder) throws(InputError)
    -> [NameMatch]
  {
    guard mention.use == .demonym else { return try finder.candidates(for: mention) }
    guard let key = mention.keys.first, let country = try finder.place(key) else { return [] }
    return [
      NameMatch(place: country, matchedName: country.name, rules: ["adjective of a country"], closeness: 1)
    ]
  }

  /// Candidates of a description: features of its kind round the first candidates of the names beside it.
  private func described(
    _ mention: PlaceMention, among mentions: [PlaceMention], finder: CandidateFinder
  ) throws(InputError) -> [NameMatch] {
    let codes = ["dam": "DAM", "airbase": "AIRB", "airport": "AIRP"]
    guard let code = mention.featureWord.flatMap({ codes[$0] }) else { return [] }
    var found: [NameMatch] = []
    for other in mentions where other.use == .literal && other.description == nil {
      for match in groups[Self.key(other)]?.matches.prefix(3) ?? [] where !match.place.isCountry {
        for place in try finder.features(code, near: match.place.coordinate)
        where !found.contains(where: { $0.place.id == place.id }) {
          let distance = Geodesic(from: match.place.coordinate, to: place.coordinate).length
          guard distance < .kilometres(60) else { continue }
          found.append(
            NameMatch(
              place: place, matchedName: place.name, rules: ["described as a \(mention.featureWord ?? "")"],
              closeness: 0.9))
        }
      }
    }
    return found
  }

  /// Scores and sorts the candidates of every group.
  mutating func rank(by scorers: [any PlaceScorer], round: Int) {
    let evidence = Evidence(report: report, groups: groups, order: order, round: round)
    for key in order {
      guard var group = groups[key] else { continue }
      let given = scorers.map { scorer in
        Self.compared(
          group.matches.map { scorer.reason(for: $0, in: group, key: key, evidence: evidence) }, by: scorer)
      }
      group.ranked = group.matches.indices.map { index in
        let match = group.matches[index]
        let reasons = given.compactMap { $0[index] }
        let score = reasons.map(\.weight).reduce(0, +)
        return RankedPlace(
          place: match.place, matchedName: match.matchedName,
          score: (min(0.99, max(0.01, score)) * 1_000).rounded() / 1_000, reasons: reasons)
      }
      group.ranked.sort { a, b in
        let sums = (a.reasons.map(\.weight).reduce(0, +), b.reasons.map(\.weight).reduce(0, +))
        return sums.0 != sums.1 ? sums.0 > sums.1 : a.place.id < b.place.id
      }
      groups[key] = group
    }
  }

  /// What speaks against every candidate chooses between none of them: a wrong figure must not hide the place it is
  /// about. So the reasons of a scorer that only compares are raised until the best of them is not negative.
  private static func compared(
    _ reasons: [RankedPlace.Reason?], by scorer: any PlaceScorer
  ) -> [RankedPlace.Reason?] {
    guard scorer.onlyCompares, !reasons.contains(where: { $0 == nil }),
      let best = reasons.compactMap(\.?.weight).max(), best < 0
    else { return reasons }
    return reasons.map { reason in
      reason.map { .init(scorer: $0.scorer, weight: $0.weight - best, text: $0.text) }
    }
  }

  /// The outcome for each mention in order.
  func resolved() -> [ResolvedPlace] {
    report.mentions.compactMap { mention in
      guard case .place(let place) = mention, let group = groups[Self.key(place)] else { return nil }
      guard let best = group.ranked.first else {
        return ResolvedPlace(
          mention: place, choice: nil, candidates: [], reason: "no gazetteer name fits \"\(place.text)\"")
      }
      guard best.score >= PlaceResolver.threshold else {
        return ResolvedPlace(
          mention: place, choice: nil, candidates: group.ranked,
          reason:
            "the best candidate, \(best.place.name), scores \(best.score), below \(PlaceResolver.threshold)")
      }
      return ResolvedPlace(
        mention: place, choice: best, candidates: group.ranked, reason: Self.reason(for: best, of: group))
    }
  }

  /// What decided: the strongest reasons, and how many others there were.
  private static func reason(for best: RankedPlace, of group: Group) -> String {
    let strongest = best.reasons.filter { $0.weight > 0 }.map(\.text)
    let others = group.ranked.count - 1
    let rivals = others == 0 ? "the only candidate" : "first of \(others + 1) candidates"
    return ([rivals] + strongest).joined(separator: "; ")
  }
}
