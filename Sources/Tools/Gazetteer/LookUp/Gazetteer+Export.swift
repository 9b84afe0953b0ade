private import Foundation
internal import GRDB
internal import Model

/// The forms in which a gazetteer's places are written.
public enum ExportFormat: String, CaseIterable, Sendable {
  /// Linked Places format, a GeoJSON-LD FeatureCollection.
  case linkedPlaces = "linked-places"
  /// LP-TSV 0.5.
  case linkedPlacesTable = "linked-places-tsv"
}

/// What writes places of Linked Places one by one.
private protocol LinkedPlacesOutput {
  mutating func append(_ place: SourcePlace, from source: SourceDescription) throws
  mutating func finish() throws
}

extension LinkedPlacesWriter: LinkedPlacesOutput {}
extension LinkedPlacesTableWriter: LinkedPlacesOutput {}

extension Gazetteer {
  /// Writes the places that pass a filter, in order of their rows, with all their names; gives back how many. The file is
  /// written beside its name and renamed when whole.
  public func export(
    _ format: ExportFormat, to path: String, filter: PlaceFilter = .none, progress: (Int) -> Void = { _ in }
  ) throws -> Int {
    try OutputPath.check(path, option: "--output", isNot: [self.path])
    Leftovers.remove(of: path)
    let temporary = Leftovers.name(beside: path)
    guard FileManager.default.createFile(atPath: temporary, contents: nil),
      let file = FileHandle(forWritingAtPath: temporary)
    else { throw InputError(.cannotCreate, at: path, "the file cannot be made there") }
    defer { unlink(temporary) }
    var writer: any LinkedPlacesOutput =
      switch format {
      case .linkedPlaces: try LinkedPlacesWriter(to: file)
      case .linkedPlacesTable: try LinkedPlacesTableWriter(to: file)
      }
    var count = 0
    try forEachPlace { place, source in
      guard filter.includes(place), !corrections.drops(place.id) else { return }
      try writer.append(place, from: source)
      count += 1
      if count.isMultiple(of: 10_000) { progress(count) }
    }
    try writer.finish()
    try file.close()
    guard rename(temporary, path) == 0 else {
      throw InputError(.cannotCreate, at: path, String(cString: strerror(errno)))
    }
    return count
  }

  /// The year, or the day, that a source's name ends with: "UN OCHA COD 2020".
  private static func year(in name: String) -> String? {
    guard let last = name.split(separator: " ").last, last.wholeMatch(of: /\d{4}(-\d\d-\d\d)?/) != nil else {
      return nil
    }
    return String(last)
  }

  /// Calls `body` for each place as its sources give it.
  private func forEachPlace(_ body: (SourcePlace, SourceDescription) throws -> Void) throws {
    try database.read { database in
      let sources = Dictionary(
        uniqueKeysWithValues: try Row.fetchAll(database, sql: "SELECT * FROM sources").map { row in
          (
            row["id"] as Int64,
            SourceDescription(
              name: row["name"], licence: row["licence"], date: Self.year(in: row["name"]) ?? row["date"])
          )
        })
      let identifiers = try database.makeStatement(
        sql: "SELECT id FROM identifiers WHERE place = ? ORDER BY id")
      let rows = try Row.fetchCursor(database, sql: "SELECT rowid, * FROM places ORDER BY rowid")
      while let row = try rows.next() {
        var place = try SourcePlace(
          id: row["id"], name: row["name"],
          coordinate: Coordinate(longitude: row["longitude"], latitude: row["latitude"]))
        place.featureClass = row["feature_class"]
        place.featureCode = row["feature_code"]
        place.country = row["country"]
        place.adminCodes = (row["admin"] as String? ?? "").split(separator: ".").map(String.init)
        place.admin1Name = row["admin1_name"]
        place.area = row["area"]
        place.population = row["population"]
        place.radius = row["radius_m"]
        place.modified = row["modified"]
        place.note = row["note"]
        let names = try Array((row["names"] as String).utf8).withUnsafeBufferPointer {
          try NamesColumn.decode($0, of: place.id)
        }
        place.names = names.filter { !corrections.drops(place.id, name: $0.text) }.map {
          SourceName(text: $0.text, language: $0.language, kind: $0.kind, from: $0.from, to: $0.to)
        }
        for id in try String.fetchAll(identifiers, arguments: [row["rowid"] as Int64]) {
          let parts = id.split(separator: ":", maxSplits: 1).map(String.init)
          if parts.count == 2 { place.identifiers[parts[0]] = parts[1] }
        }
        let source: Int64 = row["source"]
        try body(place, sources[source] ?? SourceDescription(name: "", licence: "", date: nil))
      }
    }
  }
}
