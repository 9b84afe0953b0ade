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
      let held = try options.open().standings(at: date, knownAt: knownAt)
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
