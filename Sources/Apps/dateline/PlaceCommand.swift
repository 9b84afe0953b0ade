import ArgumentParser
import Gazetteer
import GeoJSON
import Geodesy
import Model
import Pipeline

/// `dateline place`: the candidates for a name, ranked, with the reasons.
struct PlaceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "place", abstract: "Look a name up: ranked candidates with reasons and coordinates.",
    discussion: """
      Other spellings are found by rule (Raqa, Deir Ezzour, al-Rai), and the rule is the reason. Exit status 1: \
      the gazetteer has no such place.

      Examples:
        dateline place Jarabulus
        dateline place Jabar --near 'Tabqa Dam'
        dateline place Springfield --country US --limit 3
      """)

  @OptionGroup var gazetteer: GazetteerOptions
  @Argument(help: "The name as a report spells it.") var name: String
  @Option(help: ArgumentHelp("Rank by the distance from this place, and print it.", valueName: "place"))
  var near: String?
  @Option(help: ArgumentHelp("Only this country (ISO 3166-1 alpha-2).", valueName: "cc")) var country: String?
  @Option(help: "At most so many candidates.") var limit = 10
  @Flag(help: "One JSON object a line instead of a table.") var json = false

  func run() throws {
    guard !NameFolding.key(name).isEmpty else {
      throw InputError(.usage, at: "place", "expected a name with at least one letter, found '\(name)'")
    }
    guard limit > 0 else {
      throw InputError(.usage, at: "--limit", "expected a number from 1, found \(limit)")
    }
    let gazetteer = try self.gazetteer.open()
    let anchor = try near.map { near throws(InputError) in try first(near, in: gazetteer) }
    var found = try gazetteer.matches(for: name, fuzzy: true)
    if let country { found = found.filter { $0.place.country == country.uppercased() } }
    guard !found.isEmpty else {
      Console.say("dateline: \(name): \(try suggestion(in: gazetteer))")
      throw ExitCode(1)
    }
    let ranked = ranked(found, anchor: anchor)
    guard json else { return try table(ranked, anchor: anchor) }
    for candidate in ranked.prefix(limit) {
      try Console.print(PlaceRecord.json(candidate.match, distance: candidate.distance).line)
    }
  }

  private func first(_ name: String, in gazetteer: Gazetteer) throws(InputError) -> Place {
    guard let match = try gazetteer.matches(for: name, fuzzy: true).first else {
      throw InputError(.usage, at: "--near", "the gazetteer has no place '\(name)'")
    }
    return match.place
  }

  /// How well the name fits; then, with `--near`, how near the place lies.
  private func ranked(_ found: [NameMatch], anchor: Place?) -> [(match: NameMatch, distance: Length?)] {
    let measured = found.map { match in
      (
        match: match,
        distance: anchor.map { Geodesic(from: $0.coordinate, to: match.place.coordinate).length }
      )
    }
    guard anchor != nil else { return measured }
    return measured.sorted { a, b in
      let scores = (Self.score(a), Self.score(b))
      return scores.0 != scores.1 ? scores.0 > scores.1 : a.match.place.id < b.match.place.id
    }
  }

  /// Closeness of the name, a half of it at 100 km, a third at 200.
  private static func score(_ candidate: (match: NameMatch, distance: Length?)) -> Double {
    candidate.match.closeness * 100 / (100 + (candidate.distance?.kilometres ?? 0))
  }

  private func table(_ ranked: [(match: NameMatch, distance: Length?)], anchor: Place?) throws {
    let fits: [String: Table.Fit] = ["name": .wrapped, "where": .wrapped, "reason": .wrapped]
    var headings = ["name", "id", "latitude", "longitude", "kind", "where", "people", "reason"]
    if let anchor { headings.insert("from \(anchor.name)", at: 4) }
    let rows = ranked.prefix(limit).map { candidate in
      let place = candidate.match.place
      var row = [
        place.name, place.id, "\(place.coordinate.latitude)", "\(place.coordinate.longitude)",
        "\(place.feature.featureClass).\(place.feature.code)",
        [place.admin1?.name, place.country].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", "),
        place.population.map(String.init) ?? "–", reason(candidate.match),
      ]
      if let distance = candidate.distance {
        row.insert("\((distance.kilometres * 100).rounded() / 100) km", at: 4)
      }
      return row
    }
    try Table(columns: headings.map { .init($0, fits[$0] ?? .whole) }, rows: rows).print()
    if ranked.count > limit { Console.say("… and \(ranked.count - limit) more; see --limit") }
  }

  private func reason(_ match: NameMatch) -> String {
    match.rules.isEmpty
      ? "same name as \(match.matchedName)" : "\(match.matchedName): \(match.rules.joined(separator: "; "))"
  }

  private func suggestion(in gazetteer: Gazetteer) throws(InputError) -> String {
    let near = try gazetteer.search(name, limit: 3).map(\.matchedName)
    let where_ = country.map { " in \($0.uppercased())" } ?? ""
    return "the gazetteer has no such place\(where_)"
      + (near.isEmpty ? "" : "; nearest names: \(near.joined(separator: ", "))")
  }
}
