import ArgumentParser
import Foundation
import Ledger
import Model
import Pipeline

extension LedgerCommand {
  /// `dateline ledger import`.
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take tables of events and control: ACLED, UCDP GED, VIINA, or your own.",
      discussion: """
        The format is found out by the header. Parties are looked up in the actor book, places in the gazetteer: by id, by \
        name near the coordinates given, or by name alone; the reason is kept. Of ACLED only what tells of control \
        is taken, of UCDP GED only that a place was fought over, of VIINA control the first day of each status. Your own table \
        (docs/ledger-csv.md) needs the columns place, date, and by or from; one that 'dateline ledger export' has written is \
        taken back: a changed row is a new claim and a retraction of the old one, a missing row is told.

        Each bad row is one line. Where one is bad nothing is taken (exit status 65), unless --rejects names a file for \
        it (exit status 1).

        Examples:
          dateline ledger import acled.csv --dry-run --ledger war.sqlite
          dateline ledger import GEDEvent_v25_1.csv control_latest_2023.csv --ledger war.sqlite
          dateline ledger import claims.csv --analyst 'J. Doe' --retract-missing
          dateline ledger import acled.csv --map-actor 'Opposition Rebels (Syria)=rebels'
        """)

    @OptionGroup var gazetteer: GazetteerOptions
    @Option(help: ArgumentHelp("The ledger that takes; made where there is none.", valueName: "file"))
    var ledger = "exports/ledger.sqlite"
    @Argument(help: "The tables; - is standard input.") var files: [String]
    @Option(
      help: "Format of all tables: \(ConflictTableFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format: String?
    @Flag(help: "Tell what would be taken, and write nothing.") var dryRun = false
    @Option(
      help: ArgumentHelp(
        "The day on which a table was learned, where its source tells none (YYYY-MM-DD); today unless said.",
        valueName: "day"))
    var recorded: String?
    @Option(
      help: ArgumentHelp(
        "What a party of the tables is, by its id in the actor book; may be repeated.", valueName: "name=id"))
    var mapActor: [String] = []
    @Option(help: ArgumentHelp("Who changed the table, for the rulings.", valueName: "name")) var analyst:
      String?
    @Flag(help: "Retract the claims whose rows were taken out of a table that the ledger has written.")
    var retractMissing = false
    @Option(help: ArgumentHelp("Where bad rows go; the others are taken then.", valueName: "file"))
    var rejects: String?

    func run() throws {
      let tables = ConflictTableImport(try options(), gazetteer: try gazetteer.open())
      let outcome = try tables.run(files, into: ledger) { message in
        switch message {
        case .bad(let error): Self.say("dateline: \(error)")
        case .migrated(let migration): Self.say("dateline: note: \(migration)")
        case .changed(let claim, let differences): Self.say("changed: claim \(claim): \(differences)")
        case .progress(let file, let rows): Console.progress("\(file): \(rows) rows")
        }
      }
      Console.endProgress()
      try TableImportSummary(outcome: outcome, isDry: dryRun, ledger: ledger).print()
      guard outcome.tables.contains(where: { $0.bad > 0 }) else { return }
      throw ExitCode(rejects != nil && !dryRun ? 1 : InputError.Kind.data.rawValue)
    }

    private static func say(_ line: String) {
      Console.endProgress()
      Console.say(line)
    }

    private func options() throws(InputError) -> ConflictTableImport.Options {
      let day = try recorded.map { text throws(InputError) in try Day.parse(text, at: "--recorded") }
      var options = ConflictTableImport.Options(recorded: day ?? Day.today)
      if let format {
        guard let known = ConflictTableFormat(rawValue: format) else {
          let names = ConflictTableFormat.allCases.map(\.rawValue).joined(separator: ", ")
          throw InputError(.usage, at: "--format", "expected one of \(names), found '\(format)'")
        }
        options.format = known
      }
      for pair in mapActor {
        // The name may hold a sign of equality, an id does not.
        guard let sign = pair.lastIndex(of: "="), sign > pair.startIndex,
          pair.index(after: sign) < pair.endIndex
        else { throw InputError(.usage, at: "--map-actor", "expected NAME=ID, found '\(pair)'") }
        options.actors[String(pair[..<sign])] = String(pair[pair.index(after: sign)...])
      }
      options.analyst = analyst
      options.retractsMissing = retractMissing
      options.isDry = dryRun
      options.rejects = rejects
      return options
    }
  }
}

extension Day {
  /// The day of the machine's clock, in UTC.
  static var today: CivilDate {
    CivilDate(dayNumber: Int((Date().timeIntervalSince1970 / 86_400).rounded(.down)))
  }
}

/// What an import tells a person: the same for a dry run.
struct TableImportSummary {
  let outcome: ConflictTableOutcome
  let isDry: Bool
  let ledger: String

  func print() throws(InputError) {
    for table in outcome.tables { try print(table) }
    try missing()
    let added = outcome.tables.flatMap(\.added.values).reduce(0, +)
    let bad = outcome.tables.map(\.bad).reduce(0, +)
    if isDry {
      Console.say("\(ledger): a dry run: nothing was written")
    } else if outcome.isKept {
      Console.say("\(ledger): \(Console.count(added, "claim")) taken")
    } else {
      Console.say(
        "\(ledger): nothing was taken: \(Console.count(bad, "bad row")); mend them, or name a file with --rejects"
      )
    }
  }

  private func print(_ table: ConflictTableReport) throws(InputError) {
    let added = table.added.values.reduce(0, +)
    try Console.show(
      "\(table.file) (\(table.format.rawValue)): \(Console.count(table.rows, "row")): "
        + "\(Console.count(added, "new claim")), \(table.known) known, \(table.changed) changed, "
        + "\(table.skipped.values.reduce(0, +)) left out, \(table.bad) bad")
    try list("new claims", table.added.map { ($0.key.rawValue, $0.value) })
    try list("left out", table.skipped.map { ($0.key, $0.value) })
    try list("not in the actor book (--map-actor)", table.unknownActors.map { ($0.key, $0.value) })
    try list("not on the map", table.unknownPlaces.map { ($0.key, $0.value) })
  }

  /// The most frequent first.
  private func list(_ title: String, _ counts: [(name: String, count: Int)]) throws(InputError) {
    guard !counts.isEmpty else { return }
    try Console.show("  \(title):")
    for entry in counts.sorted(by: { ($1.count, $0.name) < ($0.count, $1.name) }) {
      try Console.show("    \(entry.count)  \(entry.name)")
    }
  }

  private func missing() throws(InputError) {
    guard !outcome.missing.isEmpty else { return }
    try Console.show(
      "\(Console.count(outcome.missing.count, "claim")) of the ledger not in the tables: "
        + (outcome.retractsMissing ? "retracted" : "left as they are (--retract-missing retracts them)"))
    for event in outcome.missing {
      try Console.show(
        "    \(event.id)  \(event.valid.latest?.description ?? "…") \(event.placeName): "
          + "\(event.action.rawValue) by \(event.by?.text ?? "?")")
    }
  }
}
