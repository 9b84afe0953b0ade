import ArgumentParser
import Foundation
import Gazetteer
import Model

/// `dateline gazetteer`: makes, grows and describes the gazetteer file.
struct GazetteerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gazetteer", abstract: "Build, extend or describe the gazetteer.",
    subcommands: [Build.self, Import.self, Info.self])

  /// `dateline gazetteer build`.
  struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Build the gazetteer from CSV files and the world layer.",
      discussion: """
        The file is written beside the old one and replaces it when whole: the first wrong row ends the build, \
        is told with its file and line, and the old gazetteer stays.

        Examples:
          dateline gazetteer build
          dateline gazetteer build --from my-places --without-world --gazetteer /tmp/small.sqlite
        """)

    @OptionGroup var gazetteer: GazetteerOptions
    @Option(
      help: ArgumentHelp("Folder with places.csv, names.csv, actors.csv and events.csv.", valueName: "folder")
    )
    var from = "gazetteer"
    @Option(
      help: ArgumentHelp(
        "Folder with GeoNames' cities15000.txt, admin1Codes.txt and countryInfo.txt.", valueName: "folder"))
    var world = GazetteerBuilder.defaultWorldFolder
    @Flag(help: "Leave the world layer out.") var withoutWorld = false

    func run() throws {
      let summary = try GazetteerBuilder().build(
        project: from, worldFolder: withoutWorld ? nil : world, to: gazetteer.path
      ) { stage, rows in Console.progress("\(stage): \(rows)") }
      Console.endProgress()
      Console.say(
        "\(gazetteer.path): \(summary.projectPlaces) places and \(summary.projectNames) names of the project, "
          + "\(summary.cities) cities, \(summary.areas) countries and regions "
          + "(\(summary.areasWithoutCity) without a city left out), \(summary.actors) actors, \(summary.events) events"
      )
    }
  }

  /// `dateline gazetteer import`.
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add a GeoNames dump (19 tab-separated columns) to the gazetteer.",
      discussion: """
        Places that are there already keep their rows and gain names. Exit status 1: rows were left out as bad; \
        each is told with its line.

        Examples (dumps are at https://download.geonames.org/export/dump/):
          dateline gazetteer import SY.txt
          dateline gazetteer import --strict allCountries.txt
        """)

    @OptionGroup var gazetteer: GazetteerOptions
    @Argument(help: "The dump, such as SY.txt.") var file: String
    @Flag(help: "Stop at the first bad row and leave the gazetteer as it was.") var strict = false

    func run() throws {
    }
  }

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
          ["events", "\(info.events)"], ["bytes", "\(info.bytes)"],
          ["schema version", "\(info.schemaVersion)"],
        ]
      ).print()
      try Console.print("")
      try Table(
        columns: [.init("source", .wrapped), .init("places", .whole), .init("names", .whole)],
        rows: info.sources.map { [$0.name, "\($0.places)", "\($0.names)"] }
      ).print()
      try Console.print("")
      for input in info.inputs { try Console.show("built from \(input)") }
    }
  }
}
