import ArgumentParser
import Foundation
import Model

/// The command line: one verb a file. Data goes to standard output, sentences to standard error.
@main
struct Dateline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dateline",
    abstract: "Turns news reports into maps that can be defended.",
    discussion: """
      Every dot carries its sentence, its speaker, its day and the reason why this place was chosen.

      Exit status: 0 done; 1 done, and a check failed or a file has problems; 64 wrong command line; \
      65 wrong content of an input; 66 an input is missing or cannot be read; 70 an error in dateline itself; \
      73 an output cannot be made; 74 reading or writing failed on the way.
      """,
    version: "0.1.0",
    subcommands: [
      MapCommand.self, ClaimsCommand.self, MentionsCommand.self, CheckCommand.self, TraceCommand.self,
      PlaceCommand.self, GazetteerCommand.self, LedgerCommand.self, VerifyCommand.self,
    ])

  /// Runs a verb and turns its errors into one line and an exit status.
  static func main() {
    signal(SIGPIPE, SIG_DFL)
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let error as InputError {
      Console.say("dateline: \(error)")
      Foundation.exit(error.kind.rawValue)
    } catch {
      exit(withError: error)
    }
  }
}
