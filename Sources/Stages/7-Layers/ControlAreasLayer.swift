internal import Features
internal import Geodesy
internal import Model

/// `control-areas`: one feature for each party and each stretch of time during which its sketched area stayed
/// the same.
enum ControlAreasLayer {
  typealias Row = ControlArea

  static var layer: Layer<Row> {
    Layer(
      name: "control-areas", featureType: "control-area",
      summary: "A sketch of the ground nearest to the places that a party held, not a survey.",
      geometryType: .polygon, columns: columns, id: \.id, geometry: geometry, span: span,
      category: { LayerStyle.category(of: $0.holder) }, categoryFields: ["holder_id", "holder"])
  }

  private static func geometry(_ row: Row) -> Geometry? {
    switch row.polygons.count {
    case 0: nil
    case 1: .polygon(row.polygons[0])
    default: .multiPolygon(row.polygons)
    }
  }

  private static func span(_ row: Row) -> LayerTime {
    LayerTime(
      sketched: row.start, row.end, reason: "the first day on which the area was drawn from these places")
  }

  /// Outlines less holes, with geodesic edges.
  private static func squareKilometres(_ row: Row) -> Double {
    row.polygons.reduce(0) { sum, rings in
      let areas = rings.map { GeodesicPolygon.area(of: $0) / 1e6 }
      return sum + 2 * (areas.first ?? 0) - areas.reduce(0, +)
    }
  }

  private static var columns: [Layer<Row>.Column] {
    let what: [Layer<Row>.Column] = [
      .text(
        "id", "Name of the area: party and first day", form: "party@YYYY-MM-DD, or party@..", nullable: false,
        \.id),
      .text("title", "Whose area, and that it is a sketch", nullable: false) {
        "\($0.holder.text): area held (sketch)"
      },
      .column("sketch", .boolean, "Always true: drawn from points, not surveyed", "true", false) { _ in true
      },
      .text("holder", "Who holds the places", nullable: false, \.holder.text),
      .text("holder_id", "The same in the actor book") { $0.holder.id },
      .real(
        "area_km2", "The area on WGS 84, edges as geodesics", form: "km²", nullable: false, squareKilometres),
    ]
    return what + Layer<Row>.Column.made(ids: \.placeIDs, names: \.placeNames, method: \.method)
      + Layer<Row>.Column.time(span)
  }
}

extension Layer.Column {
  /// The fields that say what a sketch was made from, and how.
  static func made(
    ids: @escaping (Row) -> [String], names: @escaping (Row) -> [String], method: @escaping (Row) -> String
  ) -> [Self] {
    [
      integer("places_count", "How many places it is drawn from", form: "1 or more", nullable: false) {
        ids($0).count
      },
      strings("place_ids", "These places in the gazetteer", form: "gazetteer ids", ids),
      strings("place_names", "Their main names, in the same order", form: "", names),
      text("method", "How it was drawn", nullable: false, method),
    ]
  }
}

extension LayerTime {
  /// The days of a sketch, which the words of no report give by themselves.
  init(sketched first: CivilDate?, _ last: CivilDate?, reason: String) {
    self.first = first
    self.last = last
    date = first
    precision = first == nil ? .unknown : .day
    self.reason = first == nil ? nil : reason
  }
}
