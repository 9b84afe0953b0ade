/// A length on the ground; never negative.
public struct Length: Sendable, Hashable, Comparable {
  /// The length in metres.
  public let metres: Double

  /// A length given in metres.
  public init(metres: Double) { self.metres = metres }

  /// A length given in metres.
  public static func metres(_ value: Double) -> Length { Length(metres: value) }
  /// A length given in kilometres, 1,000 m exactly.
  public static func kilometres(_ value: Double) -> Length { Length(metres: value * 1_000) }
  /// A length given in international miles (1959), 1,609.344 m exactly.
  public static func miles(_ value: Double) -> Length { Length(metres: value * 1_609.344) }
  /// A length given in international nautical miles (1929), 1,852 m exactly.
  public static func nauticalMiles(_ value: Double) -> Length { Length(metres: value * 1_852) }
  /// A length given in international yards (1959), 0.9144 m exactly.
  public static func yards(_ value: Double) -> Length { Length(metres: value * 0.9144) }
  /// A length given in international feet (1959), 0.3048 m exactly.
  public static func feet(_ value: Double) -> Length { Length(metres: value * 0.3048) }

  /// The length in kilometres.
  public var kilometres: Double { metres / 1_000 }

  /// By size.
  public static func < (a: Length, b: Length) -> Bool { a.metres < b.metres }
}

/// A unit in which reports state lengths.
public enum LengthUnit: String, Sendable, CaseIterable {
  /// Kilometre.
  case kilometre = "km"
  /// International mile.
  case mile = "mi"
  /// International nautical mile.
  case nauticalMile = "nmi"
  /// Metre.
  case metre = "m"
  /// International yard.
  case yard = "yd"
  /// International foot.
  case foot = "ft"

  /// The length of `value` of these units.
  public func length(_ value: Double) -> Length {
    switch self {
    case .kilometre: .kilometres(value)
    case .mile: .miles(value)
    case .nauticalMile: .nauticalMiles(value)
    case .metre: .metres(value)
    case .yard: .yards(value)
    case .foot: .feet(value)
    }
  }
}

/// A stated length in the unit in which it is stated.
public struct LengthFigure: Sendable, Hashable {
  /// The figure.
  public var value: Double
  /// Its unit.
  public var unit: LengthUnit

  /// Makes a figure.
  public init(_ value: Double, _ unit: LengthUnit) {
    self.value = value
    self.unit = unit
  }

  /// The length.
  public var length: Length { unit.length(value) }
}

/// A unit in which reports state how long a way takes.
public enum TimeUnit: String, Sendable, CaseIterable {
  /// Minute.
  case minute = "min"
  /// Hour.
  case hour = "h"
  /// Day.
  case day = "d"

  /// How many hours one of it has.
  public var hours: Double {
    switch self {
    case .minute: 1.0 / 60
    case .hour: 1
    case .day: 24
    }
  }
}

/// The way along which a stated distance is meant, where the words say.
public enum Route: String, Sendable, CaseIterable {
  /// "as the crow flies", "in a straight line".
  case straight
  /// "by road", "a 60 km drive", "an hour's drive".
  case road
  /// "downstream", "upriver".
  case river
  /// "a two-hour walk".
  case foot
}

/// A unit in which reports state areas.
public enum AreaUnit: String, Sendable, CaseIterable {
  /// Square kilometre.
  case squareKilometre = "km2"
  /// Square international mile, 2.589988110336 km² exactly.
  case squareMile = "mi2"
  /// Hectare, 0.01 km².
  case hectare = "ha"
  /// International acre, 0.0040468564224 km².
  case acre = "acre"

  /// The size of one unit in square kilometres.
  public var squareKilometres: Double {
    switch self {
    case .squareKilometre: 1
    case .squareMile: 2.589988110336
    case .hectare: 0.01
    case .acre: 0.0040468564224
    }
  }
}

/// One of the sixteen compass points that reports name; the raw value is the usual abbreviation.
public enum CompassPoint: String, Sendable, CaseIterable {
  case north = "N", northNortheast = "NNE", northeast = "NE", eastNortheast = "ENE"
  case east = "E", eastSoutheast = "ESE", southeast = "SE", southSoutheast = "SSE"
  case south = "S", southSouthwest = "SSW", southwest = "SW", westSouthwest = "WSW"
  case west = "W", westNorthwest = "WNW", northwest = "NW", northNorthwest = "NNW"

  /// The azimuth of the point, degrees clockwise from north, 0..<360 in steps of 22.5.
  public var azimuth: Double { Double(Self.ordered.firstIndex(of: self) ?? 0) * 22.5 }

  /// Clockwise from north; made once, since every measured direction asks for it.
  private static let ordered = allCases

  /// The point in words, such as "west-southwest".
  package var word: String {
    switch self {
    case .north: "north"
    case .northNortheast: "north-northeast"
    case .northeast: "northeast"
    case .eastNortheast: "east-northeast"
    case .east: "east"
    case .eastSoutheast: "east-southeast"
    case .southeast: "southeast"
    case .southSoutheast: "south-southeast"
    case .south: "south"
    case .southSouthwest: "south-southwest"
    case .southwest: "southwest"
    case .westSouthwest: "west-southwest"
    case .west: "west"
    case .westNorthwest: "west-northwest"
    case .northwest: "northwest"
    case .northNorthwest: "north-northwest"
    }
  }

  /// The compass point nearest to an azimuth in degrees.
  public init(nearest azimuth: Double) {
    let step = Int((azimuth / 22.5).rounded()) % 16
    self = Self.ordered[(step + 16) % 16]
  }

  /// The angle between this point and an azimuth, degrees, 0...180.
  public func deviation(from azimuth: Double) -> Double {
    let raw = (azimuth - self.azimuth).truncatingRemainder(dividingBy: 360)
    return abs(raw > 180 ? raw - 360 : raw < -180 ? raw + 360 : raw)
  }
}
