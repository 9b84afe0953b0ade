import Foundation
import Testing

/// What the program's `ledger at` and `ledger log` answer, as far as the tests ask.
enum LedgerAnswers {
  /// A party or a speaker.
  struct Party: Decodable {
    var text: String
    var id: String?

    /// Its name in the actor book, else the words.
    var key: String { id ?? text }
  }

  /// A place; words alone where it is not resolved.
  struct Place: Decodable {
    var id: String?
    var text: String?
    var lon: Double?
  }

  /// A line of `ledger log --json`.
  struct Claim: Decodable {
    var action: String
    var place: Place
    var by: Party?
    var from: Party?
    var earliest: String?
    var latest: String?
    var speaker: Party?

    var isChange: Bool { ["capture", "recapture", "lose", "withdraw"].contains(action) }
  }

  /// The key of each place's holder by the place's name, as `ledger at` gives them.
  static func holders(_ question: [String]) async throws -> [String: String] {
    struct Holding: Decodable {
      var place: Place
      var status: String
      var holder: Party?
    }
    var holders: [String: String] = [:]
    for row in try await answers(Holding.self, to: question) {
      let place = try #require(row.place.id)
      #expect(holders[place] == nil, "\(place) is held twice")
      #expect((row.status == "held") == (row.holder != nil), "\(place)")
      holders[place] = row.holder?.key
    }
    return holders
  }

  /// All claims of a ledger.
  static func claims(of ledger: String) async throws -> [Claim] {
    try await answers(Claim.self, to: ["ledger", "log", "--json", "--ledger", ledger])
  }

  private static func answers<Line: Decodable>(
    _ line: Line.Type, to question: [String]
  ) async throws -> [Line] {
    let run = try await Program.run(question)
    #expect(run.status == 0, "\(run.errors)")
    return try run.lines.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
  }
}
