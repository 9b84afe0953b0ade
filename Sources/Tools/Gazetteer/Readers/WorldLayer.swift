private import Foundation
internal import GRDB
internal import Model

/// The world layer: GeoNames' cities over 15,000, countries and first-level regions, as Debian's
/// libtimezonemap-data installs them.
struct WorldLayer {
  /// Where Debian's package libtimezonemap-data puts the files.
  static let debianFolder = "/usr/share/libtimezonemap/ui"

  let folder: String
  let filer: PlaceFiler
  private let table: AreaTable
  /// Cities by the code of their country or region.
  private var cities: [String: Cities] = [:]

  init(folder: String, areas: AreaTable, filer: PlaceFiler) {
    self.folder = folder
    table = areas
    self.filer = filer
  }

  /// The cities of one country or region.
  struct Cities {
    private var south = 90.0, north = -90.0
    /// Longitudes, counted from the first city's so that the antimeridian is no border.
    private var west = 0.0, east = 0.0
    private var cities: [Coordinate] = []

    /// Adds a city.
    mutating func add(_ city: Coordinate) {
      (south, north) = (min(south, city.latitude), max(north, city.latitude))
      let offset = cities.first.map { Self.offset(of: city, from: $0) } ?? 0
      (west, east) = (min(west, offset), max(east, offset))
      cities.append(city)
    }

    private static func offset(of city: Coordinate, from first: Coordinate) -> Double {
      let offset = city.longitude - first.longitude
      return offset > 180 ? offset - 360 : offset < -180 ? offset + 360 : offset
    }

    /// The middle of the cities' extent; nil where there is none. Of 2,434 regions half have it within 25 km of their
    /// middle and nine in ten within 103 km, nearer than the mean of the cities, by number or by people.
    var middle: Coordinate? {
      guard let first = cities.first else { return nil }
      let longitude = first.longitude + (west + east) / 2
      let wrapped = longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude
      func rounded(_ value: Double) -> Double { (value * 1_000).rounded() / 1_000 }
      return try? Coordinate(longitude: rounded(wrapped), latitude: rounded((south + north) / 2))
    }

    /// The radius, metres, within which all the cities lie round a point, to the next kilometre; nil where there is none.
    func radius(round centre: Coordinate) -> Double? {
      cities.map { city in
        Sphere.distance(
          longitude: centre.longitude, latitude: centre.latitude, toLongitude: city.longitude,
          latitude: city.latitude)
      }.max().map { ($0 / 1_000).rounded(.up) * 1_000 }
    }
  }

  /// Source of the cities.
  static let citySource = "GeoNames cities15000 (libtimezonemap-data)"
  /// The newest row of the package's cities is of 2015; its tables of areas carry no dates.
  private static let areaYear = "2015"
  /// Source of countries and regions; behind it stands where the point comes from.
  static let areaSource = "GeoNames countryInfo and admin1Codes (libtimezonemap-data); point: "

  /// The circle that covers the cities of a country; nil where the layer has none.
  func circle(of country: String) -> (centre: Coordinate, radius: Double)? {
    guard let cities = cities[country], let middle = cities.middle, let radius = cities.radius(round: middle)
    else { return nil }
    return (middle, radius)
  }

  private func path(_ file: String) -> String { "\(folder)/\(file)" }

  /// Files the layer's three files.
  mutating func read(summary: inout BuildSummary, progress: (String, Int) -> Void) throws {
    for file in ["admin1Codes.txt", "countryInfo.txt", "cities15000.txt"]
    where !FileManager.default.fileExists(atPath: path(file)) {
      throw InputError(
        .missingInput, at: path(file),
        "no such file; install libtimezonemap-data, or build without a world layer")
    }
    try readCities(&summary, progress)
    for area in try areas("countryInfo.txt", .countryInfo) + areas("admin1Codes.txt", .adminCodes) {
      try add(area, &summary)
    }
    progress("countries and regions", summary.cities)
  }

  private mutating func readCities(_ summary: inout BuildSummary, _ progress: (String, Int) -> Void) throws {
    let source = try filer.source(SourceDescription(name: Self.citySource, licence: "CC BY 4.0", date: nil))
    let read = try SourceFile(path: path("cities15000.txt"), format: .geonames).read(
      item: { item in
        guard case .place(let city) = item else { return }
        cities[city.country, default: Cities()].add(city.coordinate)
        if let code = city.adminCodes.first {
          cities["\(city.country).\(code)", default: Cities()].add(city.coordinate)
        }
        if case .duplicate = try filer.file(city, source: source) {
          throw RowProblem("id: '\(city.id)' is given twice in this file")
        }
      }, reject: { throw $0.problem }, progress: { progress("cities", $0.rows) })
    summary.cities = read.counts.good
    try filer.set(date: read.source.date, ofSource: source)
  }

  /// The areas of a table.
  private func areas(_ file: String, _ format: SourceFormat) throws -> [SourceArea] {
    var areas: [SourceArea] = []
    _ = try SourceFile(path: path(file), format: format).read(
      item: { if case .area(let area) = $0 { areas.append(area) } }, reject: { throw $0.problem })
    return areas
  }

  /// Files an area and a place for it: at the point that the project's tables give, else in the middle of its cities.
  private func add(_ area: SourceArea, _ summary: inout BuildSummary) throws {
    try filer.file(area)
    let given = table.area(area.code)
    let cities = cities[area.code]
    guard let id = area.place, let point = given?.coordinate ?? cities?.middle else {
      summary.areasWithoutPoint += 1
      return
    }
    let origin =
      given.flatMap { $0.coordinate == nil ? nil : $0.source } ?? "middle of its cities over 15,000"
    let source = try filer.source(
      SourceDescription(name: Self.areaSource + origin, licence: "CC BY 4.0", date: Self.areaYear))
    let codes = area.code.split(separator: ".").map(String.init)
    let place = SourcePlace(
      id: id, name: area.name, coordinate: point, featureClass: "A",
      featureCode: area.level == 0 ? "PCLI" : "ADM1", country: codes[0], adminCodes: Array(codes.dropFirst()),
      radius: cities?.radius(round: point), names: area.names + (given?.names ?? []))
    if case .added = try filer.file(place, source: source) { summary.areas += 1 }
  }
}
