internal import Features
internal import Model

/// Geometries as well-known text (OGC 06-103r4, 7), six decimals.
extension ByteText {
  mutating func wkt(_ geometry: Geometry) {
    switch geometry {
    case .point(let position):
      add("POINT (")
      pair(position)
      add(")")
    case .multiPoint(let positions):
      add("MULTIPOINT ")
      parts(positions) { text, position in
        text.add("(")
        text.pair(position)
        text.add(")")
      }
    case .lineString(let line):
      add("LINESTRING ")
      pairs(line)
    case .multiLineString(let lines):
      add("MULTILINESTRING ")
      parts(lines) { $0.pairs($1) }
    case .polygon(let rings):
      add("POLYGON ")
      parts(rings) { $0.pairs($1) }
    case .multiPolygon(let polygons):
      add("MULTIPOLYGON ")
      parts(polygons) { text, rings in text.parts(rings) { $0.pairs($1) } }
    }
  }

  private mutating func parts<Part>(_ parts: [Part], _ write: (inout ByteText, Part) -> Void) {
    add("(")
    for (index, part) in parts.enumerated() {
      if index > 0 { add(", ") }
      write(&self, part)
    }
    add(")")
  }

  private mutating func pairs(_ positions: [Coordinate]) { parts(positions) { $0.pair($1) } }

  private mutating func pair(_ position: Coordinate) {
    let position = Micro(position)
    decimal(position.longitude, places: 6)
    add(" ")
    decimal(position.latitude, places: 6)
  }
}
