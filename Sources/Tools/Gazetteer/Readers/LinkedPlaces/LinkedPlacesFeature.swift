internal import Model

/// A feature of the Linked Places Format as the writer makes it. Beside the format's own members it has some of ours
/// (`kind` of a name; `modified`, `population`, … among the properties): JSON-LD passes over terms that its context does not
/// define, and what was written can be read again without loss.
struct LinkedPlacesFeature: Encodable {
  struct Properties: Encodable {
    var title: String
    var ccodes: [String]
    var fclasses: [String]
    var modified: String?
    var population: Int?
    var radius_m: Double?
    var admin_codes: [String]?
    var admin1_name: String?
  }
  struct Citation: Encodable {
    var label: String
    var year: Int?
  }
  struct Name: Encodable {
    var toponym: String
    var lang: String?
    var kind: String?
    var citations: [Citation]?
    var when: When?
  }
  struct When: Encodable {
    var timespans: [Timespan]
  }
  struct Timespan: Encodable {
    var start: [String: String]?
    var end: [String: String]?
  }
  struct Kind: Encodable {
    var identifier: String
    var label: String
  }
  struct Point: Encodable {
    var type = "Point"
    var coordinates: [Double]
  }
  struct Link: Encodable {
    var type = "closeMatch"
    var identifier: String
  }
  struct Relation: Encodable {
    var relationType = "gvp:broaderPartitive"
    var relationTo: String
  }
  struct Description: Encodable {
    var value: String
  }

  var id: String
  var properties: Properties
  var names: [Name]
  var types: [Kind]
  var geometry: Point
  var links: [Link]
  var relations: [Relation]?
  var descriptions: [Description]?
  var when: When?

  private enum CodingKeys: String, CodingKey {
    case id = "@id", type, properties, names, types, geometry, links, relations, descriptions, when
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode("Feature", forKey: .type)
    try container.encode(properties, forKey: .properties)
    try container.encode(names, forKey: .names)
    try container.encode(types, forKey: .types)
    try container.encode(geometry, forKey: .geometry)
    try container.encode(links, forKey: .links)
    try container.encodeIfPresent(relations, forKey: .relations)
    try container.encodeIfPresent(descriptions, forKey: .descriptions)
    try container.encodeIfPresent(when, forKey: .when)
  }

  /// The feature of a place. The source is cited with the main name; the year is that of the row, or of the source.
  init(_ place: SourcePlace, source: SourceDescription) {
    id = LinkedPlaces.uri(place.id)
    properties = Properties(
      title: place.name, ccodes: place.country.isEmpty ? [] : [place.country],
      fclasses: [LinkedPlaces.featureClass(place.featureClass)],
      modified: place.modified, population: place.population, radius_m: place.radius,
      admin_codes: place.adminCodes.isEmpty ? nil : place.adminCodes, admin1_name: place.admin1Name)
    let day = place.modified ?? source.date
    let citation = Citation(label: source.name, year: day.flatMap { Int($0.prefix(4)) })
    names = [Name(toponym: place.name, citations: [citation])] + place.names.map(Self.name)
    types = Self.types(place)
    geometry = Point(coordinates: [place.coordinate.longitude, place.coordinate.latitude])
    links = place.identifiers.sorted { $0.key < $1.key }.map {
      Link(identifier: LinkedPlaces.link($0.key, $0.value))
    }
    relations = place.area.map { [Relation(relationTo: LinkedPlaces.uri($0))] }
    descriptions = place.note.map { [Description(value: $0)] }
    when = day.map { When(timespans: [Timespan(start: ["in": $0])]) }
  }

  private static func name(_ name: SourceName) -> Name {
    var span: Timespan?
    if name.from != nil || name.to != nil {
      span = Timespan(start: name.from.map { ["in": $0] }, end: name.to.map { ["in": $0] })
    }
    return Name(
      toponym: name.text, lang: name.language.isEmpty ? nil : name.language,
      kind: name.kind == .alternate ? nil : name.kind.rawValue, when: span.map { When(timespans: [$0]) })
  }

  private static func types(_ place: SourcePlace) -> [Kind] {
    let code = place.featureCode.isEmpty ? place.featureClass : "\(place.featureClass).\(place.featureCode)"
    let own = Kind(identifier: LinkedPlaces.ontology + code, label: code)
    return [LinkedPlaces.concepts[code].map { Kind(identifier: $0, label: code) }, own].compactMap { $0 }
  }
}
