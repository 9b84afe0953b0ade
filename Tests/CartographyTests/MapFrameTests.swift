import Geodesy
import Model
import TestSupport
import Testing

@testable import Cartography

@Suite struct MapFrameTests {
  @Test(arguments: Table.rows("projections", of: "CartographyTests"))
  func extentTakesItsProjection(row: TableRow) throws {
    let numbers = row.cells.prefix(4).compactMap { Double($0) }
    let projection = try MapProjection(
      centre: try Sample.position(numbers[0], numbers[1]), width: numbers[2] * 1_000,
      height: numbers[3] * 1_000)
    row.expect(
      projection.kind.rawValue == row.cells[4] ? [] : ["found \(projection.kind.rawValue)"])
    let middle = try #require(projection.plane(projection.centre))
    #expect(projection.position(middle) != nil)
  }

  /// A frame round a box of positions.
  private static func frame(
    _ longitude: Double, _ latitude: Double, half: Double
  ) throws -> MapFrame {
    let east = longitude + half > 180 ? longitude + half - 360 : longitude + half
    let extent = try MapExtent([
      try Sample.position(longitude - half, latitude - half / 2),
      try Sample.position(east, latitude + half / 2),
    ])
    return MapFrame(extent, width: 400, height: 300)
  }

  @Test(
    arguments: [
      (37.5, 36.5, 1.0), (37.5, 49, 4), (15, 78, 3), (30, 0, 2), (-70, -53, 0.2), (180, -17, 1), (20, 50, 25),
    ])
  func scaleBarsAreGeodesicsThroughTheMiddle(longitude: Double, latitude: Double, half: Double) throws {
    let frame = try Self.frame(longitude, latitude, half: half)
    for unit in [LengthUnit.kilometre, .mile] {
      let bar = ScaleBar(unit, on: frame, room: 105)
      #expect(bar.points <= 105 && bar.points > 105 / 2.6)
      let value = try #require(bar.text.split(separator: " ").first.flatMap { Double($0) })
      #expect(bar.length == unit.length(value))
      // Back from the page: the bar laid through the middle of the map.
      let ends = [-0.5, 0.5].map { side in
        PlanePosition(
          x: frame.extent.middle.x + side * bar.points / frame.scale, y: frame.extent.middle.y)
      }
      let positions = try ends.map { try #require(frame.extent.projection.position($0)) }
      let measured = Geodesic(from: positions[0], to: positions[1]).length.metres
      #expect(abs(measured / bar.length.metres - 1) < 0.002, "\(bar.text): \(measured) m")
    }
  }

  @Test func northIsUpInTheMiddle() throws {
    for (longitude, latitude) in [(37.5, 36.5), (180, -17), (15, 78), (-60, -35)] {
      #expect(abs(try Self.frame(longitude, latitude, half: 1).north) < 1.5)
    }
  }

  @Test func oneScaleHoldsBothWays() throws {
    let frame = try Self.frame(37.5, 36.5, half: 1)
    let middle = try #require(frame.page(frame.middle))
    for azimuth in [0.0, 90, 180, 270] {
      let end = try frame.middle.destination(azimuth: azimuth, distance: .kilometres(10))
      let points = try #require(frame.page(end)).distance(to: middle)
      #expect(abs(points / (10_000 * frame.scale) - 1) < 0.001)
    }
  }

  @Test func polygonRoundTheFrameFillsIt() throws {
    for (longitude, latitude, half) in [(37.5, 36.5, 1.0), (180, -17, 1), (0, 85, 2), (20, 50, 25)] {
      let frame = try Self.frame(longitude, latitude, half: half)
      // Most of a hemisphere round the frame, given by a ring far from it.
      let wide = try (0..<12).map { index in
        try frame.middle.destination(azimuth: Double(index) * 30, distance: .kilometres(8_000))
      }
      let rings = frame.rings([[wide]])
      let area = rings.reduce(0) { $0 + Self.area($1) }
      #expect(abs(area / (400 * 300) - 1) < 1e-6, "\(longitude) \(latitude)")
    }
  }

  private static func area(_ ring: [PagePosition]) -> Double {
    abs(zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y } / 2)
  }

  @Test func linesAreCutAtTheFrameAndNotMoved() throws {
    let frame = try Self.frame(37.5, 36.5, half: 1)
    var numbers = SeededNumbers(seed: 3)
    let line = try (0..<400).map { _ in
      try Sample.position(
        37.5 + Double.random(in: -4...4, using: &numbers), 36.5 + Double.random(in: -4...4, using: &numbers))
    }
    let parts = frame.lines([line])
    #expect(parts.count > 10)
    for position in parts.joined() { #expect(frame.box.grown(by: 1e-6).contains(position)) }
    let inside = line.compactMap(frame.page).filter(frame.box.contains)
    #expect(!inside.isEmpty)
    #expect(
      inside.allSatisfy { corner in parts.joined().contains { $0.distance(to: corner) < 1e-6 } })
  }

  @Test func degreesStandWhereTheirLinesMeetTheFrame() throws {
    for (longitude, latitude, half) in [(37.5, 36.5, 1.0), (180, -17, 1), (-70, -53, 0.2), (30, 0, 8)] {
      let frame = try Self.frame(longitude, latitude, half: half)
      let graticule = Graticule(of: frame)
      #expect(graticule.labels.count >= 2 && !graticule.path.isEmpty)
      for label in graticule.labels {
        let isMeridian = label.text.hasSuffix("E") || label.text.hasSuffix("W") || label.text == "180°"
        // A label begins 1.5 points right of its meridian's foot, or ends half a point over its parallel's.
        let foot =
          isMeridian
          ? PagePosition(label.box.x - 1.5, frame.box.bottom) : PagePosition(0, label.box.bottom + 0.5)
        let plane = PlanePosition(
          x: frame.extent.middle.x + (foot.x - frame.box.centre.x) / frame.scale,
          y: frame.extent.middle.y - (foot.y - frame.box.centre.y) / frame.scale)
        let position = try #require(frame.extent.projection.position(plane))
        let found = isMeridian ? position.longitude : position.latitude
        let figure = try #require(label.text.split(separator: "°").first.flatMap { Double($0) })
        #expect(abs(abs(found) - figure) < 0.02, "\(label.text) at \(found)")
        #expect(!label.text.hasSuffix("W") || found < 0)
        #expect(!label.text.hasSuffix("S") || found < 0)
      }
    }
  }

  @Test func simplifiedLinesStayWithinTheTolerance() {
    var numbers = SeededNumbers(seed: 5)
    let line = (0..<2_000).map {
      PagePosition(Double($0) / 10, Double.random(in: -0.1...0.1, using: &numbers))
    }
    let simple = Simplification.simplified(line, tolerance: 0.25)
    #expect(simple.count < 100)
    #expect(simple.first == line.first && simple.last == line.last)
    #expect(Simplification.simplified(line, tolerance: 0).count > 1_900)
  }
}
