import ArgumentParser
import Gazetteer
import GeoJSON
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
      abstract: "List the claims the ledger took, by valid time.",
      discussion: """
        Exit status 1: the ledger has no claim about the place.

        Examples:
          dateline ledger log
          dateline ledger log Al-Bab
          dateline ledger log geonames:169179 --known-at 2016-12-31
        """)

    @OptionGroup var options: LedgerOptions
    @Flag(help: "One JSON object a line instead of a table.") var json = false
    @Argument(help: "Only this place: its name, or its id in the gazetteer.") var place: String?

    func run() throws {
      let knownAt = try options.known()
      let events = try events(in: try options.open(), knownAt: knownAt)
      if let place, events.isEmpty {
        Console.say("dateline: \(place): the ledger has no claim about such a place")
        throw ExitCode(1)
      }
      if json {
        for event in events { try Console.print(LedgerRecord.json(event).line) }
      } else {
        try EventTable.print(events)
      }
      Console.say(Console.count(events.count, "claim"))
    }

    /// A gazetteer's id is looked up; anything else is compared with the names.
    private func events(in ledger: Ledger, knownAt: CivilDate?) throws(InputError) -> [ControlEvent] {
      let exact = try ledger.events(place: place, knownAt: knownAt)
      guard let place, exact.isEmpty else { return exact }
      let key = NameFolding.key(place)
      guard !key.isEmpty else { return [] }
      return try ledger.events(knownAt: knownAt).filter {
        NameFolding.key($0.placeName) == key || NameFolding.key($0.placeText) == key
      }
    }
  }

  /// `dateline ledger at`.
  struct At: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Who held what on a day.",
      discussion: """
        A table of the places whose holder on that day is known, by the rule that the latest word counts; \
        "before" and "now" are open ends. The last two columns count the claims that speak for it and against it.

        Examples:
          dateline ledger at 2016-11-15
          dateline ledger at 2016-11-15 --known-at 2016-11-01
        """)

    @OptionGroup var options: LedgerOptions
    @Flag(help: "One JSON object a line instead of a table.") var json = false
    @Argument(help: "The day (YYYY-MM-DD).") var day: String

    func run() throws {
      let date = try Day.parse(day, at: "DAY")
      let knownAt = try options.known()
      let held = try options.open().holdings(at: date, knownAt: knownAt)
      if json {
        for interval in held { try Console.print(LedgerRecord.json(interval).line) }
      } else {
        try Self.table(held).print()
      }
      Console.say("\(Console.count(held.count, "place")), by the rule '\(EvidenceRule.latest.rawValue)'")
    }

    private static func table(_ held: [ControlInterval]) -> Table {
      Table(
        columns: [
          .init("place"), .init("id", .whole), .init("held by"), .init("since", .whole),
          .init("until", .whole), .init("voices for", .whole), .init("against", .whole),
        ], rows: held.map(cells))
    }

    private static func cells(_ interval: ControlInterval) -> [String] {
      [
        interval.placeName, interval.placeID, interval.holder?.text ?? "unknown",
        interval.start?.description ?? "before", interval.end?.description ?? "now",
        "\(interval.supporting.count)", "\(interval.competing.count)",
      ]
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

/// Claims of the ledger as a table.
enum EventTable {
  static func print(_ events: [ControlEvent]) throws(InputError) {
    try Table(
      columns: [
        .init("valid", .whole), .init("place"), .init("action", .whole), .init("by"), .init("from"),
        .init("says"), .init("report"),
      ], rows: events.map(cells)
    ).print()
  }

  private static func cells(_ event: ControlEvent) -> [String] {
    let valid = [event.valid.earliest?.description ?? "…", event.valid.latest?.description ?? "…"]
    return [
      valid[0] == valid[1] ? valid[0] : valid.joined(separator: "/"), event.placeName, event.action.rawValue,
      event.by?.text ?? "?", event.from?.text ?? "–", event.speaker?.text ?? "the report", event.report,
    ]
  }
}
