import Gazetteer
import Geodesy
import Model

/// How well the spelling fits: 0.35 for the same letters, less for every rule of transliteration needed.
struct NameScorer: PlaceScorer {
  func reason(
    for match: NameMatch, in group: Groups.Group, key: String, evidence: Evidence
  ) -> RankedPlace.Reason? {
    let weight = 0.35 * match.closeness * match.closeness
    let text =
      match.rules.isEmpty
      ? "the name is \"\(match.matchedName)\""
      : "the name fits \"\(match.matchedName)\" (\(match.rules.joined(separator: "; ")))"
    return .init(scorer: "name", weight: weight, text: text)
  }
}

/// Whether distances and directions stated between this name and another fit the candidate.
struct StatedDistanceScorer: PlaceScorer {
  let onlyCompares = true

  func reason(
    for match: NameMatch, in group: Groups.Group, key: String, evidence: Evidence
  ) -> RankedPlace.Reason? {
    let subject = (evidence.asSubject[key] ?? []).compactMap {
      fit(match.place, as: $0, isSubject: true, evidence)
    }
    let anchor = (evidence.asAnchor[key] ?? []).compactMap {
      fit(match.place, as: $0, isSubject: false, evidence)
    }
    // The strongest statement speaks for all: five outlets repeating a figure are one witness.
    guard let strongest = (subject + anchor).max(by: { abs($0.weight) < abs($1.weight) }) else { return nil }
    return strongest
  }

  /// The best fit over the candidates of the other name.
  private func fit(
    _ place: Place, as relation: SpatialRelation, isSubject: Bool, _ evidence: Evidence
  ) -> RankedPlace.Reason? {
    guard case .distance(let quantity, let direction, _) = relation.kind,
      case .place(let subject) = relation.subject
    else { return nil }
    let other = isSubject ? relation.anchor : subject
    let fits = evidence.candidates(of: other).filter { $0.id != place.id }.map { candidate in
      let path =
        isSubject
        ? Geodesic(from: candidate.coordinate, to: place.coordinate)
        : Geodesic(from: place.coordinate, to: candidate.coordinate)
      let weight = Self.weight(of: path, stated: quantity, direction: direction)
      return (
        weight: weight, text: Self.text(path, other: candidate.name, isSubject: isSubject, weight: weight)
      )
    }
    guard let best = fits.max(by: { $0.weight < $1.weight }) else { return nil }
    return .init(scorer: "stated distance", weight: best.weight, text: best.text)
  }

  /// -0.3...0.3. Bands by the ratios measured in `docs/distances.md`: 0.8...1.4 holds nine in ten true statements.
  static func weight(of path: Geodesic, stated: QuantityMention?, direction: CompassPoint?) -> Double {
    var weight = 0.0
    if let value = stated?.value, case .length(let unit)? = stated?.unit {
      let given = unit.length(value).kilometres
      let measured = max(path.length.kilometres, 0.1)
      let slack = 3.0
      let isNear = abs(given - measured) <= slack || (0.8...1.45).contains(given / measured)
      weight += isNear ? 0.15 : -0.25
    } else if path.length > .kilometres(stated == nil ? 60 : 15) {
      // A direction alone, or "a few kilometres", is said of neighbours.
      weight -= 0.25
    }
    if let direction {
      let deviation = direction.deviation(from: path.azimuth)
      weight += deviation <= 45 ? 0.15 : -0.25
    }
    return max(-0.3, min(0.3, weight))
  }

  private static func text(_ path: Geodesic, other: String, isSubject: Bool, weight: Double) -> String {
    let kilometres = (path.length.kilometres * 10).rounded() / 10
    let azimuth = path.azimuth.rounded()
    let verb = weight > 0 ? "fits" : "does not fit"
    return isSubject
      ? "\(verb) what is stated: \(kilometres) km from \(other) at \(Int(azimuth))°"
      : "\(verb) what is stated: \(other) lies \(kilometres) km off at \(Int(azimuth))°"
  }
}

/// Whether the candidate lies in the country or region that the words put it in.
struct ContainerScorer: PlaceScorer {
  let onlyCompares = true

  func reason(
    for match: NameMatch, in group: Groups.Group, key: String, evidence: Evidence
  ) -> RankedPlace.Reason? {
    for relation in evidence.asSubject[key] ?? [] {
      switch relation.kind {
      case .containment:
        let containers = evidence.candidates(of: relation.anchor)
        guard !containers.isEmpty else { continue }
        let inside = containers.first { Self.contains($0, match.place) }
        return inside.map { .init(scorer: "container", weight: 0.2, text: "in \($0.name), as stated") }
          ?? .init(scorer: "container", weight: -0.25, text: "not in \(containers[0].name), as stated")
      case .adjacency:
        let anchors = evidence.candidates(of: relation.anchor).filter { $0.id != match.place.id }
        guard let near = anchors.first(where: { Self.distance($0, match.place) < .kilometres(30) }) else {
          continue
        }
        return .init(scorer: "container", weight: 0.15, text: "beside \(near.name), as stated")
      case .distance: continue
      }
    }
    return nil
  }

  /// A country by its code, a region by country and code, anything else by nearness.
  private static func contains(_ container: Place, _ place: Place) -> Bool {
    guard container.id != place.id else { return false }
    if container.isCountry { return container.country == place.country }
    if container.feature.featureClass == "A", let region = container.admin1 {
      return container.country == place.country && region.code == place.admin1?.code
    }
    return distance(container, place) < max(.kilometres(100), container.extent)
  }

  private static func distance(_ a: Place, _ b: Place) -> Length {
    Geodesic(from: a.coordinate, to: b.coordinate).length
  }
}

/// Whether the candidate is the kind of thing that the words beside the name say.
struct FeatureWordScorer: PlaceScorer {
  /// Feature classes by the words for them; a village is populated, a dam is built.
  private static let classes: [String: Set<Character>] = [
    "village": ["P"], "town": ["P"], "city": ["P"], "villages": ["P"], "towns": ["P"], "cities": ["P"],
    "hamlet": ["P"], "settlement": ["P"], "stronghold": ["P"], "suburb": ["P"], "capital": ["P"],
    "suburbs": ["P"],
    "province": ["A"], "governorate": ["A"], "district": ["A"], "oblast": ["A"], "state": ["A"],
    "country": ["A"],
    "river": ["H"], "lake": ["H"], "dam": ["S"], "airport": ["S"], "airbase": ["S"], "bridge": ["S"],
    "complex": ["S"], "jabal": ["T"], "jebel": ["T"], "mount": ["T"], "mountain": ["T"], "hill": ["T"],
    "valley": ["T"], "island": ["T", "A"], "region": ["A", "L"], "sea": ["H"],
  ]

  /// GeoNames' codes of populated places that are no more.
  private static let abandoned: Set<String> = ["PPLQ", "PPLH", "PPLW", "PPLCH"]

  func reason(
    for match: NameMatch, in group: Groups.Group, key: String, evidence: Evidence
  ) -> RankedPlace.Reason? {
    let feature = match.place.feature.featureClass
    if Self.abandoned.contains(match.place.feature.code) {
      return .init(
        scorer: "feature word", weight: -0.25, text: "an abandoned place (\(match.place.feature.code))")
    }
    guard let word = group.mentions.compactMap(\.featureWord).first(where: { Self.classes[$0] != nil }),
      let wanted = Self.classes[word]
    else {
      // Without a word, news names towns far more often than rivers or buildings of the same name.
      return ["P", "A"].contains(feature)
        ? nil
        : .init(
          scorer: "feature word", weight: -0.1, text: "no word says that it is a \(match.place.feature.code)")
    }
    return wanted.contains(feature)
      ? .init(
        scorer: "feature word", weight: 0.15, text: "a \(match.place.feature.code), as \"\(word)\" says")
      : .init(scorer: "feature word", weight: -0.3, text: "a \(match.place.feature.code), not a \(word)")
  }
}

/// How near the candidate lies to the other places of the report, and whether its country is the report's.
struct NearbyMentionsScorer: PlaceScorer {
  func reason(
    for match: NameMatch, in group: Groups.Group, key: String, evidence: Evidence
  ) -> RankedPlace.Reason? {
    if match.place.isCountry { return .init(scorer: "nearby mentions", weight: 0.2, text: "a country") }
    let rank = evidence.report.countries.firstIndex(of: match.place.country)
    let countryWeight =
      rank.map { $0 == 0 ? 0.1 : 0.06 } ?? Self.penalty(of: match.place, in: evidence.report)
    let nearest = evidence.otherChoices(than: key)
      .filter { $0.id != match.place.id }
      .map { (Geodesic(from: $0.coordinate, to: match.place.coordinate).length, $0.name) }
      .min { $0.0 < $1.0 }
    guard let (distance, name) = nearest, distance < .kilometres(500) else {
      guard countryWeight != 0 else { return nil }
      return .init(
        scorer: "nearby mentions", weight: countryWeight,
        text: rank == nil ? "the report does not name its country" : "the report names its country")
    }
    // Beside a place of the report a border says nothing.
    let weight =
      0.2 * Self.decay(distance) + (distance < .kilometres(50) ? max(0, countryWeight) : countryWeight)
    return .init(
      scorer: "nearby mentions", weight: weight,
      text: "\((distance.kilometres * 10).rounded() / 10) km from \(name) of the same report")
  }

  /// Against a place of a country that the report does not name. Armies travel, so an adjective ("Russian troops")
  /// says little; and great cities are named everywhere.
  private static func penalty(of place: Place, in report: MentionedReport) -> Double {
    guard !report.countries.isEmpty else { return 0 }
    guard report.namesCountry else { return -0.05 }
    return place.feature.code == "PPLC" || (place.population ?? 0) >= 1_000_000 ? -0.1 : -0.3
  }

  /// 1 at no distance, a half at 50 km, a tenth at 450 km.
  private static func decay(_ distance: Length) -> Double { 50 / (50 + distance.kilometres) }
}

/// How many people live there: 0.03 for every power of ten, so that it decides where little else speaks.
struct PopulationScorer: PlaceScorer {
  func reason(
    for match: NameMatch, in group: Groups.Group, key: String, evidence: Evidence
  ) -> RankedPlace.Reason? {
    if match.place.isCountry { return .init(scorer: "population", weight: 0.2, text: "a country") }
    guard let people = match.place.population, people > 0 else { return nil }
    let powers =
      Double(String(people).utf8.count - 1) + Double(people) / Self.power(String(people).utf8.count)
    return .init(scorer: "population", weight: 0.03 * powers, text: "population \(people)")
  }

  private static func power(_ digits: Int) -> Double { (0..<digits).reduce(1.0) { value, _ in value * 10 } }
}
