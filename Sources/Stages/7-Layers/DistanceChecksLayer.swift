internal import Features
internal import Model

/// `distance-checks`: one feature for each stated distance, length or area, with what was measured.
enum DistanceChecksLayer {
  struct Row {
    var claim: Claim
    var finding: Finding?
    var report: ReportRecord?
    /// The two ends: anchor and subject of a distance, first and second end of a length.
    var anchor: PlaceReference?
    var subject: PlaceReference?
    /// What a length or area measures, in the report's words.
    var subjectText: String?
    var quantity: QuantityMention?
    var direction: CompassPoint?
    var isMoving: Bool = false
    var path: Route?
  }

  static func rows(of checks: [CheckedClaim], reports: [String: ReportRecord]) -> [Row] {
    checks.compactMap { check in
      var row = Row(claim: check.claim, finding: check.finding, report: reports[check.claim.report])
      switch check.claim.content {
      case .distance(let distance):
        row.anchor = distance.anchor
        row.subject = distance.subject
        row.quantity = distance.quantity
        row.direction = distance.direction
        row.isMoving = distance.isMoving
        row.path = distance.path
      case .length(let measure), .area(let measure):
        row.anchor = measure.ends.first
        row.subject = measure.ends.count > 1 ? measure.ends[1] : nil
        row.subjectText = measure.subject
        row.quantity = measure.quantity
      case .control, .count, .containment: return nil
      }
      return row
    }
  }

  static var layer: Layer<Row> {
    Layer(
      name: "distance-checks", featureType: "distance-check",
      summary: "A stated distance, length or area with what was measured between the places.",
      geometryType: .line, columns: columns, id: name, geometry: line, span: { LayerTime($0.claim.valid) })
  }

  /// What was measured, else the line from anchor to subject.
  private static func line(_ row: Row) -> Geometry? {
    if let measured = row.finding?.measuredEnds, measured.count > 1 { return .line(through: measured) }
    guard let anchor = row.anchor?.place?.coordinate, let subject = row.subject?.place?.coordinate else {
      return nil
    }
    return .line(from: anchor, to: subject)
  }

  private static func name(_ row: Row) -> String {
    "\(row.claim.report):\(row.claim.type):\(row.claim.evidence.span.start)-\(row.claim.evidence.span.end)"
  }

  private static var columns: [Layer<Row>.Column] {
    places + stated + measured + Layer<Row>.Column.time { LayerTime($0.claim.valid) } + source
  }

  private static var places: [Layer<Row>.Column] {
    [
      .text("id", "Name of the check", form: "report:kind:start-end", nullable: false, name),
      .text("title", "What is stated, in a few words", nullable: false, title),
      .text("kind", "What is stated", form: "distance, travel, length, area", nullable: false, \.claim.type),
      .text(
        "modality", "How the claim is meant",
        form: "asserted, planned, denied, failed, hypothetical, historical", nullable: false
      ) {
        $0.claim.modality.rawValue
      },
      .text("name", "The place that the figure is about (gazetteer's name, else the report's words)") {
        $0.subject?.place?.name ?? $0.subject?.text ?? $0.subjectText
      },
      .text("subject", "The thing that lies there, or what is measured, in the report's words") {
        $0.subject?.text ?? $0.subjectText
      },
      .text("subject_id", "The same in the gazetteer; null where not resolved") { $0.subject?.place?.id },
      .text("anchor", "What it lies from, or the first end of a line, in the report's words") {
        $0.anchor?.text
      },
      .text("anchor_id", "The same in the gazetteer; null where not resolved") { $0.anchor?.place?.id },
      .column("moving", .boolean, "Whether the subject moves (troops): a front, not a place", "", false) {
        .bool($0.isMoving)
      },
    ]
  }

  private static var stated: [Layer<Row>.Column] {
    [
      .real("stated", "The stated figure in its own unit", form: "in `unit`") { $0.quantity?.value },
      .text(
        "unit", "The unit of the stated figure", form: "km, mi, nmi, m, yd, ft; min, h, d; km2, mi2, ha, acre"
      ) {
        unit($0.quantity)
      },
      .real("stated_km", "The stated distance or length", form: "km") { kilometres($0.quantity) },
      .real("stated_km2", "The stated area", form: "km²") { squareKilometres($0.quantity) },
      .text(
        "hedge", "How exactly it is said",
        form: "none, about, less_than, more_than, nearly, just, vague, range"
      ) {
        $0.quantity?.hedge.rawValue
      },
      .text("direction", "The stated direction from anchor to subject", form: "N, NNE, … NNW") {
        $0.direction?.rawValue
      },
      .text("path", "How the distance is meant, where said", form: "straight, road, river, foot") {
        $0.path?.rawValue
      },
    ]
  }

  private static var measured: [Layer<Row>.Column] {
    let part = "Part of the tolerance: "
    return [
      .real("measured_km", "The geodesic on WGS 84 between the two places", form: "km") {
        $0.finding?.measured?.kilometres
      },
      .real("azimuth", "The azimuth from anchor to subject", form: "degrees, 0..<360") {
        $0.finding?.azimuth
      },
      .real(
        "direction_deviation", "How far the azimuth is off the stated direction", form: "degrees, 0...180"
      ) {
        $0.finding?.azimuthDeviation
      },
      .real("ratio", "Stated over measured", form: "above 0") { $0.finding?.ratio },
      .real("tolerance_km", "How far the stated may be off the measured", form: "km") {
        $0.finding?.tolerance?.total.kilometres
      },
      .real("tolerance_rounding_km", part + "half the rounding step of the figure", form: "km") {
        $0.finding?.tolerance?.rounding.kilometres
      },
      .real("tolerance_floor_km", part + "the floor for coordinate noise", form: "km") {
        $0.finding?.tolerance?.floor.kilometres
      },
      .real("tolerance_share_km", part + "the share of the measured distance", form: "km") {
        $0.finding?.tolerance?.share.kilometres
      },
      .real(
        "tolerance_extents_km", part + "extent of both places, what an edge-like figure may lack", form: "km"
      ) {
        $0.finding?.tolerance?.extents.kilometres
      },
      .text("distance_verdict", "On the figure", form: verdicts(Finding.DistanceVerdict.self)) {
        $0.finding?.distance?.rawValue
      },
      .text("direction_verdict", "On the direction", form: verdicts(Finding.DirectionVerdict.self)) {
        $0.finding?.direction?.rawValue
      },
      .text("reason", "Both verdicts in a sentence") { $0.finding?.reason },
      .text("explanation", "What would explain a misfit, and what that rests on; it never makes a pass") {
        explanation($0.finding)
      },
      .text("method", "What was measured, and how") { $0.finding?.method },
      .real(
        "uncertainty_km", "How far the drawn course or outline that was measured may be off", form: "km"
      ) {
        $0.finding?.uncertainty?.kilometres
      },
      .real(
        "units_differ", "By what share the larger of two stated units exceeds the smaller", form: "0 or more"
      ) {
        $0.finding?.unitDisagreement
      },
      .real("measured_km2", "The area of the outline that a stated area was compared with", form: "km²") {
        $0.finding?.measuredArea
      },
    ]
  }

  private static var source: [Layer<Row>.Column] {
    [
      .text("speaker", "Who says so, where it is not the writer") { $0.claim.speaker?.text },
      .text("speaker_id", "The same in the actor book") { $0.claim.speaker?.id },
      .text("quote", "The words that say so", nullable: false, \.claim.evidence.text),
      .integer(
        "evidence_start", "Where the quote starts", form: "byte offset in the file", nullable: false,
        \.claim.evidence.span.start),
      .integer(
        "evidence_end", "Where the quote ends", form: "byte offset in the file", nullable: false,
        \.claim.evidence.span.end),
      .text("report", "Name of the report", nullable: false, \.claim.report),
      .text("report_title", "Its headline") { $0.report?.title },
      .text("source", "The outlet") { $0.report?.source },
      .text("source_url", "Where it can be read") { $0.report?.url },
      .column("recorded", .date, "The day it was published", "YYYY-MM-DD", true) {
        .text($0.report?.published?.description)
      },
    ]
  }

  private static func verdicts<Verdict: CaseIterable & RawRepresentable<String>>(_: Verdict.Type) -> String {
    Verdict.allCases.map(\.rawValue).joined(separator: ", ")
  }

  private static func explanation(_ finding: Finding?) -> String? {
    guard let finding, !finding.explanations.isEmpty else { return nil }
    return finding.explanations.map { "\($0.text) (rests on \($0.basis))" }.joined(separator: "; ")
  }

  private static func title(_ row: Row) -> String {
    let ends = [row.subject?.text ?? row.subjectText, row.anchor?.text].compactMap(\.self).joined(
      separator: " – ")
    let figure = [row.quantity?.text, row.direction?.rawValue].compactMap(\.self).joined(separator: " ")
    return ends.isEmpty
      ? "\(row.claim.type): \(figure)" : "\(ends): \(figure.isEmpty ? row.claim.type : figure)"
  }

  private static func unit(_ quantity: QuantityMention?) -> String? {
    switch quantity?.unit {
    case .length(let unit): unit.rawValue
    case .area(let unit): unit.rawValue
    case .time(let unit): unit.rawValue
    case .count, nil: nil
    }
  }

  private static func kilometres(_ quantity: QuantityMention?) -> Double? {
    guard let quantity, let value = quantity.value, case .length(let unit) = quantity.unit else { return nil }
    return unit.length(value).kilometres
  }

  private static func squareKilometres(_ quantity: QuantityMention?) -> Double? {
    guard let quantity, let value = quantity.value, case .area(let unit) = quantity.unit else { return nil }
    return value * unit.squareKilometres
  }
}
