import ArgumentParser
import Gazetteer
import GeoJSON
import Model

extension GazetteerCommand {
  /// `dateline gazetteer conflate`.
  struct Conflate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Tell which rows of different sources are one place, and which were close to it.",
      discussion: """
        Rows are joined as they are imported: by identifiers first, else by name, nearness and class. The gazetteer keeps \
        the point of each source; how far apart they lie is the uncertainty of the place. Nothing is changed here: to part \
        what was joined wrongly, drop the name or the place ('dateline gazetteer drop').

        Examples:
          dateline gazetteer conflate
          dateline gazetteer conflate --explain | less
          dateline gazetteer conflate --explain --json > joins.jsonl
        """)

    @OptionGroup var gazetteer: GazetteerOptions
    @Flag(help: "Every row with its reason, joined ones first.") var explain = false
    @Flag(help: "One JSON object a line.") var json = false

    func run() throws {
      let gazetteer = try self.gazetteer.open()
      var kinds: [String: [Double]] = [:]
      for joined in [true, false] {
        try gazetteer.forEachJoin(joined: joined) { join in
          if json {
            try Console.print(Self.record(join).line)
          } else if explain {
            try Console.show(Self.line(join))
          } else {
            kinds[Self.kind(of: join), default: []].append(join.distance.metres)
          }
        }
      }
      guard !json, !explain else { return }
      let rows = kinds.sorted { $0.key < $1.key }.map { kind, metres in
        let sorted = metres.sorted()
        return [
          kind, "\(sorted.count)", "\(Int(sorted[sorted.count / 2]))",
          "\(Int(sorted[sorted.count * 9 / 10]))",
          "\(Int(sorted.last ?? 0))",
        ]
      }
      try Table(
        columns: ["rows", "how many", "median m", "90 % within m", "farthest m"].map { .init($0, .whole) },
        rows: rows
      ).print()
    }

    /// "joined: same name" and the like: the reason up to its particulars.
    private static func kind(of join: PlaceJoin) -> String {
      let reason = join.reason.prefix { $0 != ":" && $0 != "(" && $0 != "," }.trimmingSuffix(" ")
      return (join.isJoined ? "joined: " : "close, not joined: ") + reason
    }

    private static func line(_ join: PlaceJoin) -> String {
      let metres = Int(join.distance.metres.rounded())
      return join.isJoined
        ? "joined  \(join.place) \(join.placeName) = \(join.other) \(join.otherName), \(metres) m: \(join.reason)"
        : "close   \(join.place) \(join.placeName) ≠ \(join.other), \(metres) m: \(join.reason)"
    }

    private static func record(_ join: PlaceJoin) -> JSONOutput {
      .members([
        "joined": .bool(join.isJoined), "place": .string(join.place), "name": .string(join.placeName),
        "other": .string(join.other), "other_name": .string(join.otherName), "source": .string(join.source),
        "metres": .double(join.distance.metres), "reason": .string(join.reason),
      ])
    }
  }
}

extension Substring {
  fileprivate func trimmingSuffix(_ character: Character) -> Substring {
    var rest = self
    while rest.last == character { rest.removeLast() }
    return rest
  }
}
