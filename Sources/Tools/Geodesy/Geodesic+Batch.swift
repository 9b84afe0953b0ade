private import Dispatch
private import Foundation
public import Model

extension Geodesic {
  /// The geodesics between the positions of two arrays, pair by pair, in their order.
  ///
  /// About a million pairs a second and core; the work is shared by `workers` threads, and the result
  /// does not depend on their number.
  ///
  /// - Parameters:
  ///   - starts: where each starts.
  ///   - ends: where each ends; as many as `starts` (anything else is a mistake of the program and stops it).
  ///   - workers: how many threads, 1 or more; nil for one a core, and one alone for a short array.
  public static func measure(
    from starts: [Coordinate], to ends: [Coordinate], workers: Int? = nil, on ellipsoid: Ellipsoid = .wgs84
  ) -> [Geodesic] {
    precondition(starts.count == ends.count, "\(starts.count) starts and \(ends.count) ends")
    let count = starts.count
    let cores = workers ?? (count < 10_000 ? 1 : ProcessInfo.processInfo.activeProcessorCount)
    let shares = max(1, min(cores, count))
    return [Geodesic](unsafeUninitializedCapacity: count) { buffer, initialised in
      // Each worker writes its own slice and nothing else, which the compiler cannot see.
      nonisolated(unsafe) let slots = buffer
      DispatchQueue.concurrentPerform(iterations: shares) { @Sendable share in
        let slice = count * share / shares..<count * (share + 1) / shares
        withUnsafePointer(to: ellipsoid.series) { series in
          for index in slice {
            slots.initializeElement(
              at: index, to: Geodesic(from: starts[index], to: ends[index], series: series))
          }
        }
      }
      initialised = count
    }
  }
}
