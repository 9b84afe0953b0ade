internal import Features
internal import GeoJSON
public import GeoPackage
internal import Model
internal import VectorTiles

/// The formats in which layers are written.
public enum LayerFormat: String, Sendable, CaseIterable {
  /// GeoJSON (RFC 7946) with JSON-FG `time`: a file a layer.
  case geojson
  /// A GeoPackage with all layers, coloured and animated in QGIS.
  case gpkg
  /// A PMTiles archive of vector tiles with all layers.
  case pmtiles

  /// What may be chosen of single formats.
  public struct Options: Sendable, Hashable {
    /// The version of the GeoPackage standard.
    public var geoPackageVersion = GeoPackageVersion.v1_3
    /// What stands for an open end in GeoJSON.
    public var openEnd = OpenEnd.null

    /// The usual choices.
    public init() {}
  }

  /// The file that formats of all layers in one have in a folder, without its ending.
  private static let common = "dateline"

  /// The files of a folder as somebody to give features to.
  func sink(in folder: String, _ options: Options) throws(InputError) -> any FeatureSink {
    let file = "\(folder)/\(Self.common).\(rawValue)"
    switch self {
    case .geojson: return GeoJSONSink(folder: folder)
    case .gpkg: return try GeoPackageWriter(to: file, version: options.geoPackageVersion)
    case .pmtiles: return try TileArchiveWriter(to: file)
    }
  }

  /// What stands for an open end.
  func openEnd(_ options: Options) -> OpenEnd {
    switch self {
    case .geojson: options.openEnd
    case .gpkg, .pmtiles: .null
    }
  }
}
