internal import Geodesy
internal import Model

/// All lines that divide the ground among sites, before they are made to meet at their ends only.
struct Linework {
  private(set) var segments: [GridSegment] = []

  init(
    sites: [PlanePosition], limits: TessellationLimits, projection: EqualAreaProjection
  ) throws(TessellationError) {
    let cut = ReachClip(reach: limits.reach.metres)
    let lines = try GroundLines(Self.outlines(of: sites, cut), by: projection)
    segments = lines.segments
    try addEdgesOfTheMap(lines, sites, reach: limits.reach.metres, projection)
    guard let box = Box(segments) else { return }
    for ring in limits.border?.flatMap(\.self) ?? [] { add(ring + ring.prefix(1), .border, near: box) }
    for line in limits.barriers { add(line, .barrier, near: box) }
  }

  /// The outlines of all cells, each cut at its reach.
  private static func outlines(
    of sites: [PlanePosition], _ cut: ReachClip
  ) throws(TessellationError) -> [ReachClip.Piece] {
    guard sites.count > 1 else { return cut.disc(round: sites[0]) }
    let cells = try VoronoiDiagram.cells(of: sites, margin: cut.reach)
    let grid = SiteGrid(sites)
    return cells.flatMap { cell -> [ReachClip.Piece] in
      // A cell is convex: its middle is its own, and no other site is as near to it.
      let count = Double(cell.count - 1)
      let middle = cell.dropLast().reduce(PlanePosition(x: 0, y: 0)) {
        PlanePosition(x: $0.x + $1.x / count, y: $0.y + $1.y / count)
      }
      guard let (site, _) = grid.nearest(to: middle) else { return [] }
      return cut.pieces(of: cell, round: sites[site])
    }
  }

  /// Longitude 180, where lines cross it, and latitude 90, where a pole is within reach: there a flat map
  /// ends.
  private mutating func addEdgesOfTheMap(
    _ lines: GroundLines, _ sites: [PlanePosition], reach: Double, _ projection: EqualAreaProjection
  ) throws(TessellationError) {
    var (south, north) = (lines.crossings.min() ?? .max, lines.crossings.max() ?? .min)
    for latitude in [-90.0, 90] {
      guard let pole = try? projection.plane(longitude: 0, latitude: latitude),
        sites.contains(where: { $0.planarDistance(to: pole) <= reach })
      else { continue }
      let y = Int32(latitude * 1e6)
      (south, north) = (min(south, y), max(north, y))
      add(GridPoint(x: -180_000_000, y: y), GridPoint(x: 180_000_000, y: y))
    }
    guard south < north else { return }
    for x: Int32 in [-180_000_000, 180_000_000] { add(GridPoint(x: x, y: south), GridPoint(x: x, y: north)) }
  }

  private mutating func add(_ a: GridPoint, _ b: GridPoint) {
    if let segment = GridSegment(a, b, .cell) { segments.append(segment) }
  }

  /// The pieces of a line that come near the cells.
  private mutating func add(_ line: [Coordinate], _ kind: LineKind, near box: Box) {
    let points = line.map { GridPoint(longitude: $0.longitude, latitude: $0.latitude) }
    for (a, b) in zip(points, points.dropFirst()) {
      if let segment = GridSegment(a, b, kind), box.touches(segment) { segments.append(segment) }
    }
  }

  private struct Box {
    var west = Int32.max
    var east = Int32.min
    var south = Int32.max
    var north = Int32.min

    init?(_ segments: [GridSegment]) {
      if segments.isEmpty { return nil }
      for segment in segments {
        west = min(west, segment.a.x)
        east = max(east, segment.b.x)
        south = min(south, segment.a.y, segment.b.y)
        north = max(north, segment.a.y, segment.b.y)
      }
    }

    func touches(_ segment: GridSegment) -> Bool {
      segment.a.x <= east && segment.b.x >= west && min(segment.a.y, segment.b.y) <= north
        && max(segment.a.y, segment.b.y) >= south
    }
  }
}
