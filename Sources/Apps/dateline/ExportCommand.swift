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
      docs/layers.md tells the layers, their fields and what each format can carry. A ledger of an older Dateline \
      has no distance-checks and mentions until its reports are read again.

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

  func run() throws {
    var plan = try layers.plan()
    if picture.svg != nil || page.html != nil { plan.sketches = true }
    let leaflet = try page.library()
    try Ledger.bringUpToDate(ledger, migrated: LedgerCommand.tell)
    let content = try plan.content(of: try Ledger(readOnly: ledger))
    try WrittenTable.print(try plan.writer.write(content))
    try picture.draw(content, gazetteer)
    try page.write(content, leaflet, picture, gazetteer)
  }
}
