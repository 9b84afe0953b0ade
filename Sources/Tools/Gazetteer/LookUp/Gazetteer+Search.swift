private import Foundation
internal import GRDB
public import Model

extension Gazetteer {
  /// The places nearest to a point, nearest first, with their distances; at most `limit`. Countries and other
  /// areas count by their representative point.
  public func nearest(to point: Coordinate, limit: Int) throws(InputError) -> [NearbyPlace] {
    guard limit > 0 else { return [] }
    return try reading(path) {
      try database.read { database in
        var radius = 2_000.0
        while true {
          let found = try places(within: radius, of: point, in: database)
          if found.count >= limit || radius > 20_100_000 {
            return try found.prefix(limit).compactMap { rowid, metres in
              let statement = try database.cachedStatement(sql: PlaceRow.select + " WHERE places.rowid = ?")
              guard let row = try Row.fetchOne(statement, arguments: [rowid]) else { return nil }
              return NearbyPlace(place: try PlaceRow.place(row), distance: .metres(metres))
            }
          }
          radius *= 4
        }
      }
    }
  }

  /// Rows of places within a radius, metres, nearest first.
  private func places(
    within radius: Double, of point: Coordinate, in database: Database
  ) throws -> [(rowid: Int64, metres: Double)] {
    let statement = try database.cachedStatement(
      sql: """
        SELECT places.rowid, longitude, latitude, places.id FROM places_rtree
        JOIN places ON places.rowid = places_rtree.id
        WHERE east >= ? AND west <= ? AND north >= ? AND south <= ?
        """)
    var found: [(rowid: Int64, metres: Double, id: String)] = []
    var seen: Set<Int64> = []
    for box in Self.boxes(round: point, radius: radius) {
      let rows = try Row.fetchCursor(statement, arguments: [box.west, box.east, box.south, box.north])
      while let row = try rows.next() {
        let metres = Sphere.distance(
          longitude: point.longitude, latitude: point.latitude, toLongitude: row[1], latitude: row[2])
        if metres <= radius, seen.insert(row[0]).inserted { found.append((row[0], metres, row[3])) }
      }
    }
    return found.sorted { ($0.metres, $0.id) < ($1.metres, $1.id) }.map { ($0.rowid, $0.metres) }
  }

  /// Boxes that hold all points within a radius; two where they cross the antimeridian, all longitudes at a pole.
  private static func boxes(
    round point: Coordinate, radius: Double
  ) -> [(west: Double, east: Double, south: Double, north: Double)] {
    let margin = radius / Sphere.radius * 180 / .pi * 1.001 + 0.0001
    let south = point.latitude - margin
    let north = point.latitude + margin
    let widest = max(abs(south), abs(north))
    guard widest < 89 else { return [(-180, 180, max(south, -90), min(north, 90))] }
    // The tangent meridian: sin(Δλ) = sin(angular radius) / cos(latitude).
    let ratio = sin(min(margin, 90) * .pi / 180) / cos(widest * .pi / 180)
    guard ratio < 1 else { return [(-180, 180, south, north)] }
    let width = asin(ratio) * 180 / .pi + 0.0001
    let (west, east) = (point.longitude - width, point.longitude + width)
    if west < -180 { return [(west + 360, 180, south, north), (-180, east, south, north)] }
    if east > 180 { return [(west, 180, south, north), (-180, east - 360, south, north)] }
    return [(west, east, south, north)]
  }

  /// Places whose names look like the text, best first: for "did you mean". Trigrams of the folded names, ranked
  /// by the share of trigrams in common, then population, then id.
  public func search(_ text: String, limit: Int) throws(InputError) -> [NameMatch] {
    let key = NameFolding.key(text)
    let wanted = Self.trigrams(of: key)
    guard limit > 0, !key.isEmpty else { return [] }
    return try reading(path) {
      try database.read { database in
        var best: [Int64: (name: String, share: Double, population: Int)] = [:]
        let rows = try candidates(key: key, trigrams: wanted, in: database)
        while let row = try rows.next() {
          let found = Self.trigrams(of: row["key"])
          let common = found.intersection(wanted).count
          let share = wanted.isEmpty ? 0.5 : Double(2 * common) / Double(found.count + wanted.count)
          let place: Int64 = row["place"]
          if let known = best[place], known.share >= share { continue }
          best[place] = (row["name"], share, row["population"] ?? 0)
        }
        let order = best.sorted {
          ($1.value.share, $1.value.population, $0.key) < ($0.value.share, $0.value.population, $1.key)
        }
        let statement = try database.cachedStatement(sql: PlaceRow.select + " WHERE places.rowid = ?")
        return try order.prefix(limit).compactMap { rowid, found in
          guard let row = try Row.fetchOne(statement, arguments: [rowid]) else { return nil }
          return NameMatch(
            place: try PlaceRow.place(row), matchedName: found.name, rules: ["looks alike"],
            closeness: found.share)
        }
      }
    }
  }

  /// Names that share trigrams with the key, or begin with it where it is shorter than three letters.
  private func candidates(key: String, trigrams: Set<String>, in database: Database) throws -> RowCursor {
    if key.unicodeScalars.count < 3 {
      return try Row.fetchCursor(
        database.cachedStatement(
          sql: """
            SELECT names.name, names.key, names.place, population FROM names
            JOIN places ON places.rowid = names.place WHERE names.key >= ? AND names.key < ? LIMIT 1000
            """), arguments: [key, key + "\u{10FFFF}"])
    }
    let pattern = trigrams.sorted().map { "\"\($0)\"" }.joined(separator: " OR ")
    return try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT names.name, names.key, names.place, population FROM names_fts
          JOIN names ON names.rowid = names_fts.rowid JOIN places ON places.rowid = names.place
          WHERE names_fts MATCH ? ORDER BY rank LIMIT 1000
          """), arguments: [pattern])
  }

  private static func trigrams(of key: String) -> Set<String> {
    let scalars = Array(key.unicodeScalars)
    guard scalars.count >= 3 else { return [] }
    return Set((0...scalars.count - 3).map { String(String.UnicodeScalarView(scalars[$0..<$0 + 3])) })
  }
}

/// Distances good enough to order places by.
enum Sphere {
  /// Mean radius of the earth (IUGG 1980), metres.
  static let radius = 6_371_008.8

  /// Great-circle distance in metres between two points in degrees, by the haversine formula.
  static func distance(longitude: Double, latitude: Double, toLongitude: Double, latitude toLatitude: Double)
    -> Double
  {
    let radians = Double.pi / 180
    let dLatitude = (toLatitude - latitude) * radians / 2
    let dLongitude = (toLongitude - longitude) * radians / 2
    let h =
      sin(dLatitude) * sin(dLatitude)
      + cos(latitude * radians) * cos(toLatitude * radians) * sin(dLongitude) * sin(dLongitude)
    return 2 * radius * asin(min(1, h.squareRoot()))
  }
}
