internal import DelimitedText
internal import Features
internal import GeoJSON
internal import KML
internal import Model

/// The formats in which layers are written.
public enum LayerFormat: String, Sendable, CaseIterable {
  /// GeoJSON (RFC 7946) with JSON-FG `time`: a file a layer.
  case geojson
  /// One GeoJSON feature a line: a file a layer.
  case geojsonl
  /// GeoJSON text sequences (RFC 8142): a file a layer.
  case geojsons
  /// KML 2.2: `layers.kml` with a folder a layer.
  case kml
  /// Comma-separated values: a file a layer.
  case csv

  /// The files of a folder as somebody to give features to.
  func sink(in folder: String) throws(InputError) -> any FeatureSink {
    switch self {
    case .geojson: GeoJSONSink(folder: folder)
    case .geojsonl: GeoJSONSink(folder: folder, form: .lines)
    case .geojsons: GeoJSONSink(folder: folder, form: .sequence)
    case .kml: try KMLWriter(to: "\(folder)/layers.kml", title: "Dateline")
    case .csv: CSVWriter(folder: folder)
    }
  }
}
