internal import CGEOS
internal import Geodesy

/// The Voronoi diagram of points of the plane, by GEOS.
enum VoronoiDiagram {
  /// The cells as closed rings, in no order: one for each point, out to four times `margin` beyond them.
  ///
  /// - Parameter points: two or more, all different.
  static func cells(of points: [PlanePosition], margin: Double) throws(TessellationError) -> [[PlanePosition]]
  {
    let geos = GEOSContext()
    let flat = points.flatMap { [$0.x, $0.y] }
    let (xs, ys) = (points.map(\.x), points.map(\.y))
    guard let west = xs.min(), let east = xs.max(), let south = ys.min(), let north = ys.max(),
      let sites = geos.line(flat),
      let frame = geos.line([west - 4 * margin, south - 4 * margin, east + 4 * margin, north + 4 * margin])
    else { throw .diagram(geos.said) }
    guard let diagram = geos.voronoi(of: sites, frame: frame) else { throw .diagram(geos.said) }
    let cells = try geos.rings(of: diagram)
    guard cells.count == points.count else {
      throw .diagram("expected \(points.count) cells, found \(cells.count)")
    }
    return cells
  }
}

/// Owns a GEOS context; the geometries it makes end with it at the latest.
private final class GEOSContext {
  /// Owns a geometry.
  final class Shape {
    let handle: OpaquePointer
    private let context: GEOSContext

    init(_ handle: OpaquePointer, in context: GEOSContext) {
      self.handle = handle
      self.context = context
    }

    deinit { GEOSGeom_destroy_r(context.handle, handle) }
  }

  private final class Log {
    var line = "no reason given"
  }

  private let handle: OpaquePointer?
  private let log = Log()

  init() {
    handle = GEOS_init_r()
    guard let handle else { return }
    // Not retained: the log lives as long as the context that calls it.
    GEOSContext_setErrorMessageHandler_r(
      handle,
      { message, box in
        guard let message, let box else { return }
        Unmanaged<Log>.fromOpaque(box).takeUnretainedValue().line = String(cString: message)
      }, Unmanaged.passUnretained(log).toOpaque())
  }

  deinit {
    if let handle { GEOS_finish_r(handle) }
  }

  /// What GEOS said last.
  var said: String { log.line }

  /// A line through positions given as x, y, x, y …
  func line(_ flat: [Double]) -> Shape? {
    guard let handle, let sequence = GEOSCoordSeq_copyFromBuffer_r(handle, flat, UInt32(flat.count / 2), 0, 0)
    else { return nil }
    return GEOSGeom_createLineString_r(handle, sequence).map { Shape($0, in: self) }
  }

  func voronoi(of sites: Shape, frame: Shape) -> Shape? {
    GEOSVoronoiDiagram_r(handle, sites.handle, frame.handle, 0, 0).map { Shape($0, in: self) }
  }

  /// The outlines of the polygons of a collection.
  func rings(of collection: Shape) throws(TessellationError) -> [[PlanePosition]] {
    var rings: [[PlanePosition]] = []
    for index in 0..<max(0, GEOSGetNumGeometries_r(handle, collection.handle)) {
      guard let cell = GEOSGetGeometryN_r(handle, collection.handle, index),
        let ring = GEOSGetExteriorRing_r(handle, cell), let sequence = GEOSGeom_getCoordSeq_r(handle, ring)
      else { throw .diagram(said) }
      var count: UInt32 = 0
      guard GEOSCoordSeq_getSize_r(handle, sequence, &count) == 1 else { throw .diagram(said) }
      var flat = [Double](repeating: 0, count: Int(count) * 2)
      guard GEOSCoordSeq_copyToBuffer_r(handle, sequence, &flat, 0, 0) == 1 else { throw .diagram(said) }
      rings.append((0..<Int(count)).map { PlanePosition(x: flat[2 * $0], y: flat[2 * $0 + 1]) })
    }
    return rings
  }
}
