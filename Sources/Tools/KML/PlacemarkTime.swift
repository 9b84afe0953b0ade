internal import Features
internal import Model

/// The `TimeSpan` of a placemark (OGC 07-147r2, `kml:TimeSpan`): one form for every feature, so that Google Earth's slider shows changes
/// and states alike, and GDAL reads one pair of columns, `begin` and `end`.
///
/// A date as an end lasts through its day, so the span is closed as everywhere in our files. What is one month or one year, and
/// is said to be no more exact, is written as such (`gYearMonth`, `gYear`, of its `dateTimeType`): the only format here that can.
struct PlacemarkTime {
  /// The text of `begin`; nil where open.
  private(set) var begin: String?
  /// The text of `end`; nil where open.
  private(set) var end: String?

  private init(_ begin: String?, _ end: String?) {
    self.begin = begin
    self.end = end
  }

  /// - Parameter precision: The value of the feature's `date_precision`, where it has one.
  init?(_ time: FeatureTime?, precision: String?) {
    switch time {
    case nil: return nil
    case .date(let day): self.init(from: day, to: day, precision: precision)
    case .timestamp(let instant): self.init(instant.description, instant.description)
    case .dates(let from, let to): self.init(from: from, to: to, precision: precision)
    case .timestamps(let from, let to):
      let areDays = from?.second ?? 0 == 0 && to?.second ?? 86_399 == 86_399
      if areDays {
        self.init(from: from?.day, to: to?.day, precision: precision)
      } else {
        self.init(from?.description, to?.description)
      }
    }
  }

  private init(from: CivilDate?, to: CivilDate?, precision: String?) {
    self.init(from?.description, to?.description)
    guard let from, let to, from == from.startOfMonth, to == to.endOfMonth, from.year == to.year else {
      return
    }
    let digits: Int
    switch precision {
    case "month" where from.month == to.month: digits = 7
    case "year" where from.month == 1 && to.month == 12: digits = 4
    default: return
    }
    begin = begin.map { String($0.prefix(digits)) }
    end = end.map { String($0.prefix(digits)) }
  }
}
