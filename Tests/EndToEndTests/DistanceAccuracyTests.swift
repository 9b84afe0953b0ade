import Foundation
import TestSupport
import Testing

/// The statements of `../shared/data/distances-dev.csv` through `dateline check --csv`, with the coordinates they bring
/// along: how exact the measures are, how many of true statements pass, and how few of wrong ones.
@Suite(.enabled(if: StatementTable.isThere, "../shared/data is missing: SKIPPED"))
struct DistanceAccuracyTests {
  @Test func trueStatementsPass() async throws {
    let statements = try StatementTable.statements()
    let checked = try await Self.check(statements)
    #expect(checked.count == 49)
    let measured = zip(statements, checked).filter { $1.finding != nil }
    #expect(measured.count == 48, "one row states a drive time")
    for (statement, check) in measured {
      // The file has metres to the ten and azimuths to the tenth; `script/check-geodesy` compares the rest.
      let metres = try #require(check.number("measured_km")) * 1_000 - statement.geodesic * 1_000
      #expect(abs(metres) < 10, "\(statement.cells)")
      let turn = abs(try #require(check.number("azimuth")) - statement.azimuth)
      #expect(min(turn, 360 - turn) < 0.06, "\(statement.cells)")
    }
    let passing = measured.count { $1.passesDistance }
    let directed = measured.filter { !$0.0.direction.isEmpty }
    let agreeing = directed.count { $1.word("direction") == "agrees" }
    #expect(passing >= 44, "of 48: 90 % are asked for")
    #expect(agreeing >= 31 && directed.count == 32, "95 % are asked for")
  }

  /// The power of a pass: the true place is replaced by random places of its country within 400 km of the anchor.
  @Test func randomPlacesSeldomPassBoth() async throws {
    var numbers = SeededNumbers(seed: 2016)
    let places = try StatementTable.places()
    let draws = try StatementTable.statements().filter { !$0.direction.isEmpty }.flatMap { statement in
      let near = statement.places(among: places)
      return (0..<250).compactMap { _ in
        near.randomElement(using: &numbers).map { statement.moved(to: $0) }
      }
    }
    #expect(draws.count > 7_000)
    let checked = try await Self.check(draws)
    let both = checked.count { $0.passesDistance && ["agrees", "loose"].contains($0.word("direction")) }
    let share = Double(both) / Double(draws.count)
    #expect(share <= 0.08, "\(both) of \(draws.count) random places pass both")
  }

  private static func check(_ statements: [StatementTable.Statement]) async throws -> [Check] {
    let folder = try TemporaryFolder()
    let rows = statements.map { $0.row + "\n" }.joined()
    let table = try folder.file("rows.csv", StatementTable.header + rows)
    let run = try await Program.run(["check", "--csv", table])
    #expect([0, 1, 65].contains(run.status), "\(run.errors)")
    return try run.lines.map { line in
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      return Check(finding: object["finding"] as? [String: Any])
    }
  }

  /// What the program says of a row.
  private struct Check {
    var finding: [String: Any]?

    func word(_ member: String) -> String { finding?[member] as? String ?? "" }
    func number(_ member: String) -> Double? { finding?[member] as? Double }
    var passesDistance: Bool { ["consistent", "road-like", "edge-like"].contains(word("distance")) }
  }
}

/// The shared statements and the places of their countries.
enum StatementTable {
  static let path = "\(Project.shared)/data/distances-dev.csv"
  static let geonames = "\(Project.shared)/data/geonames"
  static let files = ["SY.ppl.derived.txt", "IQ.ppl.derived.txt", "TR.ppl.derived.txt", "cities15000.txt"]
  static let isThere = ([path] + files.map { "\(geonames)/\($0)" }).allSatisfy {
    FileManager.default.fileExists(atPath: $0)
  }
  static let header =
    "subject,anchor,value,unit,direction,hedge,subject_lat,subject_lon,anchor_lat,anchor_lon\n"

  /// A populated place.
  struct Position {
    var latitude: Double
    var longitude: Double
    var country: String

    /// A rough distance, good enough to choose places by.
    func kilometres(to other: Position) -> Double {
      let north = (latitude - other.latitude) * 111.2
      let east = (longitude - other.longitude) * 111.2 * cos(latitude * .pi / 180)
      return (north * north + east * east).squareRoot()
    }
  }

  /// A statement with the positions of its places.
  struct Statement {
    /// Subject, anchor, value, unit, direction, hedge.
    var cells: [String]
    var subject: Position
    var anchor: Position
    var geodesic: Double
    var azimuth: Double

    var direction: String { cells[4] }
    var row: String {
      (cells + [subject.latitude, subject.longitude, anchor.latitude, anchor.longitude].map { "\($0)" })
        .joined(separator: ",")
    }

    func places(among places: [Position]) -> [Position] {
      let country = places.min { $0.kilometres(to: subject) < $1.kilometres(to: subject) }?.country
      return places.filter { $0.country == country && $0.kilometres(to: anchor) <= 400 }
    }

    func moved(to place: Position) -> Statement {
      var statement = self
      statement.subject = place
      return statement
    }
  }

  static func statements() throws -> [Statement] {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
      .dropFirst()
    return try lines.map { line in
      // Only sentences and links hold commas, and both stand between quotation marks.
      let plain = line.replacing(/"[^"]*"/, with: "-")
      let cells = plain.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      func number(_ column: Int) throws -> Double { try #require(Double(cells[column]), "\(line)") }
      return Statement(
        cells: [cells[2], cells[3], cells[4], cells[5], cells[7], cells[8]],
        subject: Position(latitude: try number(9), longitude: try number(10), country: ""),
        anchor: Position(latitude: try number(11), longitude: try number(12), country: ""),
        geodesic: try number(13), azimuth: try number(14))
    }
  }

  static func places() throws -> [Position] {
    try files.flatMap { file in
      try String(contentsOfFile: "\(geonames)/\(file)", encoding: .utf8).split(separator: "\n").compactMap {
        line in
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard cells.count > 8, cells[6] == "P", let latitude = Double(cells[4]),
          let longitude = Double(cells[5])
        else { return nil }
        return Position(latitude: latitude, longitude: longitude, country: String(cells[8]))
      }
    }
  }
}
