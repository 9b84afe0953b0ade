import Model

/// What a report states of how one place lies to another: a figure, a compass word, or both, seen from the anchor.
///
/// Its weight for two candidates is the log-odds of what is measured between them: how often true statements look like
/// that, over how often a namesake does. The shares of true statements are those of 118 figures and 89 compass words
/// measured on the ground (`docs/distances.md`); those of namesakes are of random places of one country and, for
/// directions, of the 26,366 wrong namesakes of one spelling and country in GeoNames' Syria, Iraq and Turkey.
struct StatedPosition: Equatable {
  /// The figure, where one is stated.
  let quantity: QuantityMention?
  /// The compass word, where one is stated.
  let direction: CompassPoint?
  /// The way along which the figure is meant, where the words say.
  let route: Route?
  /// The lengths the figure leads one to expect; nil where there is none.
  private let expected: ExpectedLength?

  /// Nil where nothing is stated that can be measured.
  init?(quantity: QuantityMention?, direction: CompassPoint?, route: Route?) {
    expected = quantity.flatMap { ExpectedLength($0, route: route) }
    if expected == nil, direction == nil { return nil }
    self.quantity = quantity
    self.direction = direction
    self.route = route
  }

  /// The log-odds of true against a namesake, for a length in kilometres, an azimuth at the anchor, and the extents
  /// of both places together.
  func weight(kilometres: Double, azimuth: Double, extents: Double) -> Double {
    let length = lengthWeight(kilometres, extents: extents)
    // What lies beside the figure by more than twice is another place, and a compass word that fits is chance.
    let turn = turnWeight(kilometres, azimuth: azimuth, extents: extents)
    return max(Self.floor, length + (length <= Self.isolated ? min(0, turn) : turn))
  }

  /// What a statement says against places that are farther from its figure than by twice, and at most: of 118 true
  /// ones none is, so one in 120 at most, and two in three of random places.
  static let floor = -4.4
  /// At this weight of a length, or less, the places are not each other's.
  private static let isolated = -3.0

  private func lengthWeight(_ kilometres: Double, extents: Double) -> Double {
    guard let expected else {
      // A direction alone is said of neighbours ("just south of X"), sometimes of cities of one country. No figures:
      // weaker than a stated length both ways.
      return kilometres <= 60 + extents ? 1 : kilometres <= 240 ? 0 : -3
    }
    // Straight line: 79 of 118 true statements, 8.8 % of random places of the country.
    if let straight = expected.straight, straight.contains(kilometres) { return 2 }
    // Road or edge to edge: 31 of 118, and 9.7 %.
    if expected.loose.lowerBound <= kilometres, kilometres <= expected.loose.upperBound + extents { return 1 }
    // Missed by less than twice: 8 of 118, and about one in six.
    if expected.loose.lowerBound <= 2 * kilometres, kilometres <= 2 * (expected.loose.upperBound + extents) {
      return -1
    }
    return Self.floor
  }

  private func turnWeight(_ kilometres: Double, azimuth: Double, extents: Double) -> Double {
    // Where the places may overlap there is no direction.
    guard let direction, kilometres >= extents else { return 0 }
    let deviation = direction.deviation(from: azimuth)
    // 87 of 89 true statements, 24 % of namesakes.
    if deviation <= 33.75 { return 1.4 }
    // One of 89 each, but 14 % and 62 % of namesakes; a place's own extent turns the azimuth near by.
    return deviation <= 56.25 || kilometres < 2 * extents ? -2.1 : -3.6
  }

  /// Whether another says the same: one figure, and no other direction. A figure printed twice is one witness.
  func repeats(_ other: StatedPosition) -> Bool {
    guard direction == other.direction || direction == nil || other.direction == nil, route == other.route
    else { return false }
    guard let expected, let same = other.expected else { return expected == nil && other.expected == nil }
    return abs(expected.loose.upperBound / same.loose.upperBound - 1) < 0.05
      && (expected.straight == nil) == (same.straight == nil)
  }

  /// The same seen from the other end.
  var reversed: StatedPosition? {
    StatedPosition(
      quantity: quantity,
      direction: direction.map {
        CompassPoint(nearest: ($0.azimuth + 180).truncatingRemainder(dividingBy: 360))
      },
      route: route)
  }

  /// In words, up to the anchor: "about 55 km west of".
  var words: String {
    var words = quantity.map { [$0.text] } ?? []
    if let route { words.append(Self.words[route] ?? route.rawValue) }
    words.append(direction.map { "\($0.word) of" } ?? "from")
    return words.joined(separator: " ")
  }

  private static let words: [Route: String] = [
    .straight: "in a straight line", .road: "by road", .river: "along the river", .foot: "on foot",
  ]
}

/// The measured lengths that a stated figure leads one to expect, in kilometres.
struct ExpectedLength: Equatable {
  /// Where the figure is the straight line's; nil where the words promise no such precision.
  let straight: ClosedRange<Double>?
  /// Where it may be that of a road, or from edge to edge: without the places' extents, which lengthen it.
  let loose: ClosedRange<Double>

  /// Noise of coordinates (2 km) and of rounding.
  private static let slack = 3.0
  /// By what share honest figures of a straight line miss it.
  private static let share = 0.15
  /// How many times the straight line a road's figure is at most: what `dateline check` calls like a road.
  private static let road = 1.6
  /// Straight-line speeds of drives, km/h: three stated ones have 56 to 100, and town roads are slower.
  private static let drive = 20.0...110
  /// The same on foot.
  private static let walk = 2.0...6

  /// Nil where the figure is no length, and leads to none.
  init?(_ quantity: QuantityMention, route: Route?) {
    guard let (low, high) = Self.interval(of: quantity, route: route), high > 0, high.isFinite else {
      return nil
    }
    func band(from least: Double, to most: Double) -> ClosedRange<Double> {
      max(0, min(least, low - Self.slack))...max(most, high + Self.slack)
    }
    if case .time = quantity.unit {
      (straight, loose) = (nil, low...high)
      return
    }
    // Bounds: only one side is told, and few bounds are far from what they bound.
    switch quantity.hedge {
    case .lessThan:
      (straight, loose) = (nil, 0...(high / (1 - Self.share) + Self.slack))
      return
    case .moreThan:
      (straight, loose) = (nil, band(from: low / 1.5, to: 2 * high))
      return
    default: break
    }
    switch route {
    case .road, .foot: (straight, loose) = (nil, band(from: low / 1.8, to: high / 0.95))
    // A river winds: up to three times the straight line.
    case .river: (straight, loose) = (nil, band(from: low / 3, to: high / 0.95))
    case .straight:
      let exact = band(from: low / 1.1, to: high / 0.9)
      (straight, loose) = (exact, exact)
    case nil:
      let exact = band(from: low / (1 + Self.share), to: high / (1 - Self.share))
      (straight, loose) = (exact, min(low / Self.road, exact.lowerBound)...exact.upperBound)
    }
  }

  /// The kilometres that the words name, from the least to the most: a range, two units that disagree, "a few".
  private static func interval(of quantity: QuantityMention, route: Route?) -> (Double, Double)? {
    // "A few" is two to nine, "several" no more than a dozen.
    let stated = quantity.range ?? quantity.value.map { $0...$0 } ?? 1...12
    guard stated.lowerBound >= 0 else { return nil }
    switch quantity.unit {
    case .length(let unit):
      let (low, high) = (unit.length(stated.lowerBound).kilometres, unit.length(stated.upperBound).kilometres)
      let second = quantity.second?.length.kilometres ?? low
      return (min(low, second), max(high, second))
    case .time(let unit):
      let speed = route == .foot ? walk : drive
      return (
        quantity.hedge == .lessThan ? 0 : stated.lowerBound * unit.hours * speed.lowerBound,
        stated.upperBound * unit.hours * speed.upperBound
      )
    case .area, .count: return nil
    }
  }
}
