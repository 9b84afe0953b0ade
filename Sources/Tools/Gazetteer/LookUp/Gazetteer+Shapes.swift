internal import GRDB
public import Model
private import Foundation
private import Synchronization

extension Gazetteer: ShapeSource {
  /// The shape of a place, by its id or by what any other source calls it; nil where the file has none.
  public func shape(of place: Place) throws(InputError) -> PlaceShape? {
    if let known = shapes.withLock({ $0.places[place.id] }) { return known }
    let ids = [place.id] + place.identifiers.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }
    let shape = try reading(path) {
      try database.read { database -> PlaceShape? in
        for id in ids {
          guard let number = try row(of: id, database) else { continue }
          let found = try Row.fetchOne(
            database.cachedStatement(sql: "\(Self.selectShape) WHERE place = ?"), arguments: [number])
          if let found { return try Self.shape(found) }
        }
        return nil
      }
    }
    shapes.withLock { $0.keep(shape, of: place.id) }
    return shape
  }

  /// The land borders of a country, each with the country on the other side, in the order of its code.
  public func borders(of country: String) throws(InputError) -> [(neighbour: String, shape: PlaceShape)] {
    if let known = shapes.withLock({ $0.borders[country] }) { return known }
    let borders = try reading(path) {
      try database.read { database in
        try Row.fetchAll(
          database.cachedStatement(
            sql: "\(Self.selectShape) WHERE first_country = ?1 OR second_country = ?1"), arguments: [country]
        ).map { row in
          let (first, second): (String, String) = (row[5], row[6])
          return (neighbour: first == country ? second : first, shape: try Self.shape(row))
        }.sorted { $0.neighbour < $1.neighbour }
      }
    }
    shapes.withLock { $0.keep(borders, of: country) }
    return borders
  }

  static let selectShape = """
    SELECT kind, shapes.name, sources.name AS source_name, accuracy_m, geometry, first_country, second_country
    FROM shapes JOIN sources ON sources.id = shapes.source
    """

  static func shape(_ row: Row) throws -> PlaceShape {
    let (kind, name): (String, String) = (row[0], row[1])
    let bytes = [UInt8](row[4] as Data)
    guard let geometry = kind == "polygon" ? ShapeBlob.polygons(bytes) : ShapeBlob.lines(bytes) else {
      throw InputError(.data, at: name, "expected the positions of a shape, found other bytes")
    }
    return PlaceShape(name: name, geometry: geometry, source: row[2], accuracy: .metres(row[3]))
  }
}
