internal import Model
internal import Synchronization

/// The snapshot that requests are answered from, and those before it that cursors may still point into. Swapped as a whole:
/// whoever asks has one state or the other, never a part of both.
final class SnapshotStore: Sendable {
  /// How many former states are kept for cursors.
  static let keptForCursors = 2

  private struct State {
    var current: AtlasSnapshot
    var former: [AtlasSnapshot] = []
    var trouble: String?
    var readings = 1
  }

  private let state: Mutex<State>

  init(_ first: AtlasSnapshot) { state = Mutex(State(current: first)) }

  /// The newest snapshot.
  var current: AtlasSnapshot { state.withLock { $0.current } }

  /// Why the ledger could not be read last; nil where it could.
  var trouble: String? { state.withLock { $0.trouble } }

  /// How often the ledger was read.
  var readings: Int { state.withLock { $0.readings } }

  /// Puts a newer snapshot in the place of the current one.
  func replace(by snapshot: AtlasSnapshot) {
    state.withLock { state in
      state.trouble = nil
      state.readings += 1
      guard snapshot.state != state.current.state else { return }
      state.former.insert(state.current, at: 0)
      state.former.removeLast(max(0, state.former.count - Self.keptForCursors))
      state.current = snapshot
    }
  }

  /// Notes that the ledger cannot be read; the current snapshot goes on.
  func note(trouble: String) { state.withLock { $0.trouble = trouble } }

  /// The collection of a name in a state, current or former.
  func collection(_ id: String, in wanted: UInt64) -> LayerCollection? {
    state.withLock { state in
      ([state.current] + state.former).lazy.compactMap { $0.collection(id) }.first { $0.state == wanted }
    }
  }
}
