import Foundation
import Model
import TestSupport
import Testing

@testable import Cartography
@testable import Layers

@Suite struct PictureTests {
  static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

  static func interval(
    _ place: String, _ holder: String?, _ start: String?, _ end: String? = nil, between: [String] = [],
    longitude: Double = 37.5, latitude: Double = 36.5, previous: String? = nil
  ) throws -> ControlInterval {
    func party(_ id: String) -> ActorReference { ActorReference(text: id.uppercased(), ids: [id]) }
    return ControlInterval(
      id: "\(place)@\(start ?? "..")", placeID: place, placeName: "Town \(place)",
      coordinate: try Coordinate(longitude: longitude, latitude: latitude),
      status: between.isEmpty ? nil : .contested, holder: holder.map(party), claimants: between.map(party),
      previous: previous.map(party), start: try start.map(day), end: try end.map(day),
      startPrecision: .day, rule: "latest", supporting: [])
  }

  static func picture(_ intervals: [ControlInterval], dates: [CivilDate] = []) -> Picture {
    Picture(LayerContent(intervals: intervals), dates: dates)
  }

  static func intervals() throws -> [ControlInterval] {
    [
      try interval("a", "isis", nil, "2016-09-03"), try interval("a", "fsa", "2016-09-04"),
      try interval("b", "fsa", "2016-08-01", "2016-10-31", longitude: 37.8),
      try interval("b", nil, "2016-11-01", "2016-12-31", between: ["fsa", "isis"], longitude: 37.8),
      try interval("b", "isis", "2017-01-01", longitude: 37.8),
      try interval("c", "sdf", "2016-12-26", latitude: 36.1),
      try interval("d", nil, "2016-12-26", latitude: 36.9),
    ]
  }

  /// The sign of each place on a day, as text: "a●fsa b◐fsa|isis c○".
  private static func signs(_ date: String, of intervals: [ControlInterval]) throws -> String {
    let sheet = PictureWriter.sheet(of: Self.picture(intervals), [try day(date)])
    let parties = ["isis", "fsa", "sdf"].reduce(into: [String: String]()) {
      $0[ActorPalette.colour(of: $1)] = $1
    }
    return sheet.panels[0].points.map { point in
      switch point.symbol {
      case .dot(let colour): "\(point.id)●\(parties[colour] ?? colour)"
      case .sectors(let colours): "\(point.id)◐\(colours.map { parties[$0] ?? $0 }.joined(separator: "|"))"
      case .hollow: "\(point.id)○"
      }
    }.joined(separator: " ")
  }

  @Test func eachDayShowsWhoHeldWhatOnIt() throws {
    let intervals = try Self.intervals()
    #expect(try Self.signs("2016-07-31", of: intervals) == "a●isis b○ c○ d○")
    #expect(try Self.signs("2016-09-03", of: intervals) == "a●isis b●fsa c○ d○")
    #expect(try Self.signs("2016-09-04", of: intervals) == "a●fsa b●fsa c○ d○")
    #expect(try Self.signs("2016-11-01", of: intervals) == "a●fsa b◐fsa|isis c○ d○")
    #expect(try Self.signs("2017-01-01", of: intervals) == "a●fsa b●isis c●sdf d○")
  }

  @Test func ringsMarkChangesAndNotFirstWords() throws {
    let intervals = try Self.intervals() + [try Self.interval("e", "fsa", "2016-12-26", previous: "isis")]
    let dates = try ["2016-08-01", "2016-11-01", "2017-01-01"].map(Self.day)
    let sheet = PictureWriter.sheet(of: Self.picture(intervals), dates)
    let ringed = sheet.panels.map { $0.points.filter(\.isRinged).map(\.id) }
    // c is heard of for the first time; e too, but it is told who lost it.
    #expect(ringed == [[], ["a", "b"], ["b", "e"]])
    #expect(sheet.panels[1].remark == "2 of 5 places known, 2 changed")
  }

  @Test func legendCountsThePlacesOfTheLastDay() throws {
    let dates = try ["2016-11-01", "2017-01-01"].map(Self.day)
    let sheet = PictureWriter.sheet(of: Self.picture(try Self.intervals()), dates)
    let parties = sheet.legend.filter {
      if case .point(.dot(let colour), false) = $0.sign { colour != "#ffffff" } else { false }
    }
    #expect(parties.map(\.text) == ["ISIS (1)", "FSA (1)", "SDF (1)"])
    #expect(sheet.legend.contains { $0.text.hasPrefix("contested") })
    #expect(sheet.legendTitle == "Number of places held on 1 January 2017")
  }

  @Test func partiesOfOneColourShareAnEntry() throws {
    let intervals = [
      try Self.interval("a", "levant-front", "2016-09-04"),
      try Self.interval("b", "rebels", "2016-09-04", longitude: 37.6),
      try Self.interval("c", "rebels", "2016-09-04", longitude: 37.7),
    ]
    let sheet = PictureWriter.sheet(of: Self.picture(intervals), [try Self.day("2016-09-04")])
    #expect(sheet.legend.first?.text == "REBELS (2), LEVANT-FRONT (1)")
  }

  @Test func areasAndFrontsAreThoseOfTheDay() throws {
    let ring = try [(37.0, 36.0), (38, 36), (38, 37), (37, 36)].map {
      try Coordinate(longitude: $0.0, latitude: $0.1)
    }
    let fsa = ActorReference(text: "FSA", ids: ["fsa"])
    let isis = ActorReference(text: "ISIS", ids: ["isis"])
    func area(_ start: String, _ end: String?) throws -> ControlArea {
      ControlArea(
        id: "fsa@\(start)", holder: fsa, start: try Self.day(start), end: try end.map(Self.day),
        polygons: [[ring]], placeIDs: ["a", "b"], placeNames: ["A", "B"], method: "Voronoi cells")
    }
    let front = FrontLine(
      id: "f", side: fsa, opponent: isis, start: try Self.day("2016-11-01"), end: nil, lines: [ring],
      placeIDs: ["a", "c"], placeNames: ["A", "C"], method: "shared edges")
    let picture = Picture(
      LayerContent(
        intervals: try Self.intervals(),
        areas: [try area("2016-08-01", "2016-10-31"), try area("2016-11-01", nil)], fronts: [front]))
    let dates = try ["2016-07-31", "2016-08-01", "2016-11-01"].map(Self.day)
    let sheet = PictureWriter.sheet(of: picture, dates)
    #expect(sheet.panels.map(\.areas.count) == [0, 1, 1])
    #expect(sheet.panels.map(\.lines.count) == [0, 0, 1])
    #expect(sheet.notes.contains { $0.contains("drawn from 3 places: ") })
    #expect(sheet.legend.contains { $0.text == "ground held, a sketch" })
  }

  @Test func nothingToDrawIsOneLineAndNoFile() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "no-picture-\(UUID()).svg").path
    let error = #expect(throws: InputError.self) { try PictureWriter.write(Self.picture([]), to: path) }
    #expect(error?.kind == .data)
    #expect(error?.description.contains("expected places with a holder to draw, found none") == true)
    let many = (0..<13).map { CivilDate(dayNumber: 17_000 + $0) }
    let second = #expect(throws: InputError.self) {
      try PictureWriter.write(Self.picture(try Self.intervals(), dates: many), to: path)
    }
    #expect(second?.description.hasSuffix("expected at most 12 days on a page, found 13") == true)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func anyOrderWritesTheSameFile() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "pictures-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let paths = ["one.svg", "two.svg"].map { folder.appending(path: $0).path }
    let intervals = try Self.intervals()
    let outcome = try PictureWriter.write(Self.picture(intervals), to: paths[0])
    _ = try PictureWriter.write(Self.picture(intervals.reversed()), to: paths[1])
    #expect(try Data(contentsOf: URL(filePath: paths[0])) == Data(contentsOf: URL(filePath: paths[1])))
    #expect(outcome.places == 4 && outcome.dates.count == 5)
  }

  @Test(arguments: Table.rows("picture-dates", of: "LayersTests"))
  func daysAreChosen(row: TableRow) throws {
    // "day*2": two places change on the day.
    let intervals = try row.cells[0].split(separator: " ").flatMap { entry in
      let parts = entry.split(separator: "*").map(String.init)
      return try (0..<(parts.count > 1 ? Int(parts[1]) ?? 1 : 1)).map {
        try Self.interval("\(parts[0])-\($0)", "fsa", parts[0])
      }
    }
    let count = try #require(Int(row.cells[1]))
    let chosen = PictureDates.choose(intervals, atMost: count).map(\.description).joined(separator: " ")
    #expect(
      chosen
        == PictureDates.choose(intervals.reversed(), atMost: count).map(\.description).joined(separator: " "))
    row.expect(chosen == row.cells[2] ? [] : ["found \(chosen)"])
  }
}
