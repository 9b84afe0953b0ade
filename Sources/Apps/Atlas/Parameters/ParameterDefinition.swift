internal import GeoJSON

/// A parameter of the query that a resource accepts: what the document of the interface says of it, and by what name it is
/// told from others.
struct ParameterDefinition: Sendable {
  /// Its name.
  var name: String
  /// What it does.
  var summary: String
  /// Its JSON Schema, as OpenAPI 3.0 has them.
  var schema: JSONOutput
  /// A value that may be tried.
  var example: JSONOutput?
  /// Whether the value is a list with commas between.
  var isList = false

  init(
    _ name: String, _ summary: String, schema: JSONOutput, example: JSONOutput? = nil, isList: Bool = false
  ) {
    self.name = name
    self.summary = summary
    self.schema = schema
    self.example = example
    self.isList = isList
  }

  /// The entry of the OpenAPI document.
  var openAPI: JSONOutput {
    var members: [JSONOutput.Member] = [
      .init("name", .string(name)), .init("in", .string("query")), .init("required", .bool(false)),
      .init("description", .string(summary)), .init("schema", schema), .init("style", .string("form")),
      .init("explode", .bool(!isList)),
    ]
    if let example { members.append(.init("example", example)) }
    return .object(members)
  }
}

extension ParameterDefinition {
  /// `f`, of the representations that a resource has.
  static func format(_ representations: [Representation]) -> ParameterDefinition {
    ParameterDefinition(
      "f", "The form of the answer; without it the header Accept decides.",
      schema: .members([
        "type": .string("string"), "enum": .array(representations.map { .string($0.name) }),
      ]))
  }

  /// How many features.
  static let limit = ParameterDefinition(
    "limit",
    "How many features at most, 1 or more; more than \(FeatureLimit.largest) are taken as \(FeatureLimit.largest).",
    schema: .members([
      "type": .string("integer"), "minimum": .int(1), "maximum": .int(FeatureLimit.largest),
      "default": .int(FeatureLimit.usual),
    ]), example: .int(10))

  /// By which name.
  static let name = ParameterDefinition(
    "q", "Places that a name may mean, in any script and spelling, the best first and 200 at most.",
    schema: .members(["type": .string("string"), "minLength": .int(1)]), example: .string("Jarablus"))

  /// Where.
  static let box = ParameterDefinition(
    "bbox",
    "Features that meet a box, and those without a geometry: west, south, east, north in degrees of WGS 84; of six "
      + "numbers the heights, third and sixth, are not looked at. West greater than east crosses longitude 180.",
    schema: .members([
      "type": .string("array"), "minItems": .int(4), "maxItems": .int(6),
      "items": .members(["type": .string("number")]),
    ]), example: .array([.double(36.5), .double(36), .double(38.5), .double(37)]), isList: true)

  /// When.
  static let time = ParameterDefinition(
    "datetime",
    "Features whose time from `start` to `end` meets this one, ends included, and those without a time: a date-time of "
      + "RFC 3339, a date for the whole day, or two of them with a slash between, `..` or nothing for an open end.",
    schema: .members(["type": .string("string"), "pattern": .string(TimePattern.interval)]),
    example: .string("2016-09-14"))

  /// The ledger of an earlier day.
  static let knownAt = ParameterDefinition(
    "known-at",
    "Only what was recorded by this day (UTC): the map as it could have been drawn then. A date, or a date-time of RFC 3339 "
      + "for its day.",
    schema: .members(["type": .string("string"), "pattern": .string(TimePattern.instant)]),
    example: .string("2016-09-30"))

  /// From where.
  static let cursor = ParameterDefinition(
    "cursor", "Where the page before ended: from its `next` link, never to be made by hand.",
    schema: .members(["type": .string("string"), "pattern": .string(Cursor.pattern)]))

  /// Which condition.
  static let filter = ParameterDefinition(
    "filter", "A condition in CQL2 (OGC 21-065r2) over the queryables.",
    schema: .members(["type": .string("string"), "minLength": .int(1)]),
    example: .string("start >= TIMESTAMP('2016-09-01T00:00:00Z')"))

  /// In which language.
  static let filterLanguage = ParameterDefinition(
    "filter-lang", "The encoding of `filter`.",
    schema: .members([
      "type": .string("string"), "enum": .array([.string("cql2-text"), .string("cql2-json")]),
      "default": .string("cql2-text"),
    ]))

  /// On which coordinates.
  static let filterCRS = ParameterDefinition(
    "filter-crs", "The coordinates of geometries in `filter`: longitude and latitude on WGS 84, no others.",
    schema: .members([
      "type": .string("string"), "enum": .array([.string(CoordinateSystem.crs84)]),
      "default": .string(CoordinateSystem.crs84),
    ]))

  /// With which members.
  static let profile = ParameterDefinition(
    "profile", "Which members stand beside RFC 7946's: none, or those of JSON-FG 1.0 (OGC 21-045r1).",
    schema: .members([
      "type": .string("string"), "enum": .array([.string("rfc7946"), .string("jsonfg")]),
      "default": .string("rfc7946"),
    ]))
}

/// The one coordinate system.
enum CoordinateSystem {
  /// Longitude and latitude on WGS 84, in degrees.
  static let crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
}
