internal import Features
internal import Model

/// `mentions`: one feature for each mention of a place, resolved or not.
enum MentionsLayer {
  typealias Row = MentionRecord

  static var layer: Layer<Row> {
    Layer(
      name: "mentions", featureType: "place-mention",
      summary: "A mention of a place in a report, with the place it was taken for.",
      columns: columns, id: name, geometry: { $0.place.choice.map { .point($0.place.coordinate) } },
      span: { LayerTime(published: $0.report.published) })
  }

  private static func name(_ row: Row) -> String { "\(row.report.id):\(row.span.start)-\(row.span.end)" }

  private static var columns: [Layer<Row>.Column] {
    let what: [Layer<Row>.Column] = [
      .text("id", "Name of the mention", form: "report:start-end", nullable: false, name),
      .text("title", "The report's words", nullable: false, \.place.mention.text),
      .text("name", "The place's main name in the gazetteer, else the report's words", nullable: false) {
        $0.place.choice?.place.name ?? $0.place.mention.text
      },
      .text("place_id", "The place in the gazetteer; null where not resolved") { $0.place.choice?.place.id },
      .text("place_text", "The report's words for the place", nullable: false, \.place.mention.text),
      .real("place_score", "How sure the choice of the place is", form: "0...1") { $0.place.choice?.score },
      .text("place_reason", "Why this place, or why none", \.place.reason),
      .text("country", "Country of the place", form: "ISO 3166-1 alpha-2") { $0.place.choice?.place.country },
      .integer(
        "candidate_count", "How many places of the gazetteer have such a name", form: "0 or more",
        nullable: false
      ) {
        $0.place.candidates.count
      },
      .text("use", "How the name is used", form: "literal, metonym, demonym", nullable: false) {
        $0.place.mention.use.rawValue
      },
      .text("feature_word", "The kind of thing that the words beside it name", form: "as \"village\"") {
        $0.place.mention.featureWord
      },
    ]
    let source: [Layer<Row>.Column] = [
      .text("quote", "The sentence", \.sentence),
      .integer(
        "evidence_start", "Where the mention starts", form: "byte offset in the file", nullable: false,
        \.span.start),
      .integer(
        "evidence_end", "Where the mention ends", form: "byte offset in the file", nullable: false, \.span.end
      ),
      .text("report", "Name of the report", nullable: false, \.report.id),
      .text("report_title", "Its headline", \.report.title),
      .text("source", "The outlet", \.report.source),
      .text("source_url", "Where it can be read", \.report.url),
      .column("recorded", .date, "The day it was published", "YYYY-MM-DD", true) {
        .text($0.report.published?.description)
      },
    ]
    return what + Layer<Row>.Column.time { LayerTime(published: $0.report.published) } + source
  }
}
