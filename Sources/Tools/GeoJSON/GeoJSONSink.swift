public import Drafts
public import Features
public import Model

/// Writes layers as GeoJSON into a folder, one file a layer.
public final class GeoJSONSink: FeatureSink {
  /// How the features of a file follow each other.
  public enum Form: String, Sendable, CaseIterable {
    /// One FeatureCollection, `.geojson` (RFC 7946) with JSON-FG 1.0 beside it.
    case collection = "geojson"
    /// One plain feature a line, `.geojsonl`: what line-based tools and databases read.
    case lines = "geojsonl"
    /// A GeoJSON text sequence, `.geojsons` (RFC 8142): each plain feature between a record separator and a line feed.
    case sequence = "geojsons"
  }

  /// Nothing: GeoJSON says all that a feature has but its category, which `--style` writes as properties.
  public let losses: [FormatLoss] = []

  private let form: Form
  private let files: LayerFiles
  private var encoder: FeatureEncoder?

  /// Bytes gathered before they go to the file.
  private static let chunk = 1 << 18

  /// - Parameter folder: A folder that is there.
  public init(folder: String, form: Form = .collection) {
    self.form = form
    files = LayerFiles(folder: folder, suffix: ".\(form.rawValue)")
  }

  /// Starts a layer's file.
  public func begin(_ schema: FeatureSchema) throws(InputError) {
    try end()
    try files.begin(schema.name)
    var encoder = FeatureEncoder(schema)
    if form == .collection { encoder.begin() }
    self.encoder = consume encoder
  }

  /// Appends a feature; one that GeoJSON cannot say is refused, and all files with it.
  public func append(_ feature: Feature) throws(InputError) {
    guard encoder != nil else {
      throw InputError(.software, at: "feature \(feature.id)", "no layer is begun")
    }
    do {
      if form == .collection {
        try encoder?.append(feature)
      } else {
        try encoder?.append(text: feature, isSeparated: form == .sequence)
      }
    } catch {
      files.fail()
      throw error
    }
    if encoder?.pending ?? 0 >= Self.chunk { try flush() }
  }

  /// Brings everything to the disk.
  public func finish() throws(InputError) -> [ReplacingFile] {
    try end()
    return try files.finish()
  }

  private func end() throws(InputError) {
    guard encoder != nil else { return }
    if form == .collection { encoder?.end() }
    try flush()
    encoder = nil
  }

  private func flush() throws(InputError) {
    if let bytes = encoder?.takeBytes() { try files.write(bytes) }
  }
}
