internal import FeatureIndex
internal import Features
internal import Gazetteer
internal import Model

/// `places`: the gazetteer as a collection, with a search by name.
enum PlacesLayer {
  /// The collection's name.
  static let name = "places"

  /// A gazetteer of more places is not held in memory, and not served.
  static let most = 1_000_000

  /// Reads all places; nil where there are more than are served.
  static func index(_ gazetteer: Gazetteer) throws(InputError) -> FeatureIndex? {
    var features: [Feature] = []
    var query = PlaceQuery(limit: 10_000)
    while true {
      let page = try gazetteer.page(query)
      guard page.matched <= most else { return nil }
      features += page.places.map(feature)
      guard let next = page.next else { break }
      query.first = next
    }
    return try FeatureIndex(schema, features)
  }

  private static func feature(_ place: Place) -> Feature {
    Feature(
      id: place.id, geometry: .point(place.coordinate),
      values: [
        .string(place.id), .string(place.name), .string(String(place.feature.featureClass)),
        .string(place.feature.code), .text(place.country.isEmpty ? nil : place.country),
        .text(place.admin1?.name), .integer(place.population), .number(place.radius?.metres),
        .string(place.source),
      ])
  }

  private static let schema = FeatureSchema(
    name: name, featureType: "place",
    summary: "A place of the gazetteer, by which names in reports are located.",
    fields: [
      .init(name: "id", type: .string, isNullable: false, meaning: "Its id in the gazetteer"),
      .init(name: "name", type: .string, isNullable: false, meaning: "Its main name"),
      .init(
        name: "class", type: .string, isNullable: false,
        form: "GeoNames feature class: A, H, L, P, R, S, T, U, V",
        meaning: "What kind of thing it is"),
      .init(
        name: "code", type: .string, isNullable: false, form: "GeoNames feature code",
        meaning: "The same, finer"),
      .init(name: "country", type: .string, form: "ISO 3166-1 alpha-2", meaning: "Its country"),
      .init(name: "admin1", type: .string, meaning: "Its first-level region"),
      .init(name: "population", type: .integer, form: "inhabitants", meaning: "How many live there"),
      .init(name: "radius_m", type: .real, form: "metres", meaning: "How far it reaches from its point"),
      .init(name: "source", type: .string, isNullable: false, meaning: "Where the record comes from"),
    ])
}
