import ArgumentParser
import GeoJSON
import Ledger
import Model

extension LedgerCommand {
  /// `dateline ledger diff`.
  struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "What changed between two days.",
      discussion: """
        The places whose holder, or whose being contested or unknown, differs between the two days, with \
        both. What changed and changed back in between is not told: 'ledger log' tells every claim.

        Examples:
          dateline ledger diff 2016-09-01 2016-12-31
          dateline ledger diff 2016-09-01 2016-12-31 --rule majority --json
        """)

    @OptionGroup var options: LedgerOptions
    @OptionGroup var rule: RuleOption
    @Flag(help: "One JSON object a line instead of a table.") var json = false
    @Argument(help: "The first day (YYYY-MM-DD).") var first: String
    @Argument(help: "The second day.") var second: String

    func run() throws {
      let days = (try Day.parse(first, at: "FIRST"), try Day.parse(second, at: "SECOND"))
      let (knownAt, rule) = (try options.known(), try rule.chosen())
      let changes = try options.open().changes(from: days.0, to: days.1, rule: rule, knownAt: knownAt)
      if json {
        for change in changes { try Console.print(LedgerRecord.json(change).line) }
      } else {
        try Table(
          columns: [
            .init("place"), .init("id", .whole), .init("\(days.0)"), .init("\(days.1)"),
            .init("since", .whole),
          ],
          rows: changes.map { change in
            let place = change.after ?? change.before
            return [
              place?.placeName ?? "", place?.placeID ?? "", StandingTable.who(change.before),
              StandingTable.who(change.after), change.after?.start?.description ?? "before",
            ]
          }
        ).print()
      }
      Console.say("\(Console.count(changes.count, "place")) changed, by the rule '\(rule.rawValue)'")
    }
  }
}
