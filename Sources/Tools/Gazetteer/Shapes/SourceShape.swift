internal import Model

/// The course or outline of a place as a source gives it, before it is filed.
struct SourceShape: Hashable {
  var geometry: PlaceShape.Geometry
  /// How far it may lie off the true course, metres.
  var accuracy: Double
}
