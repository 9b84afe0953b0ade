import ArgumentParser
import Ledger
import Model

/// `dateline ledger`: what the ledger knows.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Read the ledger: its claims, or who held what on a day.",
    subcommands: [Log.self, At.self])

  /// Which ledger a verb reads.
  struct LedgerOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The ledger file.", valueName: "file")) var ledger = "exports/ledger.sqlite"
    @Option(
      name: .long, help: ArgumentHelp("Only what was known on this day (YYYY-MM-DD).", valueName: "day"))
    var knownAt: String?

    /// Opens the ledger for reading.
    func open() throws(InputError) -> Ledger { try Ledger(readOnly: ledger) }

    /// The day of `--known-at`.
    func known() throws(InputError) -> CivilDate? {
      try knownAt.map { text throws(InputError) in try Day.parse(text, at: "--known-at") }
    }
  }

  /// `dateline ledger log`.
  struct Log: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the claims the ledger took, by valid time.")

    @OptionGroup var options: LedgerOptions
    @Argument(help: "Only this place (a gazetteer id, as in the place column).") var place: String?

    func run() throws {
      let events = try options.open().events(place: place, knownAt: try options.known())
      try Console.table(
        ["valid", "place", "action", "by", "from", "says", "report"], events.map(EventRow.cells), limit: 40)
      Console.say("\(events.count) claims")
    }
  }

  /// `dateline ledger at`.
  struct At: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Who held what on a day.")

    @OptionGroup var options: LedgerOptions
    @Argument(help: "The day (YYYY-MM-DD).") var day: String

    func run() throws {
      let date = try Day.parse(day, at: "DAY")
      let held = try options.open().holdings(at: date, knownAt: try options.known())
      try Console.table(
        ["place", "id", "held by", "since", "known to", "against"],
        held.map { interval in
          [
            interval.placeName, interval.placeID, interval.holder?.text ?? "unknown",
            interval.start?.description ?? "before", interval.end?.description ?? "now",
            "\(interval.competing.count)",
          ]
        })
      Console.say("\(held.count) places, by the rule '\(EvidenceRule.latest.rawValue)'")
    }
  }
}

/// Days on the command line.
enum Day {
  static func parse(_ text: String, at option: String) throws(InputError) -> CivilDate {
    guard let date = CivilDate(iso: text) else {
      throw InputError(.usage, at: option, "expected a day as YYYY-MM-DD, found '\(text)'")
    }
    return date
  }
}

/// A claim of the ledger as cells of a table.
enum EventRow {
  static func cells(_ event: ControlEvent) -> [String] {
    let valid = [event.valid.earliest?.description ?? "…", event.valid.latest?.description ?? "…"]
    return [
      valid[0] == valid[1] ? valid[0] : valid.joined(separator: "/"), event.placeName, event.action.rawValue,
      event.by?.text ?? "?", event.from?.text ?? "–", event.speaker?.text ?? "the report", event.report,
    ]
  }
}
