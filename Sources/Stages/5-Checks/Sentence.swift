internal import Geodesy
internal import Model

/// The words of findings: one English sentence that an editor understands without this program.
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

  /// "stated 50 km west; measured 40.8 km at 257.5° (WSW)".
  static func head(stated: String?, direction: DirectionCheck?, on pair: MeasuredPair) -> String {
    var head = "stated "
    head.reserveCapacity(100)
    if let stated { head += stated }
    if let direction {
      if stated != nil { head += " " }
      head += direction.stated.word
    }
    head += "; measured "
    head += measured(pair)
    return head
  }

  /// "40.8 km at 257.5° (WSW)".
  static func measured(_ pair: MeasuredPair) -> String {
    let azimuth = pair.path.azimuth
    var text = distance(pair.kilometres)
    text.reserveCapacity(40)
    text += " at "
    text += number(azimuth, 1)
    text += "° ("
    text += CompassPoint(nearest: azimuth).rawValue
    text += ")"
    return text
  }

  /// A length for reading: two decimals below 10 km, one below 1,000 km.
  static func distance(_ kilometres: Double) -> String {
    number(kilometres, kilometres < 10 ? 2 : kilometres < 1_000 ? 1 : 0) + " km"
  }

  /// A number with at most `decimals` decimals and no idle zeros.
  ///
  /// Written by whole numbers: tables ask for millions, and a `Double`'s own description takes many times as long.
  static func number(_ value: Double, _ decimals: Int) -> String {
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (value * Double(scale)).rounded()
    guard abs(scaled) < 1e15 else { return String(value) }
    let steps = Int(abs(scaled))
    var text = String(steps / scale)
    var rest = steps % scale
    if rest > 0 {
      text += "."
      var place = scale / 10
      while rest > 0 {
        text += String(rest / place)
        rest %= place
        place /= 10
      }
    }
    return scaled < 0 ? "-" + text : text
  }
}

extension QuantityMention {
  /// The figure with its hedge and unit in our own words, so that one wording serves all languages.
  var stated: String {
    guard case .length(let unit) = unit else { return "'\(text)'" }
    if let range {
      let ends = [range.lowerBound, range.upperBound].map { Sentence.number($0, 3) }
      return "\(ends[0]) to \(ends[1]) \(unit.rawValue)"
    }
    let figure = value.map { "\(Sentence.number($0, 3)) \(unit.rawValue)" } ?? "'\(text)'"
    let both = second.map { "\(figure) (\(Sentence.number($0.value, 3)) \($0.unit.rawValue))" } ?? figure
    return hedge.word.map { $0 + " " + both } ?? both
  }
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
  fileprivate var word: String? {
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

extension DirectionCheck {
  /// The verdict on the direction in words.
  func words(on pair: MeasuredPair) -> String {
    let off = "\(Sentence.number(deviation, 1))° off \(stated.word)"
    return switch verdict {
    case .agrees: "the direction agrees (\(off))"
    case .loose where isSoftened:
      "the direction is loose (\(off), which the extent of both places may explain so near)"
    case .loose: "the direction is loose (\(off))"
    case .contradicts: "the direction contradicts (\(off)) — look for a wrong word or a namesake"
    case .notCheckable:
      "no direction can be measured nearer than both places reach (\(Sentence.distance(pair.extents)))"
    }
  }
}

extension DistanceTest {
  /// Said where two units differ by more than 3 %, as one in four such statements does.
  var disagreementWords: String? {
    guard let disagreement = stated.disagreement, disagreement > 0.03 else { return nil }
    let share = Sentence.number(disagreement * 100, 0)
    return "the two stated units differ by \(share) %, the nearer one was taken"
  }

  /// The verdict on the distance in words.
  func words(for verdict: Finding.DistanceVerdict, by rule: DistanceRule) -> String {
    switch verdict {
    case .consistent: consistentWords(rule)
    case .roadLike: roadWords(rule)
    case .edgeLike:
      "\(gap) short of the straight line, no more than rounding and the extent of both places explain"
        + " (\(Sentence.distance(r + h + floor))) — fits edge to edge, not confirmed"
    case .tooShort: tooShortWords(rule)
    case .tooLong: tooLongWords
    case .notCheckable: "not checkable"
    }
  }

  private var gap: String { Sentence.distance(abs(s - g)) }
  private var times: String { "\(Sentence.number(s / g, 2)) times the straight line" }

  private func consistentWords(_ rule: DistanceRule) -> String {
    switch rule {
    case .upperBound:
      g <= s ? "within the bound" : "\(gap) beyond the bound, \(within(r + h))"
    case .lowerBound:
      g >= s ? "beyond the bound" : "\(gap) short of the bound, \(within(r + h))"
    default:
      abs(s - g) < 0.005
        ? "fits the straight line" : "\(gap) apart, \(within(tolerance)) — fits the straight line"
    }
  }

  private func within(_ allowance: Double) -> String {
    "within the tolerance of \(Sentence.distance(allowance))"
  }

  private func roadWords(_ rule: DistanceRule) -> String {
    if rule == .byRoad {
      return "\(times), within what a road takes — fits the road it states, not confirmed"
    }
    if rule == .alongRiver {
      return "\(times), within what a river bends — fits the river it states, not confirmed"
    }
    return isLine
      ? "\(times) between its ends, as a line that bends is — fits, not confirmed"
      : "\(times), within what a road adds — fits a road, not confirmed"
  }

  private func tooShortWords(_ rule: DistanceRule) -> String {
    if rule == .upperBound {
      return "\(gap) beyond the bound, outside the tolerance of \(Sentence.distance(r + h))"
    }
    if rule == .straightOnly {
      return "\(gap) short of the straight line, outside the tolerance of \(Sentence.distance(tolerance))"
    }
    let shortest = isLine ? "no line between these ends is shorter" : "no road is shorter"
    return "\(gap) short of the straight line, more than rounding and the extent of both places explain"
      + " — \(shortest), so look for a wrong figure or place"
  }

  private var tooLongWords: String {
    if path == .straight {
      return "\(times), but a straight line is stated — look for a road figure or a wrong place"
    }
    return isLine
      ? "\(times) between its ends — only a line that bends much is so long"
      : "\(times), more than a road usually adds — look for a wrong figure or place, or a mountain road"
  }
}
