/// The JSON metadata of an archive (PMTiles v3, chapter 5; TileJSON 3.0, section 3.3).
struct ArchiveMetadata: Codable {
  /// A layer and its attributes.
  struct Layer: Codable {
    var id: String
    var description: String?
    var minzoom: Int?
    var maxzoom: Int?
    /// `String`, `Number` or `Boolean` by key.
    var fields: [String: String]
  }

  var name: String?
  var description: String?
  var attribution: String?
  var type: String?
  var version: String?
  var vectorLayers: [Layer]

  enum CodingKeys: String, CodingKey {
    case name, description, attribution, type, version
    case vectorLayers = "vector_layers"
  }
}
