public import Model

/// Chooses the days that a picture shows.
///
/// The days on which something changes: an interval begins, or ends with nothing after it. Where they are more than the
/// maps, the first and the last and between them those at which equal parts of all changes have happened, so that each
/// map shows about as much news as the others.
public enum PictureDates {
  /// So many maps at most are chosen.
  public static let usual = 6
  /// So many may be asked for: more are too small to read on a page.
  public static let most = 12

  /// The days, in order; empty where no interval has a day.
  public static func choose(
    _ intervals: [ControlInterval], atMost count: Int = usual
  ) -> [CivilDate] {
    var changes: [CivilDate: Int] = [:]
    let starts = Set(intervals.map { Start(place: $0.placeID, day: $0.start) })
    for interval in intervals {
      if let start = interval.start { changes[start, default: 0] += 1 }
      guard let next = interval.end?.adding(days: 1) else { continue }
      if !starts.contains(Start(place: interval.placeID, day: next)) { changes[next, default: 0] += 1 }
    }
    let days = changes.keys.sorted()
    guard days.count > count, count > 1 else { return Array(days.prefix(max(1, count))) }
    let total = changes.values.reduce(0, +)
    var chosen = [0]
    var (happened, next) = (0, 1)
    for (index, day) in days.enumerated().dropLast() {
      happened += changes[day] ?? 0
      let isDue = happened * (count - 1) >= total * next
      // As many days must be left as maps.
      let mustTake = days.count - 1 - index <= count - 1 - next
      guard index > 0, next < count - 1, isDue || mustTake else { continue }
      chosen.append(index)
      next += 1
    }
    return (chosen + [days.count - 1]).map { days[$0] }
  }

  private struct Start: Hashable {
    var place: String
    var day: CivilDate?
  }
}
