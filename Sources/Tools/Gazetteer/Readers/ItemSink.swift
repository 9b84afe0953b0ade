internal import Model

/// Where a reader puts what it reads: applies the filter, counts the rows, and tells of the progress.
final class ItemSink {
  /// What the caller of `SourceFile.read` wants to be called with.
  struct Receiver {
    var item: (SourceItem) throws -> Void
    var reject: (RejectedRow) throws -> Void
    var progress: (ReadProgress) -> Void
  }

  /// Rows between two calls of `progress`.
  private static let step = 4096
  /// Bytes of a bad row that are kept.
  private static let rejectLimit = 1 << 16

  let filter: PlaceFilter
  private let source: ByteSource
  private let receiver: Receiver
  private(set) var counts = RowCounts()
  /// Day of the newest row, `YYYY-MM-DD`.
  private(set) var newest: String?
  private var untilProgress = ItemSink.step

  init(_ source: ByteSource, filter: PlaceFilter, receiver: Receiver) {
    self.source = source
    self.filter = filter
    self.receiver = receiver
  }

  /// Takes a place and what belongs to it as one row; returns whether the filter let it pass.
  @discardableResult
  func add(_ place: SourcePlace, _ more: [SourceItem] = []) throws -> Bool {
    guard filter.includes(place) else {
      skip()
      return false
    }
    if let day = place.modified, day > newest ?? "" { newest = day }
    try receiver.item(.place(place))
    for item in more { try receiver.item(item) }
    counts.good += 1
    tick()
    return true
  }

  /// Takes a place whose shape has something wrong, which does not cost the place; the row counts as a bad one.
  func add(_ place: SourcePlace, _ more: [SourceItem] = [], despite problem: String) throws {
    guard filter.includes(place) else { return skip() }
    try receiver.item(.place(place))
    for item in more { try receiver.item(item) }
    throw RowProblem(place.shape == nil ? "\(problem); the place is kept as a point" : problem)
  }

  /// Takes a row that is no place.
  func add(_ item: SourceItem) throws {
    try receiver.item(item)
    counts.good += 1
    tick()
  }

  /// Takes something that stands on several rows, without counting one.
  func addUncounted(_ item: SourceItem) throws { try receiver.item(item) }

  /// Counts a row that is left out on purpose.
  func skip() {
    counts.filtered += 1
    tick()
  }

  /// Hands on a bad row. `problem` begins with the column, where there is one.
  func reject(line: Int, _ problem: String, _ bytes: RowBytes) throws {
    let error = InputError(.data, at: "\(source.name):\(line)", problem)
    counts.rejected += 1
    try receiver.reject(RejectedRow(problem: error, bytes: Array(bytes.prefix(Self.rejectLimit))))
    tick()
  }

  /// Tells how far it is; also at the end.
  func report() {
    receiver.progress(
      ReadProgress(rows: counts.all, bytesDone: source.bytesDone, bytesTotal: source.bytesTotal))
  }

  private func tick() {
    untilProgress -= 1
    if untilProgress > 0 { return }
    untilProgress = Self.step
    report()
  }
}

/// What is wrong with a row, in words that begin with the column.
struct RowProblem: Error {
  var text: String

  init(_ text: String) { self.text = text }

  /// `latitude: expected a number in -90...90, found 'x'`; what was found is cut where it is long.
  static func field(_ column: String, expected: String, found: String) -> RowProblem {
    guard !found.isEmpty else { return RowProblem("\(column): expected \(expected), found none") }
    let shown = found.utf8.count > 80 ? "\(found.prefix(60))… (\(found.utf8.count) bytes)" : found
    return RowProblem("\(column): expected \(expected), found '\(shown)'")
  }
}
