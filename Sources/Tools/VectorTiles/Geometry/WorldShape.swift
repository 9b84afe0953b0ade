internal import Features
internal import Model

/// A geometry on the square of Web Mercator.
struct WorldShape {
  /// What it is made of.
  var type: TileLayer.GeometryType
  /// Polygons of open rings, the outline first; lines, each in a part of its own; or all points as one row of
  /// one part.
  var parts: [[[WorldPosition]]]

  init(type: TileLayer.GeometryType, parts: [[[WorldPosition]]]) {
    self.type = type
    self.parts = parts
  }

  /// The position of a shape that is one point.
  var point: WorldPosition? {
    guard type == .point, parts.count == 1, parts[0].count == 1, parts[0][0].count == 1 else { return nil }
    return parts[0][0][0]
  }

  /// Projects a feature's geometry; a line that jumps over longitude 180 is cut there (RFC 7946, 3.1.9).
  init(
    _ geometry: Geometry, of feature: Feature, _ extent: inout GeographicExtent
  ) throws(InputError) {
    func fault(_ problem: String) -> InputError { InputError(.data, at: "feature \(feature.id)", problem) }
    switch geometry {
    case .point(let point): self.init(type: .point, parts: [[Self.project([point], &extent)]])
    case .multiPoint(let points):
      guard !points.isEmpty else { throw fault("expected one or more points, found none") }
      self.init(type: .point, parts: [[Self.project(points, &extent)]])
    case .lineString(let line): try self.init(lines: [line], fault, &extent)
    case .multiLineString(let lines): try self.init(lines: lines, fault, &extent)
    case .polygon(let rings): try self.init(polygons: [rings], fault, &extent)
    case .multiPolygon(let polygons): try self.init(polygons: polygons, fault, &extent)
    }
  }

  private init(
    lines: [[Coordinate]], _ fault: (String) -> InputError, _ extent: inout GeographicExtent
  ) throws(InputError) {
    self.init(type: .line, parts: [])
    for line in lines {
      guard line.count > 1 else {
        throw fault("expected a line of two or more positions, found \(line.count)")
      }
      for part in Self.cutAtAntimeridian(line) { parts.append([Self.project(part, &extent)]) }
    }
    guard !parts.isEmpty else { throw fault("expected one or more lines, found none") }
  }

  private init(
    polygons: [[[Coordinate]]], _ fault: (String) -> InputError, _ extent: inout GeographicExtent
  ) throws(InputError) {
    self.init(type: .polygon, parts: [])
    for polygon in polygons {
      var rings: [[WorldPosition]] = []
      for ring in polygon {
        guard ring.count > 3, ring.first == ring.last else {
          throw fault("expected a closed ring of four or more positions, found one of \(ring.count)")
        }
        rings.append(Self.project(ring.dropLast(), &extent))
      }
      guard !rings.isEmpty else { throw fault("expected a polygon of one or more rings, found none") }
      parts.append(rings)
    }
    guard !parts.isEmpty else { throw fault("expected one or more polygons, found none") }
  }

  private static func project(
    _ positions: some Collection<Coordinate>, _ extent: inout GeographicExtent
  ) -> [WorldPosition] {
    positions.map { position in
      extent.include(position)
      return WorldPosition(position)
    }
  }

  private static func cutAtAntimeridian(_ line: [Coordinate]) -> [[Coordinate]] {
    guard zip(line, line.dropFirst()).contains(where: { abs($0.longitude - $1.longitude) > 180 }) else {
      return [line]
    }
    switch Geometry.line(through: line) {
    case .lineString(let line): return [line]
    case .multiLineString(let lines): return lines
    default: return [line]
    }
  }
}
