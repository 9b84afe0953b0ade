internal import Drafts
public import Features
public import Model

/// Streams features into a GeoJSON file and cannot leave a half-written one behind.
///
/// It writes beside the target and renames on `close()`. Where `close()` is never reached, or anything failed,
/// the temporary file goes and the old target stays as it was.
public final class FeatureWriter {
  /// The file asked for.
  public let path: String
  /// How many features were appended.
  public private(set) var count = 0

  private var encoder: FeatureEncoder
  private var file: ReplacingFile?
  private var isFinished = false

  /// Bytes gathered before they go to the file.
  private static let chunk = 1 << 18

  /// Opens the temporary file and writes the collection's own members.
  public init(to path: String, _ schema: FeatureSchema) throws(InputError) {
    self.path = path
    file = try ReplacingFile(replacing: path)
    encoder = FeatureEncoder(schema)
    encoder.begin()
  }

  /// Appends a feature; one that GeoJSON cannot say (a number that is not finite, a ring that is not closed)
  /// is refused, and the file with it.
  public func append(_ feature: Feature) throws(InputError) {
    let file = try openFile()
    do {
      try encoder.append(feature)
      if encoder.pending >= Self.chunk { try file.write(encoder.takeBytes()) }
      count += 1
    } catch {
      self.file = nil
      throw error
    }
  }

  /// Brings everything to the disk under the temporary name: what is left for `close()` is one rename.
  public func finish() throws(InputError) {
    guard !isFinished else { return }
    let file = try openFile()
    do {
      encoder.end()
      try file.write(encoder.takeBytes())
      try file.sync()
      isFinished = true
    } catch {
      self.file = nil
      throw error
    }
  }

  /// Puts the finished file in the target's place.
  public func close() throws(InputError) { try Self.close([self]) }

  /// Puts several finished files in their targets' places: all of them or, where one cannot be, none.
  public static func close(_ writers: [FeatureWriter]) throws(InputError) {
    var files: [ReplacingFile] = []
    for writer in writers { files.append(try writer.finishedFile()) }
    try ReplacingFile.commit(files)
  }

  /// The file under its draft's name, for whoever commits it; the writer is done with it.
  func finishedFile() throws(InputError) -> ReplacingFile {
    try finish()
    guard let file else { throw InputError(.software, at: path, "the writer has given its file away") }
    self.file = nil
    return file
  }

  private func openFile() throws(InputError) -> ReplacingFile {
    guard let file, !isFinished else {
      throw InputError(.software, at: path, "the writer is closed or has failed before")
    }
    return file
  }
}
