public import Drafts
public import Model

/// The files of a sink that writes one layer a file into a folder, under their drafts' names.
public final class LayerFiles {
  private let folder: String
  private let suffix: String
  private var done: [ReplacingFile] = []
  private var file: ReplacingFile?
  private var hasFailed = false

  /// - Parameters:
  ///   - folder: A folder that is there.
  ///   - suffix: What follows the layer's name, such as `.geojson`.
  public init(folder: String, suffix: String) {
    self.folder = folder
    self.suffix = suffix
  }

  /// Opens the file of a layer, and brings the one before to the disk.
  public func begin(_ layer: String) throws(InputError) {
    try end()
    let path = "\(folder)/\(layer)\(suffix)"
    guard !done.contains(where: { $0.path == path }) else {
      throw InputError(.software, at: path, "two layers have the name '\(layer)'")
    }
    file = try ReplacingFile(replacing: path)
  }

  /// Appends to the layer's file; after a failure, here or where `fail` says so, nothing is left of any file.
  public func write(_ bytes: [UInt8]) throws(InputError) {
    guard let file, !hasFailed else {
      throw InputError(.software, at: folder, "no layer is begun, or the writer has failed before")
    }
    do {
      try file.write(bytes)
    } catch {
      fail()
      throw error
    }
  }

  /// Drops all files.
  public func fail() {
    hasFailed = true
    file = nil
    done = []
  }

  /// Brings everything to the disk and gives the files back.
  public func finish() throws(InputError) -> [ReplacingFile] {
    try end()
    defer { fail() }
    return done
  }

  private func end() throws(InputError) {
    guard !hasFailed else {
      throw InputError(.software, at: folder, "the writer is closed or has failed before")
    }
    guard let file else { return }
    try file.sync()
    done.append(file)
    self.file = nil
  }
}
