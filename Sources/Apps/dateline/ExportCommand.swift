import ArgumentParser
import Layers
import Ledger
import Model
import Pipeline

/// `dateline export`: layers of a ledger, without reading a report again.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the layers of a ledger, in any format.",
    discussion: """
      The layers that rest on the ledger alone: all but distance-checks and mentions, which need the reports \
      ('dateline map' writes them). docs/layers.md tells the fields and what each format can carry.

      Examples:
        dateline export --ledger war.sqlite -o today
        dateline export --format gpkg,kml,pmtiles --rule majority --known-at 2016-11-01 -o then
        dateline export --format csv --snapshot 2016-11-01 --matrix week -o tables
        dateline export --svg map.svg --svg-dates 2016-09-04,2016-12-22
        dateline export --html map.html
      """)

  @Option(help: ArgumentHelp("The ledger file.", valueName: "file")) var ledger = "exports/ledger.sqlite"
  @OptionGroup var layers: LayerOptions

  @OptionGroup var picture: PictureOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var gazetteer: GazetteerOptions

  /// The layers that need the reports.
  private static let ofReports: Set<String> = ["distance-checks", "mentions"]

  func run() throws {
    var plan = try layers.plan()
    let leaflet = try page.library()
    if let other = plan.writer.layers?.intersection(Self.ofReports).min() {
      throw InputError(.usage, at: "--layers", "\(other) is not in a ledger; 'dateline map' writes it")
    }
    plan.writer.layers = plan.writer.layers ?? Set(LayerCatalogue.names).subtracting(Self.ofReports)
    try Ledger.bringUpToDate(ledger, migrated: LedgerCommand.tell)
    let content = try plan.content(of: try Ledger(readOnly: ledger))
    try WrittenTable.print(try plan.writer.write(content))
    try picture.draw(content, gazetteer)
    try page.write(content, leaflet, picture, gazetteer)
  }
}
