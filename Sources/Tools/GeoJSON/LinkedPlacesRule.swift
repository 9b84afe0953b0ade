public import Verification

/// What `GeoJSONVerifier` looks for in a file of the Linked Places Format 1.3 (github.com/LinkedPasts/linked-places-format) beside
/// GeoJSON's own rules.
public enum LinkedPlacesRule: String, FileRule, CaseIterable {
  case placeURI = "place-uri"
  case placeTitle = "place-title"
  case countryCode = "country-code"
  case featureClass = "feature-class"
  case placeName = "place-name"
  case placeType = "place-type"
  case placeLink = "place-link"
  case placeTime = "place-time"

  /// How bad it is.
  public var severity: FileProblem.Severity {
    switch self {
    case .placeURI, .placeTitle, .countryCode, .featureClass, .placeName, .placeType, .placeLink, .placeTime:
      .error
    }
  }

  /// Whether a document's `@context` is that of Linked Places.
  static func isContext(_ value: JSONValue?) -> Bool {
    guard let value else { return false }
    let addresses = value.kind == .array ? value.elements.compactMap(\.string) : [value.string ?? ""]
    return addresses.contains { $0.contains("linkedplaces-context") || $0.contains("linked-places") }
  }
}
