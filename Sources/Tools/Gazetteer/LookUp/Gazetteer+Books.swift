private import Foundation
internal import GRDB
public import Model

extension Gazetteer {
  /// The actor book, in the order of `actors.csv`.
  public func actors() throws(InputError) -> [Actor] {
    try reading(path) {
      try database.read { database in
        var names: [String: (usual: [String], generic: [String])] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT * FROM actor_names ORDER BY actor, position") {
          let generic: Bool = row["generic"]
          if generic {
            names[row["actor"], default: ([], [])].generic.append(row["name"])
          } else {
            names[row["actor"], default: ([], [])].usual.append(row["name"])
          }
        }
        return try Row.fetchAll(database, sql: "SELECT * FROM actors ORDER BY position").map { row in
          Actor(
            id: row["id"], name: row["name"], kind: row["kind"], countries: Self.list(row["countries"]),
            aliases: names[row["id"]]?.usual ?? [], genericAliases: names[row["id"]]?.generic ?? [],
            partOf: Self.list(row["part_of"]), backers: Self.list(row["backers"]),
            from: (row["first_day"] as String?).flatMap { CivilDate(iso: $0) },
            to: (row["last_day"] as String?).flatMap { CivilDate(iso: $0) })
        }
      }
    }
  }

  /// The event calendar, in the order of `events.csv`.
  public func events() throws(InputError) -> [DatedEvent] {
    try reading(path) {
      try database.read { database in
        try Row.fetchAll(database, sql: "SELECT * FROM events ORDER BY position").compactMap { row in
          guard let from = CivilDate(iso: row["first_day"] as String) else { return nil }
          let phrases: [[String]] = Self.list(row["phrases"]).map { phrase in
            phrase.components(separatedBy: " & ").map { $0.trimmingCharacters(in: .whitespaces) }
          }
          return DatedEvent(
            id: row["id"], name: row["name"], from: from,
            to: (row["last_day"] as String?).flatMap { CivilDate(iso: $0) }, phrases: phrases)
        }
      }
    }
  }

  /// What the file holds and what it was built from.
  public func info() throws(InputError) -> GazetteerInfo {
    func size(_ path: String) -> Int {
      (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int ?? 0
    }
    return try reading(path) {
      try database.read { database in
        func count(_ table: String) throws -> Int {
          try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0
        }
        let sources = try Row.fetchAll(
          database,
          sql: """
            SELECT sources.name, licence, date, ifnull(p.count, 0) AS places, ifnull(n.count, 0) AS names,
              ifnull(q.count, 0) AS points FROM sources
            LEFT JOIN (SELECT source, count(*) AS count FROM places GROUP BY source) AS p ON p.source = sources.id
            LEFT JOIN (SELECT source, count(*) AS count FROM names GROUP BY source) AS n ON n.source = sources.id
            LEFT JOIN (SELECT source, count(*) AS count FROM points GROUP BY source) AS q ON q.source = sources.id
            ORDER BY places DESC, names DESC, sources.name
            """
        ).map {
          GazetteerInfo.Source(
            name: $0["name"], licence: $0["licence"], date: $0["date"], places: $0["places"],
            joined: $0["points"],
            names: $0["names"])
        }
        return GazetteerInfo(
          schemaVersion: try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0,
          places: try count("places"),
          names: try count("names"), actors: try count("actors"), events: try count("events"),
          sources: sources,
          inputs: try String.fetchAll(
            database, sql: "SELECT value FROM meta WHERE key GLOB 'input.*' ORDER BY key"),
          bytes: size(path), indexBytes: size(PlaceIndex.path(of: path)), corrections: corrections.count)
      }
    }
  }

  private static func list(_ text: String) -> [String] {
    text.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }
}
