private import Foundation
internal import Geodesy
internal import Model

/// A stated compass word against the azimuth at the anchor.
///
/// Writers use a cardinal well into the diagonal's sector ("north of Baghdad" for 333° to 337°): of 89 real statements a
/// sector of ±22.5° would reject 22 %; 87 lie within 30.6° and the two beyond 50° are mistakes. Hence
/// ±33.75° agrees and ±56.25° is loose, for cardinals and diagonals alike.
///
/// The model's note skips directions below twice the sum of both extents. That would skip "the village of
/// Tweiran, to the south of al-Rai" (2.83 km, extents 1 km each), where the word is of most use: the radius of a
/// village is a floor of 1 km for coordinate noise, not a town to walk round. So the rule here is:
/// - nearer than the sum of the extents the two may overlap, and no direction is measured;
/// - from there to twice the sum an agreement stands, but a contradiction must be larger than what the
///   extents can turn the azimuth, asin(extents / distance); otherwise it is only loose.
struct DirectionCheck {
  let stated: CompassPoint
  let verdict: Finding.DirectionVerdict
  /// Degrees between the stated point and the azimuth, 0...180.
  let deviation: Double
  /// Whether a contradiction was softened because the extents may explain it.
  let isSoftened: Bool

  init(stated: CompassPoint, on pair: MeasuredPair) {
    self.stated = stated
    deviation = stated.deviation(from: pair.path.azimuth)
    let turn = pair.kilometres < 2 * pair.extents ? Self.turn(pair.extents, at: pair.kilometres) : 0
    isSoftened = deviation > 56.25 && deviation - turn <= 56.25
    verdict = Self.verdict(deviation, isSoftened: isSoftened, mayOverlap: pair.kilometres < pair.extents)
  }

  private static func verdict(
    _ deviation: Double, isSoftened: Bool, mayOverlap: Bool
  ) -> Finding.DirectionVerdict {
    if mayOverlap { return .notCheckable }
    if deviation <= 33.75 { return .agrees }
    return deviation <= 56.25 || isSoftened ? .loose : .contradicts
  }

  /// By how many degrees a displacement can turn an azimuth at most, 0...90.
  private static func turn(_ displacement: Double, at distance: Double) -> Double {
    asin(min(1, displacement / distance)) * 180 / .pi
  }
}
