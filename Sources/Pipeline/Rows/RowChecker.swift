internal import Checks
internal import DelimitedText
internal import GeoJSON
public import Model

/// From the bytes of rows to the bytes of their findings; the same for the same rows, however they are cut into chunks.
struct RowChecker: Sendable {
  let columns: RowColumns
  let format: RowFormat
  let places: RowPlaces
  let checker: ClaimChecker

  /// What became of a chunk.
  struct Outcome: Sendable {
    /// Its lines of output.
    var bytes: [UInt8] = []
    /// What was counted.
    var tally = RowTally()
  }

  /// Checks all rows of a chunk.
  func check(_ chunk: RecordChunks.Chunk) throws(InputError) -> Outcome {
    var failure: InputError?
    let outcome = chunk.bytes.withUnsafeBufferPointer { bytes in
      var outcome = Outcome()
      do throws(InputError) {
        outcome = try check(bytes, firstLine: chunk.firstLine)
      } catch {
        failure = error
      }
      return outcome
    }
    if let failure { throw failure }
    return outcome
  }

  private func check(_ bytes: FieldBytes, firstLine: Int) throws(InputError) -> Outcome {
    var outcome = Outcome()
    var writer = RowWriter(format, columns)
    writer.reserve(bytes.count * 10)
    let records = RecordReader(bytes, firstLine: firstLine)
    // Asked once a chunk, so that its rows need not be.
    let isText = TextProblem(in: bytes) == nil
    while let step = records.next() {
      outcome.tally.rows += 1
      let read = Result { () throws(RowFault) in try statement(step, records, isText: isText) }
      switch read {
      case .success(let statement):
        let row = try self.row(records, statement)
        outcome.tally.add(row.finding)
        writer.write(row, of: records)
      case .failure(let fault):
        outcome.tally.add(fault, line: records.line)
        writer.write(fault, of: records)
      }
    }
    outcome.bytes = writer.json.bytes
    return outcome
  }

  private func statement(
    _ step: RecordReader.Step, _ records: RecordReader, isText: Bool
  ) throws(RowFault) -> RowStatement {
    if case .malformed = step { throw RowFault(RecordReader.malformedText) }
    if !isText, let problem = TextProblem(in: records.raw) { throw RowFault(problem.text) }
    guard records.count == columns.names.count else {
      throw RowFault("expected \(columns.names.count) fields as in the header, found \(records.count)")
    }
    return try RowStatement(records, columns)
  }

  private func row(_ records: RecordReader, _ statement: RowStatement) throws(InputError) -> CheckedRow {
    let subject = end(records[columns.subject].trimmed, statement.subject, id: "row:subject")
    let anchor = end(records[columns.anchor].trimmed, statement.anchor, id: "row:anchor")
    var distance = DistanceClaim(
      subject: PlaceReference(text: "", resolved: nil), anchor: PlaceReference(text: "", resolved: nil),
      quantity: quantity(statement, records), direction: statement.direction, path: statement.path)
    var reasons: (subject: String?, anchor: String?)
    if case .position(let place) = subject, case .position(let other) = anchor {
      distance.subject = .row(place, reason: "")
      distance.anchor = .row(other, reason: "")
    } else {
      let pair = try places.pair(subject: subject, anchor: anchor) { subject, anchor in
        var trial = distance
        trial.subject = .row(subject, reason: "")
        trial.anchor = .row(anchor, reason: "")
        return finding(on: trial).passes
      }
      (distance.subject, distance.anchor) = pair
      reasons = (pair.subject.resolved?.reason, pair.anchor.resolved?.reason)
    }
    return CheckedRow(
      line: records.line, statement: statement, distance: distance, subjectReason: reasons.subject,
      anchorReason: reasons.anchor, finding: finding(on: distance))
  }

  private func end(_ name: FieldBytes, _ position: Coordinate?, id: String) -> RowPlaces.End {
    guard let position else { return .name(name.text) }
    return .position(
      Place(
        id: id, name: name.text, coordinate: position, feature: Self.town, country: "", source: "the row"))
  }

  private func quantity(_ statement: RowStatement, _ records: RecordReader) -> QuantityMention? {
    statement.figure.map { figure in
      QuantityMention(
        span: ByteSpan(start: 0, end: 0),
        text: records[columns.value].trimmed.text + " " + figure.unit.rawValue, sentence: 0,
        value: figure.value, unit: .length(figure.unit), hedge: statement.hedge)
    }
  }

  private func finding(on distance: DistanceClaim) -> Finding {
    checker.check(Claim(report: "", content: .distance(distance), valid: Self.time, evidence: Self.evidence))
      ?? Finding(reason: "")
  }

  /// Of a position that a row gives nothing is known but that something lies there.
  private static let town = Place.Feature(featureClass: "P", code: "PPL")
  private static let time = ValidTime(
    earliest: nil, latest: nil, precision: .unknown, reason: "a row of a table")
  private static let evidence = Evidence(span: ByteSpan(start: 0, end: 0), text: "", sentence: "")
}

extension Finding {
  /// Whether nothing stated misfits and something could be measured.
  fileprivate var passes: Bool {
    let distances: [DistanceVerdict] = [.consistent, .roadLike, .edgeLike]
    let directions: [DirectionVerdict] = [.agrees, .loose]
    return distance.map(distances.contains) ?? true && direction.map(directions.contains) ?? true
  }

  /// Whether the ground contradicts the statement.
  public var contradicts: Bool {
    distance == .tooShort || distance == .tooLong || direction == .contradicts
  }
}
