import Foundation
import Synchronization
import Testing

/// What the tests read of the project.
enum Project {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    .standardizedFileURL.path(percentEncoded: false)
  static let cases = root + "/Tests/EndToEndTests/Cases"
  static let shared = URL(filePath: root + "/../shared").standardizedFileURL.path(percentEncoded: false)

  /// The sample reports, in order of their names.
  static let dispatches: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root + "/dispatches")) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().map { "dispatches/\($0)" }
  }()

  /// The names of the layers that `map` writes.
  static let layers = [
    "control-changes", "control-status", "distance-checks", "mentions", "control-areas", "front-lines",
  ]

  private static let built = Result { try TemporaryFolder(untilExit: true) }

  /// A gazetteer built by the program itself, once in a test run.
  static let gazetteer = Task {
    let path = try built.get().path("gazetteer.sqlite")
    let run = try await Program.run(["gazetteer", "build", "--gazetteer", path], gazetteer: path)
    // Not `#require`: its error is told once, and every other test that waits for the gazetteer would seem to pass.
    guard run.status == 0 else { throw NoGazetteer(errors: run.errors) }
    return path
  }
}

/// Why there is no gazetteer for the tests.
struct NoGazetteer: Error {
  var errors: String
}

/// A folder that goes when nobody uses it any more.
final class TemporaryFolder: Sendable {
  let path: String

  /// - Parameter untilExit: for what a static property holds, and so never lets go of.
  init(untilExit: Bool = false) throws {
    path = NSTemporaryDirectory() + "dateline-tests-\(UInt64.random(in: 0 ... .max))"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    if untilExit { Leftovers.add(path) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func path(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file and gives its path.
  @discardableResult
  func file(_ name: String, _ content: String) throws -> String { try file(name, Data(content.utf8)) }

  @discardableResult
  func file(_ name: String, _ content: Data) throws -> String {
    try content.write(to: URL(filePath: path(name)))
    return path(name)
  }

  /// Every file below the folder or one in it, with its bytes.
  func snapshot(_ name: String = "") throws -> [String: Data] {
    let base = name.isEmpty ? path : path(name)
    var files: [String: Data] = [:]
    for file in FileManager.default.enumerator(atPath: base)?.compactMap({ $0 as? String }) ?? [] {
      files[file] = (try? Data(contentsOf: URL(filePath: "\(base)/\(file)"))) ?? Data()
    }
    return files
  }
}

/// Folders that go when the tests end.
private enum Leftovers {
  private static let folders = Mutex<[String]>([])
  private static let sweep: Void = {
    atexit { Leftovers.remove() }
  }()

  static func add(_ folder: String) {
    _ = sweep
    folders.withLock { $0.append(folder) }
  }

  private static func remove() {
    for folder in folders.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: folder) }
  }
}

/// Files that hold what the program gave when somebody looked at it last.
enum Golden {
  static let isRecording = ProcessInfo.processInfo.environment["DATELINE_RECORD"] == "1"

  /// Compares bytes with a file; with DATELINE_RECORD=1 writes the file, and fails nevertheless, so that a switch left
  /// on is noticed.
  static func check(_ found: Data, is path: String) throws {
    let url = URL(filePath: path)
    let known = try? Data(contentsOf: url)
    if known == found { return }
    let name = path.replacingOccurrences(of: Project.root, with: "")
    if isRecording {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try found.write(to: url)
      Issue.record("recorded \(name): read the difference, then run again without DATELINE_RECORD")
    } else {
      Issue.record("\(name) is \(known == nil ? "missing" : "stale"): \(difference(known ?? Data(), found))")
    }
  }

  /// The first line that differs.
  private static func difference(_ known: Data, _ found: Data) -> String {
    let lines = [known, found].map {
      String(decoding: $0, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    }
    let count = max(lines[0].count, lines[1].count)
    let first = (0..<count).first { index in
      index >= lines[0].count || index >= lines[1].count || lines[0][index] != lines[1][index]
    }
    guard let first else { return "no line differs" }
    let words = lines.map { first < $0.count ? String($0[first].prefix(600)) : "(nothing)" }
    return "line \(first + 1): expected \(words[0]), found \(words[1])"
  }
}
