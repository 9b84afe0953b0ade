internal import Geodesy
public import Model

/// A stated distance or direction between two positions, as a row of a table brings them along.
public struct PositionedStatement: Sendable {
  /// What it is stated from.
  public var anchor: Coordinate
  /// What lies there.
  public var subject: Coordinate
  /// The figure; nil where only a direction is stated.
  public var quantity: QuantityMention?
  /// The direction from the anchor to the subject.
  public var direction: CompassPoint?
  /// The way along which the distance is meant, where said.
  public var path: Route?

  /// Makes a statement.
  public init(
    anchor: Coordinate, subject: Coordinate, quantity: QuantityMention?, direction: CompassPoint?,
    path: Route?
  ) {
    self.anchor = anchor
    self.subject = subject
    self.quantity = quantity
    self.direction = direction
    self.path = path
  }
}

extension ClaimChecker {
  /// The finding on a statement about two positions of which nothing else is known: the same as that on a claim about
  /// two places without population, which is asked only where no figure was measured. Tables have millions of such
  /// rows, and making claims of them all would take most of the time.
  ///
  /// - Parameter reason: the sentence is added to it; the finding's own is left empty.
  public func check(
    _ statement: PositionedStatement, reason: inout ByteText, claim: () -> DistanceClaim
  ) throws(InputError) -> Finding {
    let pair = MeasuredPair(
      path: Geodesic(from: statement.anchor, to: statement.subject), extents: Self.leastExtents)
    guard pair.kilometres > 0, let quantity = statement.quantity, let stated = StatedLength(quantity) else {
      var finding = try check(distance: claim())
      reason.add(text: finding.reason)
      finding.reason = ""
      return finding
    }
    let direction = statement.direction.map { DirectionCheck(stated: $0, on: pair) }
    let test = DistanceTest(
      stated: stated, pair: pair, hedge: quantity.hedge, path: statement.path, isLine: false)
    var finding = Finding.measured(test, quantity: quantity, direction: direction, reason: &reason)
    guard finding.contradicts else { return finding }
    finding.explanations =
      Misfit(claim: nil, quantity: quantity, pair: pair, test: test, direction: direction)?.explanations ?? []
    return finding
  }

  /// The finding on a distance that no report states.
  public func check(distance: DistanceClaim) throws(InputError) -> Finding {
    try check(Self.claim(distance)) ?? Finding(reason: "")
  }

  private static func claim(_ distance: DistanceClaim) -> Claim {
    Claim(
      report: "", content: .distance(distance),
      valid: ValidTime(earliest: nil, latest: nil, precision: .unknown, reason: "a row of a table"),
      evidence: Evidence(span: ByteSpan(start: 0, end: 0), text: "", sentence: ""))
  }

  /// The extents of two places whose population is unknown, in kilometres.
  private static let leastExtents = 2.0
}
