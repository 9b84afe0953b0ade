private import Foundation
internal import Model

/// A position as a unit vector, its latitude taken for that of a sphere: enough to sort out what comes near a map, and to
/// put positions between two that are far apart.
struct SpherePosition {
  let vector: SIMD3<Double>

  init(vector: SIMD3<Double>) { self.vector = vector }

  init(_ position: Coordinate) {
    let (longitude, latitude) = (position.longitude * .pi / 180, position.latitude * .pi / 180)
    vector = SIMD3(cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude))
  }

  /// Where it is; the middle of the Earth has no position and gives 0, 0.
  var coordinate: Coordinate? {
    let length = (vector * vector).sum().squareRoot()
    guard length > 1e-12 else { return nil }
    let unit = vector / length
    return try? Coordinate(
      longitude: atan2(unit.y, unit.x) * 180 / .pi, latitude: asin(max(-1, min(1, unit.z))) * 180 / .pi)
  }

  /// The angle to another position, radians, 0...π.
  func angle(to other: SpherePosition) -> Double {
    let difference = vector - other.vector
    return 2 * asin(min(1, (difference * difference).sum().squareRoot() / 2))
  }

  /// The position a part of the way, 0...1, along the great circle to another one.
  func toward(_ other: SpherePosition, part: Double) -> SpherePosition {
    let angle = angle(to: other)
    // Of coincident positions either will do, of antipodes any way is as short.
    guard angle > 1e-12, angle < .pi - 1e-9 else { return part < 0.5 ? self : other }
    return SpherePosition(
      vector: (vector * sin((1 - part) * angle) + other.vector * sin(part * angle)) / sin(angle))
  }
}

/// The part of the sphere round a map: what lies beyond is drawn onto its rim.
///
/// Moved towards the centre along great circles, nothing that lay outside comes inside and no outline changes sides of
/// what lies inside; so polygons of any size, over the antimeridian and over the poles too, can be projected.
struct SphereCap {
  let centre: SpherePosition
  /// Radians.
  let radius: Double

  /// A line with positions put between those that are far apart, moved onto the rim where it lies beyond; nil where all
  /// of it does.
  func trimmed(_ line: [Coordinate]) -> (positions: [SpherePosition], isBeyond: Bool) {
    var result: [SpherePosition] = []
    result.reserveCapacity(line.count)
    var isBeyond = true
    let step = radius / 16
    func add(_ position: SpherePosition) {
      let distance = centre.angle(to: position)
      isBeyond = isBeyond && distance > radius
      result.append(distance > radius ? centre.toward(position, part: radius / distance) : position)
    }
    var last: SpherePosition?
    for corner in line {
      let position = SpherePosition(corner)
      if let last {
        let parts = (last.angle(to: position) / step).rounded(.down)
        for part in stride(from: 1, through: parts, by: 1) {
          add(last.toward(position, part: part / (parts + 1)))
        }
      }
      add(position)
      last = position
    }
    return (result, isBeyond)
  }
}
