import ArgumentParser
import Atlas
import Foundation
import Gazetteer
import Layers
import Ledger
import Model
import Pipeline

/// `dateline serve`: the layers of a ledger for map viewers and browsers.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve the layers of a ledger to map viewers and browsers.",
    discussion: """
      OGC API – Features and Tiles, and the map page at '/'. The ledger is read only, and read again whenever it \
      grows; docs/server.md tells paths, parameters, statuses and limits. SIGINT and SIGTERM stop the server once \
      running requests are answered. The address is printed on standard error, then one line a request: method, \
      target, status, bytes, milliseconds.

      Examples:
        dateline serve
        dateline serve --ledger war.sqlite --host 0.0.0.0 --port 9000 --rule majority
        ogrinfo OAPIF:http://127.0.0.1:8080 control-changes
        curl 'http://127.0.0.1:8080/collections/control-status/items?datetime=2016-09-14&status=held'
      """)

  @Option(help: ArgumentHelp("The ledger file.", valueName: "file")) var ledger = "exports/ledger.sqlite"
  @OptionGroup var gazetteer: GazetteerOptions
  @Option(help: ArgumentHelp("The name or address to listen on.", valueName: "host")) var host = "127.0.0.1"
  @Option(help: ArgumentHelp("The port; 0 takes one that is free.", valueName: "port")) var port = 8080
  @OptionGroup var rule: LedgerCommand.RuleOption
  @Option(help: ArgumentHelp("Only what was known on this day (YYYY-MM-DD).", valueName: "day"))
  var knownAt: String?
  @Flag(help: "No line for each request.") var quiet = false

  func run() async throws {
    guard (0...65_535).contains(port) else {
      throw InputError(.usage, at: "--port", "expected 0...65535, found \(port)")
    }
    let options = AtlasOptions(
      ledger: ledger, gazetteer: try servedGazetteer(), host: host, port: port, rule: try rule.chosen(),
      knownAt: try knownAt.map { text throws(InputError) in try Day.parse(text, at: "--known-at") },
      logsRequests: !quiet)
    try Ledger.bringUpToDate(ledger, migrated: LedgerCommand.tell)
    let server = try AtlasServer(options)
    try await server.run { Console.say("dateline: serving \(ledger) at \($0)") }
  }

  /// The gazetteer by option, by environment or at its usual place; without one that is asked for there are no places.
  private func servedGazetteer() throws(InputError) -> String? {
    if FileManager.default.fileExists(atPath: gazetteer.path) { return gazetteer.path }
    guard gazetteer.path == GazetteerOptions.usualPath else {
      throw InputError(.missingInput, at: gazetteer.path, "no gazetteer there")
    }
    Console.say("dateline: note: no gazetteer at \(gazetteer.path): no collection of places is served")
    return nil
  }
}
