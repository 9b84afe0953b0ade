internal import Features
internal import Model

/// `control-status`: one feature for each place and each stretch of time during which one party held it.
enum ControlStatusLayer {
  struct Row {
    var interval: ControlInterval
    /// The first event that the interval rests on.
    var event: ControlEvent?
    var report: ReportRecord?
    /// The decision that it rests on.
    var ruling: Ruling?
  }

  static func rows(of content: LayerContent) -> [Row] {
    let book = Dictionary(content.events.map { ($0.id, $0) }) { first, _ in first }
    let rulings = Dictionary(content.rulings.map { ($0.id, $0) }) { first, _ in first }
    return content.intervals.map { interval in
      let event = interval.supporting.first.flatMap { book[$0] }
      return Row(
        interval: interval, event: event, report: event.flatMap { content.reports[$0.report] },
        ruling: interval.decision.flatMap { rulings[$0] })
    }
  }

  static var layer: Layer<Row> {
    Layer(
      name: "control-status", featureType: "control-interval",
      summary: "A stretch of time during which one party held a place, by a named rule.",
      columns: columns, id: \.interval.id, geometry: { .point($0.interval.coordinate) }, span: span,
      category: category,
      categoryFields: ["control_id", "control", "status"])
  }

  /// The holder's, or one of its own for what is contested or not known.
  private static func category(_ row: Row) -> FeatureCategory? {
    switch row.interval.status {
    case .held: LayerStyle.category(of: row.interval.holder)
    case .contested, .unknown: LayerStyle.category(of: row.interval.status)
    }
  }

  private static func span(_ row: Row) -> LayerTime { LayerTime(row.interval, told: row.event?.valid) }

  private static var columns: [Layer<Row>.Column] {
    let what: [Layer<Row>.Column] = [
      .text(
        "id", "Name of the interval: place and first day", form: "place@YYYY-MM-DD, or place@..",
        nullable: false, \.interval.id),
      .text("title", "Place and holder", nullable: false) { row in
        "\(row.interval.placeName): \(standing(row.interval))"
      },
      .text(
        "status", "What the rule makes of the claims", form: "held, contested, unknown", nullable: false
      ) {
        $0.interval.status.rawValue
      },
      .text("control", "Who holds the place; null where it is contested, or nobody is known to hold it") {
        $0.interval.holder?.text
      },
      .text("control_id", "The same in the actor book") { $0.interval.holder?.id },
      .strings("claimants", "Between whom it is contested", form: "names") {
        $0.interval.claimants.map(\.text)
      },
      .strings("claimant_ids", "The same in the actor book, where it knows them", form: "ids or names") {
        $0.interval.claimants.map { $0.id ?? $0.text }
      },
      .text("control_from", "Who held it before, where known") { $0.interval.previous?.text },
      .text("control_from_id", "The same in the actor book") { $0.interval.previous?.id },
      .text("name", "The place's main name in the gazetteer", nullable: false, \.interval.placeName),
      .text("place_id", "The place in the gazetteer", nullable: false, \.interval.placeID),
      .text("place_text", "The report's words for the place") { $0.event?.placeText },
      .real("place_score", "How sure the choice of the place is", form: "0...1") { $0.event?.placeScore },
      .text("place_reason", "Why this place") { $0.event?.placeReason },
      .text("country", "Country of the place", form: "ISO 3166-1 alpha-2") { $0.event?.country },
      .text(
        "rule", "The rule that decided among the claims", form: "latest, majority, against-interest",
        nullable: false, \.interval.rule),
      .strings("claim_ids", "Events that speak for it", form: "event ids", \.interval.supporting),
      .strings(
        "competing_ids", "Events of the same time that speak against it", form: "event ids",
        \.interval.competing),
    ]
    let ruled: [Layer<Row>.Column] = [
      .text(
        "decision", "The analyst's ruling that outranks the rule, where there is one", \.interval.decision),
      .text("decision_reason", "Why the analyst ruled so") { $0.ruling?.reason },
      .text("decision_by", "Who ruled so") { $0.ruling?.analyst },
    ]
    let who: [Layer<Row>.Column] = [
      .text("speaker", "Who says so (first event), where it is not the writer") { $0.event?.speaker?.text },
      .text("speaker_id", "The same in the actor book") { $0.event?.speaker?.id },
      .text("quote", "The words of the first event") { $0.event?.evidence.text },
      .integer("evidence_start", "Where the quote starts", form: "byte offset in the file") {
        $0.event?.evidence.span.start
      },
      .integer("evidence_end", "Where the quote ends", form: "byte offset in the file") {
        $0.event?.evidence.span.end
      },
      .text("report", "Name of the first event's report") { $0.event?.report },
      .text("report_title", "Its headline") { $0.report?.title },
      .text("source", "The outlet") { $0.event?.source ?? $0.report?.source },
      .text("source_url", "Where it can be read") { $0.event?.url ?? $0.report?.url },
      .column("recorded", .date, "The day it was published: when we learned it", "YYYY-MM-DD", true) {
        .text($0.event?.recorded?.description)
      },
    ]
    return what + ruled + Layer<Row>.Column.time(span) + who
  }

  /// "IS", "contested between IS and FSA", "holder not known".
  private static func standing(_ interval: ControlInterval) -> String {
    switch interval.status {
    case .held: interval.holder?.text ?? "holder not known"
    case .contested where interval.claimants.isEmpty: "contested"
    case .contested where interval.claimants.count == 1: "contested by \(interval.claimants[0].text)"
    case .contested: "contested between \(interval.claimants.map(\.text).joined(separator: " and "))"
    case .unknown: "holder not known"
    }
  }
}
