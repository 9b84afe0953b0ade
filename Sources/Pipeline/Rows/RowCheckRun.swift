internal import Checks
private import Dispatch
public import DelimitedText
private import Foundation
public import Gazetteer
public import Model
private import Synchronization

/// Checks a table of stated distances: rows in, findings out, in the order of the rows, on all cores, in bounded memory.
public struct RowCheckRun: Sendable {
  private let format: RowFormat
  private let places: RowPlaces
  private let checker = ClaimChecker()

  /// Opens the gazetteer and what courses and outlines there are.
  public typealias Opening =
    @Sendable () throws(InputError) -> (gazetteer: Gazetteer, shapes: any ShapeSource)

  /// Makes a run; the gazetteer is opened where a row names a place without coordinates.
  public init(format: RowFormat, opening: @escaping Opening) {
    self.format = format
    places = RowPlaces(open: opening)
  }

  /// Reads a table to its end.
  ///
  /// - Parameters:
  ///   - chunks: the table.
  ///   - workers: how many threads; nil for one a core and one more, which has work while another waits for its turn.
  ///   - write: takes the lines in their order; never called twice at once.
  public func run(
    _ chunks: sending RecordChunks, workers: Int? = nil,
    write:
      @escaping @Sendable (_ lines: UnsafeBufferPointer<UInt8>, _ tally: RowTally) throws(InputError) -> Void
  ) throws(InputError) -> RowTally {
    guard var first = try chunks.next() else {
      throw InputError(.data, at: chunks.name, "expected a header, found an empty file")
    }
    let (columns, header) = try Self.header(&first, name: chunks.name)
    if format == .csv {
      try header.withUnsafeBufferPointer { (header) throws(InputError) in try write(header, RowTally()) }
    }
    let rows = RowChecker(columns: columns, places: places, checker: checker)
    let queue = OrderedChunks(first: first, chunks)
    let count = workers ?? ProcessInfo.processInfo.activeProcessorCount + 1
    DispatchQueue.concurrentPerform(iterations: count) { _ in
      var writer = RowWriter(format, columns)
      while let (number, chunk) = queue.take() {
        writer.clear()
        let outcome = Result { () throws(InputError) in try rows.check(chunk, writer: &writer) }
        writer.json.withBytes { queue.hand(number, outcome, $0, to: write) }
      }
    }
    return try queue.end()
  }

  /// Takes the header off the first chunk.
  private static func header(
    _ chunk: inout RecordChunks.Chunk, name: String
  ) throws(InputError) -> (RowColumns, [UInt8]) {
    var failure: InputError?
    let read = chunk.bytes.withUnsafeBufferPointer { bytes -> (RowColumns, [UInt8], Int, Int)? in
      do throws(InputError) {
        if let problem = TextProblem(beginningOf: bytes) { throw InputError(.data, at: name, problem.text) }
        let records = RecordReader(bytes, firstLine: 1)
        guard let step = records.next() else {
          throw InputError(.data, at: name, "expected a header, found only blank lines")
        }
        let location = "\(name):\(records.line)"
        if case .malformed = step { throw InputError(.data, at: location, RecordReader.malformedText) }
        if let problem = TextProblem(in: records.raw) { throw InputError(.data, at: location, problem.text) }
        let columns = try RowColumns(header: records, at: location)
        return (columns, RowWriter.header(records.raw), records.offset, records.lineAfter)
      } catch {
        failure = error
        return nil
      }
    }
    guard let (columns, header, offset, line) = read else {
      throw failure ?? InputError(.software, at: name, "no header and no reason")
    }
    chunk.bytes.removeFirst(offset)
    chunk.firstLine = line
    return (columns, header)
  }
}

/// Hands chunks out one after the other and takes their results back in the same order.
private final class OrderedChunks: Sendable {
  private struct Source {
    var first: RecordChunks.Chunk?
    var chunks: RecordChunks
    var count = 0
  }
  private struct Target {
    var next = 0
    var tally = RowTally()
    var failure: InputError?
  }
  private let source: Mutex<Source>
  private let target = Mutex(Target())
  private let turn = NSCondition()

  init(first: RecordChunks.Chunk, _ chunks: sending RecordChunks) {
    source = Mutex(Source(first: first, chunks: chunks))
  }

  /// The next chunk with its number; nil where there is none, or something has failed.
  func take() -> (number: Int, chunk: RecordChunks.Chunk)? {
    if target.withLock({ $0.failure != nil }) { return nil }
    do throws(InputError) {
      return try source.withLock { (source) throws(InputError) in
        let chunk: RecordChunks.Chunk?
        if let first = source.first {
          chunk = first
          source.first = nil
        } else {
          chunk = try source.chunks.next()
        }
        guard let chunk else { return nil }
        source.count += 1
        return (source.count - 1, chunk)
      }
    } catch {
      fail(error)
      return nil
    }
  }

  /// Waits until all chunks before this one are written, and writes its lines.
  func hand(
    _ number: Int, _ outcome: Result<RowTally, InputError>, _ lines: UnsafeBufferPointer<UInt8>,
    to write: (UnsafeBufferPointer<UInt8>, RowTally) throws(InputError) -> Void
  ) {
    turn.lock()
    while target.withLock({ $0.next != number && $0.failure == nil }) { turn.wait() }
    turn.unlock()
    do throws(InputError) {
      let counted = try outcome.get()
      let tally = target.withLock { target -> RowTally? in
        guard target.failure == nil else { return nil }
        target.tally.add(counted)
        return target.tally
      }
      guard let tally else { return }
      try write(lines, tally)
    } catch {
      fail(error)
    }
    turn.lock()
    target.withLock { $0.next = number + 1 }
    turn.broadcast()
    turn.unlock()
  }

  private func fail(_ error: InputError) {
    turn.lock()
    target.withLock { $0.failure = $0.failure ?? error }
    turn.broadcast()
    turn.unlock()
  }

  /// What was counted; throws what failed.
  func end() throws(InputError) -> RowTally {
    try target.withLock { (target) throws(InputError) in
      if let failure = target.failure { throw failure }
      return target.tally
    }
  }
}
