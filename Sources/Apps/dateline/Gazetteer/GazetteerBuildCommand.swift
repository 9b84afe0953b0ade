import ArgumentParser
import Foundation
import Gazetteer
import Model

extension GazetteerCommand {
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
          + "(\(summary.areasWithoutPoint) without a point left out), \(summary.actors) actors, \(summary.events) events"
      )
    }
  }
}
