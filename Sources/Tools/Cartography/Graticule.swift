private import Foundation
internal import Geodesy
internal import Model

/// Meridians and parallels of a frame, so that a map without names of countries can be found on a globe.
struct Graticule {
  /// A meridian or parallel's degrees where it meets the frame.
  struct Label {
    var text: String
    var position: PagePosition
    var box: PageBox
  }
  static let labelSize = 5.2
  private static let steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30]
  /// So many lines in the longer direction, about.
  private static let usual = 4.0
  /// Degrees; nearer to a pole meridians crowd.
  private static let farthest = 85.0

  /// The lines as one path.
  private(set) var path = ""
  /// Along the bottom and the left of the frame.
  private(set) var labels: [Label] = []

  init(of frame: MapFrame) {
    let middle = frame.middle.longitude
    // Degrees east of the middle, so that no range is cut by the antimeridian.
    let rim = Self.rim(of: frame).map {
      ($0.longitude - middle + 540).truncatingRemainder(dividingBy: 360) - 180
    }
    let latitudes = Self.rim(of: frame).map(\.latitude)
    guard let west = rim.min(), let east = rim.max(), let south = latitudes.min(),
      let north = latitudes.max(),
      max(abs(south), abs(north)) < Self.farthest
    else { return }
    let span = max(east - west, north - south)
    let step = Self.steps.first { span / $0 <= Self.usual } ?? 30
    for index in Self.multiples(of: step, from: middle + west, to: middle + east) {
      add(Double(index) * step, isMeridian: true, from: south, to: north, in: frame)
    }
    for index in Self.multiples(of: step, from: south, to: north) {
      add(Double(index) * step, isMeridian: false, from: middle + west, to: middle + east, in: frame)
    }
  }

  private static func multiples(of step: Double, from: Double, to: Double) -> ClosedRange<Int> {
    let first = Int((from / step).rounded(.up))
    return first...max(first, Int((to / step).rounded(.down)))
  }

  /// Positions along the frame.
  private static func rim(of frame: MapFrame) -> [Coordinate] {
    let (plane, half) = (
      frame.extent.middle, (frame.box.width / frame.scale / 2, frame.box.height / frame.scale / 2)
    )
    return stride(from: -1.0, through: 1, by: 0.1).flatMap { part in
      [(part, -1.0), (part, 1), (-1, part), (1, part)].compactMap { across, up in
        frame.extent.projection.position(
          PlanePosition(x: plane.x + across * half.0, y: plane.y + up * half.1))
      }
    }
  }

  private mutating func add(
    _ degrees: Double, isMeridian: Bool, from: Double, to: Double, in frame: MapFrame
  ) {
    func position(_ other: Double) -> Coordinate? {
      let longitude = isMeridian ? degrees : other
      return try? Coordinate(
        longitude: longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude,
        latitude: isMeridian ? other : degrees)
    }
    let line = stride(from: 0.0, through: 1, by: 1.0 / 24).compactMap { position(from + (to - from) * $0) }
    let parts = frame.lines([line])
    path += parts.map { SVG.path($0) }.joined()
    // Lines run from south to north and from west to east: they begin at the bottom or at the left.
    guard let start = parts.first?.first else { return }
    let isAtEdge = isMeridian ? frame.box.bottom - start.y < 1 : start.x - frame.box.x < 1
    guard isAtEdge else { return }
    let text = Self.text(isMeridian ? position(from)?.longitude ?? degrees : degrees, isMeridian)
    let width = TextMeasure.width(text, size: Self.labelSize)
    let corner =
      isMeridian
      ? PagePosition(start.x + 1.5, frame.box.bottom - Self.labelSize - 1)
      : PagePosition(frame.box.x + 2, start.y - Self.labelSize - 0.5)
    let box = PageBox(x: corner.x, y: corner.y, width: width, height: Self.labelSize)
    guard frame.box.contains(box), labels.allSatisfy({ !$0.box.overlaps(box) }) else { return }
    labels.append(
      Label(text: text, position: PagePosition(corner.x, corner.y + Self.labelSize * 0.85), box: box))
  }

  /// "37.5° E"; the equator, Greenwich and the antimeridian have no side.
  private static func text(_ degrees: Double, _ isMeridian: Bool) -> String {
    let tenths = Int((abs(degrees) * 10).rounded())
    let figure = tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    guard tenths > 0, !isMeridian || tenths < 1_800 else { return "\(figure)°" }
    return "\(figure)° \(isMeridian ? (degrees > 0 ? "E" : "W") : (degrees > 0 ? "N" : "S"))"
  }

  /// Adds the lines.
  func addLines(to svg: inout SVG) {
    guard !path.isEmpty else { return }
    svg.add(
      "path",
      [
        "class": .text("graticule"), "d": .text(path), "fill": .text("none"), "stroke": .text("#d9d5cc"),
        "stroke-width": .number(0.4),
      ])
  }

  /// Adds the degrees, but those that signs lie over.
  func addLabels(avoiding signs: Occupancy, to svg: inout SVG) {
    let labels = labels.filter { signs.isFree($0.box) }
    guard !labels.isEmpty else { return }
    svg.group(
      "g",
      [
        "class": .text("degrees"), "font-size": .number(Self.labelSize), "fill": .text(Marks.grey),
        "stroke": .text("#ffffff"), "stroke-width": .number(1.4), "stroke-linejoin": .text("round"),
        "paint-order": .text("stroke"),
      ]
    ) { svg in
      for label in labels {
        svg.add(
          "text", ["x": .number(label.position.x), "y": .number(label.position.y)], words: label.text)
      }
    }
  }
}
