internal import FeatureIndex
internal import GeoJSON
internal import HTTPTypes
internal import Model

/// Tiles, what is told of them, and the style that draws them.
extension Atlas {
  func tiles(_ request: AtlasRequest, _ current: AtlasSnapshot) async throws(Problem) -> Answer {
    let window = try request.parameters["datetime"].map { text throws(Problem) in
      try TimeParameter.window(text)
    }
    let snapshot = try await snapshot(request, current)
    switch request.resource {
    case .tilesets(let id):
      let document = TilesetDocument(collection: try collection(id, in: snapshot), request: request)
      return self.document(request, { ServicePages.tiles(document) }, { document.list })
    case .tileset(let id, let name):
      try checkMatrixSet(name)
      let document = TilesetDocument(collection: try collection(id, in: snapshot), request: request)
      let isTileJSON = request.representation == .tileJSON
      return self.document(
        request, { ServicePages.tiles(document) }, { isTileJSON ? document.tileJSON : document.set })
    case .tile(let id, let name, let matrix, let row, let column):
      try checkMatrixSet(name)
      let collection = try collection(id, in: snapshot)
      let (zoom, row, column) = try TileAnswer.numbers(matrix, row, column)
      if let known = request.knownTag, EntityTag.isNamed(TileAnswer.entityTag(of: collection), in: known) {
        return Answer(.notModified, entityTag: TileAnswer.entityTag(of: collection))
      }
      return try TileAnswer.answer(collection, zoom: zoom, row: row, column: column, window: window)
    default: return document(request, { [] }, { StyleDocument(snapshot: snapshot, request: request).json })
    }
  }

  /// There is one set.
  func checkMatrixSet(_ name: String) throws(Problem) {
    guard name == TileMatrixSet.name else {
      throw Problem.notFound("tileMatrixSet: expected \(TileMatrixSet.name), found '\(name.excerpt)'")
    }
  }
}
