import ArgumentParser
import Drafts
import Ledger
import Model
import Pipeline

extension LedgerCommand {
  /// `dateline ledger export`.
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the claims as a table for a spreadsheet.",
      discussion: """
        Writes the plain table of docs/ledger-csv.md: the claims that count (retracted ones are left out), the same claims \
        in the same bytes. 'dateline ledger import' takes it back: rows left as they are add nothing, a changed row is a \
        new claim and a retraction of the old one.

        Examples:
          dateline ledger export -o claims.csv
          dateline ledger export --known-at 2016-11-01 --ledger war.sqlite > claims.csv
        """)

    @OptionGroup var options: LedgerOptions
    @Option(
      name: .shortAndLong, help: ArgumentHelp("The file; standard output unless said.", valueName: "file"))
    var output: String?

    func run() throws {
      let knownAt = try options.known()
      let ledger = try options.open()
      let retracted = RulingBook(try ledger.rulings(knownAt: knownAt)).retracted
      let events = try ledger.events(knownAt: knownAt).filter { !retracted.contains($0.id) }
      let file = try output.map { path throws(InputError) in try ReplacingFile(replacing: path) }
      var block = ClaimTableWriter.header
      for event in events {
        block += ClaimTableWriter.line(of: event)
        if block.count > 1 << 16 { try Self.write(&block, to: file) }
      }
      try Self.write(&block, to: file)
      try file?.commit()
      Console.say("\(Console.count(events.count, "claim"))\(output.map { " in \($0)" } ?? "")")
    }

    private static func write(_ block: inout [UInt8], to file: ReplacingFile?) throws(InputError) {
      if let file {
        try file.write(block)
      } else {
        let outcome = block.withUnsafeBufferPointer { bytes in
          Result { () throws(InputError) in try Console.write(bytes) }
        }
        try outcome.get()
      }
      block.removeAll(keepingCapacity: true)
    }
  }
}
