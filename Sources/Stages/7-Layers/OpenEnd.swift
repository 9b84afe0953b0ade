internal import Features
internal import Model

/// What stands in `start` and `end` of what is open to the past or lasts to the end of what is known.
///
/// QGIS on GDAL before 3.8 hides features of a GeoJSON file whose `start` or `end` is null (it fails to parse the
/// date), so that times far away serve it better; whoever counts days wants null.
public enum OpenEnd: String, Sendable, CaseIterable {
  /// Nothing: the end is open.
  case null
  /// The first second of the year 1 and the last one of the year 9999.
  case far

  /// The layer with its open ends so written; `time` of JSON-FG stays open.
  func applied(to layer: FilledLayer) -> FilledLayer {
    guard self == .far else { return layer }
    var closed = layer
    for (name, time) in [("start", "0001-01-01T00:00:00Z"), ("end", "9999-12-31T23:59:59Z")] {
      guard let column = layer.schema.fields.firstIndex(where: { $0.name == name }) else { continue }
      for index in closed.features.indices where closed.features[index].values[column] == .null {
        closed.features[index].values[column] = .string(time)
      }
    }
    return closed
  }
}
