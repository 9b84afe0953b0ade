internal import Features
internal import Geodesy
internal import Model

/// `front-lines`: one feature for each two parties and each stretch of time during which their sketched areas
/// met along the same line.
enum FrontLinesLayer {
  typealias Row = FrontLine

  static var layer: Layer<Row> {
    Layer(
      name: "front-lines", featureType: "front-line",
      summary:
        "A sketch of where the areas of two parties meet, half-way between their places, not a survey.",
      geometryType: .line, columns: columns, id: \.id, geometry: geometry, span: span)
  }

  private static func geometry(_ row: Row) -> Geometry? {
    switch row.lines.count {
    case 0: nil
    case 1: .lineString(row.lines[0])
    default: .multiLineString(row.lines)
    }
  }

  private static func span(_ row: Row) -> LayerTime {
    LayerTime(
      sketched: row.start, row.end, reason: "the first day on which the line ran between these places")
  }

  private static var columns: [Layer<Row>.Column] {
    let what: [Layer<Row>.Column] = [
      .text(
        "id", "Name of the line: both parties and first day",
        form: "both keys joined by a bar, @YYYY-MM-DD or @..",
        nullable: false, \.id),
      .text("title", "Between whom, and that it is a sketch", nullable: false) {
        "\($0.side.text) – \($0.opponent.text): front line (sketch)"
      },
      .column("sketch", .boolean, "Always true: drawn from points, not surveyed", "true", false) { _ in true
      },
      .text("side", "The party on the left of the line", nullable: false, \.side.text),
      .text("side_id", "The same in the actor book") { $0.side.id },
      .text("opponent", "The party on its right", nullable: false, \.opponent.text),
      .text("opponent_id", "The same in the actor book") { $0.opponent.id },
      .real("length_km", "The length on WGS 84", form: "km", nullable: false) { row in
        row.lines.reduce(0) { $0 + GeodesicLine.length(of: $1).kilometres }
      },
    ]
    return what + Layer<Row>.Column.made(ids: \.placeIDs, names: \.placeNames, method: \.method)
      + Layer<Row>.Column.time(span)
  }
}
