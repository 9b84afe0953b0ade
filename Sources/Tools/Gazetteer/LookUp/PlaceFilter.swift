public import Model

/// Which places are wanted, of a source or of the gazetteer; an empty part lets everything pass.
public struct PlaceFilter: Hashable, Sendable {
  /// A box of longitudes and latitudes in degrees, its edges included; where `west` is greater than `east` it crosses
  /// the antimeridian.
  public struct Box: Hashable, Sendable {
    /// Degrees east of Greenwich, -180...180.
    public let west: Double
    /// Degrees north of the equator, -90...90.
    public let south: Double
    /// Degrees east of Greenwich, -180...180.
    public let east: Double
    /// Degrees north of the equator, -90...90; not less than `south`.
    public let north: Double

    /// Makes a box; throws a usage error where the numbers make none.
    public init(west: Double, south: Double, east: Double, north: Double) throws(InputError) {
      try self.init([west, south, east, north], found: "\(west),\(south),\(east),\(north)", option: "bbox")
    }

    /// Reads `west,south,east,north` (the order of RFC 7946, section 5), as an option of a name gives it; throws a usage
    /// error otherwise.
    public init(_ text: String, option: String = "--bbox") throws(InputError) {
      let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map {
        Double($0.trimmingPrefix(" ")) ?? .nan
      }
      try self.init(numbers, found: text, option: option)
    }

    private init(_ numbers: [Double], found: String, option: String) throws(InputError) {
      guard numbers.count == 4, numbers.allSatisfy(\.isFinite), numbers[1] <= numbers[3],
        [numbers[0], numbers[2]].allSatisfy({ (-180...180).contains($0) }),
        [numbers[1], numbers[3]].allSatisfy({ (-90...90).contains($0) })
      else {
        throw InputError(.usage, at: option, "expected west,south,east,north in degrees, found '\(found)'")
      }
      (west, south, east, north) = (numbers[0], numbers[1], numbers[2], numbers[3])
    }

    /// Whether a point lies in it.
    public func contains(longitude: Double, latitude: Double) -> Bool {
      guard (south...north).contains(latitude) else { return false }
      return west <= east
        ? (west...east).contains(longitude) : longitude >= west || longitude <= east
    }
  }

  /// A class of GeoNames' features, or one code of it: `P`, `P.PPL`, `H.DAM`.
  public struct Feature: Hashable, Sendable {
    /// One letter.
    public let featureClass: String
    /// nil for the whole class.
    public let code: String?

    /// Reads a class or code, as an option of a name gives it; throws a usage error otherwise.
    public init(_ text: String, option: String = "--feature") throws(InputError) {
      let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let first = parts.first, FeatureType.isClass(first), parts.count == 1 || !parts[1].isEmpty else {
        throw InputError(
          .usage, at: option,
          "expected one of the classes \(FeatureType.classes), or a class and a code such as P.PPL, found '\(text)'"
        )
      }
      featureClass = first
      code = parts.count == 2 ? parts[1] : nil
    }
  }

  /// ISO 3166-1 alpha-2, capitals.
  public var countries: Set<String> = []
  /// The box in which they lie.
  public var box: Box?
  /// Their classes or codes.
  public var features: [Feature] = []

  /// Lets everything pass.
  public static let none = PlaceFilter()

  /// Lets everything pass.
  public init() {}

  /// Whether it lets everything pass.
  var isEmpty: Bool { countries.isEmpty && box == nil && features.isEmpty }

  func includes(country: String) -> Bool { countries.isEmpty || countries.contains(country) }

  func includes(featureClass: String, code: String) -> Bool {
    features.isEmpty
      || features.contains { $0.featureClass == featureClass && ($0.code.map { $0 == code } ?? true) }
  }

  func includes(_ point: Coordinate) -> Bool {
    includes(longitude: point.longitude, latitude: point.latitude)
  }

  func includes(longitude: Double, latitude: Double) -> Bool {
    box?.contains(longitude: longitude, latitude: latitude) ?? true
  }

  func includes(_ place: SourcePlace) -> Bool {
    includes(country: place.country) && includes(featureClass: place.featureClass, code: place.featureCode)
      && includes(place.coordinate)
  }

  func includes(_ place: Place) -> Bool {
    includes(country: place.country) && includes(place.coordinate)
      && includes(featureClass: String(place.feature.featureClass), code: place.feature.code)
  }
}
