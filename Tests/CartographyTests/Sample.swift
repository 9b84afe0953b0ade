import Foundation
import FoundationXML
import Model
import TestSupport
import Testing

@testable import Cartography

/// Sheets to draw.
enum Sample {
  static func position(_ longitude: Double, _ latitude: Double) throws -> Coordinate {
    try Coordinate(longitude: longitude, latitude: latitude)
  }

  /// Places spread at random over a box; its middle may lie near the antimeridian.
  static func points(
    _ count: Int, longitude: Double = 37.5, latitude: Double = 36.5, spread: Double = 1, seed: UInt64 = 1,
    name: (Int) -> String = { "Place \($0)" }
  ) throws -> [MapPoint] {
    var numbers = SeededNumbers(seed: seed)
    return try (0..<count).map { index in
      let east = longitude + Double.random(in: -spread...spread, using: &numbers)
      let north = latitude + Double.random(in: -spread...spread, using: &numbers)
      let colours = ["#000000", "#e69f00", "#56b4e9"]
      let symbols: [MapSymbol] = colours.map { .dot($0) } + [.hollow, .sectors(Array(colours.prefix(2)))]
      return MapPoint(
        id: "test:\(index)",
        coordinate: try position(east > 180 ? east - 360 : east < -180 ? east + 360 : east, north),
        label: name(index), symbol: symbols[index % symbols.count], isRinged: index % 7 == 0,
        weight: index % 5, title: "\(name(index)): held by somebody")
    }
  }

  static func sheet(
    _ points: [MapPoint], panels: Int = 3, areas: [MapArea] = [], lines: [MapLine] = [],
    basemap: Basemap = Basemap()
  ) -> MapSheet {
    MapSheet(
      title: "A sheet", subtitle: "For tests.",
      panels: (1...panels).map {
        MapPanel(
          heading: "Day \($0)", remark: "a remark", points: points, areas: areas, lines: lines)
      }, basemap: basemap, legendTitle: "Signs",
      legend: [
        LegendEntry(.point(.dot("#000000"), isRinged: false), "one party"),
        LegendEntry(.area("#e69f00"), "an area"), LegendEntry(.line, "a line"),
        LegendEntry(.outside, "outside"), LegendEntry(.ground(.river), "river"),
        LegendEntry(.ground(.border), "border"),
      ], notes: [String(repeating: "A note that is long enough to be wrapped. ", count: 8)])
  }
}

/// A document as an XML parser reads it.
final class ParsedSVG: NSObject, XMLParserDelegate {
  struct Element {
    var name: String
    var attributes: [String: String]
    var words = ""
    /// The names of what it stands in, outermost first, with the class of groups.
    var path: [String]
    /// Sum of the `translate`s round it.
    var offset: (x: Double, y: Double)
  }
  private(set) var elements: [Element] = []
  private(set) var problem: String?
  private var open: [Int] = []

  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    if !parser.parse() { problem = "\(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "")" }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    let parent = open.last.map { elements[$0] }
    var offset: (x: Double, y: Double) = parent?.offset ?? (0, 0)
    if let transform = attributes["transform"], transform.hasPrefix("translate(") {
      let numbers = transform.dropFirst(10).dropLast().split(separator: " ").compactMap { Double($0) }
      offset = (offset.x + numbers[0], offset.y + numbers[1])
    }
    let step = attributes["class"].map { "\(name).\($0)" } ?? name
    elements.append(
      Element(name: name, attributes: attributes, path: (parent?.path ?? []) + [step], offset: offset))
    open.append(elements.count - 1)
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if let index = open.last { elements[index].words += string }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { open.removeLast() }

  /// The elements of a name inside one of a class.
  func all(_ name: String, in step: String? = nil) -> [Element] {
    elements.filter { $0.name == name && (step.map($0.path.contains) ?? true) }
  }

  /// All numbers of positions that do not lie on the page, with the element.
  var numbersOffPage: [String] {
    guard let box = elements.first?.attributes["viewBox"]?.split(separator: " ").compactMap({ Double($0) }),
      box.count == 4
    else { return ["no viewBox"] }
    return elements.flatMap { element -> [String] in
      guard !element.path.contains("pattern") else { return [] }
      let across = ["x", "cx"].compactMap { element.attributes[$0] }.map { ($0, element.offset.x, box[2]) }
      let down = ["y", "cy"].compactMap { element.attributes[$0] }.map { ($0, element.offset.y, box[3]) }
      let path = element.attributes["d"]?.split { !"0123456789.-einfan".contains($0) } ?? []
      let coordinates = path.map { (String($0), 0.0, max(box[2], box[3])) }
      return (across + down + coordinates).compactMap { text, offset, room in
        guard let number = Double(text), (0...room).contains(number + offset) else {
          return "\(element.name): \(text)"
        }
        return nil
      }
    }
  }
}
