import ArgumentParser
import GeoJSON
import Ledger
import Model

extension LedgerCommand {
  /// `dateline ledger at`.
  struct At: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Who held what on a day.",
      discussion: """
        A table of the places that something is told of by that day: who holds them, between whom they are \
        contested, or that nobody is known to hold them since the last holder left; "before" and "now" are \
        open ends. The last two columns count the claims for it and against it. A "!" marks an analyst's \
        decision, which outranks the rule.

        Examples:
          dateline ledger at 2016-11-15
          dateline ledger at 2016-11-15 --known-at 2016-11-01
          dateline ledger at 2016-11-15 --rule against-interest --json
        """)

    @OptionGroup var options: LedgerOptions
    @OptionGroup var rule: RuleOption
    @Flag(help: "One JSON object a line instead of a table.") var json = false
    @Argument(help: "The day (YYYY-MM-DD).") var day: String

    func run() throws {
      let date = try Day.parse(day, at: "DAY")
      let (knownAt, rule) = (try options.known(), try rule.chosen())
      let standings = try options.open().standings(at: date, rule: rule, knownAt: knownAt)
      if json {
        for interval in standings { try Console.print(LedgerRecord.json(interval).line) }
      } else {
        try StandingTable.table(standings).print()
      }
      let counts = ControlInterval.Status.allCases.map { status in
        "\(standings.count { $0.status == status }) \(status.rawValue)"
      }
      Console.say(
        "\(Console.count(standings.count, "place")): \(counts.joined(separator: ", ")); "
          + "by the rule '\(rule.rawValue)': \(rule.summary)")
    }
  }
}

/// Intervals of one day as a table.
enum StandingTable {
  static func table(_ standings: [ControlInterval]) -> Table {
    Table(
      columns: [
        .init("place"), .init("id", .whole), .init("held by"), .init("since", .whole), .init("until", .whole),
        .init("voices for", .whole), .init("against", .whole),
      ], rows: standings.map(cells))
  }

  /// Who holds a place: a party, several that contest it, or nobody known.
  static func who(_ interval: ControlInterval?) -> String {
    guard let interval else { return "nothing told" }
    let mark = interval.decision == nil ? "" : "! "
    return switch interval.status {
    case .held: mark + (interval.holder?.text ?? "unknown")
    case .contested: mark + "contested: " + interval.claimants.map(\.text).joined(separator: ", ")
    case .unknown: mark + "unknown"
    }
  }

  private static func cells(_ interval: ControlInterval) -> [String] {
    [
      interval.placeName, interval.placeID, who(interval), interval.start?.description ?? "before",
      interval.end?.description ?? "now", "\(interval.supporting.count)", "\(interval.competing.count)",
    ]
  }
}
