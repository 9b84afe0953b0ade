import ArgumentParser
import GeoJSON
import Model
import Pipeline
import Reports

/// `dateline claims`: a filter from reports to claims, one JSON object a line.
struct ClaimsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims", abstract: "Print what reports claim, one JSON object a line.",
    discussion: """
      A filter: JSON Lines in (id, text, published, title, source, url), JSON Lines out, in the order of the reports. \
      docs/claims.md tells the fields. A report that cannot be read is told on standard error, the others are \
      still read, and the exit status is the first one's.

      Examples:
        dateline claims dispatches/2016-09-05-tweiran.md
        dateline claims - < reports.jsonl > claims.jsonl
        dateline claims dispatches/*.md | jq -r 'select(.action == "capture").place.name'
      """)

  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var reports: ReportArguments

  func run() throws {
    let pipeline = try analysis.pipeline(candidates: 0)
    try reports.forEach(pipeline.reader) { report throws(InputError) in
      try pipeline.analyse(report).claims.map { ClaimRecord.json($0).line }
    } _: { lines throws(InputError) in
      for line in lines { try Console.print(line) }
    }
  }
}

/// `dateline mentions`: the places reports name, one JSON object a line.
struct MentionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mentions", abstract: "Print the places reports name, one JSON object a line.",
    discussion: """
      Each mention with the place it was taken for, or null, and the candidates it was not taken for. \
      docs/claims.md tells the fields.

      Examples:
        dateline mentions dispatches/2016-12-27-jabar.md
        dateline mentions - < reports.jsonl | jq -r 'select(.place == null).text'
      """)

  @OptionGroup var gazetteer: GazetteerOptions
  @OptionGroup var reports: ReportArguments

  func run() throws {
    let pipeline = try ReportPipeline(gazetteer: gazetteer.open())
    try reports.forEach(pipeline.reader) { report throws(InputError) in
      try pipeline.analyse(report).places.map { PlaceMentionRecord.json($0, in: report).line }
    } _: { lines throws(InputError) in
      for line in lines { try Console.print(line) }
    }
  }
}
