import Model
import TemporalExpressions

/// Infers the day of publication from the text: the first day that all clues allow.
///
/// Reports name the days of their own week by weekday and older ones by date. So the clues bound the day
/// from below, and the weekdays pick one of the following days: a week of news ends with its publication,
/// so the weekday before the widest gap is the report's own.
struct PublicationInference {
  /// The day and its reason; nil where the text does not tell.
  let date: PublicationDate?

  /// How far before the latest dated event a day without a year may lie: the nearest of its years is meant.
  private static let halfYear = 182

  init(_ report: Report, events: EventIndex) {
    let clues = PublicationClues(report, events: events)
    if let line = clues.dateLine {
      date = PublicationDate(date: line.day, isInferred: true, reason: line.reason)
    } else {
      date = Self.infer(clues)
    }
  }

  /// The bound the text gives so far, and whether a day is named that can be the report's own.
  private struct Floor {
    var day: CivilDate
    var reasons: [String]
    var isDay: Bool
  }

  private static func infer(_ clues: PublicationClues) -> PublicationDate? {
    guard let latest = latest(clues.bounds, clues.years) else { return nil }
    let isBackground = !clues.bounds.contains { $0.day == latest.day }
    // "In March 2011" beside "Sunday" or "August 24" may be five years older than they are; only a weekday
    // with its date tells the year then.
    if isBackground, !clues.days.contains(where: { $0.weekday != nil }) { return nil }
    var floor = Floor(
      day: latest.day, reasons: ["not before \(latest.day), as \(latest.reason)"],
      isDay: latest.reason.hasPrefix("it names ") && !isBackground && !latest.reason.hasSuffix(")"))
    raise(&floor, by: clues.days, reach: isBackground ? 0 : halfYear)
    if let weekday = weekday(of: clues.weekdays) {
      return byWeekday(weekday, clues.weekdays, floor)
    }
    guard floor.isDay else { return nil }
    return PublicationDate(
      date: floor.day, isInferred: true,
      reason: "inferred: " + (floor.reasons + ["it is the latest day the text names"]).joined(separator: "; ")
    )
  }

  private static func latest(
    _ bounds: [PublicationClues.Bound], _ years: [PublicationClues.Bound]
  ) -> PublicationClues.Bound? {
    (bounds + years).reduce(nil) { best, bound in
      guard let best else { return bound }
      return bound.day > best.day ? bound : best
    }
  }

  /// Puts days without a year into the year that lies nearest to the floor, and lifts it to the latest.
  private static func raise(_ floor: inout Floor, by days: [PublicationClues.DayOfYear], reach: Int) {
    let start = floor.day.adding(days: -reach)
    let dated = days.filter { $0.weekday != nil }
    for day in dated.isEmpty ? days : dated {
      guard let date = first(day, from: start), date >= floor.day else { continue }
      floor.day = date
      floor.isDay = true
      let year = day.weekday == nil ? "the year that fits" : "the first year that fits the weekday"
      floor.reasons.append("'\(day.text)' is \(date) in \(year)")
    }
  }

  /// The first day from `start` on with this month, day and, where said, weekday.
  private static func first(_ day: PublicationClues.DayOfYear, from start: CivilDate) -> CivilDate? {
    for year in start.year...start.year + 12 {
      guard let date = CivilDate(year: year, month: day.month, day: day.day), date >= start,
        day.weekday == nil || day.weekday == date.weekday
      else { continue }
      return date
    }
    return nil
  }

  /// The weekday before the widest gap of the week; of equal gaps, the weekday named first in the text.
  static func weekday(of named: [Weekday]) -> Weekday? {
    guard named.count < 7 else { return nil }
    var best: (weekday: Weekday, gap: Int)?
    for weekday in named {
      let gap = named.map { ($0.rawValue - weekday.rawValue + 6) % 7 + 1 }.min() ?? 7
      if gap > (best?.gap ?? 0) { best = (weekday, gap) }
    }
    return best?.weekday
  }

  private static func byWeekday(_ weekday: Weekday, _ named: [Weekday], _ floor: Floor) -> PublicationDate {
    let days = (weekday.rawValue - floor.day.weekday.rawValue + 7) % 7
    let date = floor.day.adding(days: days)
    let list = named.sorted { $0.rawValue < $1.rawValue }.map(\.name).joined(separator: ", ")
    let reason =
      "it names \(list), whose week ends on \(weekday.name); the first \(weekday.name) from then on"
    return PublicationDate(
      date: date, isInferred: true, reason: "inferred: " + (floor.reasons + [reason]).joined(separator: "; "))
  }
}

extension Weekday {
  /// The English name.
  var name: String {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][rawValue - 1]
  }
}
