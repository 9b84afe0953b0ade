internal import FeatureIndex
internal import Features
internal import HTTPTypes
internal import Model
internal import NIOCore

/// A vector tile of a collection.
enum TileAnswer {
  /// Reads the numbers of a tile; what is none of the set's is not found.
  static func numbers(
    _ matrix: String, _ row: String, _ column: String
  ) throws(Problem) -> (zoom: Int, row: Int, column: Int) {
    guard let zoom = number(matrix), TileMatrixSet.zooms.contains(zoom) else {
      throw Problem.notFound(
        "tileMatrix: expected \(TileMatrixSet.zooms.lowerBound)...\(TileMatrixSet.zooms.upperBound), "
          + "found '\(matrix.excerpt)'")
    }
    let last = 1 << zoom - 1
    guard let row = number(row), let column = number(column), row <= last, column <= last else {
      throw Problem.notFound("tile: expected a row and a column in 0...\(last) at zoom \(zoom)")
    }
    return (zoom, row, column)
  }

  private static func number(_ text: String) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }

  /// The tag of all tiles of a collection: the address tells them apart.
  static func entityTag(of collection: LayerCollection) -> String { EntityTag.weak(collection.state, "t") }

  /// The tile, or no content where nothing lies in it. What a tile cannot say was refused when the index was made.
  static func answer(
    _ collection: LayerCollection, zoom: Int, row: Int, column: Int, window: TimeWindow?
  ) throws(Problem) -> Answer {
    let bytes: [UInt8]
    do {
      bytes = try collection.index.tile(zoom: zoom, column: column, row: row, window: window)
    } catch {
      throw Problem(.software, error.description)
    }
    let tag = entityTag(of: collection)
    guard !bytes.isEmpty else { return Answer(.noContent, entityTag: tag) }
    return Answer(Representation.tile.mediaType, ByteBuffer(bytes: bytes), entityTag: tag)
  }
}
