private import Foundation
internal import GRDB
internal import Model

/// The project's tables of areas, `countries.csv` and `regions.csv`: where an area's point lies, what else it is called,
/// and the words made from its name.
///
/// An area is known by its code (`US`, `US.TX`) or, where it has none, by the id of its place. A folder without the
/// tables has no such areas.
struct AreaTable {
  /// What the tables say of one area.
  struct Area {
    /// The point; nil where another table has it.
    var coordinate: Coordinate?
    /// Where the point comes from.
    var source: String
    /// Other names.
    var names: [SourceName]
  }

  private static let columns = [
    "code", "name", "longitude", "latitude", "names", "adjectives", "abbreviations", "source",
  ]

  /// The tables that are there, with their rows.
  let tables: [CSVTable]
  private var areas: [String: Area] = [:]

  /// Reads the tables of a folder.
  init(folder: String) throws(InputError) {
    var tables: [CSVTable] = []
    for file in ["countries.csv", "regions.csv"] {
      let path = "\(folder)/\(file)"
      guard FileManager.default.fileExists(atPath: path) else { continue }
      tables.append(try CSVTable(path: path, columns: Self.columns))
    }
    self.tables = tables
    for row in tables.flatMap(\.rows) {
      let hasPoint = row.optional("longitude") != nil || row.optional("latitude") != nil
      let area = Area(
        coordinate: hasPoint ? try ProjectTables.coordinate(row) : nil, source: try row.required("source"),
        names: row.list("names").map { SourceName(text: $0, language: "en") })
      guard areas.updateValue(area, forKey: try row.required("code")) == nil else {
        throw row.error("code", "'\(row["code"])' is given twice")
      }
    }
  }

  /// What the tables say of the area of a code; nil where they have none.
  func area(_ code: String) -> Area? { areas[code] }

  /// Files the adjectives ("Texan", "Dutch") and abbreviations ("Tex.", "UK") of the areas that have a place.
  func addWords(to filer: PlaceFiler) throws {
    for row in tables.flatMap(\.rows) {
      let code = row["code"]
      let place = try String.fetchOne(
        filer.database, sql: "SELECT place FROM areas WHERE code = ?", arguments: [code])
      guard let place = place ?? (code.contains(":") ? code : nil), try filer.row(of: place) != nil else {
        continue
      }
      for (column, kind) in [("adjectives", AreaWord.Kind.adjective), ("abbreviations", .abbreviation)] {
        for word in row.list(column) {
          filer.note(word)
          try filer.database.execute(
            sql: "INSERT OR IGNORE INTO area_words VALUES (?, ?, ?)",
            arguments: [word, kind.rawValue, place])
        }
      }
    }
  }
}
