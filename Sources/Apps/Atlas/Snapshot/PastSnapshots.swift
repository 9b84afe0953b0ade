internal import Model

/// Snapshots of the ledger as it was known on earlier days: one is made at a time, each for all who wait for it, and few
/// are kept.
///
/// Days between two recordings are one state, so that there are no more states than days on which something was recorded.
actor PastSnapshots {
  /// How many are kept.
  static let kept = 4
  /// How many may wait to be made.
  static let mostWaiting = 4

  private struct Key: Hashable {
    /// The state of the whole ledger.
    var ledger: UInt64
    /// The last day on which something was recorded by the day asked for; nil where nothing was.
    var day: CivilDate?
  }

  private let reader: LedgerReader
  private let worker: Worker
  /// The one used last is the last.
  private var snapshots: [(key: Key, snapshot: AtlasSnapshot)] = []
  private var making: [Key: Task<AtlasSnapshot, any Error>] = [:]

  init(_ reader: LedgerReader, _ worker: Worker) {
    self.reader = reader
    self.worker = worker
  }

  /// The ledger of a snapshot as it was known on a day.
  func snapshot(of current: AtlasSnapshot, knownAt day: CivilDate) async throws(Problem) -> AtlasSnapshot {
    let key = Key(ledger: current.state, day: current.recordedDays.last { $0 <= day })
    if let index = snapshots.firstIndex(where: { $0.key == key }) {
      snapshots.append(snapshots.remove(at: index))
      return snapshots[snapshots.count - 1].snapshot
    }
    let task: Task<AtlasSnapshot, any Error>
    if let running = making[key] { task = running } else { task = try make(key, of: current) }
    do {
      return try await task.value
    } catch {
      var problem = Problem(
        .ledgerNotReadable,
        "known-at: the ledger cannot be read just now; the newest state is served without known-at")
      problem.retryAfter = 5
      throw problem
    }
  }

  private func make(
    _ key: Key, of current: AtlasSnapshot
  ) throws(Problem) -> Task<AtlasSnapshot, any Error> {
    guard making.count < Self.mostWaiting else {
      var problem = Problem(
        .tooManyDays, "known-at: \(making.count) other days are being worked out; ask again")
      problem.retryAfter = 2
      throw problem
    }
    // A day before all recordings has a state too: one without claims.
    let day = key.day ?? CivilDate(dayNumber: (current.recordedDays.first?.dayNumber ?? 0) - 1)
    let task = Task { [reader, worker] in
      do {
        let snapshot = try await worker.run { try reader.snapshot(knownAt: day, former: current) }
        keep(snapshot, key)
        return snapshot
      } catch {
        making[key] = nil
        throw error
      }
    }
    making[key] = task
    return task
  }

  private func keep(_ snapshot: AtlasSnapshot, _ key: Key) {
    making[key] = nil
    snapshots.append((key, snapshot))
    if snapshots.count > Self.kept { snapshots.removeFirst() }
  }
}
