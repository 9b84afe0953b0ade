public import Drafts
public import Features
public import Model

/// Writes layers as comma-separated values (RFC 4180, UTF-8) into a folder, one file a layer.
///
/// The columns are the layer's fields in their order. Behind them stand `latitude` and `longitude` for points, the names that
/// kepler.gl, uMap, Datawrapper and Flourish look for; for lines and polygons `wkt` (OGC 06-103r4, 7), because no single point is
/// theirs. A layer without a field `id` begins with a column of that name. Null is an empty field.
public final class CSVWriter: FeatureSink {
  private let files: LayerFiles
  private let hasByteOrderMark: Bool
  private var encoder: RowEncoder?
  private var lost = RowEncoder.Losses()

  /// Bytes gathered before they go to the file.
  private static let chunk = 1 << 18

  /// - Parameters:
  ///   - folder: A folder that is there.
  ///   - hasByteOrderMark: Whether files begin with one: Excel takes UTF-8 for the system's old encoding otherwise.
  public init(folder: String, hasByteOrderMark: Bool = false) {
    files = LayerFiles(folder: folder, suffix: ".csv")
    self.hasByteOrderMark = hasByteOrderMark
  }

  /// Starts a layer's file with its header.
  public func begin(_ schema: FeatureSchema) throws(InputError) {
    try end()
    try files.begin(schema.name)
    if hasByteOrderMark { try files.write([0xEF, 0xBB, 0xBF]) }
    encoder = RowEncoder(schema)
  }

  /// Appends a row.
  public func append(_ feature: Feature) throws(InputError) {
    guard encoder != nil else {
      throw InputError(.software, at: "feature \(feature.id)", "no layer is begun")
    }
    do {
      try encoder?.append(feature)
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

  /// What the tables could not carry.
  public var losses: [FormatLoss] {
    var all = lost
    if let encoder = encoder?.losses { all.add(encoder) }
    return all.told
  }

  private func end() throws(InputError) {
    guard let losses = encoder?.losses else { return }
    lost.add(losses)
    try flush()
    encoder = nil
  }

  private func flush() throws(InputError) {
    if let bytes = encoder?.takeBytes() { try files.write(bytes) }
  }
}
