internal import DelimitedText
public import Gazetteer
internal import Ledger
public import Model

/// Takes tables of others, and our own, into a ledger: all of their rows or, where one is bad, none.
public struct ConflictTableImport: Sendable {
  /// How tables are read.
  public struct Options: Sendable {
    /// The format of all tables; nil: found out by their headers.
    public var format: ConflictTableFormat?
    /// The day on which we learn what a table says, where its source gives none: never the day of the event.
    public var recorded: CivilDate
    /// What parties of the tables are, by ids of the actor book.
    public var actors: [String: String] = [:]
    /// Who changed claims, for the rulings.
    public var analyst: String?
    /// Retract the claims that a table of the ledger's own lacks.
    public var retractsMissing = false
    /// Write nothing.
    public var isDry = false
    /// Where bad rows go; the other rows are taken then.
    public var rejects: String?

    /// Makes options.
    public init(recorded: CivilDate) { self.recorded = recorded }
  }

  private let options: Options
  private let gazetteer: Gazetteer

  /// Makes an import.
  public init(_ options: Options, gazetteer: Gazetteer) {
    self.options = options
    self.gazetteer = gazetteer
  }

  /// Reads the tables, each in one pass and in bounded memory, in one transaction.
  public func run(
    _ files: [String], into ledger: String, tell: (ConflictTableMessage) -> Void
  ) throws(InputError) -> ConflictTableOutcome {
    let rejects = options.isDry ? nil : try options.rejects.map(RejectedRows.init)
    var outcome = ConflictTableOutcome()
    try Ledger.takeIn(at: ledger, isDry: options.isDry, migrated: { tell(.migrated($0)) }) {
      (intake) throws(InputError) in
      var taker = try ClaimTaker(intake, gazetteer, options)
      for file in files {
        outcome.tables.append(try read(file, &taker, rejects, tell))
      }
      outcome.missing = try taker.missing()
      outcome.retractsMissing = options.retractsMissing
      if options.retractsMissing { try taker.retract(outcome.missing) }
      outcome.isKept =
        !options.isDry && (options.rejects != nil || outcome.tables.allSatisfy { $0.bad == 0 })
      return outcome.isKept
    }
    try rejects?.commit()
    return outcome
  }

  private func read(
    _ file: String, _ taker: inout ClaimTaker, _ rejects: RejectedRows?,
    _ tell: (ConflictTableMessage) -> Void
  ) throws(InputError) -> ConflictTableReport {
    let chunks = try RecordChunks(path: file)
    guard var chunk = try chunks.next() else {
      throw InputError(.data, at: chunks.name, "expected a header, found an empty file")
    }
    let header = try Self.header(&chunk, name: chunks.name, rejects)
    let kind = try ConflictTableKind.detect(header, format: options.format)
    var pass = ConflictTablePass(
      file: chunks.name, header: header, reader: try kind.reader(header), rejects: rejects,
      report: ConflictTableReport(file: file, format: kind.format))
    var next: RecordChunks.Chunk? = chunk
    while let chunk = next {
      try pass.take(chunk, &taker, tell)
      tell(.progress(file: file, rows: pass.report.rows))
      next = try chunks.next()
    }
    (pass.report.unknownActors, pass.report.unknownPlaces) = taker.takeUnknown()
    return pass.report
  }

  /// Takes the header off the first chunk.
  private static func header(
    _ chunk: inout RecordChunks.Chunk, name: String, _ rejects: RejectedRows?
  ) throws(InputError) -> TableHeader {
    let read = chunk.bytes.withUnsafeBufferPointer { bytes in
      Result { () throws(InputError) -> (TableHeader, Int, Int) in
        if let problem = TextProblem(beginningOf: bytes) { throw InputError(.data, at: name, problem.text) }
        let records = RecordReader(bytes, firstLine: 1)
        guard let step = records.next() else {
          throw InputError(.data, at: name, "expected a header, found only blank lines")
        }
        let location = "\(name):\(records.line)"
        if case .malformed = step { throw InputError(.data, at: location, RecordReader.malformedText) }
        if let problem = TextProblem(in: records.raw) { throw InputError(.data, at: location, problem.text) }
        try rejects?.begin(records.raw)
        return (try TableHeader(records, at: location), records.offset, records.lineAfter)
      }
    }
    let (header, offset, line) = try read.get()
    chunk.bytes.removeFirst(offset)
    chunk.offset += offset
    chunk.firstLine = line
    return header
  }
}
