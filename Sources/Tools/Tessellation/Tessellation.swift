internal import Geodesy
public import Model

/// Ground divided among sites: each point of it belongs to the nearest site, as far as the limits let it.
///
/// Voronoi cells in an equal-area projection chosen for the sites, cut by reach, border and barriers. All
/// edges run between the same points of a grid of millionths of a degree and meet only at their ends, so
/// whatever cells are put together afterwards, their outlines share edges exactly: without overlaps, slivers
/// or rounding. The same sites in any order give the same cells.
public struct Tessellation: Sendable {
  /// A segment between the cells of two sites, or of a site and nobody (-1), as seen from `from`.
  struct Edge {
    var from: Int32
    var to: Int32
    var left: Int32
    var right: Int32
  }

  /// The projections used, in words: one for each part of the sites that is divided by itself.
  public private(set) var projections: [String] = []
  /// How many sites there are.
  public let siteCount: Int
  /// The cell of each site; sites that are the same in five decimals have one together.
  let cellOf: [Int32]
  let cellCount: Int
  private(set) var points: [GridPoint] = []
  private(set) var edges: [Edge] = []

  /// Divides the ground among sites, taken to five decimals of a degree (a metre).
  public init(of sites: [Coordinate], within limits: TessellationLimits) throws(TessellationError) {
    guard limits.reach.metres > 0, limits.reach.kilometres <= 500 else {
      throw .reach(kilometres: limits.reach.kilometres)
    }
    let grid = sites.map { GridPoint(fiveDecimalsOf: $0) }
    let places = Set(grid).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($1, Int32($0)) })
    siteCount = sites.count
    cellCount = places.count
    cellOf = grid.map { numbers[$0] ?? -1 }
    for theatre in try Theatres(places, reach: limits.reach.kilometres).groups {
      try divide(theatre.map { places[$0] }, numbers: theatre, within: limits)
    }
    projections = Set(projections).sorted()
  }

  /// Divides the ground among sites that have their own projection.
  private mutating func divide(
    _ places: [GridPoint], numbers: [Int], within limits: TessellationLimits
  ) throws(TessellationError) {
    let projection = try EqualAreaProjection(for: places.map(\.coordinate))
    var sites: [PlanePosition] = []
    for place in places {
      sites.append(try projection.plane(longitude: Double(place.x) / 1e6, latitude: Double(place.y) / 1e6))
    }
    let linework = try Linework(sites: sites, limits: limits, projection: projection)
    let subdivision = Subdivision(try SnapRounding.noded(linework.segments))
    let owners = try FaceOwners(
      of: subdivision, sites: sites, places: places, limits: limits, projection: projection
    ).owners
    let offset = Int32(points.count)
    func cell(_ edge: Int) -> Int32 {
      let owner = owners[Int(subdivision.faceOf[edge])]
      return owner < 0 ? -1 : Int32(numbers[Int(owner)])
    }
    for segment in subdivision.kinds.indices {
      let (left, right) = (cell(2 * segment), cell(2 * segment + 1))
      guard left != right else { continue }
      let edge = subdivision.edges[2 * segment]
      edges.append(Edge(from: offset + edge.from, to: offset + edge.to, left: left, right: right))
    }
    points += subdivision.points
    projections.append(projection.name)
  }
}
