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
  private var countries: [String: Centre] = [:]
  private var regions: [String: Centre] = [:]

  init(folder: String, filer: PlaceFiler) {
    self.folder = folder
    self.filer = filer
  }

  /// The cities of one country or region.
  struct Centre {
    private var x = 0.0, y = 0.0, z = 0.0
    private var cities: [Coordinate] = []

    /// Adds a city with its inhabitants as weight (at least 1).
    mutating func add(_ city: Coordinate, population: Int?) {
      let weight = Double(max(1, population ?? 1))
      let (longitude, latitude) = (city.longitude * .pi / 180, city.latitude * .pi / 180)
      x += weight * cos(latitude) * cos(longitude)
      y += weight * cos(latitude) * sin(longitude)
      z += weight * sin(latitude)
      cities.append(city)
    }

    /// The weighted mean of the cities as unit vectors (right across the antimeridian), and the radius, metres,
    /// that covers them all; nil where the cities balance out.
    var circle: (centre: Coordinate, radius: Double)? {
      let length = (x * x + y * y + z * z).squareRoot()
      guard length > 0 else { return nil }
      let longitude = atan2(y, x) * 180 / .pi
      let latitude = asin(max(-1, min(1, z / length))) * 180 / .pi
      func rounded(_ value: Double) -> Double { (value * 100_000).rounded() / 100_000 }
      guard let centre = try? Coordinate(longitude: rounded(longitude), latitude: rounded(latitude)) else {
        return nil
      }
      let farthest = cities.map { city in
        Sphere.distance(
          longitude: centre.longitude, latitude: centre.latitude, toLongitude: city.longitude,
          latitude: city.latitude)
      }.max()
      return (centre, ((farthest ?? 0) / 1_000).rounded(.up) * 1_000)
    }
  }

  /// Source of the cities.
  static let citySource = "GeoNames cities15000 (libtimezonemap-data)"
  /// Source of countries and regions, saying how their points came about.
  static let areaSource =
    "GeoNames countryInfo and admin1Codes (libtimezonemap-data); point: population-weighted mean of its cities over 15,000"

  /// The circle that covers the cities of a country; nil where the layer has none.
  func circle(of country: String) -> (centre: Coordinate, radius: Double)? { countries[country]?.circle }

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
    for country in try areas("countryInfo.txt", .countryInfo) {
      try add(country, circle: countries[country.code]?.circle, &summary)
    }
    for region in try areas("admin1Codes.txt", .adminCodes) {
      try add(region, circle: regions[region.code]?.circle, &summary)
    }
    progress("countries and regions", summary.cities)
  }

  private mutating func readCities(_ summary: inout BuildSummary, _ progress: (String, Int) -> Void) throws {
    let source = try filer.source(SourceDescription(name: Self.citySource, licence: "CC BY 4.0", date: nil))
    let read = try SourceFile(path: path("cities15000.txt"), format: .geonames).read(
      item: { item in
        guard case .place(let city) = item else { return }
        countries[city.country, default: Centre()].add(city.coordinate, population: city.population)
        if let code = city.adminCodes.first {
          regions["\(city.country).\(code)", default: Centre()].add(
            city.coordinate, population: city.population)
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

  private func areaSource() throws -> Int64 {
    try filer.source(SourceDescription(name: Self.areaSource, licence: "CC BY 4.0", date: nil))
  }

  /// Files an area and, at the middle of its cities, a place for it.
  private func add(
    _ area: SourceArea, circle: (centre: Coordinate, radius: Double)?, _ summary: inout BuildSummary
  )
    throws
  {
    try filer.file(area)
    guard let circle, let id = area.place else {
      summary.areasWithoutCity += 1
      return
    }
    let codes = area.code.split(separator: ".").map(String.init)
    let place = SourcePlace(
      id: id, name: area.name, coordinate: circle.centre, featureClass: "A",
      featureCode: area.level == 0 ? "PCLI" : "ADM1", country: codes[0], adminCodes: Array(codes.dropFirst()),
      radius: circle.radius, names: area.names)
    if case .added = try filer.file(place, source: try areaSource()) { summary.areas += 1 }
  }
}
