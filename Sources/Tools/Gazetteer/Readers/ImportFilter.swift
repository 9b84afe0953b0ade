public import Model

/// Which places of a source are wanted; an empty part lets everything pass.
public struct ImportFilter: Hashable, Sendable {
  /// A box of longitudes and latitudes; where `west` is greater than `east` it crosses the antimeridian.
  public struct Box: Hashable, Sendable {
    public var west: Double
    public var south: Double
    public var east: Double
    public var north: Double

    /// Reads `west,south,east,north` in degrees (the order of RFC 7946, section 5); throws a usage error otherwise.
    public init(_ text: String) throws(InputError) {
      let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) ?? .nan }
      guard numbers.count == 4, numbers.allSatisfy(\.isFinite), numbers[1] <= numbers[3],
        [numbers[0], numbers[2]].allSatisfy({ (-180...180).contains($0) }),
        [numbers[1], numbers[3]].allSatisfy({ (-90...90).contains($0) })
      else {
        throw InputError(.usage, at: "--bbox", "expected west,south,east,north in degrees, found '\(text)'")
      }
      (west, south, east, north) = (numbers[0], numbers[1], numbers[2], numbers[3])
    }

    public func contains(_ point: Coordinate) -> Bool {
      guard (south...north).contains(point.latitude) else { return false }
      return west <= east
        ? west <= point.longitude && point.longitude <= east
        : point.longitude >= west || point.longitude <= east
    }
  }

  /// A class of GeoNames, or one code of it: `P`, `P.PPL`, `H.DAM`.
  public struct Feature: Hashable, Sendable {
    public var featureClass: String
    /// nil for the whole class.
    public var code: String?

    public init(_ text: String) throws(InputError) {
      let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map {
        String($0)
      }
      guard let first = parts.first, FeatureType.isClass(first), parts.count == 1 || !parts[1].isEmpty else {
        throw InputError(
          .usage, at: "--feature",
          "expected one of the classes \(FeatureType.classes), or a class and a code such as P.PPL, found '\(text)'"
        )
      }
      featureClass = first
      code = parts.count == 2 ? parts[1] : nil
    }
  }

  /// ISO 3166-1 alpha-2, capitals.
  public var countries: Set<String> = []
  public var box: Box?
  public var features: [Feature] = []

  /// Lets everything pass.
  public static let none = ImportFilter()

  /// Lets everything pass.
  public init() {}

  func includes(country: String) -> Bool { countries.isEmpty || countries.contains(country) }

  func includes(featureClass: String, code: String) -> Bool {
    features.isEmpty
      || features.contains { $0.featureClass == featureClass && ($0.code.map { $0 == code } ?? true) }
  }

  func includes(_ place: SourcePlace) -> Bool {
    includes(country: place.country) && includes(featureClass: place.featureClass, code: place.featureCode)
      && (box?.contains(place.coordinate) ?? true)
  }
}
