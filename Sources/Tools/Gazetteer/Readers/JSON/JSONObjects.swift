internal import Model

extension SourceReader {
  /// Calls `body` for each feature of a file: line by line where the first line is an object, so that a broken line costs
  /// no other; else by brackets. A bad one is rejected.
  func eachObject(
    of source: ByteSource, into sink: ItemSink, expecting content: String, _ body: (JSONObject) throws -> Void
  ) throws {
    if try Self.isByLine(source) {
      try eachLine(of: source, into: sink, expecting: content) { _, bytes in
        // RFC 8142 puts a record separator before each.
        let isMarked = bytes.first == 0x1E
        try body(try JSONObject(bytes: isMarked ? bytes.part(1, bytes.count) : bytes))
      }
      return
    }
    let scanner = FeatureScanner(source)
    while let object = try scanner.next() {
      do {
        try body(try JSONObject(bytes: object.bytes))
      } catch let problem as RowProblem {
        try object.bytes.withUnsafeBufferPointer { try sink.reject(line: object.line, problem.text, $0) }
      }
    }
    if !scanner.isEmpty, !scanner.hasFound {
      throw InputError(.data, at: source.path, "expected \(content), found no object of JSON")
    }
    if scanner.isEmpty {
      throw InputError(.data, at: source.path, "expected \(content), found an empty file")
    }
  }

  private static func isByLine(_ source: ByteSource) throws(InputError) -> Bool {
    let name = source.contentName.lowercased()
    if ["geojsonl", "geojsons", "ndjson", "jsonl"].contains(where: { name.hasSuffix(".\($0)") }) {
      return true
    }
    let start = try source.peek(1 << 18)
    if start.first == 0x1E { return true }
    guard let end = start.firstIndex(of: 0x0A), let first = start.first, first == 0x7B else { return false }
    let line = start[..<end]
    return (try? JSONObject(bytes: line))?.string("type") == "Feature"
  }
}
