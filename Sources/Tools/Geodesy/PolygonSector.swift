internal import CProj
private import Foundation
public import Model

/// Where in an area a position lies: which way from its middle, and how far out.
public struct PolygonSector: Sendable, Hashable {
  /// The middle of the area.
  public let centroid: Coordinate
  /// The azimuth of the position as seen from the centroid, degrees clockwise from north, 0..<360.
  public let azimuth: Double
  /// How far out the position lies: its distance from the centroid over that of the outermost boundary behind
  /// or before it; 0 at the centroid, 1 on the boundary, more than 1 beyond it. Nil where the area has
  /// nothing that way (its centroid lies outside it).
  public let reach: Double?
}

extension GeodesicPolygon {
  /// Where in an area a position lies; nil for polygons without an area.
  ///
  /// The azimuth is exact; `reach` is drawn on the auxiliary sphere, right to 0.5 %.
  public static func sector(
    of position: Coordinate, in polygons: [[[Coordinate]]], on ellipsoid: Ellipsoid = .wgs84
  ) -> PolygonSector? {
    guard let middle = centroid(of: polygons, on: ellipsoid) else { return nil }
    let path = Geodesic(from: middle, to: position, on: ellipsoid)
    let flattening = ellipsoid.flattening
    let origin = AuxiliaryPosition(middle, flattening: flattening)
    let target = AuxiliaryPosition(position, flattening: flattening)
    guard path.length > .metres(0) else { return PolygonSector(centroid: middle, azimuth: 0, reach: 0) }
    let boundary = polygons.joined().compactMap { ring in
      farthestCrossing(
        of: closed(ring).map { AuxiliaryPosition($0, flattening: flattening) }, from: origin, towards: target)
    }.max()
    return PolygonSector(
      centroid: middle, azimuth: path.azimuth, reach: boundary.map { origin.angle(to: target) / $0 })
  }

  /// The middle of an area: the mean of the directions of the vertical over it; nil for polygons without an
  /// area.
  ///
  /// The integral of the surface normal over a surface is half that of r × dr along its boundary (Stokes), so
  /// there is no projection to choose, and poles and the antimeridian are as any other place. Edges are taken
  /// as arcs of a sphere through their ends, which moves the centroid by less than a thousandth of the area's
  /// size.
  public static func centroid(
    of polygons: [[[Coordinate]]], on ellipsoid: Ellipsoid = .wgs84
  ) -> Coordinate? {
    var sum = SIMD3<Double>()
    for rings in polygons {
      for (index, ring) in rings.enumerated() {
        let direction: Double = signedArea(of: ring, on: ellipsoid) < 0 ? -1 : 1
        sum += vectorArea(of: ring, on: ellipsoid) * (index == 0 ? direction : -direction)
      }
    }
    guard sum.norm > 0 else { return nil }
    return try? Coordinate(
      longitude: atan2(sum.y, sum.x) * 180 / .pi,
      latitude: atan2(sum.z, (sum.x * sum.x + sum.y * sum.y).squareRoot()) * 180 / .pi)
  }

  /// Half the integral of r × dr round a ring, in square metres.
  private static func vectorArea(of ring: [Coordinate], on ellipsoid: Ellipsoid) -> SIMD3<Double> {
    guard let last = ring.last else { return .zero }
    // Seen from a corner of the ring, small rings keep their digits.
    let origin = ellipsoid.centred(last)
    var sum = SIMD3<Double>()
    var start = origin
    for corner in ring {
      let end = ellipsoid.centred(corner)
      sum += (start - origin).cross(end - origin)
      let normal = start.cross(end)
      let angle = atan2(normal.norm, start.dot(end))
      if angle > 0 { sum += normal * (angle / sin(angle) - 1) }
      start = end
    }
    return sum / 2
  }

  /// The angle from a position to the farthest place where a ring crosses the half great circle towards
  /// another.
  private static func farthestCrossing(
    of ring: [AuxiliaryPosition], from origin: AuxiliaryPosition, towards target: AuxiliaryPosition
  ) -> Double? {
    let normal = origin.vector.cross(target.vector)
    let ahead = normal.cross(origin.vector)
    var farthest: Double?
    for (start, end) in zip(ring, ring.dropFirst()) {
      let (first, second) = (normal.dot(start.vector), normal.dot(end.vector))
      guard (first < 0) != (second < 0) else { continue }
      // Between two vectors on either side of a plane, this one lies in it.
      let between = (start.vector * second - end.vector * first) * (second < 0 ? -1 : 1)
      guard ahead.dot(between) > 0 else { continue }
      let angle = origin.angle(to: AuxiliaryPosition(vector: between / between.norm))
      farthest = max(farthest ?? 0, angle)
    }
    return farthest
  }
}
