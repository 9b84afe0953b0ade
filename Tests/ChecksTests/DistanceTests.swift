import Checks
import Geodesy
import Model
import TestSupport
import Testing

@Suite struct DistanceTests {
  private let checker = ClaimChecker()

  @Test(arguments: try rows(of: "rules.tsv"))
  func ruleGivesTheVerdictsOfTheTable(_ row: Row) throws {
    let extents = row.cells[2].split(separator: ",").compactMap { Double($0) }
    let anchor = try Coordinate(longitude: 39, latitude: 36)
    let subject = try anchor.destination(azimuth: row.number(1), distance: .kilometres(row.number(0)))
    let claim = DistanceClaim(
      subject: Claims.reference("S", Claims.place("S", at: subject, radius: extents.first)),
      anchor: Claims.reference("A", Claims.place("A", at: anchor, radius: extents.last)),
      quantity: Claims.quantity(
        row.cells[3], unit: try #require(LengthUnit(rawValue: row.cells[4])),
        hedge: try #require(Hedge(rawValue: row.cells[5]))),
      direction: CompassPoint(rawValue: row.cells[7]), path: Route(rawValue: row.cells[6]))
    let finding = try #require(try checker.check(Claims.claim(.distance(claim))))
    #expect((finding.distance?.rawValue ?? "-") == row.cells[8], "\(finding.reason)")
    #expect((finding.direction?.rawValue ?? "-") == row.cells[9], "\(finding.reason)")
  }

  @Test(arguments: try rows(of: "statements.tsv"))
  func statementIsFoundAsTheTableSays(_ row: Row) throws {
    let anchor = Claims.place(
      row.cells[0], at: try Coordinate(longitude: row.number(1), latitude: row.number(2)),
      population: Int(row.cells[3]))
    let subject = Claims.place(
      row.cells[4], at: try Coordinate(longitude: row.number(5), latitude: row.number(6)),
      population: Int(row.cells[7]))
    let claim = DistanceClaim(
      subject: Claims.reference(row.cells[4], subject), anchor: Claims.reference(row.cells[0], anchor),
      quantity: Claims.quantity(
        row.cells[8], unit: try #require(LengthUnit(rawValue: row.cells[9])),
        hedge: try #require(Hedge(rawValue: row.cells[10]))),
      direction: CompassPoint(rawValue: row.cells[11]))
    let finding = try #require(try checker.check(Claims.claim(.distance(claim))))
    #expect((finding.distance?.rawValue ?? "-") == row.cells[12])
    #expect((finding.direction?.rawValue ?? "-") == row.cells[13])
    #expect(abs(try #require(finding.measured).kilometres - (try row.number(14))) < 0.01)
    #expect(finding.reason == row.cells[15])
  }

  @Test func toleranceHasItsParts() throws {
    let anchor = try Coordinate(longitude: 39, latitude: 36)
    let subject = try anchor.destination(azimuth: 180, distance: .kilometres(100))
    let finding = try #require(
      try checker.check(
        Claims.distance(
          subject: Claims.reference("S", Claims.place("S", at: subject)),
          anchor: Claims.reference("A", Claims.place("A", at: anchor, population: 625_000)), figure: "110")))
    let tolerance = try #require(finding.tolerance)
    #expect(abs(tolerance.rounding.kilometres - 5) < 1e-9)
    #expect(tolerance.floor == .kilometres(2))
    #expect(abs(tolerance.share.kilometres - 15) < 1e-9)
    #expect(abs(tolerance.total.kilometres - 15) < 1e-9)
    #expect(abs(tolerance.extents.kilometres - 6) < 1e-9)  // 1 and √(625,000 / 25,000) = 5
    #expect(abs(try #require(finding.ratio) - 1.1) < 1e-9)
    #expect(abs(try #require(finding.azimuthDeviation)) < 1e-9)
  }

  @Test func unitsThatDisagreeAreSaid() throws {
    let anchor = try Coordinate(longitude: 39, latitude: 36)
    let subject = try anchor.destination(azimuth: 180, distance: .kilometres(78))
    func reason(_ figure: String) throws -> String {
      try #require(
        try checker.check(
          Claims.distance(
            subject: Claims.reference("S", Claims.place("S", at: subject)),
            anchor: Claims.reference("A", Claims.place("A", at: anchor)), figure: figure, direction: nil))
      ).reason
    }
    // 75 km and 50 miles (80.47 km): 7.3 % apart. 75 km and 47 miles (75.64 km): 0.9 %.
    #expect(try reason("75+80.4672km").contains("the two stated units differ by 7 %"))
    #expect(try !reason("75+75.639168km").contains("differ"))
  }
}
