import ArgumentParser
import GeoJSON
import Ledger
import Model

extension LedgerCommand {
  /// `dateline ledger check`.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prove that a ledger is whole.",
      discussion: """
        Looks at SQLite's own structure, at tables, indexes and triggers, at every value of every row, at what rows say of \
        each other, and at the names of the claims, which are hashes of their content. Lists every problem with its row; \
        changes nothing.

        Exit status: 0 nothing is wrong; 1 something is; 65 the file is no ledger, or one of another version.

        Examples:
          dateline ledger check
          dateline ledger check --ledger war.sqlite --json
        """)

    @Option(help: ArgumentHelp("The ledger file.", valueName: "file")) var ledger = "exports/ledger.sqlite"
    @Flag(help: "One JSON object instead of lines.") var json = false

    func run() throws {
      let check = try Ledger.check(path: ledger)
      if json {
        try Console.print(Self.json(check, of: ledger).line)
      } else {
        for problem in check.problems { try Console.show("\(ledger): \(problem)") }
      }
      let rows = check.rows.sorted { $0.key < $1.key }.map { Console.count($0.value, $0.key) }
      Console.say(
        "\(ledger): \(rows.isEmpty ? "no rows" : rows.joined(separator: ", ")): "
          + (check.problems.isEmpty ? "nothing is wrong" : Console.count(check.problems.count, "problem")))
      if !check.problems.isEmpty { throw ExitCode(1) }
    }

    private static func json(_ check: LedgerCheck, of ledger: String) -> JSONOutput {
      .members([
        "ledger": .string(ledger),
        "rows": .object(check.rows.sorted { $0.key < $1.key }.map { .init($0.key, .int($0.value)) }),
        "problems": .array(
          check.problems.map { problem in
            .members([
              "kind": .string(problem.kind.rawValue), "table": .text(problem.table),
              "row": .text(problem.row),
              "problem": .string(problem.text),
            ])
          }),
      ])
    }
  }
}
