internal import Glibc
internal import HTTPTypes
internal import Model
internal import Synchronization

/// The time of day in the form of `timeStamp` (RFC 3339), written once a second.
final class SecondClock: Sendable {
  private let last = Mutex<(second: Int, text: String)>((0, ""))

  /// This second, as `2026-11-28T10:00:00Z`.
  var now: String {
    let second = time(nil)
    return last.withLock { last in
      if last.second != second {
        let day = CivilDate(dayNumber: second / 86_400)
        let text = String(writing: { json in
          json.add(text: day.description)
          for (sign, value) in [("T", second / 3_600 % 24), (":", second / 60 % 60), (":", second % 60)] {
            json.add(text: value < 10 ? "\(sign)0\(value)" : "\(sign)\(value)")
          }
          json.add("Z")
        })
        last = (second, text)
      }
      return last.text
    }
  }

  /// Nanoseconds of the clock that never goes back.
  static var nanoseconds: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
