import ArgumentParser
import Gazetteer
import GeoJSON
import Geodesy
import Model

/// `dateline near`: the places round a point.
struct NearCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "near", abstract: "List the places nearest to a point.",
    discussion: """
      Distances are geodesics on WGS 84; the direction is that from the point to the place. Exit status 1: there is \
      no such place.

      Examples:
        dateline near 38.01,36.81
        dateline near 38.01,36.81 --class P --limit 3 --json
      """)

  @OptionGroup var gazetteer: GazetteerOptions
  @Argument(help: ArgumentHelp("Longitude and latitude in degrees, WGS 84.", valueName: "lon,lat")) var point:
    String
  @Option(
    name: .customLong("class"),
    help: ArgumentHelp(
      "Only this class or code of features, such as P or H.DAM; may be repeated.", valueName: "class")
  )
  var classes: [String] = []
  @Option(help: "At most so many places.") var limit = 10
  @Flag(help: "One JSON object a line instead of a table.") var json = false

  func run() throws {
    try LimitOption.check(limit)
    let origin = try PointOption.point(point, "near")
    let gazetteer = try self.gazetteer.open()
    let found = try gazetteer.nearest(
      to: origin, limit: limit, try FeatureOption.filter(classes))
    guard !found.isEmpty else { throw ExitCode(1) }
    let measured = found.map { ($0.place, Geodesic(from: origin, to: $0.place.coordinate)) }
    guard json else {
      let rows = measured.map { place, path in
        [
          place.name, place.id, "\((path.length.kilometres * 100).rounded() / 100) km",
          "\((path.azimuth * 10).rounded() / 10)°", "\(place.feature.featureClass).\(place.feature.code)",
          PlaceRecord.surroundings(place),
        ]
      }
      return try Table(
        columns: ["name", "id", "distance", "direction", "kind", "where"].map {
          .init($0, $0 == "where" ? .wrapped : .whole)
        },
        rows: rows
      ).print()
    }
    for (place, path) in measured {
      try Console.print(
        PlaceRecord.json(
          place, names: try gazetteer.names(of: place), distance: path.length, azimuth: path.azimuth
        ).line)
    }
  }
}
