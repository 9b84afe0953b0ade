/// A position as a file gives it, in range or not.
public struct RawPosition: Sendable, Hashable {
  /// Degrees east.
  public var longitude: Double
  /// Degrees north.
  public var latitude: Double
  /// Where it stands: a number that grows along the file, which the format's verifier words
  /// (`FeatureChecks.beginLayer(place:)`).
  public var mark: Int

  /// Makes a position.
  public init(longitude: Double, latitude: Double, mark: Int) {
    self.longitude = longitude
    self.latitude = latitude
    self.mark = mark
  }

  func isSame(as other: RawPosition) -> Bool { longitude == other.longitude && latitude == other.latitude }
}

/// A geometry as a file gives it, sound or not.
public enum RawGeometry: Sendable, Hashable {
  /// One position or several.
  case points([RawPosition])
  /// One line or several.
  case lines([[RawPosition]])
  /// One polygon or several, each its outline and its holes.
  case polygons([[[RawPosition]]])

  /// All positions in their order.
  public var positions: [RawPosition] {
    switch self {
    case .points(let points): points
    case .lines(let lines): lines.flatMap(\.self)
    case .polygons(let polygons): polygons.flatMap { $0.flatMap(\.self) }
    }
  }
}

/// A value of a feature as a file gives it.
public struct RawProperty: Sendable {
  /// What kind of value it is.
  public enum Value: Sendable, Hashable {
    /// Nothing known.
    case null
    /// Words, a date among them.
    case text(String)
    /// A number, as it is written.
    case number(String)
    /// Anything else, with the word for its type, such as "an array".
    case other(String)
  }
  /// The field's name.
  public var name: String
  /// Its value.
  public var value: Value
  /// Where it stands, as in `RawPosition.mark`.
  public var mark: Int

  /// Makes a value of a field.
  public init(_ name: String, _ value: Value, mark: Int) {
    self.name = name
    self.value = value
    self.mark = mark
  }
}
