import ArgumentParser
import Foundation
import Ledger
import Model

extension LedgerCommand {
  /// `dateline ledger merge`.
  struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take what other ledgers hold, such as the parts of a cluster run.",
      discussion: """
        Takes reports, claims, fingerprints and rulings. What the ledger has already adds nothing, and the order plays no part. \
        The others are only read; one of an older Dateline is read by way of a copy. Where two rows of one name \
        differ, both are told and nothing is taken (exit status 65).

        Examples:
          dateline ledger merge part-*.sqlite --ledger war.sqlite
        """)

    @Option(help: ArgumentHelp("The ledger that takes; made where there is none.", valueName: "file"))
    var ledger = "exports/ledger.sqlite"
    @Argument(help: "The other ledgers.") var others: [String]

    func run() throws {
      for other in others where !FileManager.default.fileExists(atPath: other) {
        throw InputError(.missingInput, at: other, "no such file")
      }
      let merge = try Ledger(path: ledger, migrated: LedgerCommand.tell).merge(others)
      for clash in merge.clashes { Console.say("dateline: \(clash)") }
      guard merge.clashes.isEmpty else {
        throw InputError(
          .data, at: ledger, "nothing was taken: rows of one name say different things in the ledgers above")
      }
      Console.say(
        "\(ledger): " + Self.tables.map { "\(Self.count(merge.added, $0)) new" }.joined(separator: ", ")
          + "; "
          + "\(merge.known.values.reduce(0, +)) rows known already")
    }

    private static let tables = [
      ("report", "report"), ("event", "claim"), ("fingerprint", "fingerprint"), ("ruling", "ruling"),
      ("feature", "feature"),
    ]

    private static func count(_ rows: [String: Int], _ table: (name: String, noun: String)) -> String {
      Console.count(rows[table.name] ?? 0, table.noun)
    }
  }
}
