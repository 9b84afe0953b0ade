internal import Model

/// What the rules on a distance see; lengths in kilometres.
struct DistanceTest {
  /// Coordinate noise: GeoNames against OCHA's points, 95 % lie within 1.62 km.
  static let noise = 2.0

  let stated: StatedLength
  let pair: MeasuredPair
  let hedge: Hedge
  /// The way along which the distance is stated, where the words say.
  let path: Route?
  /// Whether a line between two ends was stated, not the way from one place to another.
  let isLine: Bool

  /// The same test of another figure, or on another pair.
  func replacing(stated: StatedLength?, pair: MeasuredPair) -> DistanceTest {
    DistanceTest(stated: stated ?? self.stated, pair: pair, hedge: hedge, path: path, isLine: isLine)
  }

  /// The stated length, at the end of its interval that lies nearer to the measured one.
  var s: Double { stated.nearest(to: g).kilometres }
  /// The measured geodesic.
  var g: Double { pair.kilometres }
  /// Half the rounding step of the figure.
  var h: Double { stated.nearest(to: g).rounding }
  /// Extent of both places together.
  var r: Double { pair.extents }
  /// What no figure is held to: coordinate noise, and how coarsely a course or outline is drawn.
  var floor: Double { Self.noise + pair.inaccuracy }
  /// The share of the measured length by which honest figures miss it: 15 %, or 10 % where a straight line is claimed.
  var share: Double { (path == .straight ? 0.10 : 0.15) * g }
  /// How far stated and measured may lie apart for a straight line.
  var tolerance: Double { max(h + floor, share) }

  /// The first rule of `DistanceRule.all` that decides, with its verdict.
  var outcome: (rule: DistanceRule, verdict: Finding.DistanceVerdict) {
    for rule in DistanceRule.all {
      if let verdict = rule.verdict(self) { return (rule, verdict) }
    }
    return (.misfit, s < g ? .tooShort : .tooLong)
  }

  /// The tolerance of the rule that decided, with its parts.
  func tolerance(of rule: DistanceRule) -> Finding.Tolerance {
    let isBound = rule.kind == .upperBound || rule.kind == .lowerBound
    return Finding.Tolerance(
      total: .kilometres(isBound ? r + h : tolerance), rounding: .kilometres(h),
      floor: .kilometres(isBound ? 0 : floor), share: .kilometres(isBound ? 0 : share),
      extents: .kilometres(r))
  }
}

/// One rule of the model: it decides on a stated distance, or leaves it to the next one.
struct DistanceRule: Sendable {
  /// Which rule it is: what its sentence says depends on it.
  enum Kind: Sendable {
    case upperBound, lowerBound, straightOnly, byRoad, alongRiver, nearly, straightLine, road, edge, misfit
  }
  let kind: Kind
  let verdict: @Sendable (DistanceTest) -> Finding.DistanceVerdict?

  /// The rules in the order in which they are asked; the list is the design, so add, remove or reorder here.
  static let all: [DistanceRule] = [
    upperBound,  // "less than 10 km" says nothing of how near, so only a greater distance can fail it
    lowerBound,  // "more than 50 km" says nothing of how far, so only a smaller distance can fail it
    straightOnly,  // "as the crow flies" rules the road out
    byRoad,  // "60 km by road" rules the straight line out as its measure
    alongRiver,  // "60 km downstream": rivers bend more than roads
    nearly,  // "nearly 50 km" is an upper end: a longer straight line needs another explanation
    straightLine,  // two thirds of the statements
    road,  // one third of the press's figures are 1.1 to 1.6 times the straight line
    edge,  // "just 5 km from the capital" is meant from its edge
  ]

  static let upperBound = DistanceRule(kind: .upperBound) { test in
    guard test.hedge == .lessThan else { return nil }
    return test.g <= test.s + test.r + test.h ? .consistent : .tooShort
  }

  static let lowerBound = DistanceRule(kind: .lowerBound) { test in
    guard test.hedge == .moreThan else { return nil }
    if test.g >= test.s - test.r - test.h { return .consistent }
    return road.verdict(test) ?? .tooLong
  }

  static let straightOnly = DistanceRule(kind: .straightOnly) { test in
    guard test.path == .straight else { return nil }
    if abs(test.s - test.g) <= test.tolerance { return .consistent }
    return test.s < test.g ? .tooShort : .tooLong
  }

  static let byRoad = DistanceRule(kind: .byRoad) { test in
    guard test.path == .road || test.path == .foot else { return nil }
    return test.s >= 0.95 * test.g && test.s <= 1.8 * test.g ? .roadLike : nil
  }

  static let alongRiver = DistanceRule(kind: .alongRiver) { test in
    guard test.path == .river else { return nil }
    return test.s >= 0.95 * test.g && test.s <= 2.5 * test.g ? .roadLike : nil
  }

  static let nearly = DistanceRule(kind: .nearly) { test in
    guard test.hedge == .nearly, test.s < test.g else { return nil }
    if test.g - test.s <= test.floor { return .consistent }
    return edge.verdict(test) ?? .tooShort
  }

  static let straightLine = DistanceRule(kind: .straightLine) { test in
    abs(test.s - test.g) <= test.tolerance ? .consistent : nil
  }

  /// The most by which a road lengthens a way before it is told as too long: 114 of 118 figures stay below.
  static let roadLimit = 1.6

  static let road = DistanceRule(kind: .road) { test in
    test.s > test.g && test.s <= roadLimit * test.g + test.h ? .roadLike : nil
  }

  static let edge = DistanceRule(kind: .edge) { test in
    test.s < test.g && test.g - test.s <= test.r + test.h + test.floor ? .edgeLike : nil
  }

  /// What is left when no rule decides.
  static let misfit = DistanceRule(kind: .misfit) { _ in nil }
}
