internal import Features
internal import Synchronization

extension FilterBinder {
  /// Spatial functions, on the plane of longitudes and latitudes.
  func spatial(
    _ function: SpatialFunction, _ a: FilterNode, _ b: FilterNode
  ) throws(FilterProblem) -> Condition {
    switch (try shape(a, function), try shape(b, function)) {
    case (nil, nil): return { feature in feature.geometry.map { _ in function.holdsOfOne } }
    case (nil, let literal?): return try SpatialTest(function, literal, at: b.offset).condition
    case (let literal?, nil): return try SpatialTest(function.converse, literal, at: a.offset).condition
    case (let first?, let second?):
      // Both are built, so that either's faults are told.
      _ = try PreparedLiteral(first, at: a.offset)
      let test = try SpatialTest(function, second, at: b.offset)
      let answer = test.holds(of: first)
      return { _ in answer }
    }
  }

  /// A literal; nil for the feature's own geometry.
  private func shape(
    _ node: FilterNode, _ function: SpatialFunction
  ) throws(FilterProblem) -> GeometryLiteral? {
    switch try operand(node) {
    case .geometry(let literal): return literal
    case .featureGeometry: return nil
    case let operand: throw mismatch("a geometry in \(function.rawValue.uppercased())", node, operand)
    }
  }
}

extension SpatialFunction {
  /// The function that is true of b and a where this one is of a and b.
  fileprivate var converse: SpatialFunction {
    switch self {
    case .within: .contains
    case .contains: .within
    default: self
    }
  }

  /// Whether it is true of a geometry and itself.
  fileprivate var holdsOfOne: Bool {
    switch self {
    case .intersects, .equals, .within, .contains: true
    case .disjoint, .touches, .overlaps, .crosses: false
    }
  }
}

/// A spatial function of features and one literal.
///
/// GEOS's index is built as it is asked, so threads take turns at it; what boxes decide needs no turn.
private final class SpatialTest: Sendable {
  private let function: SpatialFunction
  private let bounds: [Bounds]
  private let isBox: Bool
  private let prepared: Mutex<PreparedLiteral>

  init(_ function: SpatialFunction, _ literal: GeometryLiteral, at offset: Int?) throws(FilterProblem) {
    let prepared = try PreparedLiteral(literal, at: offset)
    if prepared.isMixed {
      switch function {
      case .intersects, .disjoint, .equals: break
      default:
        throw FilterProblem(
          offset: offset,
          message:
            "expected points, lines or areas alone in \(function.rawValue.uppercased()), found a "
            + "collection of several; S_INTERSECTS, S_DISJOINT and S_EQUALS take them together")
      }
    }
    self.function = function
    bounds = literal.bounds
    if case .box = literal { isBox = true } else { isBox = false }
    self.prepared = Mutex(prepared)
  }

  var condition: Condition { { feature in feature.geometry.flatMap { self.holds(of: $0) } } }

  private func holds(of geometry: Geometry) -> Bool? {
    let box = Bounds(geometry)
    let isNear = bounds.contains { $0.meets(box) }
    guard isNear else { return function == .disjoint }
    if isBox, case .point = geometry, function == .intersects || function == .disjoint {
      return function == .intersects
    }
    return prepared.withLock { $0.holds(function, of: geometry) }
  }

  func holds(of literal: GeometryLiteral) -> Bool? { prepared.withLock { $0.holds(function, of: literal) } }
}
