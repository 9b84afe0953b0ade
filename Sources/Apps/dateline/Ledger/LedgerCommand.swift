import ArgumentParser
import Ledger
import Model

/// `dateline ledger`: what the ledger knows.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Read the ledger: its claims, or who held what on a day.",
    subcommands: [Log.self, At.self, Import.self, Export.self, Merge.self, Check.self])

  /// Tells that a ledger of an older program was copied and brought up to date.
  static func tell(_ migration: LedgerMigration) { Console.say("dateline: note: \(migration)") }

  /// Which ledger a verb reads.
  struct LedgerOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The ledger file.", valueName: "file")) var ledger = "exports/ledger.sqlite"
    @Option(
      name: .long, help: ArgumentHelp("Only what was known on this day (YYYY-MM-DD).", valueName: "day"))
    var knownAt: String?

    /// Opens the ledger for reading; one of an older program is brought up to date first.
    func open() throws(InputError) -> Ledger {
      try Ledger.bringUpToDate(ledger, migrated: LedgerCommand.tell)
      return try Ledger(readOnly: ledger)
    }

    /// The day of `--known-at`.
    func known() throws(InputError) -> CivilDate? {
      try knownAt.map { text throws(InputError) in try Day.parse(text, at: "--known-at") }
    }
  }
}
