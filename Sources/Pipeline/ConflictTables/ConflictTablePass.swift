internal import DelimitedText
internal import Model

/// One pass over a table.
struct ConflictTablePass {
  let file: String
  let header: TableHeader
  var reader: any ConflictTableReader
  let rejects: RejectedRows?
  var report: ConflictTableReport

  /// The file's name without folder and ending.
  private var table: String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// Reads the rows of a chunk and hands on what they claim.
  mutating func take(
    _ chunk: RecordChunks.Chunk, _ taker: inout ClaimTaker, _ tell: (ConflictTableMessage) -> Void
  ) throws(InputError) {
    var failure: InputError?
    chunk.bytes.withUnsafeBufferPointer { bytes in
      do throws(InputError) {
        try take(bytes, of: chunk, &taker, tell)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  private mutating func take(
    _ bytes: FieldBytes, of chunk: RecordChunks.Chunk, _ taker: inout ClaimTaker,
    _ tell: (ConflictTableMessage) -> Void
  ) throws(InputError) {
    let records = RecordReader(bytes, firstLine: chunk.firstLine)
    // Asked once a chunk, so that its rows need not be.
    let isText = TextProblem(in: bytes) == nil
    let table = table
    while let step = records.next() {
      report.rows += 1
      let start = bytes.baseAddress.flatMap { base in records.raw.baseAddress.map { $0 - base } } ?? 0
      let span = ByteSpan(start: chunk.offset + start, end: chunk.offset + start + records.raw.count)
      let row = ConflictRow(record: records, span: span, table: table)
      switch try take(row, step, isText: isText, &taker) {
      case .success(let taken):
        count(taken)
        if case .changed(let change, _) = taken {
          tell(.changed(claim: change.claim, differences: change.text))
        }
      case .failure(let fault):
        report.bad += 1
        try rejects?.add(records.raw)
        tell(.bad(InputError(.data, at: "\(file):\(records.line)", fault.text)))
      }
    }
  }

  /// What becomes of a row, or what is wrong with it.
  private mutating func take(
    _ row: ConflictRow, _ step: RecordReader.Step, isText: Bool, _ taker: inout ClaimTaker
  ) throws(InputError) -> Result<ClaimTaker.Taken, RowFault> {
    if case .malformed = step { return .failure(RowFault(RecordReader.malformedText)) }
    if !isText, let problem = TextProblem(in: row.record.raw) { return .failure(RowFault(problem.text)) }
    guard row.record.count == header.names.count else {
      return .failure(
        RowFault("expected \(header.names.count) fields as in the header, found \(row.record.count)"))
    }
    if let claims = reader as? ClaimTable, let edited = try taker.edit(of: row, in: claims) { return edited }
    let reading: RowReading
    do throws(RowFault) { reading = try reader.read(row) } catch { return .failure(error) }
    switch reading {
    case .skipped(let reason): return .success(.skipped(reason))
    case .claim(let claim): return .success(try taker.take(claim, of: row, isPlain: reader is ClaimTable))
    }
  }

  private mutating func count(_ taken: ClaimTaker.Taken) {
    switch taken {
    case .added(let action): report.added[action, default: 0] += 1
    case .known: report.known += 1
    case .skipped(let reason): report.skipped[reason, default: 0] += 1
    case .changed(_, let action):
      report.changed += 1
      if let action { report.added[action, default: 0] += 1 }
    }
  }
}
