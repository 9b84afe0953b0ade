import ArgumentParser
import Gazetteer
import GeoJSON
import Ledger
import Model

extension LedgerCommand {
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
}
