private import Foundation
internal import GRDB
internal import Model

/// The project's tables, read and ready to be filed.
struct ProjectBook {
  /// `places.csv`, and `rivers.csv`, `counties.csv` and `subdivisions.csv` where they are there.
  private let places: [CSVTable]
  private let names: CSVTable
  private let actors: CSVTable
  private let events: CSVTable
  /// What the project says of countries and regions.
  let areas: AreaTable
  /// What the project knows of words that are names, and no places.
  let words: WordLists
  /// Courses of rivers and land borders.
  let shapes: ShapeTables

  /// Reads the files of a folder.
  init(folder: String) throws(InputError) {
    var places = [try CSVTable(path: "\(folder)/places.csv", columns: ProjectTables.placeColumns)]
    for file in ["rivers.csv", "counties.csv", "subdivisions.csv"] {
      let path = "\(folder)/\(file)"
      guard FileManager.default.fileExists(atPath: path) else { continue }
      places.append(try CSVTable(path: path, columns: ProjectTables.placeColumns))
    }
    self.places = places
    names = try CSVTable(path: "\(folder)/names.csv", columns: ProjectTables.nameColumns)
    actors = try CSVTable(path: "\(folder)/actors.csv", columns: ProjectTables.actorColumns)
    events = try CSVTable(path: "\(folder)/events.csv", columns: ProjectTables.eventColumns)
    areas = try AreaTable(folder: folder)
    words = try WordLists(folder: "\(folder)/words")
    shapes = ShapeTables(folder: "\(folder)/shapes")
  }

  /// What the tables say of themselves, for the file's list of inputs.
  func describeInputs(to filer: PlaceFiler) throws {
    for table in places + [names, actors, events] + areas.tables {
      try filer.add(
        input: "\(table.file): \(table.rows.count) rows, \(table.bytes) bytes, FNV-1a \(table.checksum)")
    }
  }

  /// Files the places.
  func addPlaces(to filer: PlaceFiler, _ summary: inout BuildSummary) throws {
    var seen: [String: Int] = [:]
    var numbers: [String: String] = [:]
    for row in places.flatMap(\.rows) {
      let place = try ProjectTables.place(row)
      try Self.refuseDuplicate(place.id, row, &seen)
      if let number = place.identifiers["geonames"], let other = numbers.updateValue(place.id, forKey: number)
      {
        throw row.error("geonames", "number \(number) is given twice, first by '\(other)'")
      }
      guard case .added = try filer.file(place, source: try source(row, filer)) else {
        throw row.error("id", "'\(place.id)' has the same row number as another id; choose another slug")
      }
      summary.projectPlaces += 1
      summary.projectNames += 1
    }
  }

  /// The source of a row; its licence stands in the folder's README.
  private func source(_ row: CSVTable.Row, _ filer: PlaceFiler) throws -> Int64 {
    let name = try row.required("source")
    return try filer.source(
      SourceDescription(name: name, licence: Self.licence(of: name), date: Self.year))
  }

  /// When the rows of the project's tables were taken from their sources.
  private static let year = "2026"

  /// Who publishes the sources of the project's tables, as their names begin, and under which licence.
  private static let publishers = [
    ("GeoNames", "CC BY 4.0"), ("OpenSyria", "CC BY 4.0"), ("UN OCHA", "CC BY 3.0 IGO"),
    ("Who's On First", "CC0"), ("Natural Earth", "public domain"), ("Wikidata", "CC0"),
    ("US Census", "public domain"), ("CIA World Factbook", "public domain"),
  ]

  /// The licence of a source of the project's tables.
  static func licence(of source: String) -> String {
    publishers.first { source.hasPrefix($0.0) }?.1 ?? "facts"
  }

  /// Who publishes a source; its own name where that is not known.
  static func publisher(of source: String) -> String {
    publishers.first { source.hasPrefix($0.0) }?.0 ?? source
  }

  private static func refuseDuplicate(
    _ id: String, _ row: CSVTable.Row, _ seen: inout [String: Int]
  ) throws(InputError) {
    if let line = seen[id] { throw row.error("id", "'\(id)' is given twice, first on line \(line)") }
    seen[id] = row.line
  }

  /// Throws where a place lies far from its country's cities and would lie among them with its axes swapped: both
  /// values are in range, so nothing else shows it.
  func refuseSwappedAxes(_ world: WorldLayer) throws(InputError) {
    for row in places.flatMap(\.rows) {
      let place = try ProjectTables.place(row)
      let point = place.coordinate
      guard let circle = world.circle(of: place.country),
        let swapped = try? Coordinate(longitude: point.latitude, latitude: point.longitude)
      else { continue }
      func distance(_ point: Coordinate) -> Double {
        Sphere.distance(
          longitude: circle.centre.longitude, latitude: circle.centre.latitude, toLongitude: point.longitude,
          latitude: point.latitude)
      }
      if distance(point) > circle.radius + 300_000, distance(swapped) <= circle.radius + 50_000 {
        throw row.error(
          "longitude",
          "\(point.longitude), latitude \(point.latitude) lies far outside \(place.country); the two look swapped"
        )
      }
    }
  }

  /// Files the other names; their places may be the project's or the world's.
  func addNames(to filer: PlaceFiler, _ summary: inout BuildSummary) throws {
    for row in names.rows {
      let id = try row.required("id")
      let text = try row.required("name")
      guard let place = try filer.row(of: id) else {
        throw row.error("id", "expected the id of a place, found '\(id)'")
      }
      guard !NameFolding.key(text).isEmpty else {
        throw row.error("name", "expected a letter or digit, found '\(text)'")
      }
      guard let kind = SourceName.Kind(rawValue: row.optional("kind") ?? "alternate") else {
        throw row.error("kind", "expected preferred, alternate, historic or press, found '\(row["kind"])'")
      }
      try filer.file(
        SourceName(text: text, language: row["lang"], kind: kind), of: place, source: try source(row, filer))
      summary.projectNames += 1
    }
  }

  /// Files the actor book.
  func addActors(to filer: PlaceFiler, _ summary: inout BuildSummary) throws {
    let known = Set(actors.rows.map { $0["id"] })
    var seen: [String: Int] = [:]
    for (position, row) in actors.rows.enumerated() {
      let id = try row.required("id")
      try Self.refuseDuplicate(id, row, &seen)
      for column in ["part_of", "backers"] {
        if let stranger = row.list(column).first(where: { !known.contains($0) }) {
          throw row.error(column, "expected the id of an actor, found '\(stranger)'")
        }
      }
      let from = try ProjectTables.day("from", of: row, isEnd: false)
      let to = try ProjectTables.day("to", of: row, isEnd: true)
      if let from, let to, to < from {
        throw row.error("to", "expected a day not before \(from), found \(to)")
      }
      try filer.database.execute(
        sql: "INSERT INTO actors VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          id, position, try row.required("name"), try row.required("kind"), row["country"], row["part_of"],
          row["backers"], from?.description, to?.description, row.optional("wikidata"),
          try source(row, filer),
        ])
      let aliases = row.list("aliases").map { ($0, false) } + row.list("generic_aliases").map { ($0, true) }
      for (index, (name, isGeneric)) in aliases.enumerated() {
        try filer.database.execute(
          sql: "INSERT INTO actor_names VALUES (?, ?, ?, ?, ?)",
          arguments: [id, index, name, NameFolding.key(name), isGeneric])
      }
      summary.actors += 1
    }
  }

  /// Files the event calendar.
  func addEvents(to filer: PlaceFiler, _ summary: inout BuildSummary) throws {
    var seen: [String: Int] = [:]
    for (position, row) in events.rows.enumerated() {
      let id = try row.required("id")
      try Self.refuseDuplicate(id, row, &seen)
      guard let from = try ProjectTables.day("from", of: row, isEnd: false) else {
        throw row.error("from", "expected a day, found none")
      }
      let to = try ProjectTables.day("to", of: row, isEnd: true)
      if let to, to < from { throw row.error("to", "expected a day not before \(from), found \(to)") }
      try filer.database.execute(
        sql: "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          id, position, try row.required("name"), from.description, to?.description,
          row.list("phrases").joined(separator: "|"), row.optional("note"),
          try source(row, filer),
        ])
      summary.events += 1
    }
  }
}
