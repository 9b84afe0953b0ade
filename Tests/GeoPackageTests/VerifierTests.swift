import Foundation
@testable import GeoPackage
import Model
import Testing
import TestSupport
import Verification

@Suite struct VerifierTests {
  static let rows = (try? TestSupport.rows(of: "damages.tsv")) ?? []

  /// Changes a sound file as the row says, its triggers put aside: they call functions that SQLite lacks.
  private func damaged(_ statements: String, in folder: TemporaryFolder) throws -> String {
    let path = folder.file("damaged.gpkg")
    try Sample.write(to: path)
    let database = try SQLiteDatabase(path, name: path, .make)
    let triggers = try database.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    for trigger in triggers { try database.run("DROP TRIGGER \"\(trigger[0].text ?? "")\"") }
    let parts = statements.components(separatedBy: " -- triggers back -- ")
    try database.run(parts[0])
    let names = try database.rows("SELECT name FROM sqlite_schema").compactMap { $0[0].text }
    for trigger in triggers {
      let sql = trigger[1].text ?? ""
      if names.contains(where: { sql.contains("ON \"\($0)\"") }) { try database.run(sql) }
    }
    if parts.count > 1 { try database.run(parts[1]) }
    return path
  }

  @Test(arguments: rows) func findsWhatTheRowSays(row: Row) throws {
    try #require(row.cells.count == 3, "\(row.place)")
    let folder = try TemporaryFolder()
    let problems = try GeoPackageVerifier().problems(in: try damaged(row.cells[1], in: folder))
    // The sample's hole is worth a note in every row.
    let found = Set(problems.map(\.rule)).subtracting(["holes"]).sorted().joined(separator: ",")
    #expect(
      found == (row.cells[0] == "-" ? "" : row.cells[0]), "\(row.place): \(problems.map(\.description))")
  }

  @Test func everyRuleHasARow() {
    let covered = Set(Self.rows.flatMap { $0.cells[0].split(separator: ",").map(String.init) })
    #expect(GeoPackageRule.allCases.map(\.rawValue).filter { !covered.contains($0) } == [])
  }

  @Test func problemsNameLayerRowAndFeature() throws {
    let folder = try TemporaryFolder()
    let path = try damaged("UPDATE control_status SET start = '2016-08-24' WHERE fid = 2", in: folder)
    let problems = try GeoPackageVerifier().problems(in: path).map(\.description)
    #expect(
      problems.contains(
        "layer control_status, row 2: error: date-form: feature b: start: expected YYYY-MM-DDTHH:MM:SS.SSSZ, "
          + "found '2016-08-24'"), "\(problems)")
  }

  @Test func aMissingFileIsOneLine() {
    #expect(throws: InputError(.missingInput, at: "/nowhere.gpkg", "No such file or directory")) {
      try GeoPackageVerifier().problems(in: "/nowhere.gpkg")
    }
  }

  @Test func otherFilesAreNamedAsSuch() throws {
    let folder = try TemporaryFolder()
    for bytes in [Data(), Data("{\"type\":\"FeatureCollection\"}".utf8), Data(repeating: 7, count: 10_000)] {
      try bytes.write(to: URL(filePath: folder.file("other.gpkg")))
      #expect(
        try GeoPackageVerifier().problems(in: folder.file("other.gpkg")).map(\.rule) == ["not-geopackage"])
    }
  }

  /// Cut, flipped and zeroed bytes must never crash the reader, and never hang it.
  @Test func damagedFilesNeverCrash() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("damaged.gpkg")
    try Sample.write(to: path)
    let original = try Data(contentsOf: URL(filePath: path))
    var numbers = SeededNumbers(seed: 47)
    for _ in 0..<150 {
      var bytes = original
      for _ in 0...Int.random(in: 0...20, using: &numbers) {
        bytes[Int.random(in: 0..<bytes.count, using: &numbers)] = .random(in: 0...255, using: &numbers)
      }
      if Bool.random(using: &numbers) { bytes = bytes.prefix(.random(in: 0..<bytes.count, using: &numbers)) }
      try bytes.write(to: URL(filePath: path))
      _ = try? GeoPackageVerifier().problems(in: path)
    }
  }

  @Test func damagedGeometriesNeverCrash() throws {
    var numbers = SeededNumbers(seed: 11)
    let folder = try TemporaryFolder()
    try Sample.write(to: folder.file("sound.gpkg"))
    let blobs = try Sample.rows(
      folder.file("sound.gpkg"), "SELECT geom FROM areas UNION ALL SELECT geom FROM control_status")
    for blob in blobs.compactMap({ $0[0].blob }) {
      #expect(throws: Never.self) { try blob.withUnsafeBufferPointer { _ = try BinaryGeometry($0, mark: 0) } }
      for _ in 0..<2_000 {
        var bytes = blob
        for _ in 0...3 {
          bytes[.random(in: 0..<bytes.count, using: &numbers)] = .random(in: 0...255, using: &numbers)
        }
        if Bool.random(using: &numbers) { bytes.removeLast(.random(in: 0...bytes.count, using: &numbers)) }
        bytes.withUnsafeBufferPointer { _ = try? BinaryGeometry($0, mark: 0) }
      }
    }
  }
}
