internal import Features
internal import Model

/// `control-changes`: one feature for each word of a change of control.
enum ControlChangesLayer {
  struct Row {
    var event: ControlEvent
    var report: ReportRecord?
    /// The same change told by others, this word included.
    var claims: [String]
    /// Words for the same time that name another holder.
    var competing: [String]
  }

  static func rows(
    of events: [ControlEvent], intervals: [ControlInterval], reports: [String: ReportRecord]
  ) -> [Row] {
    let changes = Set(events.lazy.filter(\.action.isChange).map(\.id))
    var claims: [String: Set<String>] = [:]
    var competing: [String: Set<String>] = [:]
    for interval in intervals {
      let told = interval.supporting.filter(changes.contains)
      for id in told {
        claims[id, default: []].formUnion(told)
        competing[id, default: []].formUnion(interval.competing)
      }
      for id in interval.competing { competing[id, default: []].formUnion(interval.supporting) }
    }
    return events.lazy.filter(\.action.isChange).map { event in
      Row(
        event: event, report: reports[event.report], claims: (claims[event.id] ?? [event.id]).sorted(),
        competing: (competing[event.id] ?? []).subtracting([event.id]).sorted())
    }
  }

  static var layer: Layer<Row> {
    Layer(
      name: "control-changes", featureType: "control-change",
      summary: "A change of control (capture, recapture, lose, withdraw) as one report tells it.",
      columns: columns, id: \.event.id, geometry: { $0.event.coordinate.map(Geometry.point) },
      span: { LayerTime($0.event.valid) }, category: { LayerStyle.category(of: $0.event.by) },
      categoryFields: ["by_id", "by"])
  }

  private static var columns: [Layer<Row>.Column] {
    let what: [Layer<Row>.Column] = [
      .text("id", "Name of the event; the same in every run", nullable: false, \.event.id),
      .text("title", "The change in a few words", nullable: false) { title(of: $0.event) },
      .text("action", "What happened", form: "capture, recapture, lose, withdraw", nullable: false) {
        $0.event.action.rawValue
      },
      .text("by", "Who took, lost or left it, in the report's words") { $0.event.by?.text },
      .text("by_id", "The same in the actor book") { $0.event.by?.id },
      .text("from", "From whom it was taken, in the report's words") { $0.event.from?.text },
      .text("from_id", "The same in the actor book") { $0.event.from?.id },
      .text(
        "name", "The place's main name in the gazetteer, else the report's words", nullable: false,
        \.event.placeName),
      .text("place_id", "The place in the gazetteer; null where not resolved", \.event.placeID),
      .text("place_text", "The report's words for the place", nullable: false, \.event.placeText),
      .text("place_kind", "What the words name", form: "point, line, set, count", nullable: false) {
        $0.event.geometry.rawValue
      },
      .integer(
        "place_count", "How many places an unnamed set has, where said", form: "0 or more", \.event.count),
      .real("place_score", "How sure the choice of the place is", form: "0...1", \.event.placeScore),
      .text("place_reason", "Why this place", \.event.placeReason),
      .text("country", "Country of the place", form: "ISO 3166-1 alpha-2", \.event.country),
    ]
    let why: [Layer<Row>.Column] = [
      .strings(
        "claim_ids", "Events that tell the same change, this one included", form: "ids of this layer",
        \.claims),
      .strings(
        "competing_ids", "Events for the same time that name another holder", form: "event ids",
        \.competing),
    ]
    return what + Layer<Row>.Column.time { LayerTime($0.event.valid) } + why
      + Layer<Row>.Column.source(event: \.event, report: \.report)
  }

  /// "Tweiran: IS → FSA"; with the report's own words for place and parties.
  static func title(of event: ControlEvent) -> String {
    switch (event.action, event.by?.text, event.from?.text) {
    case (.lose, let by?, _), (.lose, nil, let by?): "\(event.placeText): lost by \(by)"
    case (.withdraw, let by?, _), (.withdraw, nil, let by?): "\(event.placeText): left by \(by)"
    case (_, let by?, let from?): "\(event.placeText): \(from) → \(by)"
    case (_, let by?, nil): "\(event.placeText): taken by \(by)"
    case (_, nil, let from?): "\(event.placeText): taken from \(from)"
    case (_, nil, nil): "\(event.placeText): \(event.action.rawValue)"
    }
  }
}

extension Layer.Column {
  /// The fields that say who says so, and where.
  static func source(
    event: @escaping (Row) -> ControlEvent, report: @escaping (Row) -> ReportRecord?
  ) -> [Self] {
    [
      text("speaker", "Who says so, where it is not the writer") { event($0).speaker?.text },
      text("speaker_id", "The same in the actor book") { event($0).speaker?.id },
      text("quote", "The words that say so", nullable: false) { event($0).evidence.text },
      integer("evidence_start", "Where the quote starts", form: "byte offset in the file", nullable: false) {
        event($0).evidence.span.start
      },
      integer("evidence_end", "Where the quote ends", form: "byte offset in the file", nullable: false) {
        event($0).evidence.span.end
      },
      text("report", "Name of the report", nullable: false) { event($0).report },
      text("report_title", "Its headline") { report($0)?.title },
      text("source", "The outlet") { event($0).source ?? report($0)?.source },
      text("source_url", "Where it can be read") { event($0).url ?? report($0)?.url },
      column("recorded", .date, "The day it was published: when we learned it", "YYYY-MM-DD", true) {
        .text(event($0).recorded?.description)
      },
    ]
  }
}
