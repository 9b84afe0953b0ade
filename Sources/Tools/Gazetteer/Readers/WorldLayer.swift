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
    try readCountries(&summary)
    for row in try regionRows() { try addRegion(row, &summary) }
    progress("countries and regions", summary.cities)
  }

  private mutating func readCities(_ summary: inout BuildSummary, _ progress: (String, Int) -> Void) throws {
    let source = try filer.source(SourceDescription(name: Self.citySource, licence: "CC BY 4.0", date: nil))
    _ = try GeoNamesDump.forEachLine(path: path("cities15000.txt")) { line, bytes in
      if bytes.isEmpty { return }
      summary.cities += 1
      if summary.cities.isMultiple(of: 10_000) { progress("cities", summary.cities) }
      let city = try GeoNamesDump.row(bytes, file: "cities15000.txt", line: line).place
      countries[city.country, default: Centre()].add(city.coordinate, population: city.population)
      if let code = city.adminCodes.first {
        regions["\(city.country).\(code)", default: Centre()].add(city.coordinate, population: city.population)
      }
      if case .duplicate = try filer.file(city, source: source) {
        throw InputError(.data, at: "cities15000.txt:\(line)", "id: '\(city.id)' is given twice in this file")
      }
    }
  }

  /// Lines of a tab-separated file without those that begin with `#`.
  private func table(_ file: String, columns: Int) throws -> [(line: Int, fields: [String])] {
    var rows: [(line: Int, fields: [String])] = []
    _ = try GeoNamesDump.forEachLine(path: path(file)) { line, bytes in
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw InputError(.data, at: "\(file):\(line)", "expected UTF-8, found other bytes")
      }
      if text.hasPrefix("#") || text.isEmpty { return }
      let fields = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count >= columns else {
        throw InputError(.data, at: "\(file):\(line)", "expected \(columns) columns, found \(fields.count)")
      }
      rows.append((line, fields))
    }
    return rows
  }

  private func regionRows() throws -> [(code: String, name: String, ascii: String, number: String)] {
    try table("admin1Codes.txt", columns: 4).map { ($0.fields[0], $0.fields[1], $0.fields[2], $0.fields[3]) }
  }

  private func areaSource() throws -> Int64 {
    try filer.source(SourceDescription(name: Self.areaSource, licence: "CC BY 4.0", date: nil))
  }

  private func readCountries(_ summary: inout BuildSummary) throws {
    for (_, fields) in try table("countryInfo.txt", columns: 17) {
      let id = "geonames:\(fields[16])"
      try filer.file(SourceArea(code: fields[0], name: fields[4], level: 0, place: id))
      guard let circle = countries[fields[0]]?.circle, Int(fields[16]) != nil else {
        summary.areasWithoutCity += 1
        continue
      }
      let place = SourcePlace(
        id: id, name: fields[4], coordinate: circle.centre, featureClass: "A", featureCode: "PCLI",
        country: fields[0], population: Int(fields[7]), radius: circle.radius)
      if case .added = try filer.file(place, source: try areaSource()) { summary.areas += 1 }
    }
  }

  private func addRegion(
    _ row: (code: String, name: String, ascii: String, number: String), _ summary: inout BuildSummary
  ) throws {
    let parts = row.code.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2, Int(row.number) != nil else {
      summary.areasWithoutCity += 1
      return
    }
    let id = "geonames:\(row.number)"
    try filer.file(
      SourceArea(code: row.code, name: row.name, level: 1, parent: parts[0], place: id))
    guard let circle = regions[row.code]?.circle else {
      summary.areasWithoutCity += 1
      return
    }
    let place = SourcePlace(
      id: id, name: row.name, coordinate: circle.centre, featureClass: "A", featureCode: "ADM1", country: parts[0],
      adminCodes: [parts[1]], radius: circle.radius,
      names: row.ascii == row.name ? [] : [SourceName(text: row.ascii, kind: .ascii)])
    if case .added = try filer.file(place, source: try areaSource()) { summary.areas += 1 }
  }
}
