public import Model

/// Measures what reports state: distance and direction between two places, the length of a line, the size of an area, in
/// what a place lies.
///
/// The model is fitted on 118 real statements with figures and 89 with compass words; the rules stand in
/// `DistanceRule.all` and `DirectionCheck`, what explains a misfit in `ExplanationRule.all`. A finding never says
/// "confirmed": of random wrong places 18.5 % fit a stated distance, 31.8 % a stated direction, and 6.9 % both.
public struct ClaimChecker: Sendable {
  private let ground: Ground

  /// Makes a checker that measures to the courses and outlines of `shapes` where it has them, else to points; it keeps
  /// nothing between claims.
  public init(shapes: any ShapeSource = NoShapes()) { ground = Ground(shapes: shapes) }

  /// The finding on a claim; nil for control and count claims, which state nothing to measure.
  ///
  /// - Throws: where the courses and outlines cannot be read.
  public func check(_ claim: Claim) throws(InputError) -> Finding? {
    do throws(Ground.Failure) {
      return switch claim.content {
      case .distance(let distance): try check(distance)
      case .containment(let containment): try ContainmentCheck(claim: containment, ground: ground).finding()
      case .length(let line): try LineAndArea(claim: line, ground: ground).length()
      case .area(let area): try LineAndArea(claim: area, ground: ground).area()
      case .control, .count: nil
      }
    } catch {
      switch error {
      case .problem(let problem): return .notCheckable(problem, asked(claim))
      case .input(let error): throw error
      }
    }
  }

  /// Each claim with its finding, in the order given.
  public func check(_ claims: [Claim]) throws(InputError) -> [CheckedClaim] {
    var checked: [CheckedClaim] = []
    checked.reserveCapacity(claims.count)
    for claim in claims { checked.append(CheckedClaim(claim: claim, finding: try check(claim))) }
    return checked
  }

  /// Whether a distance and a direction are stated.
  private func asked(_ claim: Claim) -> (distance: Bool, direction: Bool) {
    guard case .distance(let distance) = claim.content else { return (true, false) }
    return (distance.quantity != nil, distance.direction != nil)
  }

  private func check(_ claim: DistanceClaim) throws(Ground.Failure) -> Finding {
    guard claim.quantity != nil || claim.direction != nil else {
      return Finding(reason: "neither a distance nor a direction is stated")
    }
    guard !claim.isMoving else { throw .problem(.init(reason: "a front, not a place")) }
    let pair = try ground.pair(from: claim.anchor, to: claim.subject)
    let direction = claim.direction.map { DirectionCheck(stated: $0, on: pair) }
    let misfit: Misfit?
    var finding: Finding
    if let quantity = claim.quantity, let stated = StatedLength(quantity) {
      let test = DistanceTest(
        stated: stated, pair: pair, hedge: quantity.hedge, path: claim.path, isLine: false)
      finding = .measured(test, quantity: quantity, direction: direction)
      misfit = Misfit(
        claim: claim, quantity: claim.quantity, pair: pair, test: test, direction: direction)
    } else {
      finding = .withoutLength(claim.quantity, on: pair, direction: direction)
      misfit = Misfit(
        claim: claim, quantity: claim.quantity, pair: pair, test: nil, direction: direction)
    }
    finding.explanations = misfit?.explanations ?? []
    return finding
  }
}
