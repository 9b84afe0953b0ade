private import Foundation
internal import GRDB
internal import Model

/// The world layer: GeoNames' cities over 15,000, countries and first-level regions, as Debian's
/// libtimezonemap-data installs them.
struct WorldLayer {
  /// Where Debian's package libtimezonemap-data puts the files.
  static let debianFolder = "/usr/share/libtimezonemap/ui"

  let folder: String
  let writer: GazetteerWriter
  private var countries: [String: Centre] = [:]
  private var regions: [String: Centre] = [:]

  init(folder: String, writer: GazetteerWriter) {
    self.folder = folder
    self.writer = writer
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

  /// Reads the layer's three files into the writer's file.
  mutating func read(into database: Database, summary: inout BuildSummary, progress: (String, Int) -> Void)
    throws
  {
    for file in ["admin1Codes.txt", "countryInfo.txt", "cities15000.txt"]
    where !FileManager.default.fileExists(atPath: path(file)) {
      throw InputError(
        .missingInput, at: path(file),
        "no such file; install libtimezonemap-data, or build without a world layer")
    }
    let codes = try regionRows()
    for row in codes { try writer.add(region: row.code, name: row.name, database) }
    try readCities(database, &summary, progress)
    try readCountries(database, &summary)
    for row in codes { try addRegion(row, database, &summary) }
    progress("countries and regions", summary.world.rows)
  }

  private mutating func readCities(
    _ database: Database, _ summary: inout BuildSummary, _ progress: (String, Int) -> Void
  ) throws {
    var adder = DumpAdder(writer: writer, source: Self.citySource, isStrict: true)
    try adder.read(path: path("cities15000.txt"), database, progress: { progress("cities", $0) }) { record in
      countries[record.country, default: Centre()].add(record.coordinate, population: record.population)
      if let code = record.admin1Code {
        regions["\(record.country).\(code)", default: Centre()].add(
          record.coordinate, population: record.population)
      }
    }
    summary.world = adder.summary
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

  private func readCountries(_ database: Database, _ summary: inout BuildSummary) throws {
    for (_, fields) in try table("countryInfo.txt", columns: 17) {
      guard let circle = countries[fields[0]]?.circle, Int(fields[16]) != nil else {
        summary.areasWithoutCity += 1
        continue
      }
      let record = PlaceRecord(
        id: "geonames:\(fields[16])", name: fields[4], coordinate: circle.centre, featureClass: "A",
        featureCode: "PCLI", country: fields[0], population: Int(fields[7]), radius: circle.radius,
        geonames: fields[16])
      try add(record, names: [fields[4]], database, &summary)
    }
  }

  private func addRegion(
    _ row: (code: String, name: String, ascii: String, number: String), _ database: Database,
    _ summary: inout BuildSummary
  ) throws {
    let parts = row.code.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2, Int(row.number) != nil, let circle = regions[row.code]?.circle else {
      summary.areasWithoutCity += 1
      return
    }
    let record = PlaceRecord(
      id: "geonames:\(row.number)", name: row.name, coordinate: circle.centre, featureClass: "A",
      featureCode: "ADM1",
      country: parts[0], admin1Code: parts[1], admin1Name: row.name, radius: circle.radius,
      geonames: row.number)
    try add(record, names: [row.name, row.ascii], database, &summary)
  }

  private func add(
    _ record: PlaceRecord, names: [String], _ database: Database, _ summary: inout BuildSummary
  ) throws {
    let (row, isNew) = try writer.add(record, source: Self.areaSource, database)
    if isNew { summary.areas += 1 }
    var known = try writer.names(of: row, database).keys
    for (index, name) in names.enumerated() where known.insert(NameFolding.key(name)).inserted {
      try writer.add(
        name: name, lang: "", kind: index == 0 ? "preferred" : "ascii", source: Self.areaSource, to: row,
        country: record.country, database)
    }
  }
}
