internal import Model

/// One format of a source: reads a file to its end and puts what it finds into the sink. Bad rows go to the sink too;
/// it throws only where the file as a whole cannot be read.
protocol SourceReader {
  mutating func read(_ source: ByteSource, into sink: ItemSink) throws
}

extension SourceReader {
  /// Reads line by line: blank lines are left out, a line that is no text or has a `RowProblem` is rejected.
  func eachLine(
    of source: ByteSource, into sink: ItemSink, expecting content: String,
    _ body: (_ line: Int, _ bytes: RowBytes) throws -> Void
  ) throws {
    let lines = LineReader(source)
    var isEmpty = true
    while let bytes = try lines.next() {
      if bytes.isEmpty { continue }
      isEmpty = false
      do {
        if let problem = bytes.problem { throw problem }
        try body(lines.line, bytes)
      } catch let problem as RowProblem {
        try sink.reject(line: lines.line, problem.text, bytes)
      }
    }
    if isEmpty { throw InputError(.data, at: source.path, "expected \(content), found an empty file") }
  }
}
