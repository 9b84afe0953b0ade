internal import Features
internal import Model

/// What stands in the field `end` of what lasts to the end of what is known.
///
/// QGIS on GDAL before 3.8 hides features of a GeoJSON file whose `end` is null (it fails to parse the date), so
/// that an end far away, or the last day of the data, serves it better; whoever counts days wants null.
public enum OpenEnd: String, Sendable, CaseIterable {
  /// Nothing: the end is open.
  case null
  /// The last second of the year 9999.
  case far
  /// The last second of the newest day in the layer.
  case newest

  /// The layer with its open ends so written; `time` of JSON-FG stays open.
  func applied(to layer: FilledLayer) -> FilledLayer {
    guard self != .null, let end = layer.schema.fields.firstIndex(where: { $0.name == "end" }),
      let text = text(layer)
    else { return layer }
    var closed = layer
    for index in closed.features.indices where closed.features[index].values[end] == .null {
      closed.features[index].values[end] = .string(text)
    }
    return closed
  }

  private func text(_ layer: FilledLayer) -> String? {
    switch self {
    case .null: return nil
    case .far: return CivilDate(year: 9999, month: 12, day: 31).map { Timestamp.end(of: $0).description }
    case .newest:
      let times = layer.schema.fields.indices.filter { layer.schema.fields[$0].type == .dateTime }
      let newest = layer.features.flatMap { feature in times.compactMap { feature.values[$0].words } }.max()
      return newest.map { "\($0.prefix(10))T23:59:59Z" }
    }
  }
}
