internal import Features
internal import Model

/// The time of a feature in the forms that map clients read.
struct LayerTime {
  var first: CivilDate?
  var last: CivilDate?
  var date: CivilDate?
  var precision: ValidTime.Precision
  var text: String?
  var reason: String?

  /// From the first day on which it may have become true (the last one where the first is not known) to the last.
  init(_ valid: ValidTime) {
    first = valid.earliest ?? valid.latest
    last = valid.latest
    date = valid.latest ?? valid.earliest
    precision = valid.precision
    text = valid.text
    reason = valid.reason
  }

  /// From the first day held to the last.
  init(_ interval: ControlInterval, told: ValidTime?) {
    first = interval.start
    last = interval.end
    date = interval.start
    precision = interval.start == nil ? .unknown : interval.startPrecision
    text = interval.start == nil ? nil : told?.text
    reason = interval.start == nil ? nil : told?.reason
  }

  /// The day a report was published.
  init(published: CivilDate?) {
    first = published
    last = published
    date = published
    precision = published == nil ? .unknown : .day
    reason = published == nil ? nil : "the day the report was published"
  }

  var start: Timestamp? { first.map(Timestamp.start(of:)) }
  var end: Timestamp? { last.map(Timestamp.end(of:)) }
  var featureTime: FeatureTime? { .days(first, last) }
}
