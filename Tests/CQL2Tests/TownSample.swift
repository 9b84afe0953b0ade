import Features
import Model

/// Four features made up for the tests: a value of every type, and nulls.
enum TownSample {
  static let schema = FeatureSchema(
    name: "towns", featureType: "town",
    fields: [
      .init(name: "name", type: .string), .init(name: "inhabitants", type: .integer),
      .init(name: "height", type: .real), .init(name: "held", type: .boolean),
      .init(name: "names", type: .strings), .init(name: "date", type: .date),
      .init(name: "start", type: .dateTime), .init(name: "end", type: .dateTime),
    ])

  static let features = [
    feature(
      "manbij", (37.95, 36.53),
      [
        "Manbij", 100, 465.5, true, .strings(["Manbij", "منبج"]), "2016-08-12", "2016-08-12T00:00:00Z",
        "2016-08-12T23:59:59Z",
      ]),
    feature(
      "dabiq", (37.27, 36.53),
      ["Dābiq", 3, -7.0000004, false, .strings([]), "2016-10-16", "2016-10-16T00:00:00Z", nil]),
    feature(
      "straße", (10, 50),
      ["Straße 50%_a\\b", 0, nil, nil, nil, "0001-01-01", nil, "2016-09-03T23:59:59Z"]),
    feature("nothing", nil, [nil, nil, nil, nil, nil, nil, nil, nil]),
  ]

  private static func feature(
    _ id: String, _ place: (longitude: Double, latitude: Double)?, _ values: [PropertyValue]
  ) -> Feature {
    let position = place.flatMap { try? Coordinate(longitude: $0.longitude, latitude: $0.latitude) }
    return Feature(id: id, geometry: position.map(Geometry.point), values: values)
  }
}
