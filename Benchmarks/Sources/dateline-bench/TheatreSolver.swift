import Foundation
import Model
import Tessellation

/// `dateline-bench divide`: reads a theatre from standard input, one thing a line, and writes its areas and
/// borders as JSON Lines, so that `script/check-areas` can hold them against another library.
///
///     reach 15                      kilometres
///     site 38.01 36.82 0            longitude, latitude, label (- for none)
///     border 36 35 39 35 39 38      a ring; each begins a polygon
///     hole 37 36 37.1 36 37.1 36.1  a hole of the border before it
///     barrier 36 36 37 36.5         a line that no cell reaches across
enum TheatreSolver {
  static func run() throws {
    var sites: [Coordinate] = []
    var labels: [Int?] = []
    var limits = TessellationLimits(reach: .kilometres(15))
    while let line = readLine() {
      let words = line.split(separator: " ")
      let numbers = words.dropFirst().compactMap { Double($0) }
      switch words.first {
      case "reach": limits.reach = .kilometres(numbers[0])
      case "site":
        sites.append(try Coordinate(longitude: numbers[0], latitude: numbers[1]))
        labels.append(words[3] == "-" ? nil : Int(words[3]))
      case "border": limits.border = (limits.border ?? []) + [[try positions(numbers)]]
      case "hole":
        let ring = try positions(numbers)
        limits.border = (limits.border ?? []).dropLast() + [(limits.border?.last ?? []) + [ring]]
      case "barrier": limits.barriers.append(try positions(numbers))
      default: throw PeerError(program: "a theatre's line '\(line)'", status: 65)
      }
    }
    let start = cpuSeconds()
    let tessellation = try Tessellation(of: sites, within: limits)
    let divided = cpuSeconds()
    let result = tessellation.dissolve(labels)
    let seconds = "\"divide_s\":\(divided - start),\"dissolve_s\":\(cpuSeconds() - divided)"
    print("{\"projections\":\(text(tessellation.projections.map { "\"\($0)\"" })),\(seconds)}")
    for (label, polygons) in result.areas.sorted(by: { $0.key < $1.key }) {
      print("{\"label\":\(label),\"polygons\":\(text(polygons.map { text($0.map(text)) }))}")
    }
    for (pair, border) in result.borders.sorted(by: { $0.key < $1.key }) {
      let pairs = "[\(pair.first),\(pair.second)]"
      print("{\"pair\":\(pairs),\"sites\":\(border.sites),\"lines\":\(text(border.lines.map(text)))}")
    }
  }

  private static func positions(_ numbers: [Double]) throws -> [Coordinate] {
    try stride(from: 0, to: numbers.count - 1, by: 2).map {
      try Coordinate(longitude: numbers[$0], latitude: numbers[$0 + 1])
    }
  }

  private static func text(_ parts: [String]) -> String { "[" + parts.joined(separator: ",") + "]" }
  private static func text(_ line: [Coordinate]) -> String {
    text(line.map { "[\($0.longitude),\($0.latitude)]" })
  }
}
