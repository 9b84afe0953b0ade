internal import CGEOS
internal import Features
internal import Model

/// A context of GEOS; its geometries must not outlive it.
final class GeosContext {
  let handle: OpaquePointer

  /// Nil where there is no memory for it.
  init?() {
    guard let handle = GEOS_init_r() else { return nil }
    self.handle = handle
  }

  deinit { GEOS_finish_r(handle) }

  /// A geometry for GEOS, which the caller destroys; nil where GEOS refuses it.
  func geometry(_ geometry: Geometry) -> OpaquePointer? {
    switch geometry {
    case .point(let position): GEOSGeom_createPointFromXY_r(handle, position.longitude, position.latitude)
    case .multiPoint(let positions):
      collection(GEOS_MULTIPOINT, positions.map { self.geometry(.point($0)) })
    case .lineString(let line): sequence(line).flatMap { GEOSGeom_createLineString_r(handle, $0) }
    case .multiLineString(let lines):
      collection(GEOS_MULTILINESTRING, lines.map { self.geometry(.lineString($0)) })
    case .polygon(let rings): polygon(rings)
    case .multiPolygon(let polygons): collection(GEOS_MULTIPOLYGON, polygons.map(polygon))
    }
  }

  /// An area, or the line or point that is left of a box without width or height.
  func box(_ box: Bounds) -> OpaquePointer? {
    if box.west == box.east, box.south == box.north {
      return GEOSGeom_createPointFromXY_r(handle, box.west, box.south)
    }
    if box.west == box.east || box.south == box.north {
      let diagonal = [box.west, box.south, box.east, box.north]
      return GEOSCoordSeq_copyFromBuffer_r(handle, diagonal, 2, 0, 0)
        .flatMap { GEOSGeom_createLineString_r(handle, $0) }
    }
    return GEOSGeom_createRectangle_r(handle, box.west, box.south, box.east, box.north)
  }

  private func sequence(_ positions: [Coordinate]) -> OpaquePointer? {
    let flat = positions.flatMap { [$0.longitude, $0.latitude] }
    return GEOSCoordSeq_copyFromBuffer_r(handle, flat, UInt32(positions.count), 0, 0)
  }

  private func polygon(_ rings: [[Coordinate]]) -> OpaquePointer? {
    let built = rings.map { sequence($0).flatMap { GEOSGeom_createLinearRing_r(handle, $0) } }
    guard let parts = whole(built), let shell = parts.first else { return nil }
    var holes = parts.dropFirst().map(Optional.init)
    return GEOSGeom_createPolygon_r(handle, shell, &holes, UInt32(holes.count))
  }

  /// Several geometries as one; takes them over.
  func collection(_ type: GEOSGeomTypes, _ parts: [OpaquePointer?]) -> OpaquePointer? {
    guard var parts = whole(parts)?.map(Optional.init) else { return nil }
    return GEOSGeom_createCollection_r(handle, Int32(type.rawValue), &parts, UInt32(parts.count))
  }

  /// The parts where there are all of them; else none is left.
  private func whole(_ parts: [OpaquePointer?]) -> [OpaquePointer]? {
    let built = parts.compactMap(\.self)
    guard built.count != parts.count else { return built }
    for part in built { GEOSGeom_destroy_r(handle, part) }
    return nil
  }
}
