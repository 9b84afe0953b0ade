import ArgumentParser
import Foundation
import GeoJSON
import Ledger
import Model

/// `dateline ledger`: what the ledger knows, why, and what analysts rule.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Ask the ledger who held what and why; retract claims, decide disputes.",
    subcommands: [
      At.self, Diff.self, Log.self, Why.self, Retract.self, Decide.self, Import.self, Export.self, Merge.self,
      Check.self,
    ])

  /// Tells that a ledger of an older program was copied and brought up to date.
  static func tell(_ migration: LedgerMigration) { Console.say("dateline: note: \(migration)") }

  /// Which ledger a verb reads, and as of which day.
  struct LedgerOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The ledger file.", valueName: "file")) var ledger = "exports/ledger.sqlite"
    @Option(
      name: .long,
      help: ArgumentHelp(
        "Only claims and rulings known on this day (YYYY-MM-DD); claims whose day is not known are left out.",
        valueName: "day"))
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

  /// By which rule a verb weighs the claims.
  struct RuleOption: ParsableArguments {
    @Option(
      help: ArgumentHelp(
        "How claims are weighed: "
          + EvidenceRule.allCases.map { "\($0.rawValue), \($0.summary)" }.joined(separator: "; ") + ".",
        valueName: "rule"))
    var rule = EvidenceRule.latest.rawValue

    /// The rule of that name.
    func chosen() throws(InputError) -> EvidenceRule {
      try Choice.one(rule, of: EvidenceRule.self, option: "--rule")
    }
  }

  /// Who rules, when and why.
  struct RulingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The ledger file.", valueName: "file")) var ledger = "exports/ledger.sqlite"
    @Option(
      help: ArgumentHelp("Why; it is kept, and shown wherever the ruling counts.", valueName: "sentence"))
    var reason: String
    @Option(help: ArgumentHelp("Who rules.", valueName: "name")) var analyst: String?
    @Option(
      help: ArgumentHelp("The day of the ruling (YYYY-MM-DD); today in UTC where left out.", valueName: "day")
    )
    var on: String?
    @Flag(help: "The ruling as a JSON object.") var json = false

    /// Records a ruling in a ledger that is there, and says so.
    func record(_ content: Ruling.Content, in ledger: Ledger) throws(InputError) {
      guard !reason.allSatisfy(\.isWhitespace) else {
        throw InputError(.usage, at: "--reason", "expected a sentence, found none")
      }
      let today = CivilDate(dayNumber: Int(Date().timeIntervalSince1970 / 86_400))
      let day = try on.map { text throws(InputError) in try Day.parse(text, at: "--on") } ?? today
      let ruling = RulingMaker.ruling(content, reason: reason, analyst: analyst, recorded: day)
      let added = try ledger.record([ruling])
      if json { try Console.print(LedgerRecord.json(ruling, counts: true).line) }
      let what = added > 0 ? "recorded" : "was there already"
      Console.say(
        "\(self.ledger): ruling \(ruling.id) \(what); take it back with 'ledger retract \(ruling.id)'")
    }

    /// Opens the ledger for writing; one that is not there is not made.
    func open() throws(InputError) -> Ledger {
      guard FileManager.default.fileExists(atPath: ledger) else {
        throw InputError(.missingInput, at: ledger, "no such file")
      }
      return try Ledger(path: ledger, migrated: LedgerCommand.tell)
    }
  }
}
