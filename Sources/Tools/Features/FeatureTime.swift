public import Model

/// A second of universal time (UTC), `YYYY-MM-DDTHH:MM:SSZ`: the one form that GDAL, QGIS, kepler.gl and CQL2 all read.
public struct Timestamp: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The day.
  public let day: CivilDate
  /// Seconds since midnight, 0...86,399.
  public let second: Int

  /// A second of a day; seconds outside 0...86,399 are taken as the nearest of them.
  public init(day: CivilDate, second: Int) {
    self.day = day
    self.second = min(max(second, 0), 86_399)
  }

  /// The first second of a day.
  public static func start(of day: CivilDate) -> Timestamp { Timestamp(day: day, second: 0) }
  /// The last second of a day.
  public static func end(of day: CivilDate) -> Timestamp { Timestamp(day: day, second: 86_399) }

  /// By time.
  public static func < (a: Timestamp, b: Timestamp) -> Bool { (a.day, a.second) < (b.day, b.second) }

  /// `YYYY-MM-DDTHH:MM:SSZ`.
  public var description: String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(day)T\(two(second / 3_600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
  }
}

/// The `time` of a feature as JSON-FG 1.0 (OGC 21-045r1) writes it; intervals are closed.
public enum FeatureTime: Sendable, Hashable {
  /// One day.
  case date(CivilDate)
  /// One second.
  case timestamp(Timestamp)
  /// From the first day to the last; nil is written `".."`, open.
  case dates(from: CivilDate?, to: CivilDate?)
  /// From the first second to the last; nil is written `".."`, open.
  case timestamps(from: Timestamp?, to: Timestamp?)

  /// The days from `first` to `last`: one date where they are the same day, nil where neither is known.
  public static func days(_ first: CivilDate?, _ last: CivilDate?) -> FeatureTime? {
    switch (first, last) {
    case (nil, nil): nil
    case (let a?, let b?) where a == b: .date(a)
    default: .dates(from: first, to: last)
    }
  }
}
