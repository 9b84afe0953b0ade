internal import GRDB
internal import Model

/// Administrative areas, and what was close to being joined.
extension PlaceFiler {
  /// Files an administrative area.
  func file(_ area: SourceArea) throws {
    note(area.code + area.name)
    try database.cachedStatement(
      sql: """
        INSERT INTO areas VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT(code) DO UPDATE SET name = excluded.name,
          kind = excluded.kind, parent = ifnull(excluded.parent, parent), place = ifnull(excluded.place, place)
        """
    ).execute(arguments: [area.code, area.name, area.kind, area.level, area.parent, area.place])
  }

  /// Files that one place lies in another.
  func file(child: String, parent: String) throws {
    note(child + parent)
    try database.cachedStatement(sql: "INSERT OR IGNORE INTO containments VALUES (?, ?)")
      .execute(arguments: [child, parent])
  }

  /// Files that a row of a source was close to a place and yet not joined with it.
  func fileNearMiss(_ id: String, place: Int64, metres: Double, reason: String) throws {
    try database.cachedStatement(sql: "INSERT OR REPLACE INTO near_misses VALUES (?, ?, ?, ?)")
      .execute(arguments: [place, id, (metres * 10).rounded() / 10, reason])
  }
}
