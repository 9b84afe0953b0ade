import Features
import Layers
import Model
import Testing

@Suite struct HolderTablesTests {
  private static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

  private static func interval(
    _ place: String, _ start: String?, _ end: String?, _ holder: String?, contestedBy claimants: [String] = []
  ) throws -> ControlInterval {
    func actor(_ id: String) -> ActorReference { ActorReference(text: id.uppercased(), ids: [id]) }
    return ControlInterval(
      id: "\(place)@\(start ?? "..")", placeID: "gn:\(place)",
      placeName: place.prefix(1).uppercased() + place.dropFirst(),
      coordinate: try Coordinate(longitude: 37, latitude: 36), status: claimants.isEmpty ? nil : .contested,
      holder: holder.map(actor), claimants: claimants.map(actor), start: try start.map(day),
      end: try end.map(day),
      startPrecision: .day, rule: "latest", supporting: [])
  }

  private static func intervals() throws -> [ControlInterval] {
    [
      try interval("dabiq", nil, "2016-10-15", "isis"), try interval("dabiq", "2016-10-16", nil, "fsa"),
      try interval("jarablus", "2016-08-24", nil, "fsa"),
      try interval("manbij", "2016-08-12", "2016-09-01", nil, contestedBy: ["sdf", "isis"]),
      try interval("manbij", "2016-09-02", nil, nil),
    ]
  }

  @Test func aSnapshotHasARowForEachPlaceOfWhichSomethingIsKnownThatDay() throws {
    let snapshot = SnapshotTable(of: try Self.intervals(), on: try Self.day("2016-08-20"))
    #expect(
      snapshot.schema.fields.map(\.name) == ["id", "name", "control", "control_id", "since", "colour"])
    #expect(
      snapshot.features.map(\.values) == [
        ["gn:dabiq", "Dabiq", "ISIS", "isis", nil, "#000000"],
        ["gn:manbij", "Manbij", "SDF / ISIS", "contested", "2016-08-12", "#bbbbbb"],
      ])
    let next = SnapshotTable(of: try Self.intervals().reversed(), on: try Self.day("2016-10-16"))
    #expect(
      next.features.map(\.values) == [
        ["gn:dabiq", "Dabiq", "FSA", "fsa", "2016-10-16", "#009e73"],
        ["gn:jarablus", "Jarablus", "FSA", "fsa", "2016-08-24", "#009e73"],
        ["gn:manbij", "Manbij", "unknown", "unknown", "2016-09-02", "#bbbbbb"],
      ])
    #expect(next.features.map(\.category?.key) == ["fsa", "fsa", nil])
  }

  @Test func aMatrixHasAColumnForEachDate() throws {
    let matrix = try MatrixTable(of: try Self.intervals(), step: .month)
    #expect(
      matrix.schema.fields.map(\.name) == ["id", "name", "2016-08-01", "2016-09-01", "2016-10-01"])
    #expect(
      matrix.features.map(\.values) == [
        ["gn:dabiq", "Dabiq", "isis", "isis", "isis"], ["gn:jarablus", "Jarablus", nil, "fsa", "fsa"],
        ["gn:manbij", "Manbij", nil, "contested", "unknown"],
      ])
    let weeks = try MatrixTable(
      of: try Self.intervals().reversed(), step: .week, until: Self.day("2016-10-17"))
    let names = weeks.schema.fields.dropFirst(2).map(\.name)
    #expect(names.first == "2016-08-08" && names.last == "2016-10-17" && names.count == 11)
    #expect(weeks.features[0].values.suffix(2) == ["isis", "fsa"])
    let days = try MatrixTable(of: try Self.intervals(), step: .day)
    #expect(days.schema.fields.count == 2 + 66)
  }

  @Test func noIntervalsGiveNoRowsAndTooManyDatesAreRefused() throws {
    #expect(try MatrixTable(of: [], step: .day).features == [])
    #expect(SnapshotTable(of: [], on: try Self.day("2016-08-20")).features == [])
    let long = [try Self.interval("a", "1990-01-01", "2016-01-01", "isis")]
    #expect { try MatrixTable(of: long, step: .day) } throws: { ($0 as? InputError)?.kind == .usage }
    #expect(try MatrixTable(of: long, step: .month).schema.fields.count == 2 + 313)
  }
}
