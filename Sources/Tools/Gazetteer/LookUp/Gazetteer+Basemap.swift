internal import GRDB
public import Model

extension Gazetteer {
  /// The ground to draw maps on: all borders and courses of the file, with their sources and licences.
  public func basemap() throws(InputError) -> Basemap {
    try reading(path) {
      try database.read { database in
        let features = try Row.fetchAll(
          database,
          sql: """
            \(Self.selectShape) WHERE kind = 'border' OR kind = 'line' AND place IN
              (SELECT rowid FROM places WHERE feature_class = 'H')
            ORDER BY shapes.rowid
            """
        ).map { row in
          Basemap.Feature((row[0] as String) == "border" ? .border : .river, try Self.shape(row))
        }
        let sources = try Row.fetchAll(
          database,
          sql: """
            SELECT name, licence FROM sources
            WHERE id IN (SELECT source FROM shapes WHERE kind IN ('border', 'line'))
            """)
        return Basemap(features: features, credits: Self.credits(sources))
      }
    }
  }

  /// Whom to name for some places, with licences: "GeoNames (CC BY 4.0)"; by the ids of the places.
  public func credits(of ids: some Collection<String>) throws(InputError) -> [String] {
    try reading(path) {
      try database.read { database in
        var found: Set<Int64> = []
        for id in ids {
          guard let number = try row(of: id, database) else { continue }
          let statement = try database.cachedStatement(sql: "SELECT source FROM places WHERE rowid = ?")
          if let source = try Int64.fetchOne(statement, arguments: [number]) { found.insert(source) }
        }
        let sources = try Row.fetchAll(database, sql: "SELECT name, licence, id FROM sources")
        return Self.credits(sources.filter { found.contains($0[2]) })
      }
    }
  }

  /// The publishers behind sources (name, licence): "GeoNames via OpenSyria 2026" and "GeoNames cities500 2026" are one.
  private static func credits(_ sources: [Row]) -> [String] {
    let credits = sources.compactMap { row -> String? in
      let (name, licence): (String, String) = (row[0], row[1])
      // Facts are nobody's.
      guard licence != "facts" else { return nil }
      return "\(ProjectBook.publisher(of: name)) (\(licence))"
    }
    return Set(credits).sorted()
  }
}
