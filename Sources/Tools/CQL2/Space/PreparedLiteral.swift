internal import CGEOS
internal import Features

/// A literal's geometry with GEOS's index of it; for one thread at a time.
final class PreparedLiteral {
  private let context: GeosContext
  private let geometry: OpaquePointer
  private let prepared: OpaquePointer
  /// Whether it is made of points, lines and areas together, which GEOS 3.11 takes for `intersects` and
  /// `disjoint` alone.
  let isMixed: Bool

  /// Throws where it is no valid geometry (OGC 06-103r4).
  init(_ literal: GeometryLiteral, at offset: Int?) throws(FilterProblem) {
    guard let context = GeosContext(), let built = Self.build(literal, context) else {
      throw FilterProblem(offset: offset, message: "expected a geometry that GEOS can build")
    }
    self.context = context
    guard GEOSisValid_r(context.handle, built) == 1 else {
      let reason = GEOSisValidReason_r(context.handle, built)
      let words = reason.map { String(cString: $0) } ?? "not valid"
      if let reason { GEOSFree_r(context.handle, reason) }
      GEOSGeom_destroy_r(context.handle, built)
      throw FilterProblem(offset: offset, message: "expected a valid geometry, found one with \(words)")
    }
    guard let prepared = GEOSPrepare_r(context.handle, built) else {
      GEOSGeom_destroy_r(context.handle, built)
      throw FilterProblem(offset: offset, message: "expected a geometry that GEOS can index")
    }
    geometry = built
    self.prepared = prepared
    isMixed = GEOSGeomTypeId_r(context.handle, built) == Int32(GEOS_GEOMETRYCOLLECTION.rawValue)
  }

  deinit {
    GEOSPreparedGeom_destroy_r(context.handle, prepared)
    GEOSGeom_destroy_r(context.handle, geometry)
  }

  private static func build(_ literal: GeometryLiteral, _ context: GeosContext) -> OpaquePointer? {
    switch literal {
    case .single(let geometry): return context.geometry(geometry)
    case .box:
      let boxes = literal.bounds.map { context.box($0) }
      return boxes.count == 1 ? boxes[0] : union(boxes, context)
    case .collection(let parts): return union(parts.map(context.geometry), context)
    }
  }

  /// What is of one dimension becomes one geometry, which every function takes.
  private static func union(_ parts: [OpaquePointer?], _ context: GeosContext) -> OpaquePointer? {
    guard let all = context.collection(GEOS_GEOMETRYCOLLECTION, parts) else { return nil }
    defer { GEOSGeom_destroy_r(context.handle, all) }
    return GEOSUnaryUnion_r(context.handle, all)
  }

  /// Whether a function is true of a feature's geometry, first, and the literal, second; nil where GEOS
  /// cannot tell.
  func holds(_ function: SpatialFunction, of feature: Geometry) -> Bool? {
    guard let other = context.geometry(feature) else { return nil }
    defer { GEOSGeom_destroy_r(context.handle, other) }
    return answer(function, other)
  }

  /// The same for another literal.
  func holds(_ function: SpatialFunction, of literal: GeometryLiteral) -> Bool? {
    guard let other = Self.build(literal, context) else { return nil }
    defer { GEOSGeom_destroy_r(context.handle, other) }
    return answer(function, other)
  }

  private func answer(_ function: SpatialFunction, _ other: OpaquePointer) -> Bool? {
    let handle = context.handle
    let answer: CChar
    switch function {
    case .intersects: answer = GEOSPreparedIntersects_r(handle, prepared, other)
    case .disjoint: answer = GEOSPreparedDisjoint_r(handle, prepared, other)
    // No single geometry is one of several dimensions.
    case .equals: answer = isMixed ? 0 : GEOSEquals_r(handle, other, geometry)
    case .within: answer = GEOSPreparedContains_r(handle, prepared, other)
    case .contains: answer = GEOSPreparedWithin_r(handle, prepared, other)
    case .touches, .crosses, .overlaps:
      // These have no index in GEOS; most features are told by those that have.
      if GEOSPreparedDisjoint_r(handle, prepared, other) == 1
        || GEOSPreparedContainsProperly_r(handle, prepared, other) == 1
      {
        return false
      }
      answer =
        switch function {
        case .touches: GEOSPreparedTouches_r(handle, prepared, other)
        case .crosses: GEOSPreparedCrosses_r(handle, prepared, other)
        default: GEOSPreparedOverlaps_r(handle, prepared, other)
        }
    }
    return answer == 2 ? nil : answer == 1
  }
}
