internal import GRDB
public import Model

/// A place that claims or decisions of a ledger are about, with the names they give it.
public struct NamedPlace: Sendable, Hashable {
  /// Its id in the gazetteer.
  public var id: String
  /// Its main name.
  public var name: String
  /// Its point; nil where no claim has one.
  public var coordinate: Coordinate?
  /// Other words for it, as reports have them, in order.
  public var words: [String]
}

extension Ledger {
  /// The places of the ledger, in order of their ids.
  ///
  /// - Parameter id: Only this one.
  public func places(id: String? = nil) throws(InputError) -> [NamedPlace] {
    let filter = id == nil ? "place_id IS NOT NULL" : "place_id = ?1"
    return try read { db in
      var places: [NamedPlace] = []
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT place_id, place_name, place_text, min(longitude), min(latitude) FROM event
          WHERE \(filter) GROUP BY place_id, place_name, place_text
          UNION ALL SELECT place_id, place_name, place_name, min(longitude), min(latitude) FROM ruling
          WHERE \(filter) GROUP BY place_id, place_name
          ORDER BY 1, 2, 3
          """, arguments: id.map { [$0] } ?? [])
      while let row = try rows.next() {
        var reader = RowReader(
          row: row, table: "event",
          columns: ["place_id", "place_name", "place_text", "longitude", "latitude"])
        let (id, name, word) = (try reader.text(), try reader.text(), try reader.text())
        let coordinate = try reader.coordinate()
        if places.last?.id != id {
          places.append(NamedPlace(id: id, name: name, coordinate: coordinate, words: []))
        }
        let index = places.count - 1
        for other in [name, word] where other != places[index].name && !places[index].words.contains(other) {
          places[index].words.append(other)
        }
        places[index].coordinate = places[index].coordinate ?? coordinate
      }
      return places
    }
  }

  /// The parties that claims name, by any of their words: the reference of the first claim that has this id
  /// of the actor book or these words, in any case.
  public func party(_ name: String) throws(InputError) -> ActorReference? {
    try read { db in
      for column in ["by", "from"] {
        let row = try Row.fetchOne(
          db,
          sql: """
            SELECT \(column)_text, \(column)_ids, \(column)_part_of FROM event
            WHERE \(column)_ids = ?1 OR substr(\(column)_ids, 1, length(?1) + 1) = ?1 || char(10)
              OR lower(\(column)_text) = lower(?1)
            ORDER BY \(column)_ids != ?1, id LIMIT 1
            """, arguments: [name])
        guard let row else { continue }
        var reader = RowReader(
          row: row, table: "event", columns: ["\(column)_text", "\(column)_ids", "\(column)_part_of"])
        if let party = reader.actor() { return party }
      }
      return nil
    }
  }
}
