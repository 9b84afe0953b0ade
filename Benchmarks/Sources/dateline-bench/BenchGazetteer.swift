import Foundation
import Gazetteer

/// The gazetteer that benchmarks share: the project's places over the world layer, built once into a temporary folder.
struct BenchGazetteer {
  /// The repository's folder.
  static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..").standardizedFileURL

  let folder: URL
  var path: String { folder.appending(path: "gazetteer.sqlite").path() }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "dateline-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try GazetteerBuilder().build(
      project: Self.repository.appending(path: "gazetteer").path(),
      worldFolder: GazetteerBuilder.defaultWorldFolder, to: folder.appending(path: "gazetteer.sqlite").path())
  }

  /// Removes the folder.
  func remove() { try? FileManager.default.removeItem(at: folder) }
}
