internal import Model
internal import Synchronization

/// What was derived last from an opened ledger, so that the next question about it reads nothing but what was
/// added.
///
/// It lives and dies with the `Ledger`: no file can be stale, and a ledger that is only read has it too.
final class IntervalCache: Sendable {
  /// What the intervals depend on, beside the claims and rulings.
  struct Question: Hashable {
    var rule: EvidenceRule
    var knownAt: CivilDate?
  }

  /// How far the tables have grown. Their rows are appended and never changed or deleted, so that the last
  /// number of a row tells a state of the ledger.
  struct State: Hashable {
    var events = 0
    var rulings = 0
    var fingerprints = 0
  }

  /// The intervals of each place, places in order of their ids.
  struct Intervals {
    var question: Question
    var state: State
    var places: [[ControlInterval]]
  }

  private let last = Mutex<Intervals?>(nil)

  /// The last answer, if it was to this question.
  func answer(to question: Question) -> Intervals? {
    last.withLock { $0?.question == question ? $0 : nil }
  }

  func keep(_ intervals: Intervals) { last.withLock { $0 = intervals } }
}
