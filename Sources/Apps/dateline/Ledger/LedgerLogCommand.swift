import ArgumentParser
import Gazetteer
import GeoJSON
import Ledger
import Model

extension LedgerCommand {
  /// `dateline ledger log`.
  struct Log: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the claims and rulings of the ledger.",
      discussion: """
        Claims by valid time, then rulings by their day. Claims with one witness say the same of one place \
        and come from one sentence, one report or one speaker: the column names the first of them. A claim \
        or ruling that was taken back is marked with "–" before its id.

        Exit status 1: the ledger has no claim or ruling about the place; 64: several places have the name.

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
      let ledger = try options.open()
      let book = RulingBook(try ledger.rulings(knownAt: knownAt))
      var events: [ControlEvent] = []
      var rulings = book.rulings
      if let place {
        let found = try LedgerPlace.find(place, in: ledger)
        if let found { events = try ledger.events(place: found.id, knownAt: knownAt) }
        let key = NameFolding.key(place)
        events += try ledger.unresolvedEvents(knownAt: knownAt).filter { event in
          event.placeText == place || (!key.isEmpty && NameFolding.key(event.placeText) == key)
        }
        rulings = Self.rulings(about: found?.id, events, in: book)
        if events.isEmpty, rulings.isEmpty {
          Console.say("dateline: \(place): the ledger has no claim about such a place")
          throw ExitCode(1)
        }
      } else {
        events = try ledger.events(knownAt: knownAt)
      }
      let witnesses = try ledger.witnessNames(of: events)
      if json {
        for event in events {
          let counts = !book.retracted.contains(event.id)
          try Console.print(LedgerRecord.json(event, witness: witnesses[event.id], counts: counts).line)
        }
        for ruling in rulings {
          try Console.print(LedgerRecord.json(ruling, counts: !book.retracted.contains(ruling.id)).line)
        }
      } else {
        try EventTable.print(events, witnesses: witnesses, retracted: book.retracted)
        if !rulings.isEmpty {
          try Console.print("")
          try RulingTable.print(rulings, retracted: book.retracted)
        }
      }
      Console.say(
        "\(Console.count(events.count, "claim")) of \(Console.count(Set(witnesses.values).count, "voice")), "
          + Console.count(rulings.count, "ruling"))
    }

    /// The decisions about a place, and the retractions of its claims, of those decisions and of each other.
    private static func rulings(about place: String?, _ events: [ControlEvent], in book: RulingBook)
      -> [Ruling]
    {
      var concerned = Set(events.map(\.id))
      if let place { concerned.formUnion(book.decisions(about: place).map(\.id)) }
      var count = 0
      while count != concerned.count {
        count = concerned.count
        for ruling in book.rulings {
          if case .retraction(let target) = ruling.content, concerned.contains(target) {
            concerned.insert(ruling.id)
          }
        }
      }
      return book.rulings.filter { concerned.contains($0.id) }
    }
  }
}
