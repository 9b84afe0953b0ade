internal import Glibc
internal import Model

/// The least and greatest coordinates met, for an archive's header.
struct GeographicExtent {
  private var west = Double.infinity
  private var south = Double.infinity
  private var east = -Double.infinity
  private var north = -Double.infinity
  /// How many positions lay beyond the square of Web Mercator.
  private(set) var polar = 0

  /// Takes a position in.
  mutating func include(_ coordinate: Coordinate) {
    let limit = WorldPosition.northernmost
    if abs(coordinate.latitude) > limit { polar += 1 }
    west = min(west, coordinate.longitude)
    east = max(east, coordinate.longitude)
    south = min(south, max(coordinate.latitude, -limit))
    north = max(north, min(coordinate.latitude, limit))
  }

  /// A header with bounds and centre; those of the world where no position was met.
  func header(_ zooms: ClosedRange<Int>) -> ArchiveHeader {
    let limit = WorldPosition.northernmost
    let isEmpty = west > east
    let (west, south) = isEmpty ? (-180, -limit) : (west, south)
    let (east, north) = isEmpty ? (180, limit) : (east, north)
    var header = ArchiveHeader()
    func position(_ longitude: Double, _ latitude: Double) -> ArchiveHeader.Position {
      ArchiveHeader.Position(
        longitude: Int32((longitude * 1e7).rounded()), latitude: Int32((latitude * 1e7).rounded()))
    }
    header.bounds = (position(west, south), position(east, north))
    header.centre = position((west + east) / 2, (south + north) / 2)
    // The zoom at which the longer side takes one to two tiles: what a window shows at once.
    let share = max(max(east - west, north - south) / 360, 1e-9)
    header.centreZoom = UInt8(min(max(Int(-log2(share)) + 1, zooms.lowerBound), zooms.upperBound))
    return header
  }
}
