internal import Features
internal import GeoJSON
internal import Model

/// A stated distance, length or area as the map and the list show it; the rest stands in its item of the evidence.
struct PageCheck {
  private static let shown = [
    "id", "title", "subject", "anchor", "stated", "unit", "direction", "measured_km", "measured_km2",
    "distance_verdict", "direction_verdict",
  ]

  private let number: Int
  private let lines: [[Coordinate]]
  private let values: [(name: String, value: PropertyValue)]

  /// The checks among the items, in their order.
  static func checks(of index: PageIndex) -> [PageCheck] {
    guard let schema = index.checkSchema else { return [] }
    return index.items.enumerated().compactMap { number, item in
      guard case .check(let feature) = item else { return nil }
      let values = zip(schema.fields, feature.values).filter { shown.contains($0.0.name) }
      return PageCheck(
        number: number, lines: Self.lines(feature.geometry), values: values.map { ($0.0.name, $0.1) })
    }
  }

  private static func lines(_ geometry: Geometry?) -> [[Coordinate]] {
    switch geometry {
    case .lineString(let line): [line]
    case .multiLineString(let lines): lines
    default: []
    }
  }

  func write(to json: inout ByteText) {
    json.add("{")
    json.next("item")
    json.int(number)
    for (name, value) in values {
      switch value {
      case .string(let text):
        json.add(",")
        json.string(name)
        json.add(":")
        json.string(text)
      case .double(let number):
        json.add(",")
        json.string(name)
        json.add(":")
        json.double(number, places: 3)
      default: continue
      }
    }
    json.next("lines")
    json.array(lines) { $0.line($1) }
    json.add("}")
  }
}
