private import Foundation
internal import GRDB
internal import Model

/// Courses and outlines.
extension PlaceFiler {
  /// Files the shape of a place; of two, the one that is drawn more exactly stands, of two alike the later.
  func file(_ shape: SourceShape, named name: String, of place: Int64, source: Int64) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO shapes(place, kind, name, source, accuracy_m, geometry) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT(place) DO UPDATE SET kind = excluded.kind, name = excluded.name, source = excluded.source,
          accuracy_m = excluded.accuracy_m, geometry = excluded.geometry
        WHERE excluded.accuracy_m <= shapes.accuracy_m
        """
    ).execute(arguments: [place, shape.kind, name, source, shape.accuracy, blob(shape, name)])
  }

  /// Files the border of two countries; of two, as with places.
  func file(_ shape: SourceShape, named name: String, between countries: (String, String), source: Int64)
    throws
  {
    try database.cachedStatement(
      sql: """
        INSERT INTO shapes(first_country, second_country, kind, name, source, accuracy_m, geometry)
        VALUES (?, ?, 'border', ?, ?, ?, ?)
        ON CONFLICT(first_country, second_country) DO UPDATE SET name = excluded.name, source = excluded.source,
          accuracy_m = excluded.accuracy_m, geometry = excluded.geometry
        WHERE excluded.accuracy_m <= shapes.accuracy_m
        """
    ).execute(
      arguments: [countries.0, countries.1, name, source, shape.accuracy, blob(shape, name)])
  }

  /// The bytes of the geometry, which go into the checksum too.
  private func blob(_ shape: SourceShape, _ name: String) -> Data {
    let bytes = ShapeBlob.encode(shape.geometry)
    note(name)
    note(bytes)
    return Data(bytes)
  }
}

extension SourceShape {
  fileprivate var kind: String {
    switch geometry {
    case .lines: "line"
    case .polygons: "polygon"
    }
  }
}
