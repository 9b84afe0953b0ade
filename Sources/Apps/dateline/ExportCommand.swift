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
      The layers that rest on the ledger alone: control-changes and control-status. \
      distance-checks and mentions need the reports: 'dateline map' writes them.

      Examples:
        dateline export --ledger war.sqlite -o today
        dateline export --rule majority --known-at 2016-11-01 -o then
      """)

  @Option(help: ArgumentHelp("The ledger file.", valueName: "file")) var ledger = "exports/ledger.sqlite"
  @OptionGroup var layers: LayerOptions

  /// The layers that need nothing but a ledger.
  private static let own: Set<String> = ["control-changes", "control-status"]

  func run() throws {
    var plan = try layers.plan()
    if let other = plan.writer.layers?.subtracting(Self.own).min() {
      throw InputError(.usage, at: "--layers", "\(other) is not in a ledger; 'dateline map' writes it")
    }
    plan.writer.layers = plan.writer.layers ?? Self.own
    let content = try plan.content(of: try Ledger(readOnly: ledger))
    try WrittenTable.print(try plan.writer.write(content))
  }
}
