import ArgumentParser
import Gazetteer
import Model

extension GazetteerCommand {
  /// `dateline gazetteer export`.
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the gazetteer's places for other programs.",
      discussion: """
        Linked Places is what World Historical Gazetteer, Recogito and Pelagios read: GeoJSON-LD with all names, languages \
        and times, or the plainer LP-TSV.

        Examples:
          dateline gazetteer export --format linked-places -o syria.geojson --country SY
          dateline gazetteer export --format linked-places-tsv -o north.tsv --bbox 36,35.5,40,37
        """)

    @OptionGroup var gazetteer: GazetteerOptions
    @Option(help: "The form: \(ExportFormat.allCases.map(\.rawValue).joined(separator: " or ")).")
    var format = ExportFormat.linkedPlaces.rawValue
    @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "file")) var output: String
    @OptionGroup var filter: FilterOptions

    func run() throws {
      guard let format = ExportFormat(rawValue: self.format) else {
        throw InputError(
          .usage, at: "--format",
          "expected \(ExportFormat.allCases.map(\.rawValue).joined(separator: " or ")), found '\(self.format)'"
        )
      }
      let gazetteer = try self.gazetteer.open()
      let count = try gazetteer.export(format, to: output, filter: try filter.filter()) {
        Console.progress("\(output): \($0) places")
      }
      Console.endProgress()
      Console.say("\(output): \(Console.count(count, "place"))")
    }
  }
}
