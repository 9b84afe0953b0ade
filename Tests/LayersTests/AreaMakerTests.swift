import Foundation
import GeoJSON
import Layers
import Model
import TestSupport
import Testing

@Suite struct AreaMakerTests {
  static let isis = ActorReference(text: "IS", ids: ["isis"])
  static let fsa = ActorReference(text: "FSA", ids: ["fsa"], partOf: ["rebels"])
  static let rebels = ActorReference(text: "rebels", ids: ["rebels"])

  static func day(_ day: Int) throws -> CivilDate { try #require(CivilDate(year: 2016, month: 9, day: day)) }

  static func interval(
    _ place: String, _ longitude: Double, _ holder: ActorReference?, _ start: Int?, _ end: Int?,
    status: ControlInterval.Status? = nil
  ) throws -> ControlInterval {
    ControlInterval(
      id: "\(place)@\(start.map(String.init) ?? "..")", placeID: place, placeName: place.uppercased(),
      coordinate: try Coordinate(longitude: longitude, latitude: 36), status: status, holder: holder,
      start: try start.map(day), end: try end.map(day), startPrecision: .day, rule: "latest", supporting: [])
  }

  private static func spans(_ sketch: AreaMaker.Sketch) -> [String] {
    let areas = sketch.areas.map {
      "\($0.id)..\($0.end?.description ?? "") \($0.placeIDs.joined(separator: ","))"
    }
    let fronts = sketch.fronts.map {
      "\($0.id)..\($0.end?.description ?? "") \($0.placeIDs.joined(separator: ","))"
    }
    return areas + fronts
  }

  @Test func areasAndFrontsLastAsLongAsTheirPlaces() throws {
    let sketch = try AreaMaker().sketch([
      Self.interval("a", 38.0, Self.isis, nil, 3), Self.interval("a", 38.0, Self.fsa, 4, nil),
      Self.interval("b", 38.1, Self.isis, nil, nil), Self.interval("c", 38.2, Self.isis, nil, 9),
      Self.interval("c", 38.2, nil, 10, nil),
    ])
    #expect(
      Self.spans(sketch) == [
        "fsa@2016-09-04.. a", "isis@....2016-09-03 a,b,c", "isis@2016-09-04..2016-09-09 b,c",
        "isis@2016-09-10.. b", "fsa|isis@2016-09-04.. a,b",
      ])
  }

  @Test func aPlaceThatIsNamedLaterChangesNoEarlierDay() throws {
    let first = [try Self.interval("a", 38.0, Self.isis, 1, nil)]
    let later = first + [try Self.interval("b", 38.1, Self.fsa, 8, nil)]
    let before = try AreaMaker().sketch(first).areas[0]
    let after = try AreaMaker().sketch(later).areas
    #expect(after.map(\.id) == ["fsa@2016-09-08", "isis@2016-09-01", "isis@2016-09-08"])
    #expect(after[1].polygons == before.polygons)
    #expect(after[1].end == (try Self.day(7)))
    #expect(after[2].polygons != before.polygons)
  }

  @Test func whatIsContestedIsInNoArea() throws {
    let held = [
      try Self.interval("a", 38.0, Self.isis, 1, nil), try Self.interval("c", 38.2, Self.isis, 1, nil),
    ]
    let all = try AreaMaker().sketch(held + [Self.interval("b", 38.1, Self.isis, 1, nil)])
    let gap = try AreaMaker().sketch(
      held + [Self.interval("b", 38.1, nil, 1, nil, status: .contested)])
    let without = try AreaMaker().sketch(held)
    #expect(gap.areas.map(\.placeIDs) == [["a", "c"]])
    #expect(gap.areas[0].polygons.count == 2)
    #expect(all.areas[0].polygons.count == 1 && without.areas[0].polygons.count == 1)
    #expect(gap.fronts == [])
  }

  @Test func noFrontRunsBetweenAPartyAndThoseItIsAPartOf() throws {
    let sketch = try AreaMaker().sketch([
      Self.interval("a", 38.0, Self.fsa, 1, nil), Self.interval("b", 38.1, Self.rebels, 1, nil),
    ])
    #expect(sketch.areas.count == 2)
    #expect(sketch.fronts == [])
  }

  @Test func theMethodSaysThatItIsASketchAndHowItWasCut() throws {
    let border = [
      [
        try [37.0, 39, 39, 37].enumerated().map { index, longitude in
          try Coordinate(longitude: longitude, latitude: index < 2 ? 35 : 37)
        }
      ]
    ]
    let area = try AreaMaker(reach: .kilometres(7.5), border: border, rivers: [border[0][0]]).sketch([
      Self.interval("a", 38.0, Self.fsa, 1, nil)
    ]).areas[0]
    #expect(
      area.method
        == "a sketch, not a survey: each point to the nearest place with word of that day, at most 7.5 km from it, "
        + "within the border given, not across the rivers given; Lambert azimuthal equal-area, centre 36° N 38° E"
    )
  }

  @Test func aReachOutOfRangeIsOneLine() throws {
    #expect {
      _ = try AreaMaker(reach: .kilometres(0)).sketch([Self.interval("a", 38.0, Self.fsa, 1, nil)])
    } throws: { error in
      "\(error)" == "areas: reach: expected more than 0 and at most 500 km, found 0.0"
    }
  }

  /// Every day of a long war: the verifier asks GEOS whether each polygon is valid.
  @Test func whatIsWrittenOfManyDaysIsValid() throws {
    var random = SeededNumbers(seed: 1_337)
    var intervals: [ControlInterval] = []
    let parties = [Self.isis, Self.fsa, ActorReference(text: "SDF", ids: ["sdf"]), nil]
    for place in 0..<60 {
      let point = try Coordinate(
        longitude: .random(in: 36...38, using: &random), latitude: .random(in: 35...37, using: &random))
      var start = Int.random(in: 1...20, using: &random)
      while start <= 28 {
        let end = start + Int.random(in: 0...9, using: &random)
        let holder = parties[Int.random(in: 0..<4, using: &random)]
        var interval = try Self.interval("p\(place)", 0, holder, start, end > 28 ? nil : end)
        interval.coordinate = point
        intervals.append(interval)
        start = end + 1
      }
    }
    let sketch = try AreaMaker().sketch(intervals)
    #expect(try AreaMaker().sketch(intervals.shuffled(using: &random)) == sketch)
    #expect(sketch.areas.count > 40 && sketch.fronts.count > 40)
    try withFolder { folder in
      let written = try LayerWriter(folder: folder).write(
        LayerContent(areas: sketch.areas, fronts: sketch.fronts))
      for path in written.files { #expect(try GeoJSONVerifier().problems(in: path) == []) }
    }
  }
}
