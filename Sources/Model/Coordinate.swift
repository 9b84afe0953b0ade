/// A position on WGS 84 in degrees, longitude first (the order of RFC 7946, section 3.1.1).
public struct Coordinate: Sendable, Hashable {
  /// Degrees east of Greenwich, -180...180.
  public let longitude: Double
  /// Degrees north of the equator, -90...90.
  public let latitude: Double

  /// Makes a position, or throws where a value lies outside its range (a swapped axis often does).
  public init(longitude: Double, latitude: Double) throws(CoordinateError) {
    guard latitude.isFinite, (-90...90).contains(latitude) else {
      throw CoordinateError(axis: .latitude, found: latitude, other: longitude)
    }
    guard longitude.isFinite, (-180...180).contains(longitude) else {
      throw CoordinateError(axis: .longitude, found: longitude, other: latitude)
    }
    self.longitude = longitude
    self.latitude = latitude
  }
}

/// A coordinate outside its range.
public struct CoordinateError: Error, Sendable, Hashable, CustomStringConvertible {
  /// One of the two axes.
  public enum Axis: String, Sendable {
    /// North–south, -90...90.
    case latitude
    /// East–west, -180...180.
    case longitude
  }
  /// The axis whose value is out of range.
  public let axis: Axis
  /// The value found, degrees.
  public let found: Double
  /// The value of the other axis, degrees: shows whether the two were swapped.
  public let other: Double

  /// Whether the two values would be right the other way round.
  public var looksSwapped: Bool { axis == .latitude && abs(found) <= 180 && abs(other) <= 90 }

  /// One line: what was expected, what was found, and whether a swap would explain it.
  public var description: String {
    let range = axis == .latitude ? "-90...90" : "-180...180"
    return "\(axis.rawValue): expected a number in \(range), found \(found)"
      + (looksSwapped ? " (longitude and latitude look swapped)" : "")
  }
}
