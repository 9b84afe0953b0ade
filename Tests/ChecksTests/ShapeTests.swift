import Checks
import Geodesy
import Model
import Testing

/// A square district of 1° by 1° (38–39 E, 36–37 N), a river along its southern edge, and a border along its northern one.
private struct Country: ShapeSource {
  static let accuracy = Length.kilometres(1)

  func shape(of place: Place) throws(InputError) -> PlaceShape? {
    switch place.id {
    case "test:District":
      PlaceShape(
        name: "District", geometry: .polygons([[corners([38, 36], [39, 36], [39, 37], [38, 37])]]),
        source: "test", accuracy: Self.accuracy)
    case "test:River":
      PlaceShape(
        name: "River", geometry: .lines([corners([38, 36], [39, 36])]), source: "test",
        accuracy: Self.accuracy)
    default: nil
    }
  }

  func borders(of country: String) -> [(neighbour: String, shape: PlaceShape)] {
    let shape = PlaceShape(
      name: "border of Syria and Turkey",
      // It dips by a quarter of a degree in its middle, so that it is longer than the way between its ends.
      geometry: .lines([corners([38, 37], [38.5, 36.75], [39, 37])]), source: "test",
      accuracy: Self.accuracy)
    return country == "SY" ? [("TR", shape)] : country == "TR" ? [("SY", shape)] : []
  }

  private func corners(_ positions: [Double]...) -> [Coordinate] {
    positions.compactMap { try? Coordinate(longitude: $0[0], latitude: $0[1]) }
  }
}

@Suite struct ShapeTests {
  private let checker = ClaimChecker(shapes: Country())

  private func town(_ longitude: Double, _ latitude: Double) throws -> PlaceReference {
    Claims.reference(
      "Town", Claims.place("Town \(longitude)", at: try Coordinate(longitude: longitude, latitude: latitude)))
  }

  private func area(_ name: String, _ featureClass: Character, _ code: String) throws -> PlaceReference {
    var place = Claims.place(name, at: try Coordinate(longitude: 38.5, latitude: 36.5))
    place.feature = .init(featureClass: featureClass, code: code)
    return Claims.reference(name, place)
  }

  private func border(of countries: [String]) -> PlaceReference {
    let mention = PlaceMention(
      span: ByteSpan(start: 0, end: 0), text: "the border", sentence: 0, featureWord: "border",
      description: "the border", borderOf: countries)
    return PlaceReference(
      text: "the border",
      resolved: ResolvedPlace(mention: mention, choice: nil, candidates: [], reason: "test"))
  }

  private func finding(
    _ subject: PlaceReference, _ anchor: PlaceReference, _ figure: String, _ direction: CompassPoint?
  ) throws -> Finding {
    try #require(
      try checker.check(
        Claims.distance(subject: subject, anchor: anchor, figure: figure, direction: direction)))
  }

  @Test func riverIsMeasuredToItsNearestPoint() throws {
    // 22.2 km south of 36 N, far from the river's own point in the north.
    let river = try area("River", "H", "STM")
    let found = try finding(try town(38.5, 35.8), river, "20", .south)
    #expect(found.distance == .consistent)
    #expect(found.direction == .agrees)
    // The geodesic 38 E–39 E at 36 N bulges north by 0.45 km at its middle: 22.19 + 0.22 … 0.5.
    #expect(abs(try #require(found.measured).kilometres - 22.4) < 0.3)
    #expect(try #require(found.method).contains("nearest point of the River (test, drawn to about 1 km)"))
    #expect(found.uncertainty == .kilometres(1))
    #expect(try #require(found.tolerance).floor == .kilometres(3))
    // The other way round the azimuth turns.
    let back = try finding(river, try town(38.5, 35.8), "20", .north)
    #expect(back.distance == .consistent)
    #expect(back.direction == .agrees)
  }

  @Test func riverWithAnExtentIsMeasuredToItsCourseAllTheSame() throws {
    var river = try #require(try area("River", "H", "STM").place)
    river.radius = .kilometres(300)
    let found = try finding(try town(38.5, 35.8), Claims.reference("River", river), "3", nil)
    #expect(found.distance == .tooShort)
    #expect(abs(try #require(found.measured).kilometres - 22.4) < 0.3)
  }

  @Test func districtIsMeasuredToItsOutlineFromOutsideOnly() throws {
    let district = try area("District", "A", "ADM2")
    let east = try finding(try town(39.5, 36.5), district, "45", .east)
    #expect(east.distance == .consistent)
    #expect(east.direction == .agrees)
    #expect(abs(try #require(east.measured).kilometres - 44.8) < 0.3)
    let inside = try finding(try town(38.5, 36.5), district, "45", .east)
    #expect(inside.distance == .notCheckable)
    #expect(inside.reason.contains("lies in District"))
  }

  @Test(arguments: [["TR"], ["SY", "TR"], ["TR", "SY"], []])
  func borderIsMeasuredToItsCourse(_ countries: [String]) throws {
    let found = try finding(try town(38.5, 36.5), border(of: countries), "28", .south)
    #expect(found.distance == .consistent)
    #expect(found.direction == .agrees)
    #expect(abs(try #require(found.measured).kilometres - 25.5) < 2.5)
  }

  @Test func unknownBorderIsNotGuessed() throws {
    let found = try finding(try town(38.5, 36.5), border(of: ["IQ"]), "28", .south)
    #expect(found.distance == .notCheckable)
    #expect(found.reason == "not checkable: no course is known of 'the border'")
  }

  @Test func countryIsMeasuredToItsBorderFromOutside() throws {
    var turkey = try #require(try area("Turkey", "A", "PCLI").place)
    turkey.country = "TR"
    let found = try finding(try town(38.5, 36.5), Claims.reference("Turkey", turkey), "28", nil)
    #expect(found.distance == .consistent)
    #expect(try #require(found.method).contains("border of"))
  }

  @Test(arguments: [
    (100.0, Finding.DistanceVerdict.consistent), (89, .consistent), (60, .tooShort), (150, .roadLike),
    (200, .tooLong),
  ])
  func stretchOfBorderIsMeasuredAlongIt(figure: Double, verdict: Finding.DistanceVerdict) throws {
    let quantity = try #require(Claims.quantity("\(figure)", unit: .kilometre, hedge: .none))
    let claim = MeasureClaim(
      quantity: quantity, subject: "border", ends: [try town(38, 37), try town(39, 37.001)])
    let found = try #require(try checker.check(Claims.claim(.length(claim))))
    // Two sides of 52.5 km; straight 89 km.
    #expect(abs(try #require(found.measured).kilometres - 105) < 1.5)
    #expect(found.distance == verdict, "\(found.reason)")
    #expect(found.measuredEnds.count >= 3)
  }

  @Test func stretchIsOfTheBorderThatTheWordsName() throws {
    let quantity = try #require(Claims.quantity("100", unit: .kilometre, hedge: .none))
    let claim = MeasureClaim(
      quantity: quantity, subject: "stretch", ends: [try town(38, 37), try town(39, 37.001)],
      along: border(of: []))
    let found = try #require(try checker.check(Claims.claim(.length(claim))))
    #expect(abs(try #require(found.measured).kilometres - 105) < 1.5)
  }

  @Test(arguments: [(9_900.0, Finding.DistanceVerdict.consistent), (5_000, .tooShort), (20_000, .tooLong)])
  func areaIsComparedWithTheOutline(figure: Double, verdict: Finding.DistanceVerdict) throws {
    let quantity = QuantityMention(
      span: ByteSpan(start: 0, end: 0), text: "", sentence: 0, value: figure, unit: .area(.squareKilometre))
    let claim = MeasureClaim(quantity: quantity, ends: [try area("District", "A", "ADM2")])
    let found = try #require(try checker.check(Claims.claim(.area(claim))))
    #expect(found.distance == verdict)
    #expect(abs(try #require(found.measuredArea) - 9_930) < 60)
  }

  @Test(arguments: [
    (38.5, 36.9, CompassPoint.north, Finding.ContainmentVerdict.inside, Finding.DirectionVerdict.agrees),
    (38.5, 36.1, .north, .inside, .contradicts),
    (38.9, 36.5, .north, .inside, .loose),
    (38.5, 36.505, .north, .inside, .notCheckable),
    (38.5, 37.015, .north, .edge, .agrees),
    (38.5, 37.3, .north, .outside, .agrees),
  ])
  func containmentAndPartAreToldFromTheOutline(
    longitude: Double, latitude: Double, sector: CompassPoint, containment: Finding.ContainmentVerdict,
    part: Finding.DirectionVerdict
  ) throws {
    let claim = ContainmentClaim(
      subject: try town(longitude, latitude), container: try area("District", "A", "ADM2"), sector: sector)
    let found = try #require(try checker.check(Claims.claim(.containment(claim))))
    #expect(found.containment == containment, "\(found.reason)")
    #expect(found.direction == part, "\(found.reason)")
  }

  @Test func withoutOutlineTheGazetteersFilingIsTold() throws {
    var container = try #require(try area("Province", "A", "ADM1").place)
    container.country = "SY"
    func containment(_ change: (inout Place) -> Void) throws -> Finding {
      var place = try #require(try town(38.5, 36.5).place)
      change(&place)
      let claim = ContainmentClaim(
        subject: Claims.reference("Town", place), container: Claims.reference("Province", container),
        sector: .north)
      return try #require(try checker.check(Claims.claim(.containment(claim))))
    }
    #expect(try containment { $0.areas = ["test:Province"] }.containment == .inside)
    #expect(try containment { $0.areas = ["test:Province"] }.direction == .notCheckable)
    #expect(try containment { $0.country = "TR" }.containment == .outside)
    #expect(try containment { _ in }.containment == .notCheckable)
  }
}
