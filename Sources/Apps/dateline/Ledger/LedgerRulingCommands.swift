import ArgumentParser
import Foundation
import Gazetteer
import GeoJSON
import Ledger
import Model

extension LedgerCommand {
  /// `dateline ledger retract`.
  struct Retract: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take a claim or a ruling back.",
      discussion: """
        Nothing is deleted: the retraction is a row of its own, and what it takes back does not count from \
        its day on. 'ledger log' shows the ids. A retraction can be taken back in turn.

        Exit status 65: the ledger has no such id; the nearest are told.

        Example:
          dateline ledger retract 799a55d753d20870 --reason 'withdrawn by the outlet' --analyst N.N.
        """)

    @OptionGroup var ruling: RulingOptions
    @Argument(help: "The id of the claim or ruling.") var id: String

    func run() throws { try ruling.record(.retraction(of: id), in: try ruling.open()) }
  }

  /// `dateline ledger decide`.
  struct Decide: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Decide who held a place; outranks every rule.",
      discussion: """
        The decision is a row of its own beside the claims; for its days it stands in 'at', 'why' and the \
        layers, with the claims against it. Of decisions about the same days the one of the later day holds; \
        two of one day that contradict are refused.

        The place is one that the ledger tells of, by id or name, or any of the gazetteer by its id. The \
        party is a name of the actor book (gazetteer/actors.csv) or the words of a claim.

        Exit status 64: several places have the name, or not exactly one of --holder, --contested, --unknown \
        is given; 65: no such place, or a decision of the same day says otherwise.

        Examples:
          dateline ledger decide Vash --holder isis --from 2016-11-01 --reason 'video of 2 November'
          dateline ledger decide geonames:170063 --contested --from 2016-09-05 --reason 'divided city'
        """)

    @OptionGroup var ruling: RulingOptions
    @OptionGroup var gazetteer: GazetteerOptions
    @Option(help: ArgumentHelp("This party held it.", valueName: "actor")) var holder: String?
    @Flag(help: "It was contested.") var contested = false
    @Flag(help: "Nobody is known to have held it.") var unknown = false
    @Option(name: .long, help: ArgumentHelp("First day (YYYY-MM-DD).", valueName: "day")) var from: String
    @Option(help: ArgumentHelp("Last day; open where left out.", valueName: "day")) var to: String?
    @Argument(help: "The place: its name as claims have it, or its id in the gazetteer.") var place: String

    func run() throws {
      let first = try Day.parse(from, at: "--from")
      let last = try to.map { text throws(InputError) in try Day.parse(text, at: "--to") }
      if let last, last < first {
        throw InputError(.usage, at: "--to", "expected a day not before \(first), found \(last)")
      }
      guard [holder != nil, contested, unknown].count(where: { $0 }) == 1 else {
        throw InputError(.usage, at: "", "expected exactly one of --holder ACTOR, --contested and --unknown")
      }
      let ledger = try ruling.open()
      let party = try holder.map { name throws(InputError) in try actor(name, in: ledger) }
      try ruling.record(
        .decision(
          place: try ruled(in: ledger), status: party != nil ? .held : contested ? .contested : .unknown,
          holder: party, from: first, to: last), in: ledger)
    }

    /// The place by what the ledger knows, else by its id in the gazetteer.
    private func ruled(in ledger: Ledger) throws(InputError) -> RuledPlace {
      if let known = try LedgerPlace.find(place, in: ledger), let coordinate = known.coordinate {
        return RuledPlace(id: known.id, name: known.name, coordinate: coordinate)
      }
      if FileManager.default.fileExists(atPath: gazetteer.path),
        let known = try gazetteer.open().place(id: place)
      {
        return RuledPlace(id: known.id, name: known.name, coordinate: known.coordinate)
      }
      throw InputError(
        .data, at: place, "neither a place that the ledger tells of nor the id of one in the gazetteer")
    }

    /// The party as claims name it, else by the actor book, else by its words alone.
    private func actor(_ name: String, in ledger: Ledger) throws(InputError) -> ActorReference {
      if let known = try ledger.party(name) { return known }
      if FileManager.default.fileExists(atPath: gazetteer.path),
        let known = try gazetteer.open().actors().first(where: { $0.id == name || $0.name == name })
      {
        return ActorReference(text: known.name, ids: [known.id], partOf: known.partOf)
      }
      Console.say(
        "dateline: note: \(name): no claim and not the actor book names this party; taken as it stands")
      return ActorReference(text: name, ids: [])
    }
  }
}
