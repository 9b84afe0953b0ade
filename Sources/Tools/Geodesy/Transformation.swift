internal import CProj
public import Model
private import Synchronization

/// A position in the axes of some coordinate reference system, easting or longitude first.
public struct PlanePosition: Sendable, Hashable {
  /// Easting or longitude, in the system's unit (metres or degrees, mostly).
  public var x: Double
  /// Northing or latitude, in the same unit.
  public var y: Double

  /// Makes a position.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// A longitude and latitude in degrees.
  public init(_ coordinate: Coordinate) { self.init(x: coordinate.longitude, y: coordinate.latitude) }

  /// The straight line on the plane to another position of the same system, in its unit.
  ///
  /// On most map projections this is not a distance on the ground: Web Mercator stretches it by one
  /// over the cosine of the latitude.
  public func planarDistance(to other: PlanePosition) -> Double {
    ((other.x - x) * (other.x - x) + (other.y - y) * (other.y - y)).squareRoot()
  }
}

/// Leads from one coordinate reference system to another, longitude or easting first on both sides
/// whatever order the systems themselves define. Safe to share: calls wait for one another.
public final class Transformation: Sendable {
  /// The system positions come from, as given.
  public let source: String
  /// The system positions are led to, as given.
  public let target: String
  private let pipeline: Mutex<ProjObject>

  /// Looks both systems up in PROJ's database (`EPSG:3857`, a PROJ string, or WKT).
  ///
  /// Throws where PROJ knows no way from one to the other. Grids are not fetched from the network, so
  /// the accuracy is that of the best way the machine's own files give.
  public init(from source: String, to target: String) throws(ProjError) {
    let request = "transformation from '\(source)' to '\(target)'"
    let context = try ProjContext()
    let stated = try context.make(request) { proj_create_crs_to_crs($0, source, target, nil) }
    let normalised = try context.make(request) { proj_normalize_for_visualization($0, stated.handle) }
    self.source = source
    self.target = target
    pipeline = Mutex(normalised)
  }

  /// A position of the source system in the target system; throws where it has none there.
  public func forward(_ position: PlanePosition) throws(ProjError) -> PlanePosition {
    try lead(position, PJ_FWD)
  }

  /// A position of the target system in the source system; throws where it has none there.
  public func backward(_ position: PlanePosition) throws(ProjError) -> PlanePosition {
    try lead(position, PJ_INV)
  }

  private func lead(
    _ position: PlanePosition, _ direction: PJ_DIRECTION
  ) throws(ProjError) -> PlanePosition {
    try pipeline.withLock { object throws(ProjError) in
      proj_errno_reset(object.handle)
      let result = proj_trans(object.handle, direction, proj_coord(position.x, position.y, 0, 0)).xy
      let code = proj_errno(object.handle)
      guard code == 0, result.x.isFinite, result.y.isFinite else {
        let way = direction == PJ_FWD ? "\(source) to \(target)" : "\(target) to \(source)"
        throw object.context.error("position \(position.x), \(position.y) from \(way)", code: code)
      }
      return PlanePosition(x: result.x, y: result.y)
    }
  }
}
