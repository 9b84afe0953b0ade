private import Foundation
internal import GRDB
internal import Model

/// The project's four tables, read and ready to be filed.
struct ProjectBook {
  private let places: CSVTable
  private let names: CSVTable
  private let actors: CSVTable
  private let events: CSVTable

  /// Reads the four files of a folder.
  init(folder: String) throws(InputError) {
    places = try CSVTable(path: "\(folder)/places.csv", columns: ProjectTables.placeColumns)
    names = try CSVTable(path: "\(folder)/names.csv", columns: ProjectTables.nameColumns)
    actors = try CSVTable(path: "\(folder)/actors.csv", columns: ProjectTables.actorColumns)
    events = try CSVTable(path: "\(folder)/events.csv", columns: ProjectTables.eventColumns)
  }

  /// Files the places, each with its main name.
  func addPlaces(to writer: GazetteerWriter, _ database: Database, _ summary: inout BuildSummary) throws {
    for table in [places, names, actors, events] {
      try writer.add(
        input: "\(table.file): \(table.rows.count) rows, \(table.bytes) bytes, FNV-1a \(table.checksum)",
        database)
    }
    var seen: [String: Int] = [:]
    var numbers: [String: String] = [:]
    for row in places.rows {
      let record = try ProjectTables.place(row)
      try Self.refuseDuplicate(record.id, row, &seen)
      if let number = record.geonames, let other = numbers.updateValue(record.id, forKey: number) {
        throw row.error("geonames", "number \(number) is given twice, first by '\(other)'")
      }
      let source = try row.required("source")
      let (place, isNew) = try writer.add(record, source: source, database)
      guard isNew else {
        throw row.error("geonames", "number \(record.geonames ?? "") belongs to another row")
      }
      try writer.add(
        name: record.name, lang: "", kind: "preferred", source: source, to: place, country: record.country,
        database)
      summary.projectPlaces += 1
      summary.projectNames += 1
    }
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
    for row in places.rows {
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
  func addNames(to writer: GazetteerWriter, _ database: Database, _ summary: inout BuildSummary) throws {
    for row in names.rows {
      let id = try row.required("id")
      let name = try row.required("name")
      guard let place = try writer.row(of: id, database) else {
        throw row.error("id", "expected the id of a place, found '\(id)'")
      }
      if try writer.names(of: place, database).written.contains(name) { continue }
      let country = try String.fetchOne(
        database, sql: "SELECT country FROM places WHERE rowid = ?", arguments: [place])
      let added = try writer.add(
        name: name, lang: row["lang"], kind: row["kind"], source: try row.required("source"), to: place,
        country: country ?? "", database)
      guard added else { throw row.error("name", "expected a letter or digit, found '\(name)'") }
      summary.projectNames += 1
    }
  }

  /// Files the actor book.
  func addActors(to writer: GazetteerWriter, _ database: Database, _ summary: inout BuildSummary) throws {
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
      try database.execute(
        sql: "INSERT INTO actors VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          id, position, try row.required("name"), try row.required("kind"), row["country"], row["part_of"],
          row["backers"], from?.description, to?.description, row.optional("wikidata"),
          try writer.source(try row.required("source"), database),
        ])
      let aliases = row.list("aliases").map { ($0, false) } + row.list("generic_aliases").map { ($0, true) }
      for (index, (name, isGeneric)) in aliases.enumerated() {
        try database.execute(
          sql: "INSERT INTO actor_names VALUES (?, ?, ?, ?, ?)",
          arguments: [id, index, name, NameFolding.key(name), isGeneric])
      }
      summary.actors += 1
    }
  }

  /// Files the event calendar.
  func addEvents(to writer: GazetteerWriter, _ database: Database, _ summary: inout BuildSummary) throws {
    var seen: [String: Int] = [:]
    for (position, row) in events.rows.enumerated() {
      let id = try row.required("id")
      try Self.refuseDuplicate(id, row, &seen)
      guard let from = try ProjectTables.day("from", of: row, isEnd: false) else {
        throw row.error("from", "expected a day, found none")
      }
      let to = try ProjectTables.day("to", of: row, isEnd: true)
      if let to, to < from { throw row.error("to", "expected a day not before \(from), found \(to)") }
      try database.execute(
        sql: "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          id, position, try row.required("name"), from.description, to?.description,
          row.list("phrases").joined(separator: "|"), row.optional("note"),
          try writer.source(try row.required("source"), database),
        ])
      summary.events += 1
    }
  }
}
