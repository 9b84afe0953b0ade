private import Foundation
internal import Model

/// The signs of maps and legends.
enum Marks {
  static let ink = "#1a1a1a"
  static let grey = "#595959"
  static let paper = "#fcfbf8"
  static let waterFill = "#dce9f2"
  static let river = "#5b9bc8"
  static let border = "#7a7a7a"

  /// How far a ring reaches from the middle of a sign of a radius.
  static func ringReach(_ radius: Double) -> Double { radius * 1.8 }

  /// The ring round a point's sign.
  static func addRing(at centre: PagePosition, radius: Double, to svg: inout SVG) {
    let width = radius * 0.32
    svg.add(
      "circle",
      [
        "cx": .number(centre.x), "cy": .number(centre.y), "r": .number(ringReach(radius) - width / 2),
        "fill": .text("none"), "stroke": .text(ink), "stroke-width": .number(width),
      ])
  }

  /// A point's sign, with a title where it has one.
  static func add(
    _ symbol: MapSymbol, at centre: PagePosition, radius: Double, title: String, to svg: inout SVG
  ) {
    switch symbol {
    case .dot(let colour): disc(centre, radius, fill: colour, stroke: ink, title, &svg)
    case .hollow: disc(centre, radius * 0.85, fill: "#ffffff", stroke: grey, title, &svg)
    case .sectors(let colours):
      svg.group("g", [:]) { svg in
        if !title.isEmpty { svg.add("title", words: title) }
        for (index, colour) in colours.enumerated() {
          let path = sector(centre, radius, index, of: colours.count)
          svg.add("path", ["d": .text(path), "fill": .text(colour)])
        }
        disc(centre, radius, fill: "none", stroke: ink, "", &svg)
      }
    }
  }

  private static func disc(
    _ centre: PagePosition, _ radius: Double, fill: String, stroke: String, _ title: String, _ svg: inout SVG
  ) {
    svg.add(
      "circle",
      [
        "cx": .number(centre.x), "cy": .number(centre.y), "r": .number(radius), "fill": .text(fill),
        "stroke": .text(stroke), "stroke-width": .number(0.5),
      ], title: title)
  }

  /// The path of one of some equal sectors of a circle, clockwise from the top.
  private static func sector(_ centre: PagePosition, _ radius: Double, _ index: Int, of count: Int) -> String
  {
    func rim(_ index: Int) -> String {
      let angle = Double(index) / Double(count) * 2 * .pi
      return "\(SVG.number(centre.x + radius * sin(angle))) \(SVG.number(centre.y - radius * cos(angle)))"
    }
    let size = SVG.number(radius)
    let middle = "\(SVG.number(centre.x)) \(SVG.number(centre.y))"
    return "M\(middle)L\(rim(index))A\(size) \(size) 0 0 1 \(rim(index + 1))Z"
  }

  /// The sign at the frame for a place outside, its tip in a direction, degrees clockwise from the top.
  static func addArrow(
    _ symbol: MapSymbol, tip: PagePosition, direction: Double, isRinged: Bool, title: String,
    to svg: inout SVG
  ) {
    let angle = direction * .pi / 180
    func corner(_ along: Double, _ across: Double) -> PagePosition {
      PagePosition(
        tip.x + sin(angle) * along + cos(angle) * across, tip.y - cos(angle) * along + sin(angle) * across)
    }
    let triangle = [corner(0, 0), corner(-7, 3.2), corner(-7, -3.2), corner(0, 0)]
    let colour =
      switch symbol {
      case .dot(let colour): colour
      case .sectors(let colours): colours.first ?? "#ffffff"
      case .hollow: "#ffffff"
      }
    svg.add(
      "path",
      [
        "d": .text(SVG.path(triangle, isClosed: true)), "fill": .text(colour), "stroke": .text(ink),
        "stroke-width": .number(isRinged ? 1.3 : 0.5), "stroke-linejoin": .text("round"),
      ], title: title)
  }

  /// The identifier of the hatching of a colour.
  static func hatching(_ colour: String) -> String { "hatch-" + colour.filter { $0 != "#" } }

  /// Hatched lines in a colour, for areas that are sketches.
  static func addHatching(_ colour: String, to svg: inout SVG) {
    svg.group(
      "pattern",
      [
        "id": .text(hatching(colour)), "width": .number(3), "height": .number(3),
        "patternUnits": .text("userSpaceOnUse"), "patternTransform": .text("rotate(45)"),
      ]
    ) { svg in
      svg.add(
        "rect",
        ["width": .number(3), "height": .number(3), "fill": .text(colour), "fill-opacity": .number(0.16)])
      svg.add(
        "rect",
        ["width": .number(0.7), "height": .number(3), "fill": .text(colour), "fill-opacity": .number(0.4)])
    }
  }

  /// A heavy line with a light rim, such as a front.
  static func addLine(_ path: String, title: String, to svg: inout SVG) {
    svg.add(
      "path",
      [
        "d": .text(path), "fill": .text("none"), "stroke": .text("#ffffff"), "stroke-width": .number(3),
        "stroke-linejoin": .text("round"),
      ])
    svg.add(
      "path",
      [
        "d": .text(path), "fill": .text("none"), "stroke": .text("#7a0019"), "stroke-width": .number(1.4),
        "stroke-linejoin": .text("round"),
      ], title: title)
  }

  /// Lines of the ground.
  static func addGroundLine(_ path: String, _ kind: Basemap.Kind, title: String, to svg: inout SVG) {
    let (colour, width, dashes) =
      switch kind {
      case .river, .water: (river, 0.8, "none")
      case .border: (border, 0.9, "5 1.6 1 1.6")
      case .land, .other: ("#b9b4aa", 0.5, "none")
      }
    svg.add(
      "path",
      [
        "d": .text(path), "fill": .text("none"), "stroke": .text(colour), "stroke-width": .number(width),
        "stroke-dasharray": .text(dashes), "stroke-linejoin": .text("round"),
      ], title: title)
  }
}
