/// An operand of known type.
enum Operand: Sendable {
  case text(Reading<String>)
  case number(Reading<Double>)
  case truth(Reading<Bool>)
  /// A day is its first moment.
  case time(Reading<Moment>, isDay: Bool)
  case interval(Reading<Stretch>, isDays: Bool)
  case geometry(GeometryLiteral)
  case featureGeometry
  case list(Reading<[ListElement]>)

  var typeName: String {
    switch self {
    case .text: "words"
    case .number: "a number"
    case .truth: "TRUE or FALSE"
    case .time(_, let isDay): isDay ? "a date" : "a timestamp"
    case .interval: "an interval"
    case .geometry, .featureGeometry: "a geometry"
    case .list: "a list"
    }
  }
}

/// An element of a list.
enum ListElement: Sendable, Hashable {
  case text(String)
  case number(Double)
  case truth(Bool)
  case time(Moment, isDay: Bool)
}

/// A stretch of time, closed on both sides (7.7.1); open ends are `Moment.everBefore` and `.everAfter`.
struct Stretch: Sendable, Hashable {
  var first: Moment
  var last: Moment

  var inDays: Stretch { Stretch(first: first.startOfDay, last: last.startOfDay) }
}

/// Two operands of one type, ready to be compared.
enum OperandPair: Sendable {
  case text(Reading<String>, Reading<String>)
  case number(Reading<Double>, Reading<Double>)
  case truth(Reading<Bool>, Reading<Bool>)
  /// In days both are first moments of days, and at least one of them was a second.
  case time(Reading<Moment>, Reading<Moment>, inDays: Bool)

  /// The condition that they compare so; FALSE is less than TRUE.
  func condition(_ comparison: Comparison) -> Condition {
    switch self {
    case .text(let a, let b): comparison.condition(a, b)
    case .number(let a, let b): comparison.condition(a, b)
    case .truth(let a, let b): comparison.condition(a.map { $0 ? 1 : 0 }, b.map { $0 ? 1 : 0 })
    case .time(let a, let b, _): comparison.condition(a, b)
    }
  }
}
