internal import Features
internal import GeoJSON
internal import Glibc
public import Model

/// Writes the layers of a run into a folder: all of them or none.
public struct LayerWriter: Sendable {
  /// The folder; made where it is missing.
  public var folder: String
  /// Whether features carry a style.
  public var style: LayerStyle

  /// Writes into a folder.
  public init(folder: String, style: LayerStyle = .none) {
    self.folder = folder
    self.style = style
  }

  /// A file written.
  public struct WrittenLayer: Sendable, Hashable {
    /// The layer's name.
    public var name: String
    /// Its file.
    public var path: String
    /// How many features it has.
    public var features: Int
    /// How many of them have no geometry.
    public var unlocated: Int
  }

  /// Writes the layers. The same values give the same bytes, in whatever order they come.
  ///
  /// - Parameters:
  ///   - events: All events of the ledger; the changes among them become `control-changes`, and all of them
  ///     lend their words to the intervals that rest on them.
  ///   - intervals: Who held what, and when; `control-status`.
  ///   - checks: Claims with their findings; those of distance, length and area become `distance-checks`.
  ///   - mentions: Every place mention; `mentions`.
  ///   - reports: The reports that the events and checks come from.
  ///   - areas: Sketched areas; `control-areas`.
  ///   - fronts: Sketched front lines; `front-lines`.
  public func write(
    events: [ControlEvent], intervals: [ControlInterval], checks: [CheckedClaim] = [],
    mentions: [MentionRecord] = [], reports: [ReportRecord] = [], areas: [ControlArea] = [],
    fronts: [FrontLine] = []
  ) throws(InputError) -> [WrittenLayer] {
    let book = Dictionary(reports.map { ($0.id, $0) }) { first, _ in first }
    try makeFolder()
    let drafts = [
      try draft(
        ControlChangesLayer.layer, ControlChangesLayer.rows(of: events, intervals: intervals, reports: book)),
      try draft(
        ControlStatusLayer.layer, ControlStatusLayer.rows(of: intervals, events: events, reports: book)),
      try draft(DistanceChecksLayer.layer, DistanceChecksLayer.rows(of: checks, reports: book)),
      try draft(MentionsLayer.layer, mentions),
      try draft(ControlAreasLayer.layer, areas),
      try draft(FrontLinesLayer.layer, fronts),
    ]
    try FeatureWriter.close(drafts.map(\.writer))
    return drafts.map(\.layer)
  }

  /// Writes the layer of checks alone into a file of any name: beside it, and renamed when whole.
  public static func write(
    checks: [CheckedClaim], reports: [ReportRecord], to path: String, style: LayerStyle = .none
  ) throws(InputError) -> WrittenLayer {
    let book = Dictionary(reports.map { ($0.id, $0) }) { first, _ in first }
    let rows = DistanceChecksLayer.rows(of: checks, reports: book)
    let draft = try draft(DistanceChecksLayer.layer, rows, to: path, style: style)
    try draft.writer.close()
    return draft.layer
  }

  private func draft<Row>(
    _ layer: Layer<Row>, _ rows: [Row]
  ) throws(InputError) -> (writer: FeatureWriter, layer: WrittenLayer) {
    try Self.draft(layer, rows, to: "\(folder)/\(layer.name).geojson", style: style)
  }

  /// Writes a layer under a temporary name.
  private static func draft<Row>(
    _ layer: Layer<Row>, _ rows: [Row], to path: String, style: LayerStyle
  ) throws(InputError) -> (writer: FeatureWriter, layer: WrittenLayer) {
    let writer = try FeatureWriter(to: path, layer.schema(style))
    let features = layer.features(of: rows, style: style)
    for feature in features { try writer.append(feature) }
    try writer.finish()
    let unlocated = features.count { $0.geometry == nil }
    return (
      writer, WrittenLayer(name: layer.name, path: path, features: features.count, unlocated: unlocated)
    )
  }

  /// Makes the folder and those above it where they are missing.
  public func makeFolder() throws(InputError) {
    var path = folder.hasPrefix("/") ? "/" : ""
    for part in folder.split(separator: "/") {
      path += part + "/"
      guard mkdir(path, 0o777) != 0, errno != EEXIST else { continue }
      let problem = errno
      var status = stat()
      // A folder that is there may still refuse `mkdir` (read-only file system): only what is missing is an error.
      if stat(path, &status) == 0 { continue }
      throw InputError(.cannotCreate, at: folder, String(cString: strerror(problem)))
    }
  }
}
