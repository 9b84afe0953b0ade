private import Dispatch
public import Foundation
public import Model
private import Synchronization

extension ReportReader {
  /// Reads JSON Lines from a handle as they come; what is there already is worked on by all cores at once, and handed
  /// on in the order of the lines.
  ///
  /// A line is an object with `text` and, where known, `id`, `published`, `title`, `source` and `url`. Offsets
  /// of its evidence are UTF-8 offsets in `text`. Blank lines are passed over; a line that is no report goes to
  /// `failed` and the next one is read. `map` makes of each report what `each` is given.
  /// Throws what `map` and `each` throw, and where the handle cannot be read.
  public func readJSONLines<Output: Sendable>(
    from handle: FileHandle, name: String, failed: (InputError) -> Void,
    map: @Sendable (Report) throws(InputError) -> Output, each: (Output) throws(InputError) -> Void
  ) throws(InputError) {
    var rest: [UInt8] = []
    var count = 0
    func read(_ lines: [ArraySlice<UInt8>]) throws(InputError) {
      for outcome in outcomes(of: lines, numberedFrom: count + 1, name: name, map: map) {
        switch outcome {
        case .blank: continue
        case .unreadable(let error): failed(error)
        case .failed(let error): throw error
        case .output(let output): try each(output)
        }
      }
      count += lines.count
    }
    while let chunk = try Self.chunk(of: handle, name: name) {
      // Only the new part is searched, so that a line of any length is read in linear time.
      var searched = rest.count
      rest.append(contentsOf: chunk)
      var lines: [ArraySlice<UInt8>] = []
      var start = 0
      while let end = rest[searched...].firstIndex(of: 0x0A) {
        lines.append(rest[start..<end])
        start = end + 1
        searched = start
      }
      try read(lines)
      lines.removeAll()
      rest.removeSubrange(..<start)
    }
    if !rest.isEmpty { try read([rest[...]]) }
  }

  /// What became of a line.
  private enum Outcome<Output: Sendable>: Sendable {
    case output(Output)
    case blank
    case unreadable(InputError)
    case failed(InputError)
  }

  /// What becomes of lines, in their order.
  private func outcomes<Output: Sendable>(
    of lines: [ArraySlice<UInt8>], numberedFrom first: Int, name: String,
    map: @Sendable (Report) throws(InputError) -> Output
  ) -> [Outcome<Output>] {
    if lines.count == 1 { return [outcome(of: lines[0], number: first, name: name, map: map)] }
    let outcomes = Mutex([Outcome<Output>](repeating: .blank, count: lines.count))
    DispatchQueue.concurrentPerform(iterations: lines.count) { index in
      let outcome = outcome(of: lines[index], number: first + index, name: name, map: map)
      outcomes.withLock { $0[index] = outcome }
    }
    return outcomes.withLock(\.self)
  }

  private func outcome<Output: Sendable>(
    of line: ArraySlice<UInt8>, number: Int, name: String, map: (Report) throws(InputError) -> Output
  ) -> Outcome<Output> {
    let report: Report?
    do {
      report = try self.report(fromLine: line, number: number, name: name)
    } catch {
      return .unreadable(error)
    }
    guard let report else { return .blank }
    do {
      return .output(try map(report))
    } catch {
      return .failed(error)
    }
  }

  /// The next part of a handle; nil at its end.
  private static func chunk(of handle: FileHandle, name: String) throws(InputError) -> Data? {
    do {
      let data = try handle.read(upToCount: 1 << 18)
      return data?.isEmpty ?? true ? nil : data
    } catch {
      throw InputError(.io, at: name, "cannot be read: \(error.localizedDescription)")
    }
  }

  /// Reads JSON Lines from bytes, one report at a time.
  public func readJSONLines(
    bytes: [UInt8], name: String, each: (Report) throws -> Void
  ) throws {
    var start = 0
    var line = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      line += 1
      if let report = try report(fromLine: bytes[start..<end], number: line, name: name) { try each(report) }
      start = end + 1
    }
  }

  func readAllJSONLines(_ bytes: [UInt8], name: String) throws(InputError) -> [Report] {
    var reports: [Report] = []
    do {
      try readJSONLines(bytes: bytes, name: name) { reports.append($0) }
    } catch {
      throw error as? InputError ?? InputError(.software, at: name, "\(error)")
    }
    return reports
  }

  /// The report of a line; nil for a blank line.
  func report(fromLine line: ArraySlice<UInt8>, number: Int, name: String) throws(InputError) -> Report? {
    var line = line
    if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    if line.allSatisfy({ $0 <= 0x20 }) { return nil }
    let location = "\(name):\(number)"
    try Self.checkUTF8(line, at: location)
    let fields = try Self.fields(line, at: location)
    guard let text = fields["text"] else {
      throw InputError(.data, at: location, "expected a field 'text' with the report's text, found none")
    }
    try Self.checkSize(text.utf8.count, at: location)
    let stem = name == "-" ? "line" : Self.id(ofFile: name)
    let id = fields["id"].flatMap { $0.isEmpty ? nil : $0 } ?? "\(stem):\(number)"
    var document = SourceDocument(text: Array(text.utf8))
    document.metadata = .init(id: id, title: fields["title"], source: fields["source"], url: fields["url"])
    if let published = fields["published"], !published.isEmpty {
      StatedDate.publishedIfReadable(published, field: "'published'", at: location, in: &document.metadata)
    }
    var builder = ReportBuilder(document, id: id, events: events)
    return builder.build()
  }

  private static func fields(_ line: ArraySlice<UInt8>, at location: String) throws(InputError) -> [String:
    String]
  {
    do {
      return try JSONLine(line).fields
    } catch {
      throw InputError(
        .data, at: location,
        "JSON: expected \(error.expected) at column \(error.column), found \(error.found)")
    }
  }

  private static func checkUTF8(_ line: ArraySlice<UInt8>, at location: String) throws(InputError) {
    guard String(validating: line, as: UTF8.self) == nil else { return }
    throw InputError(
      .data, at: location, "expected UTF-8; convert the file with iconv -f WINDOWS-1252 -t UTF-8")
  }
}
