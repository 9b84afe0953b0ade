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

      The main job, from a fresh clone:
        dateline gazetteer build
        dateline map dispatches/*.md -o exports
        dateline ledger at 2016-11-15

      Exit status: 0 done; 1 done, and the answer is no (a stated distance contradicts the ground, a file has \
      problems, a name is not known); 64 wrong command line; 65 wrong content of an input; 66 an input is \
      missing or cannot be read; 70 an error in dateline itself; 73 an output cannot be made; 74 reading or \
      writing failed on the way. Data goes to standard output; what is wrong goes to standard error, a line each.
      """,
    version: "0.1.0",
    subcommands: [
      MapCommand.self, ClaimsCommand.self, MentionsCommand.self, CheckCommand.self, TraceCommand.self,
      PlaceCommand.self, NearCommand.self, GazetteerCommand.self, LedgerCommand.self, ExportCommand.self,
      VerifyCommand.self, ServeCommand.self,
    ])

  /// The arguments; a coordinate in the west ("-70,10") gets a blank in front, since it would be taken for an option.
  private static var arguments: [String] {
    CommandLine.arguments.dropFirst().map { argument in
      argument.wholeMatch(of: /-[0-9.]+,[-0-9.,]+/) == nil ? argument : " " + argument
    }
  }

  /// Runs a verb and turns its errors into one line and an exit status.
  static func main() async {
    signal(SIGPIPE, SIG_DFL)
    do {
      var command = try parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let error as InputError {
      Console.say("dateline: \(error)")
      Foundation.exit(error.kind.rawValue)
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      Console.say("dateline: \(message(for: error)); see '\(helpCommand(for: error))'")
      Foundation.exit(InputError.Kind.usage.rawValue)
    }
  }

  /// The command that shows the help of the verb that was called wrongly, as ArgumentParser names it.
  private static func helpCommand(for error: any Error) -> String {
    fullMessage(for: error, columns: nil).split(separator: "\n")
      .compactMap { $0.firstMatch(of: /See '(dateline[^']*)'/).map { String($0.1) } }.last
      ?? "dateline --help"
  }
}
