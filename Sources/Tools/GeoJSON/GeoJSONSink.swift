public import Drafts
public import Features
public import Model

/// Writes each layer into a GeoJSON file of its own, `<folder>/<layer>.geojson`.
public final class GeoJSONSink: FeatureSink {
  private let folder: String
  private var writers: [FeatureWriter] = []

  /// Writes into a folder that is there.
  public init(folder: String) { self.folder = folder }

  /// Nothing: GeoJSON carries all that a feature can say.
  public var losses: [FormatLoss] { [] }

  /// Starts a file.
  public func begin(_ schema: FeatureSchema) throws(InputError) {
    try writers.last?.finish()
    writers.append(try FeatureWriter(to: "\(folder)/\(schema.name).geojson", schema))
  }

  /// Adds a feature to the file begun last.
  public func append(_ feature: Feature) throws(InputError) {
    guard let writer = writers.last else {
      throw InputError(.software, at: folder, "a feature came before its layer")
    }
    try writer.append(feature)
  }

  /// Brings every file to the disk.
  public func finish() throws(InputError) -> [ReplacingFile] {
    var files: [ReplacingFile] = []
    for writer in writers { files.append(try writer.finishedFile()) }
    return files
  }
}
