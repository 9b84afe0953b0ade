import ArgumentParser
import DelimitedText
import Foundation
import Model
import Pipeline
import Synchronization

/// `dateline check --csv`: a table of stated distances, a line of findings for each row.
struct TableCheck {
  let path: String
  let format: RowFormat
  let analysis: AnalysisOptions

  func run() throws {
    let chunks = try RecordChunks(path: path)
    let name = chunks.name
    let total = chunks.bytesTotal
    let options = analysis
    let checks = RowCheckRun(format: format) { () throws(InputError) in try options.ground() }
    let told = Mutex(0)
    let tally = try checks.run(chunks) { (lines, tally) throws(InputError) in
      try Console.write(lines)
      let already = told.withLock { told in
        defer { told = tally.firstBad.count }
        return told
      }
      for bad in tally.firstBad[already...] {
        Console.endProgress()
        Console.say("dateline: \(name):\(bad.line): \(bad.problem)")
      }
      // Lines of data on the same terminal would run into the progress line.
      if isatty(1) == 0 {
        Console.progress("\(tally.rows) rows" + (total.map { " of a file of \($0 / 1_000_000) MB" } ?? ""))
      }
    }
    Console.endProgress()
    if tally.bad > 0 {
      Console.say(
        "dateline: \(name): \(Console.count(tally.bad, "bad row")) of \(tally.rows)"
          + (tally.bad > RowTally.told ? ", the first \(RowTally.told) told above" : "")
          + "; each stands in the output with its line and the reason")
      throw ExitCode(InputError.Kind.data.rawValue)
    }
    if tally.contradicted > 0 { throw ExitCode(1) }
  }
}
