import Checks
import Geodesy
import Model
import TestSupport
import Testing

@Suite struct MisfitTests {
  private let anchor = Result { try Coordinate(longitude: 39, latitude: 36) }

  @Test(arguments: try rows(of: "misfits.tsv"))
  func misfitIsExplainedAsTheTableSays(_ row: Row) throws {
    let anchor = try anchor.get()
    let extents = row.cells[2].split(separator: ",").compactMap { Double($0) }
    func place(_ name: String, _ kilometres: Double, _ azimuth: Double) throws -> Place {
      Claims.place(
        name, at: try anchor.destination(azimuth: azimuth, distance: .kilometres(kilometres)),
        radius: extents.first)
    }
    var subject = Claims.reference("S", try place("S", row.number(0), row.number(1)))
    let other = row.cells[3].split(separator: "/").compactMap { Double($0) }
    if other.count == 2 {
      subject.resolved?.candidates.append(
        RankedPlace(place: try place("S2", other[0], other[1]), matchedName: "S", score: 0.1))
    }
    let claim = DistanceClaim(
      subject: subject, anchor: Claims.reference("A", Claims.place("A", at: anchor, radius: extents.last)),
      quantity: Claims.quantity(
        row.cells[4], unit: try #require(LengthUnit(rawValue: row.cells[5])), hedge: .none),
      direction: CompassPoint(rawValue: row.cells[7]), path: Route(rawValue: row.cells[6]))
    let finding = try #require(try ClaimChecker().check(Claims.claim(.distance(claim))))
    let kinds = finding.explanations.map(\.kind.rawValue).joined(separator: ",")
    #expect((kinds.isEmpty ? "-" : kinds) == row.cells[8], "\(finding.reason) \(finding.explanations)")
    // What explains never passes.
    if !finding.explanations.isEmpty {
      #expect(
        [.tooShort, .tooLong].contains(finding.distance) || finding.direction == .contradicts)
      #expect(finding.explanations.allSatisfy { !$0.basis.isEmpty && !$0.text.isEmpty })
    }
  }
}
