import Foundation
import Model
import TestSupport
import Testing

@testable import Cartography

@Suite struct MapDrawingTests {
  /// A square of ground, and a line through its middle.
  private static func ground(
    _ longitude: Double, _ latitude: Double, half: Double
  ) throws -> (area: MapArea, line: MapLine) {
    let corners = [(-half, -half), (half, -half), (half, half), (-half, half), (-half, -half)]
    let ring = try corners.map { try Sample.position(longitude + $0.0, latitude + $0.1) }
    return (
      MapArea(polygons: [[ring]], colour: "#e69f00", title: "An area"), MapLine(lines: [[ring[0], ring[2]]])
    )
  }

  @Test(arguments: [(1, 1), (2, 1), (25, 6), (500, 6), (40, 12)])
  func everyPlaceStandsOnceOnEachMapAndEveryNumberOnThePage(places: Int, panels: Int) throws {
    let (area, line) = try Self.ground(37.5, 36.5, half: 3)
    let points = try Sample.points(places)
    let drawing = try MapDrawing(
      Sample.sheet(points, panels: panels, areas: [area], lines: [line]))
    let parsed = ParsedSVG(drawing.svg)
    #expect(parsed.problem == nil)
    #expect(parsed.numbersOffPage == [])
    #expect(!drawing.svg.contains("nan") && !drawing.svg.contains("inf"))
    let found = parsed.elements.compactMap { $0.attributes["data-place"] }
    #expect(found.count == places * panels)
    #expect(Set(found) == Set(points.map(\.id)))
    #expect(parsed.all("title", in: "g.place").count == places * panels)
    #expect(drawing.unlabelled.count == panels)
    #expect(parsed.all("text", in: "g.names").count + drawing.unlabelled.reduce(0, +) == places * panels)
  }

  @Test(arguments: [25, 120, 500]) func namesCoverNeitherOneAnotherNorTheFrame(places: Int) throws {
    let drawing = try MapDrawing(Sample.sheet(try Sample.points(places)))
    for labels in drawing.parts.labels {
      #expect(!labels.isEmpty)
      for (index, label) in labels.enumerated() {
        #expect(drawing.parts.frame.box.contains(label.box), "\(label.text)")
        for other in labels[(index + 1)...] {
          #expect(!label.box.overlaps(other.box), "\(label.text) \(other.text)")
        }
      }
    }
  }

  @Test func namesCoverNoSign() throws {
    let drawing = try MapDrawing(Sample.sheet(try Sample.points(120), panels: 1))
    let dots = ParsedSVG(drawing.svg).all("circle", in: "g.place").compactMap { dot in
      dot.attributes["cx"].flatMap(Double.init).flatMap { x in
        dot.attributes["cy"].flatMap(Double.init).map { PagePosition(x, $0) }
      }
    }
    #expect(dots.count == 120)
    for label in drawing.parts.labels[0] {
      #expect(!dots.contains(where: label.box.contains), "\(label.text)")
    }
  }

  @Test func anyOrderGivesTheSameBytes() throws {
    let points = try Sample.points(60)
    let (first, line) = try Self.ground(37.5, 36.5, half: 0.5)
    let (second, _) = try Self.ground(38, 36, half: 0.3)
    let river = Basemap.Feature(
      .river,
      PlaceShape(
        name: "A river", geometry: .lines(line.lines), source: "test", accuracy: .metres(1)))
    let border = Basemap.Feature(
      .border,
      PlaceShape(
        name: "A border", geometry: .polygons(second.polygons), source: "test", accuracy: .metres(1)))
    let one = try MapDrawing(
      Sample.sheet(
        points, areas: [first, second], lines: [line], basemap: Basemap(features: [river, border])))
    let other = try MapDrawing(
      Sample.sheet(
        points.reversed(), areas: [second, first], lines: [line],
        basemap: Basemap(features: [border, river])))
    #expect(one.svg.utf8.elementsEqual(other.svg.utf8))
  }

  @Test func namesOfAnyScriptAndAnyMaliceAreText() throws {
    let names = [
      "</text><script>alert(1)</script>", "a & b \"c\" 'd'", "حلب", "Алеппо", "阿勒颇", "\u{202E}abc",
      "\u{0}\u{1}",
      "]]>", "<!--", String(repeating: "long ", count: 100), "",
    ]
    let points = try Sample.points(names.count, name: { names[$0] })
    let drawing = try MapDrawing(Sample.sheet(points))
    let parsed = ParsedSVG(drawing.svg)
    #expect(parsed.problem == nil)
    #expect(parsed.all("script").isEmpty)
    #expect(!drawing.svg.contains("\u{202E}"))
    let words = Set(parsed.all("text", in: "g.names").map(\.words))
    #expect(words.isSuperset(of: ["حلب", "Алеппо", "阿勒颇", "a & b \"c\" 'd'"]))
    // The one without a name has none, whatever room there is.
    #expect(drawing.unlabelled == [1, 1, 1])
  }

  @Test func theDocumentSaysWhatItShowsAndPrintsOnA4() throws {
    let drawing = try MapDrawing(Sample.sheet(try Sample.points(9)))
    let root = try #require(ParsedSVG(drawing.svg).elements.first)
    #expect(root.attributes["role"] == "img")
    #expect(root.attributes["aria-labelledby"] == "title description")
    let size = [root.attributes["width"], root.attributes["height"]].compactMap(\.self).sorted()
    #expect(size == ["210mm", "297mm"])
    #expect(!drawing.svg.contains("font-face") && !drawing.svg.contains(" style="))
  }

  @Test func theLegendExplainsWhatTheFrameShows() throws {
    let words = { (drawing: MapDrawing) in Set(ParsedSVG(drawing.svg).all("text").map(\.words)) }
    let (_, line) = try Self.ground(37.5, 36.5, half: 0.5)
    let river = Basemap.Feature(
      .river,
      PlaceShape(name: "A river", geometry: .lines(line.lines), source: "test", accuracy: .metres(1)))
    let bare = words(try MapDrawing(Sample.sheet(try Sample.points(20))))
    #expect(bare.isDisjoint(with: ["river", "border", "outside"]))
    let full = words(
      try MapDrawing(Sample.sheet(try Sample.points(20), basemap: Basemap(features: [river]))))
    #expect(full.contains("river") && !full.contains("border"))
  }

  @Test func overTheAntimeridianAMapIsAsAnywhere() throws {
    let (west, line) = try Self.ground(179.5, -17, half: 0.4)
    for longitude in [180.0, -180] {
      let points = try Sample.points(30, longitude: longitude, latitude: -17, spread: 1)
      let drawing = try MapDrawing(Sample.sheet(points, areas: [west], lines: [line]))
      #expect(ParsedSVG(drawing.svg).numbersOffPage == [])
      #expect(drawing.parts.frame.extent.width < 400_000)
      #expect(drawing.outside == 0)
    }
  }

  @Test func nothingToDrawIsOneLine() throws {
    let error = #expect(throws: InputError.self) { try MapDrawing(Sample.sheet([])) }
    #expect(error?.problem == "expected places to draw a map of, found none")
  }
}
