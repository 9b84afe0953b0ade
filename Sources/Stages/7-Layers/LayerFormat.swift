internal import Features
internal import GeoJSON
internal import Model

/// The formats in which layers are written.
public enum LayerFormat: String, Sendable, CaseIterable {
  /// GeoJSON (RFC 7946) with JSON-FG `time`: a file a layer.
  case geojson

  /// The files of a folder as somebody to give features to.
  func sink(in folder: String) throws(InputError) -> any FeatureSink {
    switch self {
    case .geojson: GeoJSONSink(folder: folder)
    }
  }
}
