/// What a path leads to.
enum Resource: Sendable, Hashable {
  case landing
  case interface
  case conformance
  case collections
  case collection(String)
  case items(String)
  case item(String, String)
  case queryables(String)
  case schema(String)
  case health

  /// The resource of a path; nil where there is none.
  init?(_ segments: [String]) {
    switch segments.count {
    case 0: self = .landing
    case 1:
      switch segments[0] {
      case "api": self = .interface
      case "conformance": self = .conformance
      case "collections": self = .collections
      case "healthz": self = .health
      default: return nil
      }
    case 2 where segments[0] == "collections": self = .collection(segments[1])
    case 3 where segments[0] == "collections":
      switch segments[2] {
      case "items": self = .items(segments[1])
      case "queryables": self = .queryables(segments[1])
      case "schema": self = .schema(segments[1])
      default: return nil
      }
    case 4 where segments[0] == "collections" && segments[2] == "items":
      self = .item(segments[1], segments[3])
    default: return nil
    }
  }

  /// The forms in which it can be had, the usual one first.
  var representations: [Representation] {
    switch self {
    case .landing, .conformance, .collections, .collection: [.json, .html]
    case .health: [.json]
    case .interface: [.openAPI, .html]
    case .items, .item: [.geojson, .html, .geojsonByName, .jsonfg]
    case .queryables, .schema: [.schema, .html]
    }
  }

  /// The parameters that it has; collections add their queryables for their features.
  var parameters: [ParameterDefinition] {
    let format = ParameterDefinition.format(representations)
    return switch self {
    case .items: [format] + ItemsQuestion.definitions
    case .item: [format, .profile, .knownAt]
    case .landing, .interface, .conformance, .collections, .collection, .queryables, .schema: [format]
    case .health: []
    }
  }
}
