internal import GeoJSON
internal import VectorTiles

/// WebMercatorQuad (OGC 17-083r4, annex D.1): the square of Web Mercator, cut in four at each zoom.
enum TileMatrixSet {
  static let name = "WebMercatorQuad"
  static let address = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad"
  static let crs = "http://www.opengis.net/def/crs/EPSG/0/3857"

  /// The zooms that have tiles.
  static let zooms = TileMaker.zooms

  /// Half the width of the square, metres: π times the half axis of WGS 84.
  private static let halfWidth = 20_037_508.342789244

  /// The list of sets.
  static func list(_ request: AtlasRequest) -> JSONOutput {
    .members([
      "tileMatrixSets": .array([
        .members([
          "id": .string(name), "title": .string(title), "uri": .string(address),
          "links": [
            Link("self", "\(request.origin)/tileMatrixSets/\(name)", Representation.json.mediaType, title)
          ].json,
        ])
      ]), "links": request.selfLinks([.json, .html]).json,
    ])
  }

  private static let title = "Google Maps Compatible for the World"

  /// The set itself (OGC 17-083r4, 6).
  static func document(_ request: AtlasRequest) -> JSONOutput {
    .members([
      "id": .string(name), "title": .string(title), "uri": .string(address), "crs": .string(crs),
      "orderedAxes": .array(["X", "Y"]),
      "wellKnownScaleSet": "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible",
      "tileMatrices": .array(zooms.map(matrix)), "links": request.selfLinks([.json, .html]).json,
    ])
  }

  private static func matrix(_ zoom: Int) -> JSONOutput {
    let side = 1 << zoom
    let cell = 2 * halfWidth / 256 / Double(side)
    return .members([
      "id": .string("\(zoom)"), "scaleDenominator": exact(cell / 0.00028), "cellSize": exact(cell),
      "cornerOfOrigin": "topLeft", "pointOfOrigin": .array([exact(-halfWidth), exact(halfWidth)]),
      "tileWidth": .int(256), "tileHeight": .int(256), "matrixWidth": .int(side), "matrixHeight": .int(side),
    ])
  }

  /// All digits: six decimals would be too few for the deepest zooms.
  private static func exact(_ value: Double) -> JSONOutput { .written(Array("\(value)".utf8)) }
}
