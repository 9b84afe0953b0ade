import ArgumentParser
import GeoJSON
import Ledger
import Model

extension LedgerCommand {
  /// `dateline ledger why`.
  struct Why: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Why a place counts as held, contested or unknown on a day.",
      discussion: """
        The claims for it and against it with quote, speaker, report and address, those of one witness under \
        one number; how the rule decided, in a sentence; the analyst's decision that outranks it; the claims \
        that were taken back.

        Exit status 1: the ledger tells nothing of the place by that day; 64: several places have the name.

        Examples:
          dateline ledger why Vash 2016-11-15
          dateline ledger why geonames:12951 2016-11-15 --rule against-interest --known-at 2016-11-01
        """)

    @OptionGroup var options: LedgerOptions
    @OptionGroup var rule: RuleOption
    @Flag(help: "One JSON object instead of text.") var json = false
    @Argument(help: "The place: its name as claims have it, or its id in the gazetteer.") var place: String
    @Argument(help: "The day (YYYY-MM-DD).") var day: String

    func run() throws {
      let date = try Day.parse(day, at: "DAY")
      let (knownAt, rule) = (try options.known(), try rule.chosen())
      let ledger = try options.open()
      guard let found = try LedgerPlace.find(place, in: ledger) else {
        Console.say("dateline: \(place): the ledger has no claim about such a place")
        throw ExitCode(1)
      }
      let why = try ledger.explanation(of: found.id, at: date, rule: rule, knownAt: knownAt)
      if json {
        try Console.print(LedgerRecord.json(why, place: found, day: date, rule: rule).line)
      } else {
        try Self.show(why, of: found, on: date, by: rule)
      }
      if why.interval == nil { throw ExitCode(1) }
    }

    private static func show(
      _ why: Explanation, of place: NamedPlace, on day: CivilDate, by rule: EvidenceRule
    ) throws(InputError) {
      try Console.show("\(place.name) (\(place.id)) on \(day): \(StandingTable.who(why.interval))")
      if let interval = why.interval {
        try Console.show(
          "  since    \(interval.start?.description ?? "before") "
            + "(\(interval.startPrecision.rawValue)), until "
            + (interval.end?.description ?? "now"))
      }
      try Console.show("  rule     \(rule.rawValue): \(rule.summary)")
      try Console.show("  because  \(why.reasoning)")
      if let decision = why.decision {
        try Console.show("  ruling   \(decision.id): \(RulingTable.what(decision))")
      }
      try show(why.supporting, "for")
      try show(why.competing, "against")
      for retracted in why.retracted {
        try Console.show("  taken back \(line(of: retracted.claim))")
        for ruling in retracted.retractions {
          try Console.show(
            "             by \(ruling.analyst ?? "an analyst") on \(ruling.recorded): "
              + "\(ruling.reason) (\(ruling.id))"
          )
        }
      }
    }

    private static func show(_ witnesses: [Explanation.Witness], _ side: String) throws(InputError) {
      for (index, witness) in witnesses.enumerated() {
        for claim in witness.claims {
          try Console.show("  \(side) \(index + 1): \(line(of: claim))")
          try Console.show("      \"\(claim.evidence.text)\"")
          let link = claim.url.map { ", \($0)" } ?? ""
          try Console.show(
            "      \(claim.source.map { "\($0), " } ?? "")\(claim.report)\(link), known since "
              + (claim.recorded?.description ?? "an unknown day"))
        }
      }
    }

    private static func line(of claim: ControlEvent) -> String {
      let parties = [claim.by.map { "by \($0.text)" }, claim.from.map { "from \($0.text)" }].compactMap { $0 }
      let days = [claim.valid.earliest?.description ?? "…", claim.valid.latest?.description ?? "…"]
      return "\(claim.action.rawValue) \(parties.joined(separator: " ")), "
        + "\(days[0] == days[1] ? days[0] : days.joined(separator: "/")), says "
        + "\(claim.speaker?.text ?? "the report") (\(claim.id))"
    }
  }
}
