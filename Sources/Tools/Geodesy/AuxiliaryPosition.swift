internal import CProj
private import Foundation
internal import Model

/// A position led to the unit sphere by its parametric latitude, where angles are cheap and bound distances.
///
/// The metric of the ellipsoid in parametric latitude β is (a² sin²β + b² cos²β) dβ² + a² cos²β dλ², so a
/// geodesic is never shorter than the lesser axis times the angle between its ends on this sphere, and never
/// longer than the greater axis times it.
struct AuxiliaryPosition {
  let vector: SIMD3<Double>

  init(vector: SIMD3<Double>) { self.vector = vector }

  init(_ position: Coordinate, flattening: Double) {
    let latitude = position.latitude * .pi / 180
    let longitude = position.longitude * .pi / 180
    let equatorial = cos(latitude)
    let polar = (1 - flattening) * sin(latitude)
    let scale = 1 / (equatorial * equatorial + polar * polar).squareRoot()
    vector = SIMD3(equatorial * cos(longitude), equatorial * sin(longitude), polar) * scale
  }

  /// The angle to another position, radians, 0...π; loses digits near π, where it is exact to 2e-8.
  func angle(to other: AuxiliaryPosition) -> Double {
    2 * asin(min(1, (vector - other.vector).norm / 2))
  }
}

extension SIMD3<Double> {
  func dot(_ other: SIMD3<Double>) -> Double { (self * other).sum() }

  func cross(_ other: SIMD3<Double>) -> SIMD3<Double> {
    SIMD3(
      y * other.z - z * other.y,
      z * other.x - x * other.z,
      x * other.y - y * other.x)
  }

  var norm: Double { dot(self).squareRoot() }
}

extension Ellipsoid {
  /// (a - b) / a.
  var flattening: Double { series.f }
  /// The lesser of the two semi-axes, metres.
  var lesserAxis: Double { min(series.a, series.b) }
  /// The greater of the two semi-axes, metres.
  var greaterAxis: Double { max(series.a, series.b) }

  /// (2a + b) / 3, metres.
  var meanRadius: Double { (2 * series.a + series.b) / 3 }

  /// A position in metres from the middle of the Earth, along the axes of 0° E, 90° E and the North Pole.
  func centred(_ position: Coordinate) -> SIMD3<Double> {
    AuxiliaryPosition(position, flattening: flattening).vector * SIMD3(series.a, series.a, series.b)
  }
}
