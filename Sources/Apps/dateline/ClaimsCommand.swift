import ArgumentParser
import GeoJSON
import Model
import Pipeline
import Reports

/// `dateline claims`: a filter from reports to claims, one JSON object a line.
struct ClaimsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims", abstract: "Print what reports claim, one JSON object a line.")

  @OptionGroup var gazetteer: GazetteerOptions
  @OptionGroup var reports: ReportArguments

  func run() throws {
    let pipeline = try gazetteer.pipeline()
    try reports.forEach(pipeline.reader) { report throws(InputError) in
      for claim in try pipeline.analyse(report).claims { try Console.print(ClaimRecord.json(claim).line) }
    }
  }
}

/// `dateline mentions`: the places reports name, one JSON object a line.
struct MentionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mentions", abstract: "Print the places reports name, one JSON object a line.")

  @OptionGroup var gazetteer: GazetteerOptions
  @OptionGroup var reports: ReportArguments

  func run() throws {
    let pipeline = try gazetteer.pipeline()
    try reports.forEach(pipeline.reader) { report throws(InputError) in
      for place in try pipeline.analyse(report).places {
        try Console.print(PlaceMentionRecord.json(place, in: report).line)
      }
    }
  }
}
