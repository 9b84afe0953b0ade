private import Foundation
internal import Geodesy
internal import Model

/// An equal-area map projection chosen for a set of positions.
///
/// J. P. Snyder, "Map Projections: A Working Manual" (USGS Professional Paper 1395, 1987), "Selection of map
/// projections": azimuthal for a compact extent, conic for one that runs east and west in middle latitudes,
/// cylindrical along the equator. The centre is rounded to whole degrees, so that one position more seldom
/// means another projection.
struct EqualAreaProjection: Sendable {
  /// Which projection, in words: "Lambert azimuthal equal-area, centre 36° N 38° E".
  let name: String
  /// As PROJ takes it.
  let definition: String
  /// The farthest position from the centre on the sphere, degrees.
  let radius: Double
  private let transformation: Transformation

  /// Up to here, 2,000 km on the sphere, an azimuthal equal-area map is never off by more than 1.3 % in any
  /// distance: at the angle c from its centre the scale is cos(c/2) outward and its inverse across.
  static let compactRadius = 18.0

  /// Chooses by the extent of the positions.
  init(for positions: [Coordinate]) throws(TessellationError) {
    let centre = Self.centre(of: positions)
    let unit = UnitVector(centre)
    let radius = positions.reduce(0) { max($0, unit.angle(to: UnitVector($1))) }
    guard radius <= 60 else { throw .tooWide(degrees: radius) }
    self.radius = radius
    let extent = Self.extent(of: positions, about: centre.longitude)
    let middle = (extent.south + extent.north) / 2
    let height = extent.north - extent.south
    let isLong = (extent.width * cos(middle * .pi / 180)) >= 2 * height
    let (latitude, longitude) = (Int(centre.latitude), Int(centre.longitude))
    if radius <= Self.compactRadius || !isLong {
      name = "Lambert azimuthal equal-area, centre \(Self.words(latitude, longitude))"
      definition = Self.proj("laea +lat_0=\(latitude) +lon_0=\(longitude)")
    } else if abs(middle) < 15 {
      name =
        "Lambert cylindrical equal-area, true at \(abs(latitude))°, centre \(Self.words(latitude, longitude))"
      definition = Self.proj("cea +lat_ts=\(abs(latitude)) +lon_0=\(longitude)")
    } else {
      // Standard parallels a sixth of the height within the edges (Snyder, chapter 14), at least 1° apart.
      let south = Int((extent.south + height / 6).rounded(.down))
      let north = max(south + 1, Int((extent.north - height / 6).rounded(.up)))
      name =
        "Albers equal-area conic, parallels \(south)° and \(north)°, centre \(Self.words(latitude, longitude))"
      definition = Self.proj("aea +lat_1=\(south) +lat_2=\(north) +lat_0=\(latitude) +lon_0=\(longitude)")
    }
    do { transformation = try Transformation(from: "EPSG:4326", to: definition) } catch {
      throw .projection("\(error)")
    }
  }

  /// A longitude and latitude in the plane, metres.
  func plane(longitude: Double, latitude: Double) throws(TessellationError) -> PlanePosition {
    do { return try transformation.forward(PlanePosition(x: longitude, y: latitude)) } catch {
      throw .projection("\(error)")
    }
  }

  /// A point of the plane as longitude (`x`, -180...180) and latitude (`y`), degrees.
  func ground(_ position: PlanePosition) throws(TessellationError) -> PlanePosition {
    do { return try transformation.backward(position) } catch { throw .projection("\(error)") }
  }

  private static func proj(_ projection: String) -> String {
    "+proj=\(projection) +datum=WGS84 +units=m +no_defs +type=crs"
  }

  private static func words(_ latitude: Int, _ longitude: Int) -> String {
    "\(abs(latitude))° \(latitude < 0 ? "S" : "N") \(abs(longitude))° \(longitude < 0 ? "W" : "E")"
  }

  /// The mean direction of the positions in whole degrees; 0, 0 where they cancel out.
  private static func centre(of positions: [Coordinate]) -> Coordinate {
    let sum = positions.map(UnitVector.init).sorted().reduce(UnitVector(x: 0, y: 0, z: 0), +)
    let (latitude, longitude) = (sum.latitude.rounded(), sum.longitude.rounded())
    return (try? Coordinate(longitude: longitude, latitude: latitude)) ?? positions[0]
  }

  /// Degrees; the width across longitude 180 where that is the short way.
  private static func extent(
    of positions: [Coordinate], about centre: Double
  ) -> (south: Double, north: Double, width: Double) {
    let latitudes = positions.map(\.latitude)
    let ways = positions.map { ($0.longitude - centre + 540).truncatingRemainder(dividingBy: 360) - 180 }
    return (latitudes.min() ?? 0, latitudes.max() ?? 0, (ways.max() ?? 0) - (ways.min() ?? 0))
  }
}

/// A direction from the centre of a sphere.
struct UnitVector: Comparable {
  var x: Double
  var y: Double
  var z: Double

  init(x: Double, y: Double, z: Double) {
    self.x = x
    self.y = y
    self.z = z
  }

  init(_ coordinate: Coordinate) {
    let (latitude, longitude) = (coordinate.latitude * .pi / 180, coordinate.longitude * .pi / 180)
    self.init(x: cos(latitude) * cos(longitude), y: cos(latitude) * sin(longitude), z: sin(latitude))
  }

  var latitude: Double { atan2(z, (x * x + y * y).squareRoot()) * 180 / .pi }
  var longitude: Double { atan2(y, x) * 180 / .pi }

  /// Degrees.
  func angle(to other: UnitVector) -> Double {
    acos(min(max(x * other.x + y * other.y + z * other.z, -1), 1)) * 180 / .pi
  }

  static func + (a: UnitVector, b: UnitVector) -> UnitVector {
    UnitVector(x: a.x + b.x, y: a.y + b.y, z: a.z + b.z)
  }
  static func < (a: UnitVector, b: UnitVector) -> Bool { (a.x, a.y, a.z) < (b.x, b.y, b.z) }
}
