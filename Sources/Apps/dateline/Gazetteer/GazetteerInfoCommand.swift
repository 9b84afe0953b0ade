import ArgumentParser
import Foundation
import Gazetteer
import Model

extension GazetteerCommand {
  /// `dateline gazetteer info`.
  struct Info: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Describe the gazetteer file.",
      discussion: """
        Counts, sources with their licences, and the files it was built from.

        Example:
          dateline gazetteer info
        """)

    @OptionGroup var gazetteer: GazetteerOptions

    func run() throws {
      let info = try gazetteer.open().info()
      try Table(
        columns: [.init("what"), .init("how many", .whole)],
        rows: [
          ["places", "\(info.places)"], ["names", "\(info.names)"], ["actors", "\(info.actors)"],
          ["events", "\(info.events)"], ["corrections of the user", "\(info.corrections)"],
          ["bytes", "\(info.bytes)"], ["bytes of the index", "\(info.indexBytes)"],
          ["schema version", "\(info.schemaVersion)"],
        ]
      ).print()
      try Console.print("")
      try Table(
        columns: [
          .init("source", .wrapped), .init("licence", .wrapped), .init("date", .whole),
          .init("places", .whole),
          .init("joined", .whole), .init("names", .whole),
        ],
        rows: info.sources.map {
          [$0.name, $0.licence, $0.date ?? "–", "\($0.places)", "\($0.joined)", "\($0.names)"]
        }
      ).print()
      try Console.print("")
      for input in info.inputs { try Console.show("built from \(input)") }
    }
  }
}
