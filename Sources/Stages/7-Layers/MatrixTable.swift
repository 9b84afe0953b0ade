public import Features
public import Model

/// One row for each place, one column for each date: who held it then. What racing charts and sliders of newsrooms' tools take.
public struct MatrixTable: Sendable {
  /// How far the dates lie apart.
  public enum Step: String, Sendable, CaseIterable {
    /// Every day.
    case day
    /// Every Monday.
    case week
    /// The first of every month.
    case month

    /// The last date of the step that is not after a day.
    func floor(_ day: CivilDate) -> CivilDate {
      switch self {
      case .day: day
      case .week: day.adding(days: 1 - day.weekday.rawValue)
      case .month: day.startOfMonth
      }
    }

    /// The date after a date of the step.
    func next(_ date: CivilDate) -> CivilDate {
      switch self {
      case .day: date.adding(days: 1)
      case .week: date.adding(days: 7)
      case .month: date.adding(months: 1)
      }
    }
  }

  /// Which columns a row has: the place, then the dates, named `YYYY-MM-DD`.
  public let schema: FeatureSchema
  /// The rows, by the place's name. A cell is the holder's key, `contested`, `unknown`, or null where nothing is known.
  public let features: [Feature]

  /// The most dates of a table: what spreadsheets still open.
  public static let mostDates = 2_000

  /// Makes the table.
  ///
  /// - Parameters:
  ///   - intervals: Who held what, and when, in any order.
  ///   - step: How far the dates lie apart.
  ///   - until: The last day; nil for the last one that begins or ends an interval.
  /// - Throws: `InputError` (`usage`) where there would be more than `mostDates` dates.
  public init(
    of intervals: [ControlInterval], step: Step, until: CivilDate? = nil
  ) throws(InputError) {
    let days = intervals.flatMap { [$0.start, $0.end] }.compactMap(\.self)
    let first = days.min() ?? until
    let last = until ?? days.max()
    var dates: [CivilDate] = []
    if let first, let last, first <= last {
      var date = step.floor(first)
      while date <= last, dates.count <= Self.mostDates {
        dates.append(date)
        date = step.next(date)
      }
    }
    guard dates.count <= Self.mostDates else {
      throw InputError(
        .usage, at: "matrix",
        "expected at most \(Self.mostDates) dates, found more from \(days.min()?.description ?? "") on by \(step.rawValue): "
          + "take a longer step")
    }
    schema = FeatureSchema(
      name: "control-by-\(step.rawValue)", featureType: "control-matrix",
      summary: "Who held each place on each date.",
      fields: [
        .init(name: "id", type: .string, isNullable: false, meaning: "The place in the gazetteer"),
        .init(name: "name", type: .string, isNullable: false, meaning: "Its main name"),
      ]
        + dates.map {
          .init(
            name: "\($0)", type: .string,
            meaning: "Who holds it: the actor book's name, contested, or unknown")
        })
    features = PlaceHolders(intervals).places.map { place in
      Feature(
        id: place.id, geometry: .point(place.coordinate),
        values: [.string(place.id), .string(place.name)]
          + dates.map { .text(place.interval(on: $0)?.holderKey) })
    }
  }
}
