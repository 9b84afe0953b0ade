internal import CGEOS
internal import Model

/// Makes polygons valid again that rounding and cutting have folded onto themselves, by GEOS.
final class PolygonRepair {
  private let context: OpaquePointer
  private let parameters: OpaquePointer?

  init() throws(InputError) {
    guard let context = GEOS_init_r() else { throw InputError(.software, at: "GEOS", "cannot be started") }
    self.context = context
    parameters = GEOSMakeValidParams_create_r(context)
    if let parameters {
      // What lies within the outlines less the holes, without the lines that collapsed areas would leave.
      GEOSMakeValidParams_setMethod_r(context, parameters, GEOS_MAKE_VALID_STRUCTURE)
      GEOSMakeValidParams_setKeepCollapsed_r(context, parameters, 0)
    }
  }

  deinit {
    if let parameters { GEOSMakeValidParams_destroy_r(context, parameters) }
    GEOS_finish_r(context)
  }

  /// Polygons of open rings, the outline first: as they are where they are valid together (OGC 06-103r4,
  /// 6.1.11), and otherwise the valid polygons on the same grid that come nearest.
  func valid(_ polygons: [[[TileUnits]]]) -> [[[TileUnits]]] {
    guard let geometry = multiPolygon(polygons) else { return [] }
    defer { GEOSGeom_destroy_r(context, geometry) }
    if GEOSisValid_r(context, geometry) == 1 { return polygons }
    guard let repaired = GEOSMakeValidWithParams_r(context, geometry, parameters) else { return [] }
    defer { GEOSGeom_destroy_r(context, repaired) }
    guard let snapped = GEOSGeom_setPrecision_r(context, repaired, 1, 0) else { return [] }
    defer { GEOSGeom_destroy_r(context, snapped) }
    return self.polygons(of: snapped)
  }

  /// Whether polygons are valid together.
  func areValid(_ polygons: [[[TileUnits]]]) -> Bool {
    guard let geometry = multiPolygon(polygons) else { return false }
    defer { GEOSGeom_destroy_r(context, geometry) }
    return GEOSisValid_r(context, geometry) == 1
  }

  private func polygons(of geometry: OpaquePointer) -> [[[TileUnits]]] {
    if GEOSGeomTypeId_r(context, geometry) == GEOS_POLYGON.rawValue {
      guard let outline = GEOSGetExteriorRing_r(context, geometry) else { return [] }
      var rings = [positions(of: outline)]
      for index in 0..<max(0, GEOSGetNumInteriorRings_r(context, geometry)) {
        if let hole = GEOSGetInteriorRingN_r(context, geometry, index) { rings.append(positions(of: hole)) }
      }
      return rings[0].count > 2 ? [rings.filter { $0.count > 2 }] : []
    }
    let count = GEOSGetNumGeometries_r(context, geometry)
    guard GEOSGeomTypeId_r(context, geometry) > GEOS_POLYGON.rawValue, count > 0 else { return [] }
    return (0..<count).flatMap { index in
      GEOSGetGeometryN_r(context, geometry, index).map { polygons(of: $0) } ?? []
    }
  }

  private func positions(of ring: OpaquePointer) -> [TileUnits] {
    var count: UInt32 = 0
    guard let sequence = GEOSGeom_getCoordSeq_r(context, ring),
      GEOSCoordSeq_getSize_r(context, sequence, &count) == 1
    else { return [] }
    var flat = [Double](repeating: 0, count: Int(count) * 2)
    GEOSCoordSeq_copyToBuffer_r(context, sequence, &flat, 0, 0)
    let closed = stride(from: 0, to: flat.count, by: 2).map {
      TileUnits(x: Int32(flat[$0]), y: Int32(flat[$0 + 1]))
    }
    return TileUnits.ringWithoutRepeats(closed)
  }

  private func multiPolygon(_ polygons: [[[TileUnits]]]) -> OpaquePointer? {
    var parts: [OpaquePointer?] = polygons.map(polygon)
    return GEOSGeom_createCollection_r(
      context, Int32(GEOS_MULTIPOLYGON.rawValue), &parts, UInt32(parts.count))
  }

  private func polygon(_ rings: [[TileUnits]]) -> OpaquePointer? {
    var holes = rings.dropFirst().map(ring)
    return GEOSGeom_createPolygon_r(context, ring(rings[0]), &holes, UInt32(holes.count))
  }

  private func ring(_ positions: [TileUnits]) -> OpaquePointer? {
    let flat = (positions + positions.prefix(1)).flatMap { [Double($0.x), Double($0.y)] }
    return GEOSCoordSeq_copyFromBuffer_r(context, flat, UInt32(positions.count + 1), 0, 0)
      .flatMap { GEOSGeom_createLinearRing_r(context, $0) }
  }
}
