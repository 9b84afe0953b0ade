internal import Features
internal import Model

/// Geometries as a GeoPackage holds them: the header of 2.1.3 and well-known binary (OGC 06-103r4, 8),
/// little-endian.
///
/// Lines and polygons are always of many parts, even of one: a column has one type, and features of both
/// kinds may come.
extension ByteText {
  /// The key of WGS 84 in `gpkg_spatial_ref_sys`.
  static let referenceSystem: Int32 = 4_326

  /// Writes a feature's geometry, and gives back its box; nil where it has no position.
  ///
  /// Envelopes stand where they spare a reader work: not with points.
  mutating func geometry(_ geometry: Geometry, of id: String) throws(InputError) -> Envelope? {
    switch geometry {
    case .point(let coordinate):
      let position = Micro(coordinate)
      header(nil, isEmpty: false)
      begin(.point)
      self.position(position)
      return Envelope(position)
    case .multiPoint(let coordinates):
      let parts = coordinates.map { [Micro($0)] }
      return many(parts.map { [$0] }, .multiPoint)
    case .lineString(let line): return many([[try Micro.line(line, of: id)]], .multiLineString)
    case .multiLineString(let lines):
      var parts: [[[Micro]]] = []
      for line in lines { parts.append([try Micro.line(line, of: id)]) }
      return many(parts, .multiLineString)
    case .polygon(let rings): return many([try Micro.polygon(rings, of: id)], .multiPolygon)
    case .multiPolygon(let polygons):
      var parts: [[[Micro]]] = []
      for rings in polygons { parts.append(try Micro.polygon(rings, of: id)) }
      return many(parts, .multiPolygon)
    }
  }

  /// A geometry of parts, each of which is a list of rings, one line or one position.
  private mutating func many(_ parts: [[[Micro]]], _ type: GeometryCode) -> Envelope? {
    let envelope = Envelope(Array(parts.joined()))
    header(envelope, isEmpty: envelope == nil)
    begin(type)
    littleEndian(UInt32(parts.count))
    for part in parts {
      begin(type.part)
      if type.part == .polygon { littleEndian(UInt32(part.count)) }
      for positions in part {
        if type.part != .point { littleEndian(UInt32(positions.count)) }
        for position in positions { self.position(position) }
      }
    }
    return envelope
  }

  /// Magic, version 0, flags (bit 0 little-endian, bits 1–3 the envelope's kind, bit 4 empty), reference
  /// system, envelope.
  private mutating func header(_ envelope: Envelope?, isEmpty: Bool) {
    add("GP")
    byte(0)
    byte(1 | (envelope == nil ? 0 : 1 << 1) | (isEmpty ? 1 << 4 : 0))
    littleEndian(Self.referenceSystem)
    for edge in envelope?.degrees ?? [] { littleEndian(edge.bitPattern) }
  }

  private mutating func begin(_ type: GeometryCode) {
    byte(1)
    littleEndian(type.rawValue)
  }

  private mutating func position(_ position: Micro) {
    littleEndian((Double(position.longitude) / 1e6).bitPattern)
    littleEndian((Double(position.latitude) / 1e6).bitPattern)
  }
}

/// The codes of well-known binary (OGC 06-103r4, table 7).
enum GeometryCode: UInt32 {
  case point = 1
  case lineString
  case polygon
  case multiPoint
  case multiLineString
  case multiPolygon

  /// What a geometry of many parts consists of; itself where it has none.
  var part: GeometryCode {
    switch self {
    case .point, .multiPoint: .point
    case .lineString, .multiLineString: .lineString
    case .polygon, .multiPolygon: .polygon
    }
  }

  /// Its name in `gpkg_geometry_columns` (annex G).
  var name: String {
    switch self {
    case .point: "POINT"
    case .lineString: "LINESTRING"
    case .polygon: "POLYGON"
    case .multiPoint: "MULTIPOINT"
    case .multiLineString: "MULTILINESTRING"
    case .multiPolygon: "MULTIPOLYGON"
    }
  }
}
