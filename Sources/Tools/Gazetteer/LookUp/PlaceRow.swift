internal import GRDB
internal import Model

/// Reads places from the rows of `places`.
enum PlaceRow {
  /// What `place(_:_:)` reads, by position: to find a column by its name takes longer than to read it.
  static let select = """
    SELECT places.rowid, places.id, places.name, longitude, latitude, feature_class, feature_code, country, admin,
      area, admin1_name, population, radius_m, sources.name AS source_name, names
    FROM places JOIN sources ON sources.id = places.source
    """

  /// The place of a row, with its areas and its points in other sources.
  static func place(_ row: Row, _ database: Database) throws -> Place {
    let number: Int64 = row[0]
    let id: String = row[1]
    let country: String = row[7]
    let admin: String? = row[8]
    let coordinate = try Coordinate(longitude: row[3], latitude: row[4])
    let featureClass: String = row[5]
    let containment = Containment(database)
    let code = admin.map { String($0.prefix { $0 != "." }) }
    var admin1: Place.AdminRegion?
    if let code, !code.isEmpty {
      let name = try row[10] as String? ?? containment.name(of: "\(country).\(code)") ?? ""
      admin1 = Place.AdminRegion(code: code, name: name)
    }
    let points = try points(of: number, database)
    let containers = try containment.containers(
      of: id, country: country, admin: admin, areas: [row[9] as String?].compactMap(\.self) + points.areas)
    return Place(
      id: id, name: row[2], coordinate: coordinate,
      feature: Place.Feature(featureClass: featureClass.first ?? "P", code: row[6]),
      country: country, admin1: admin1, population: row[11],
      radius: (row[12] as Double?).map { Length.metres($0) },
      identifiers: try identifiers(of: number, id: id, database), source: row[13],
      containers: containers.narrowestFirst, areas: containers.ids, otherPoints: points.points)
  }

  /// The names of the place of a row, the main one first.
  static func names(_ row: Row) throws -> [String] {
    let column = Array((row[14] as String).utf8)
    return [row[2]]
      + (try column.withUnsafeBufferPointer { try NamesColumn.decode($0, of: row[2]) }).map(\.text)
  }

  /// The place's number in each name space: its own id's, and what other sources call it.
  private static func identifiers(of row: Int64, id: String, _ database: Database) throws -> [String: String]
  {
    var all: [String: String] = [:]
    let others = try String.fetchAll(
      database.cachedStatement(sql: "SELECT id FROM identifiers WHERE place = ? ORDER BY id"),
      arguments: [row])
    for name in others + [id] {
      let parts = name.split(separator: ":", maxSplits: 1)
      if parts.count == 2, parts[0] != "dateline" { all[String(parts[0])] = String(parts[1]) }
    }
    return all
  }

  private static func points(
    of row: Int64, _ database: Database
  ) throws -> (points: [Place.SourcedPoint], areas: [String]) {
    let rows = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT points.id, longitude, latitude, area, sources.name AS source_name, metres, reason
          FROM points JOIN sources ON sources.id = points.source WHERE place = ? ORDER BY points.id
          """), arguments: [row])
    let points = try rows.map { row in
      Place.SourcedPoint(
        id: row[0], coordinate: try Coordinate(longitude: row[1], latitude: row[2]),
        source: row[4], distance: .metres(row[5]), reason: row[6])
    }
    return (points, rows.compactMap { $0[3] as String? })
  }
}
