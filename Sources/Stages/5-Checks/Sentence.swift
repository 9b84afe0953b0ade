internal import Geodesy
internal import Model

/// The words of findings: one English sentence that an editor understands without this program.
///
/// They are written as bytes, once for claims and for the rows of tables, which ask for millions of sentences.
enum Sentence {
  /// The first part, then the others, as one sentence without a full stop.
  static func join(_ parts: [String?]) -> String {
    var sentence = ""
    sentence.reserveCapacity(240)
    var count = 0
    for case .some(let part) in parts {
      if count > 0 { sentence += count == 1 ? ": " : "; " }
      sentence += part
      count += 1
    }
    return sentence
  }

  /// "40.8 km at 257.5° (WSW)".
  static func measured(_ pair: MeasuredPair) -> String { String { $0.measured(pair) } }

  /// A length for reading: two decimals below 10 km, one below 1,000 km.
  static func distance(_ kilometres: Double) -> String { String { $0.distance(kilometres) } }

  /// A number with at most `decimals` decimals and no idle zeros.
  static func number(_ value: Double, _ decimals: Int) -> String { String { $0.number(value, decimals) } }
}

extension ByteText {
  /// "stated 50 km west; measured 40.8 km at 257.5° (WSW)".
  mutating func head(stated quantity: QuantityMention?, direction: DirectionCheck?, on pair: MeasuredPair) {
    add("stated ")
    if let quantity { stated(quantity) }
    if let direction {
      if quantity != nil { add(" ") }
      add(text: direction.stated.word)
    }
    add("; measured ")
    measured(pair)
  }

  /// "40.8 km at 257.5° (WSW)".
  mutating func measured(_ pair: MeasuredPair) {
    let azimuth = pair.path.azimuth
    distance(pair.kilometres)
    add(" at ")
    number(azimuth, 1)
    add("° (")
    add(text: CompassPoint(nearest: azimuth).rawValue)
    add(")")
  }

  /// A length for reading: two decimals below 10 km, one below 1,000 km.
  mutating func distance(_ kilometres: Double) {
    number(kilometres, kilometres < 10 ? 2 : kilometres < 1_000 ? 1 : 0)
    add(" km")
  }

  /// A number with at most `decimals` decimals and no idle zeros.
  mutating func number(_ value: Double, _ decimals: Int) { rounded(value, places: decimals) }

  /// The figure with its hedge and unit in our own words, so that one wording serves all languages.
  mutating func stated(_ quantity: QuantityMention) {
    guard case .length(let unit) = quantity.unit else { return quoted(quantity.text) }
    if let range = quantity.range {
      number(range.lowerBound, 3)
      add(" to ")
      number(range.upperBound, 3)
      add(" ")
      return add(text: unit.rawValue)
    }
    if let hedge = quantity.hedge.word {
      add(hedge)
      add(" ")
    }
    if let value = quantity.value { figure(LengthFigure(value, unit)) } else { quoted(quantity.text) }
    if let second = quantity.second {
      add(" (")
      figure(second)
      add(")")
    }
  }

  private mutating func figure(_ figure: LengthFigure) {
    number(figure.value, 3)
    add(" ")
    add(text: figure.unit.rawValue)
  }

  private mutating func quoted(_ text: String) {
    add("'")
    add(text: text)
    add("'")
  }
}

extension QuantityMention {
  /// The figure with its hedge and unit.
  var stated: String { String { $0.stated(self) } }
}

extension QuantityMention {
  /// The speed that a stated time of travel asks for, where one is stated: in a straight line, so a road asks for more.
  func speedWords(over pair: MeasuredPair) -> String? {
    guard case .time(let unit) = unit, let value, value > 0 else { return nil }
    let speed = pair.kilometres / (value * unit.hours)
    return "a time of travel, which asks for at least \(Sentence.number(speed, speed < 10 ? 1 : 0)) km/h"
      + (speed > 110 ? " — faster than roads allow, so look for a wrong figure or place" : "")
  }
}

extension Hedge {
  fileprivate var word: StaticString? {
    switch self {
    case .none, .vague, .range: nil
    case .about: "about"
    case .lessThan: "less than"
    case .moreThan: "more than"
    case .nearly: "nearly"
    case .just: "just"
    }
  }
}

extension ByteText {
  /// The verdict on the direction in words.
  mutating func verdict(_ check: DirectionCheck, on pair: MeasuredPair) {
    switch check.verdict {
    case .agrees:
      add("the direction agrees (")
      off(check)
      add(")")
    case .loose:
      add("the direction is loose (")
      off(check)
      if check.isSoftened { add(", which the extent of both places may explain so near") }
      add(")")
    case .contradicts:
      add("the direction contradicts (")
      off(check)
      add(") — look for a wrong word or a namesake")
    case .notCheckable:
      add("no direction can be measured nearer than both places reach (")
      distance(pair.extents)
      add(")")
    }
  }

  /// "22.4° off west".
  private mutating func off(_ check: DirectionCheck) {
    number(check.deviation, 1)
    add("° off ")
    add(text: check.stated.word)
  }
}
