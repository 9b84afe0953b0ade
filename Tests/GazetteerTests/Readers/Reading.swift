import Foundation
import Model
import Testing

@testable import Gazetteer

/// What a reading gave, kept for a test.
struct Reading {
  var items: [SourceItem] = []
  var rejected: [RejectedRow] = []
  var progress: [ReadProgress] = []
  var summary = ReadSummary(
    source: SourceDescription(name: "", licence: "", date: nil), counts: RowCounts())

  init(
    _ path: String, _ format: SourceFormat? = nil, options: SourceFile.Options = .init(),
    filter: PlaceFilter = .none
  ) throws {
    var (items, rejected, progress) = ([SourceItem](), [RejectedRow](), [ReadProgress]())
    summary = try SourceFile(path: path, format: format, options: options).read(
      filter: filter, item: { items.append($0) }, reject: { rejected.append($0) },
      progress: { progress.append($0) })
    (self.items, self.rejected, self.progress) = (items, rejected, progress)
  }

  var places: [SourcePlace] { items.compactMap { if case .place(let place) = $0 { place } else { nil } } }
  var areas: [SourceArea] { items.compactMap { if case .area(let area) = $0 { area } else { nil } } }
  var problems: [String] { rejected.map(\.problem.description) }
  var names: [(name: SourceName, place: String)] {
    items.compactMap { if case .name(let name, let place) = $0 { (name, place) } else { nil } }
  }
}

extension TemporaryFolder {
  /// Writes bytes to a file of the folder and returns its path.
  func file(_ name: String, bytes: some Sequence<UInt8>) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    return "\(path)/\(name)"
  }

  /// Runs a line of Python in the folder: its zip and gzip modules are another hand than ours.
  func python(_ program: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = ["-c", program]
    process.currentDirectoryURL = URL(fileURLWithPath: path)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw RowError(program) }
  }

  struct RowError: Error {
    let program: String
    init(_ program: String) { self.program = program }
  }
}

/// The message of what a body throws; "nothing" where it throws nothing.
func message(of body: () throws -> Void) -> String {
  do {
    try body()
    return "nothing"
  } catch let error as InputError {
    return error.description
  } catch {
    return "not an InputError: \(error)"
  }
}
