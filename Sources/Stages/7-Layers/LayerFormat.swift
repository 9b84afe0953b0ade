internal import DelimitedText
internal import Features
internal import GeoJSON
public import GeoPackage
internal import KML
internal import Model
internal import VectorTiles

/// The formats in which layers are written.
public enum LayerFormat: String, Sendable, CaseIterable {
  /// GeoJSON (RFC 7946) with JSON-FG `time`: a file a layer.
  case geojson
  /// GeoJSON features, one a line: a file a layer.
  case geojsonl
  /// A GeoJSON text sequence (RFC 8142): a file a layer.
  case geojsons
  /// A GeoPackage with all layers, coloured and animated in QGIS.
  case gpkg
  /// KML 2.2 with times, for Google Earth: all layers in folders.
  case kml
  /// Comma-separated values with `latitude` and `longitude`: a file a layer.
  case csv
  /// A PMTiles archive of vector tiles with all layers.
  case pmtiles

  /// What may be chosen of single formats.
  public struct Options: Sendable, Hashable {
    /// The version of the GeoPackage standard.
    public var geoPackageVersion = GeoPackageVersion.v1_3
    /// What stands for an open end in GeoJSON.
    public var openEnd = OpenEnd.null
    /// Whether CSV begins with a byte-order mark, which tells Excel that it is UTF-8.
    public var csvHasByteOrderMark = false

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
    case .geojsonl: return GeoJSONSink(folder: folder, form: .lines)
    case .geojsons: return GeoJSONSink(folder: folder, form: .sequence)
    case .gpkg: return try GeoPackageWriter(to: file, version: options.geoPackageVersion)
    case .kml: return try KMLWriter(to: file, title: "Control over time")
    case .csv: return CSVWriter(folder: folder, hasByteOrderMark: options.csvHasByteOrderMark)
    case .pmtiles: return try TileArchiveWriter(to: file)
    }
  }

  /// What stands for an open end.
  func openEnd(_ options: Options) -> OpenEnd {
    switch self {
    case .geojson, .geojsonl, .geojsons: options.openEnd
    case .gpkg, .kml, .csv, .pmtiles: .null
    }
  }
}
