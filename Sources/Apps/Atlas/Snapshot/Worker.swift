internal import Dispatch

/// A thread for slow work, one piece after the other, so that none of the threads that answer requests waits.
final class Worker: Sendable {
  private let queue = DispatchQueue(label: "dateline.atlas.ledger", qos: .utility)

  /// Does a piece of work.
  func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try work() }) }
    }
  }
}
