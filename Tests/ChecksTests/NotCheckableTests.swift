import Checks
import Model
import Testing

@Suite struct NotCheckableTests {
  private let checker = ClaimChecker()

  private func town(_ name: String, _ longitude: Double, _ latitude: Double) throws -> PlaceReference {
    Claims.reference(
      name, Claims.place(name, at: try Coordinate(longitude: longitude, latitude: latitude)))
  }

  @Test func movingSubjectIsFrontNotPlace() throws {
    let claim = Claims.distance(
      subject: Claims.reference("rebels", nil), anchor: try town("Raqqa", 39, 36), isMoving: true)
    let finding = try #require(try checker.check(claim))
    #expect(finding.distance == .notCheckable)
    #expect(finding.direction == .notCheckable)
    #expect(finding.measured == nil)
    #expect(finding.reason == "not checkable: a front, not a place")
  }

  @Test func unresolvedPlaceIsNamed() throws {
    let known = try town("Raqqa", 39, 36)
    let unknown = Claims.reference("Qastal", nil)
    func reason(_ subject: PlaceReference, _ anchor: PlaceReference) throws -> String? {
      try checker.check(Claims.distance(subject: subject, anchor: anchor))?.reason
    }
    #expect(try reason(unknown, known) == "not checkable: 'Qastal' is not resolved")
    #expect(try reason(known, unknown) == "not checkable: 'Qastal' is not resolved")
    #expect(
      try reason(unknown, Claims.reference("Hmar", nil))
        == "not checkable: 'Qastal' and 'Hmar' are not resolved")
  }

  @Test func onlyWhatIsStatedGetsVerdict() throws {
    let claim = Claims.distance(
      subject: Claims.reference("Qastal", nil), anchor: try town("Raqqa", 39, 36), figure: "-")
    let finding = try #require(try checker.check(claim))
    #expect(finding.distance == nil)
    #expect(finding.direction == .notCheckable)
  }

  @Test func twoNamesOfOnePlaceHaveNoDistance() throws {
    let claim = Claims.distance(subject: try town("Kobani", 38, 36), anchor: try town("Kobani", 38, 36))
    #expect(
      try checker.check(claim)?.reason
        == "not checkable: 'Kobani' and 'Kobani' lead to the same point (Kobani)")
  }

  @Test(arguments: [
    ("A", "PCLI", "a country"), ("A", "ADM1", "an administrative area"), ("H", "STM", "a water"),
    ("R", "RD", "a road"),
  ])
  func areasAndLinesAreNotDecidedByOnePoint(featureClass: Character, code: String, words: String) throws {
    var place = Claims.place("Turkey", at: try Coordinate(longitude: 34.9, latitude: 39.06))
    place.feature = .init(featureClass: featureClass, code: code)
    let claim = Claims.distance(
      subject: try town("Jarablus", 38, 36.8), anchor: Claims.reference("Turkey", place))
    let finding = try #require(try checker.check(claim))
    #expect(finding.distance == .notCheckable)
    #expect(
      finding.reason.hasPrefix("not checkable: Turkey is \(words) (\(code)) of which only one point is known")
    )
    // The point is measured all the same, and the method says that it decides nothing.
    #expect(try #require(finding.measured).kilometres > 300)
    #expect(try #require(finding.method).hasSuffix("which may be off by as much as it is long or wide"))
  }

  @Test func figureOfAnotherKindIsNotLength() throws {
    var claim = DistanceClaim(
      subject: try town("S", 39, 35.8), anchor: try town("A", 39, 36), quantity: nil, direction: nil)
    claim.quantity = QuantityMention(
      span: ByteSpan(start: 0, end: 0), text: "half an hour", sentence: 0, value: 30, unit: .count("minutes"))
    let finding = try #require(try checker.check(Claims.claim(.distance(claim))))
    #expect(finding.distance == .notCheckable)
    #expect(finding.reason.hasPrefix("stated 'half an hour'; measured 22.2 km at 180° (S): no figure"))
  }

  @Test func controlAndCountHaveNoFinding() throws {
    let control = Claims.claim(
      .control(ControlClaim(action: .capture, place: try town("Al-Rai", 37.4478, 36.61182))))
    let count = Claims.claim(
      .count(
        MeasureClaim(
          quantity: QuantityMention(
            span: ByteSpan(start: 0, end: 0), text: "12 villages", sentence: 0, value: 12,
            unit: .count("villages")))))
    #expect(try checker.check(control) == nil)
    #expect(try checker.check(count) == nil)
    #expect(try checker.check([control, count]).map(\.claim) == [control, count])
  }

  @Test func areaHasNoOutline() throws {
    let area = Claims.claim(
      .area(
        MeasureClaim(
          quantity: QuantityMention(
            span: ByteSpan(start: 0, end: 0), text: "900 square kilometres", sentence: 0, value: 900,
            unit: .area(.squareKilometre)))))
    let finding = try #require(try checker.check(area))
    #expect(finding.distance == .notCheckable)
    #expect(finding.reason == "not checkable: no place is named that it is the area of")
  }

  @Test(arguments: [
    (90.0, Finding.DistanceVerdict.consistent), (120, .roadLike), (200, .tooLong), (60, .tooShort),
  ])
  func lineIsMeasuredBetweenItsEnds(figure: Double, verdict: Finding.DistanceVerdict) throws {
    // Azaz and Jarablus (geonames:172082, geonames:169179) lie 89.94 km apart: pyproj 3.7.2 Geod.inv.
    let ends = [try town("Azaz", 37.04628, 36.58662), try town("Jarablus", 38.01111, 36.8175)]
    let quantity = try #require(Claims.quantity("\(figure)", unit: .kilometre, hedge: .none))
    let finding = try #require(
      try checker.check(Claims.claim(.length(MeasureClaim(quantity: quantity, ends: ends)))))
    #expect(finding.distance == verdict)
    #expect(finding.direction == nil)
    #expect(abs(try #require(finding.measured).kilometres - 89.94) < 0.01)
    let alone = try checker.check(Claims.claim(.length(MeasureClaim(quantity: quantity))))
    #expect(alone?.distance == .notCheckable)
  }
}
