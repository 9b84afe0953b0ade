internal import GRDB
public import Model

/// A row of one source that is, or nearly is, a place that another source gave.
public struct PlaceJoin: Sendable, Hashable {
  /// Id of the place.
  public var place: String
  /// Its name.
  public var placeName: String
  /// The row's own id.
  public var other: String
  /// The row's name; empty where it was not joined.
  public var otherName: String
  /// Source of the row.
  public var source: String
  /// Distance between the two points, on a sphere.
  public var distance: Length
  /// Why they are, or are not, one place.
  public var reason: String
  /// Whether they are one place.
  public var isJoined: Bool
}

extension Gazetteer {
  /// Calls `body` for each row that was joined with a place of another source, in order of the places' rows, or for each
  /// that was close to one and not joined.
  public func forEachJoin(joined: Bool, _ body: (PlaceJoin) throws -> Void) throws {
    let sql =
      joined
      ? """
      SELECT places.id, places.name, points.id AS other, points.name AS other_name, sources.name AS source_name, metres,
        reason FROM points JOIN places ON places.rowid = points.place JOIN sources ON sources.id = points.source
      ORDER BY points.place, points.id
      """
      : """
      SELECT places.id, places.name, near_misses.id AS other, '' AS other_name, '' AS source_name, metres, reason
      FROM near_misses JOIN places ON places.rowid = near_misses.place ORDER BY near_misses.id, near_misses.place
      """
    try database.read { database in
      let rows = try Row.fetchCursor(database, sql: sql)
      while let row = try rows.next() {
        try body(
          PlaceJoin(
            place: row["id"], placeName: row["name"], other: row["other"], otherName: row["other_name"],
            source: row["source_name"], distance: .metres(row["metres"]), reason: row["reason"],
            isJoined: joined))
      }
    }
  }
}
