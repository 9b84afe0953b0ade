internal import Model
internal import ServiceLifecycle

/// Looks at the ledger's file once a second, and reads it anew when it has changed. A ledger that is locked, missing, or not
/// whole leaves the last snapshot in its place, and is tried again until it is good.
struct LedgerWatcher: Service {
  let reader: LedgerReader
  let store: SnapshotStore
  let worker: Worker
  let log: RequestLog
  /// The state of the file before the first snapshot was read.
  let first: LedgerFileState

  func run() async throws {
    var read: LedgerFileState? = first
    while (try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(1)) }) != nil {
      // Before reading: what is written meanwhile differs from it, and is read the next time.
      let now = LedgerFileState(path: reader.path)
      guard now != read || store.trouble != nil else { continue }
      do {
        let former = store.current
        let snapshot = try await worker.run { [reader] in try reader.snapshot(former: former) }
        let isNew = snapshot.state != former.state
        let hadTrouble = store.trouble != nil
        store.replace(by: snapshot)
        read = now
        if isNew || hadTrouble {
          log.say("ledger read again: \(isNew ? "it has changed" : "it is as it was")")
        }
      } catch {
        let trouble = (error as? InputError)?.description ?? "\(error)"
        if store.trouble != trouble { log.say("the last good state is served: \(trouble)") }
        store.note(trouble: trouble)
        read = nil
      }
    }
  }
}
