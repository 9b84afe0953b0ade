private import Foundation
public import Geodesy
public import Model

/// A projection chosen for a map's extent.
///
/// The rule follows J. P. Snyder, "Map Projections: A Working Manual", USGS Professional Paper 1395 (1987), "Selection of
/// map projections". Maps of regions are conformal: distances and directions round each point are right, and one
/// scale holds for all of the map. East–west extents in middle latitudes take a Lambert conformal conic with standard
/// parallels a sixth of the extent inside its edges, along the equator a Mercator; north–south extents a transverse
/// Mercator; the others, and all near a pole, an oblique stereographic. Where the scale could not be kept in any case,
/// beyond 2,500 km from the centre, the areas are: Lambert azimuthal equal-area.
public struct MapProjection: Sendable {
  /// Which of them.
  public enum Kind: String, Sendable {
    /// `lcc`.
    case lambertConformalConic = "Lambert conformal conic"
    /// `merc`.
    case mercator = "Mercator"
    /// `tmerc`.
    case transverseMercator = "Transverse Mercator"
    /// `stere`.
    case obliqueStereographic = "Oblique stereographic"
    /// `laea`.
    case lambertAzimuthalEqualArea = "Lambert azimuthal equal-area"
  }
  /// Which.
  public let kind: Kind
  /// Where it is centred.
  public let centre: Coordinate
  /// As PROJ takes it.
  public let definition: String
  private let transformation: Transformation

  /// Extents longer than they are wide by this, or wider than long, are long.
  private static let elongation = 1.5
  /// Metres.
  private static let farthestConformal = 2_500_000.0
  /// Degrees north or south, beyond which an extent is near the pole.
  private static let polar = 75.0
  /// Degrees; a cone for lower latitudes is nearly a cylinder.
  private static let equatorial = 10.0

  /// Chooses the projection for an extent.
  ///
  /// - Parameters:
  ///   - centre: The middle of the extent.
  ///   - width: How far it goes from west to east, metres.
  ///   - height: How far it goes from south to north, metres.
  public init(centre: Coordinate, width: Double, height: Double) throws(ProjError) {
    let latitude = centre.latitude
    let halfHeight = height / 2 / 111_320
    kind =
      if (width * width + height * height).squareRoot() / 2 > Self.farthestConformal {
        .lambertAzimuthalEqualArea
      } else if abs(latitude) + halfHeight > Self.polar {
        .obliqueStereographic
      } else if width >= Self.elongation * height {
        abs(latitude) < Self.equatorial ? .mercator : .lambertConformalConic
      } else if height >= Self.elongation * width {
        .transverseMercator
      } else {
        .obliqueStereographic
      }
    self.centre = centre
    let origin = "+lat_0=\(latitude) +lon_0=\(centre.longitude)"
    let parameters =
      switch kind {
      case .lambertConformalConic:
        "+proj=lcc \(origin) +lat_1=\(latitude - halfHeight * 2 / 3) +lat_2=\(latitude + halfHeight * 2 / 3)"
      case .mercator: "+proj=merc +lon_0=\(centre.longitude) +lat_ts=\(abs(latitude))"
      case .transverseMercator: "+proj=tmerc \(origin)"
      case .obliqueStereographic: "+proj=stere \(origin)"
      case .lambertAzimuthalEqualArea: "+proj=laea \(origin)"
      }
    definition = "\(parameters) +datum=WGS84 +units=m +type=crs"
    transformation = try Transformation(from: "EPSG:4326", to: definition)
  }

  /// A position on the plane, metres; nil where the projection has none for it.
  public func plane(_ position: Coordinate) -> PlanePosition? {
    try? transformation.forward(PlanePosition(position))
  }

  /// The position of a point of the plane; nil where it has none.
  public func position(_ point: PlanePosition) -> Coordinate? {
    guard let back = try? transformation.backward(point) else { return nil }
    return try? Coordinate(longitude: back.x, latitude: back.y)
  }

  /// Its name and centre in words.
  public var text: String {
    func degrees(_ value: Double, _ positive: String, _ negative: String) -> String {
      let tenths = Int((abs(value) * 10).rounded())
      let sign = tenths == 0 ? "" : value > 0 ? " \(positive)" : " \(negative)"
      return "\(tenths / 10).\(tenths % 10)°\(sign)"
    }
    let place = "\(degrees(centre.latitude, "N", "S")), \(degrees(centre.longitude, "E", "W"))"
    return "\(kind.rawValue) projection centred on \(place)"
  }
}
