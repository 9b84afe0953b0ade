import ArgumentParser
import Gazetteer
import GeoJSON
import Geodesy
import Model
import Pipeline

/// `dateline place`: the candidates for names, ranked, with the reasons.
struct PlaceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "place", abstract: "Look names up: ranked candidates with reasons and coordinates.",
    discussion: """
      Other spellings are found by rule (Raqa, Deir Ezzour, al-Rai), and the rule is the reason; where no rule helps, \
      typing errors are tried (Jarabluss). With - the names are read from standard input, one a line. Exit status 1: \
      the gazetteer has no such place.

      Examples:
        dateline place Jarabulus
        dateline place Jabar --near 'Tabqa Dam'
        dateline place Jabar --near 38.55,35.87 --json
        dateline place Springfield --country US --limit 3
        dateline place Al-Bab --within Aleppo
        cut -f1 names.tsv | dateline place - --json
      """)

  @OptionGroup var gazetteer: GazetteerOptions
  @Argument(help: "The names as reports spell them; - reads them from standard input, one a line.")
  var names: [String]
  @Option(
    help: ArgumentHelp(
      "The nearer to this place (name, id or LON,LAT), the better; prints the distance.", valueName: "place"))
  var near: String?
  @Option(
    help: ArgumentHelp("Only in this area (name or id) or box (WEST,SOUTH,EAST,NORTH).", valueName: "area"))
  var within: String?
  @Option(help: ArgumentHelp("Only this country (ISO 3166-1 alpha-2); may be repeated.", valueName: "cc"))
  var country: [String] = []
  @Option(
    name: .customLong("class"),
    help: ArgumentHelp(
      "Only this class or code of features, such as P or H.DAM; may be repeated.", valueName: "class")
  )
  var classes: [String] = []
  @Option(help: "At most so many candidates.") var limit = 10
  @Flag(help: "Only the same letters: no rules, no typing errors.") var exact = false
  @Flag(help: "One JSON object a line and query instead of a table.") var json = false

  func run() throws {
    try LimitOption.check(limit)
    let gazetteer = try self.gazetteer.open()
    let anchor = try near.map { text throws(InputError) in try PointOption.anchor(text, "--near", gazetteer) }
    var lookUp = LookUp(
      reach: exact ? .sameKey : .typingErrors, filter: try FeatureOption.filter(classes),
      near: anchor?.coordinate, limit: limit + 1)
    lookUp.filter.countries = try CountryOption.codes(country)
    if let within {
      if within.contains(where: \.isLetter) {
        guard let area = try gazetteer.area(named: within) else {
          throw InputError(.usage, at: "--within", "the gazetteer has no area '\(within)'")
        }
        lookUp.area = area
      } else {
        lookUp.filter.box = try PlaceFilter.Box(within, option: "--within")
      }
    }
    var isUnknown = false
    try forEachName { name, isOnly in
      guard !NameFolding.key(name).isEmpty else {
        let error = InputError(
          .usage, at: "place", "expected a name with at least one letter, found '\(name.prefix(80))'")
        if isOnly { throw error }
        isUnknown = true
        return json
          ? try Console.print(PlaceRecord.json(query: name, []).line) : Console.say("dateline: \(error)")
      }
      let found = try gazetteer.matches(for: name, lookUp)
      if json {
        try Console.print(try record(name, Array(found.prefix(limit)), anchor, gazetteer).line)
      } else if found.isEmpty {
        Console.say("dateline: \(name.prefix(80)): \(try suggestion(for: name, in: gazetteer))")
      } else {
        if !isOnly { try Console.show(name) }
        try table(found, anchor: anchor)
      }
      if found.isEmpty { isUnknown = true }
    }
    if isUnknown { throw ExitCode(1) }
  }

  private func forEachName(_ body: (String, _ isOnly: Bool) throws -> Void) throws {
    for name in names {
      guard name == "-" else {
        try body(name, names.count == 1)
        continue
      }
      while let line = readLine() {
        if !line.allSatisfy(\.isWhitespace) { try body(line, false) }
      }
    }
  }

  private func record(
    _ query: String, _ found: [NameMatch], _ anchor: Place?, _ gazetteer: Gazetteer
  ) throws(InputError) -> JSONOutput {
    var candidates: [JSONOutput] = []
    for match in found {
      candidates.append(
        PlaceRecord.json(
          match, names: try gazetteer.names(of: match.place),
          distance: distance(of: match.place, from: anchor)))
    }
    return PlaceRecord.json(query: query, candidates)
  }

  private func distance(of place: Place, from anchor: Place?) -> Length? {
    anchor.map { Geodesic(from: $0.coordinate, to: place.coordinate).length }
  }

  private func table(_ found: [NameMatch], anchor: Place?) throws {
    let fits: [String: Table.Fit] = ["name": .wrapped, "where": .wrapped, "reason": .wrapped]
    var headings = ["name", "id", "latitude", "longitude", "kind", "where", "people", "reason"]
    if let anchor { headings.insert("from \(anchor.name)", at: 4) }
    let rows = found.prefix(limit).map { match in
      let place = match.place
      var row = [
        place.name, place.id, "\(place.coordinate.latitude)", "\(place.coordinate.longitude)",
        "\(place.feature.featureClass).\(place.feature.code)", PlaceRecord.surroundings(place),
        place.population.map(String.init) ?? "–", match.reason,
      ]
      if let distance = distance(of: place, from: anchor) {
        row.insert("\((distance.kilometres * 100).rounded() / 100) km", at: 4)
      }
      return row
    }
    try Table(columns: headings.map { .init($0, fits[$0] ?? .whole) }, rows: rows).print()
    if found.count > limit { Console.say("… and more; see --limit") }
  }

  private func suggestion(for name: String, in gazetteer: Gazetteer) throws(InputError) -> String {
    let near = try gazetteer.search(name, limit: 3).map(\.matchedName)
    let filters = country.map { $0.uppercased() } + classes + [within].compactMap(\.self)
    return "the gazetteer has no such place"
      + (filters.isEmpty ? "" : " in \(filters.joined(separator: ", "))")
      + (near.isEmpty ? "" : "; elsewhere: \(near.joined(separator: ", "))")
  }
}
