public import Model
public import Verification

/// Finds everything in a table of places that breaks RFC 4180, or is known to trip map clients and spreadsheets.
///
/// The first line names the columns. `latitude` and `longitude`, or `wkt`, give the geometry, `id` the identity, and columns of times are held to one form. The file is streamed.
public struct CSVVerifier: Sendable {
  /// Makes a verifier.
  public init() {}

  /// Every problem of a file (`-` for standard input), in its order; throws only where it cannot be read.
  public func problems(in file: String) throws(InputError) -> [FileProblem] {
    let chunks = try RecordChunks(path: file)
    var run = TableVerification()
    while let chunk = try chunks.next() {
      chunk.bytes.withUnsafeBufferPointer { run.verify($0, firstLine: chunk.firstLine) }
    }
    return run.problems()
  }
}

/// One run over a table.
private struct TableVerification {
  private var checks = FeatureChecks(orientation: .any)
  private var columns: [String] = []
  private var isInside = false
  /// Of another encoding nothing more can be told.
  private var isUnreadable = false

  init() { checks.beginLayer { "line \($0)" } }

  mutating func problems() -> [FileProblem] {
    checks.endFeature()
    if columns.isEmpty, !isUnreadable {
      checks.report(CSVRule.missingColumn, at: 1, "expected a header, found no line")
    }
    return checks.finish()
  }

  mutating func verify(_ bytes: FieldBytes, firstLine: Int) {
    if !isInside, let problem = TextProblem(beginningOf: bytes) {
      checks.report(CSVRule.notText, at: firstLine, problem.text)
      isUnreadable = true
    }
    isInside = true
    guard !isUnreadable else { return }
    let reader = RecordReader(bytes, firstLine: firstLine)
    while let step = reader.next() {
      switch step {
      case .malformed: checks.report(CSVRule.malformedRow, at: reader.line, RecordReader.malformedText)
      case .record:
        if let problem = TextProblem(in: reader.raw) {
          checks.report(CSVRule.notText, at: reader.line, problem.text)
        }
        if columns.isEmpty { verifyHeader(reader) } else { verifyRow(reader) }
      }
    }
  }

  private mutating func verifyHeader(_ reader: RecordReader) {
    columns = (0..<reader.count).map { reader[$0].text }
    var seen: Set<String> = []
    for name in columns where !seen.insert(name).inserted {
      checks.report(CSVRule.duplicateColumn, at: reader.line, "the column '\(name)' stands twice")
    }
    if !seen.contains("wkt") {
      for name in ["latitude", "longitude"] where !seen.contains(name) {
        checks.report(
          CSVRule.missingColumn, at: reader.line, "expected the column '\(name)' (or 'wkt'), found none")
      }
    }
    if identity == nil {
      checks.report(CSVRule.missingColumn, at: reader.line, "expected the column 'id', found none")
    }
  }

  /// The column that names a row.
  private var identity: Int? { columns.firstIndex(of: "id") }

  private mutating func verifyRow(_ reader: RecordReader) {
    let line = reader.line
    guard reader.count == columns.count else {
      checks.endFeature()
      return checks.report(
        CSVRule.raggedRow, at: line,
        "expected \(columns.count) fields as in the header, found \(reader.count)")
    }
    if let identity {
      checks.beginFeature(id: reader[identity].text, at: line)
    } else {
      checks.beginNamelessFeature()
    }
    var values: [RawProperty] = []
    var position: (latitude: FieldBytes?, longitude: FieldBytes?) = (nil, nil)
    for (index, name) in columns.enumerated() {
      let field = reader[index]
      switch name {
      case "latitude": position.latitude = field
      case "longitude": position.longitude = field
      case "wkt": verify(wkt: field, at: line)
      default:
        let text = field.text
        if ByteText.isFormula(text) {
          checks.report(
            CSVRule.formula, at: line, "\(name): a spreadsheet takes '\(text.prefix(20))' for a formula")
        }
        values.append(RawProperty(name, text.isEmpty ? .null : .text(text), mark: line))
      }
    }
    verify(position, at: line)
    checks.check(values, at: line)
  }

  private mutating func verify(wkt field: FieldBytes, at line: Int) {
    guard !field.isEmpty else { return }
    guard let geometry = WellKnownText.geometry(field, mark: line) else {
      return checks.report(
        CSVRule.position, at: line, "wkt: expected well-known text, found '\(field.text.prefix(40))'")
    }
    checks.check(geometry, at: line)
  }

  private mutating func verify(_ position: (latitude: FieldBytes?, longitude: FieldBytes?), at line: Int) {
    guard let north = position.latitude, let east = position.longitude, !north.isEmpty || !east.isEmpty
    else { return }
    guard let latitude = Double(decimal: north), let longitude = Double(decimal: east) else {
      return checks.report(
        CSVRule.position, at: line,
        "expected latitude and longitude as decimal numbers, found '\(north.text)' and '\(east.text)'")
    }
    checks.check(.points([RawPosition(longitude: longitude, latitude: latitude, mark: line)]), at: line)
  }
}
