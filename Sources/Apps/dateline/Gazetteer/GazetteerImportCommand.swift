import ArgumentParser
import Foundation
import Gazetteer
import Model

extension GazetteerCommand {
  /// `dateline gazetteer import`.
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add places and names of other sources to the gazetteer.",
      discussion: """
        Reads GeoNames (dumps, alternateNamesV2, admin1CodesASCII, admin2Codes, countryInfo, hierarchy), UN OCHA's P-code \
        tables, Who's On First lines, Wikidata lines, Linked Places (GeoJSON-LD and LP-TSV), and GeoJSON, CSV or TSV of \
        your own; plain, .gz or .zip as downloaded; - is standard input. The format is found out from name and content.

        A place that another source has already is joined with it: by identifiers first, then by name, nearness and class \
        ('dateline gazetteer conflate --explain' tells which). Rows of an id that is there are renewed; rows of the \
        project's own tables stand. All files go into one new state of the gazetteer that replaces the old one when whole. \
        Exit status 1: rows were left out as bad; each is told with its line.

        Examples (GeoNames' files are at https://download.geonames.org/export/dump/):
          dateline gazetteer import SY.zip
          dateline gazetteer import allCountries.zip alternateNamesV2.zip admin1CodesASCII.txt admin2Codes.txt
          dateline gazetteer import Locations.csv --rejects bad-rows.txt
          dateline gazetteer import sites.csv --columns name=title,lon=x,lat=y --source 'our survey' --licence CC0
          dateline gazetteer import cities500.zip --country SY --country IQ --feature P
        """)

    @OptionGroup var gazetteer: GazetteerOptions
    @Argument(help: "The files, in the order in which they count.") var files: [String]
    @Option(help: "Format of all files: \(SourceFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format: String?
    @OptionGroup var filter: FilterOptions
    @Option(
      help: ArgumentHelp(
        "What the columns of a table or the properties of GeoJSON mean, such as name=title,lon=x.",
        valueName: "field=column,…"))
    var columns: String?
    @Option(help: ArgumentHelp("Before ids of your own that have no name space.", valueName: "name"))
    var namespace: String?
    @Option(help: "Name of the source, if not the file's.") var source: String?
    @Option(help: "Terms of use, if not the publisher's.") var licence: String?
    @Option(
      help: ArgumentHelp("Where bad rows go, each after a line that says what is wrong.", valueName: "file"))
    var rejects: String?
    @Flag(help: "Stop at the first bad row and leave the gazetteer as it was.") var strict = false

    func run() throws {
      var options = ImportOptions()
      if let format {
        guard let known = SourceFormat(rawValue: format) else {
          throw InputError(
            .usage, at: "--format",
            "expected one of \(SourceFormat.allCases.map(\.rawValue).joined(separator: ", ")), found '\(format)'"
          )
        }
        options.format = known
      }
      options.filter = try filter.filter()
      options.mapping =
        try columns.map { text throws(InputError) in try ColumnMapping(text) } ?? ColumnMapping()
      options.nameSpace = namespace
      options.source = source
      options.licence = licence
      options.rejects = rejects
      options.isStrict = strict
      var clock = ProgressClock()
      let summaries = try GazetteerImporter(options).add(files, to: gazetteer.path) { clock.show($0) }
      Console.endProgress()
      for summary in summaries { tell(summary) }
      if summaries.contains(where: { $0.badRows > 0 }) { throw ExitCode(1) }
    }

    private func tell(_ summary: ImportSummary) {
      for problem in summary.problems { Console.say("dateline: \(problem)") }
      if summary.badRows > summary.problems.count {
        Console.say(
          "dateline: \(summary.file): … and \(summary.badRows - summary.problems.count) more bad rows"
            + (rejects == nil ? "; see --rejects" : ""))
      }
      let parts = [
        "\(summary.placesAdded) places added", "\(summary.placesMerged) known already",
        "\(summary.placesJoined) joined with another source's", "\(summary.nearMisses) close but not joined",
        summary.namesAdded > 0 ? "\(summary.namesAdded) names" : nil,
        summary.areas > 0 ? "\(summary.areas) areas" : nil,
        "\(summary.filtered) left out", Console.count(summary.badRows, "bad row"),
      ]
      Console.say(
        "\(summary.file) (\(summary.format.rawValue)): \(summary.rows) rows: "
          + parts.compactMap(\.self).filter { !$0.hasPrefix("0 ") || $0.contains("bad") }.joined(
            separator: ", "))
    }
  }
}

/// Which places of a source or of the gazetteer are wanted.
struct FilterOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Only this country (ISO 3166-1 alpha-2); may be repeated.", valueName: "cc"))
  var country: [String] = []
  @Option(help: ArgumentHelp("Only this box, degrees.", valueName: "west,south,east,north")) var bbox: String?
  @Option(
    help: ArgumentHelp(
      "Only this class or code of features, such as P or H.DAM; may be repeated.", valueName: "class"))
  var feature: [String] = []

  /// The filter.
  func filter() throws(InputError) -> PlaceFilter {
    var filter = PlaceFilter()
    filter.countries = try CountryOption.codes(country)
    filter.box = try bbox.map { text throws(InputError) in try PlaceFilter.Box(text) }
    for text in feature { filter.features.append(try PlaceFilter.Feature(text)) }
    return filter
  }
}

/// Rows, rows a second and the time left, on a terminal.
struct ProgressClock {
  private var stage = ""
  private var start = ContinuousClock.now
  private var last = ContinuousClock.now

  /// Shows how far the work is; a few times a second.
  mutating func show(_ progress: ImportProgress) {
    let now = ContinuousClock.now
    if progress.stage != stage {
      stage = progress.stage
      start = now
    } else if now - last < .milliseconds(200) {
      return
    }
    last = now
    let seconds = (now - start) / .seconds(1)
    var text = "\(stage): \(progress.rows) rows"
    if seconds > 0.5 {
      text += ", \(Int(Double(progress.rows) / seconds)) rows/s"
      if let share = progress.share, share > 0.005 {
        text += ", \(Int(share * 100)) %, \(Int((seconds / share - seconds).rounded(.up))) s left"
      }
    }
    Console.progress(text)
  }
}
