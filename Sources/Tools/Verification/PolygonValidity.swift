internal import CGEOS

/// Asks GEOS whether polygons are valid in the sense of OGC 06-103r4 (simple features).
final class PolygonValidity {
  private let context: OpaquePointer?

  init() { context = GEOS_init_r() }

  deinit {
    if let context { GEOS_finish_r(context) }
  }

  /// What is wrong with the polygons together, in GEOS's words, and where; nil where nothing is.
  ///
  /// Every ring must be closed and have four or more positions.
  func problem(of polygons: [[[RawPosition]]]) -> (reason: String, place: String)? {
    guard let context, let geometry = multiPolygon(polygons) else { return ("cannot be built", "") }
    defer { GEOSGeom_destroy_r(context, geometry) }
    var reason: UnsafeMutablePointer<CChar>?
    var place: OpaquePointer?
    let answer = GEOSisValidDetail_r(context, geometry, 0, &reason, &place)
    defer {
      if let reason { GEOSFree_r(context, reason) }
      if let place { GEOSGeom_destroy_r(context, place) }
    }
    guard answer != 1 else { return nil }
    return (reason.map { String(cString: $0) } ?? "not valid", describe(place))
  }

  private func describe(_ point: OpaquePointer?) -> String {
    var x = 0.0
    var y = 0.0
    guard let context, let point, GEOSGeomGetX_r(context, point, &x) == 1,
      GEOSGeomGetY_r(context, point, &y) == 1
    else { return "" }
    return "[\(x), \(y)]"
  }

  private func multiPolygon(_ polygons: [[[RawPosition]]]) -> OpaquePointer? {
    guard let context else { return nil }
    var parts = polygons.compactMap(polygon)
    guard parts.count == polygons.count else {
      for part in parts { GEOSGeom_destroy_r(context, part) }
      return nil
    }
    if parts.count == 1 { return parts[0] }
    var pointers = parts.map(Optional.init)
    parts.removeAll()
    return GEOSGeom_createCollection_r(
      context, Int32(GEOS_MULTIPOLYGON.rawValue), &pointers, UInt32(pointers.count))
  }

  private func polygon(_ rings: [[RawPosition]]) -> OpaquePointer? {
    guard let context else { return nil }
    let built = rings.compactMap(ring)
    guard built.count == rings.count, let shell = built.first else {
      for ring in built { GEOSGeom_destroy_r(context, ring) }
      return nil
    }
    var holes = built.dropFirst().map(Optional.init)
    return GEOSGeom_createPolygon_r(context, shell, &holes, UInt32(holes.count))
  }

  private func ring(_ positions: [RawPosition]) -> OpaquePointer? {
    guard let context else { return nil }
    let flat = positions.flatMap { [$0.longitude, $0.latitude] }
    guard let sequence = GEOSCoordSeq_copyFromBuffer_r(context, flat, UInt32(positions.count), 0, 0) else {
      return nil
    }
    return GEOSGeom_createLinearRing_r(context, sequence)
  }
}
