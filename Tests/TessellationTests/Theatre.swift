import Foundation
import Geodesy
import Model
import Tessellation
import TestSupport
import Testing

/// Seeded places with labels, and what must hold of everything that is made of them.
struct Theatre {
  var sites: [Coordinate]
  var labels: [Int?]
  var reach: Length

  /// Reads a row of `theatres.tsv`; one place in ten has no label.
  init(_ row: Row) throws {
    let numbers = try (0..<8).map(row.number)
    var random = SeededNumbers(seed: UInt64(numbers[7]))
    // East of west where the range crosses longitude 180.
    let east = numbers[3] < numbers[1] ? numbers[3] + 360 : numbers[3]
    sites = try (0..<Int(numbers[0])).map { _ in
      let longitude = Double.random(in: numbers[1]...east, using: &random)
      return try Coordinate(
        longitude: longitude > 180 ? longitude - 360 : longitude,
        latitude: .random(in: numbers[2]...numbers[4], using: &random))
    }
    let count = Int(numbers[6])
    labels = sites.indices.map { index in
      let label = Int.random(in: 0..<count, using: &random)
      return index % 10 == 9 ? nil : label
    }
    reach = .kilometres(numbers[5])
  }

  func tessellation() throws -> Tessellation { try Tessellation(of: sites, within: .init(reach: reach)) }
}

/// A point in millionths of a degree.
struct Micros: Hashable {
  var x: Int
  var y: Int

  init(_ coordinate: Coordinate) {
    x = Int((coordinate.longitude * 1e6).rounded())
    y = Int((coordinate.latitude * 1e6).rounded())
  }

  /// To five decimals: sites that are the same in them share a cell.
  init(fiveDecimalsOf coordinate: Coordinate) {
    x = Int((coordinate.longitude * 1e5).rounded()) * 10
    y = Int((coordinate.latitude * 1e5).rounded()) * 10
  }

  func side(from a: Micros, to b: Micros) -> Int { (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) }
}

/// A step along an outline or a line.
struct Step: Hashable {
  var from: Micros
  var to: Micros

  var back: Step { Step(from: to, to: from) }

  /// Whether two steps have a point in common that is not an end of both.
  func crosses(_ other: Step) -> Bool {
    guard max(from.x, to.x) >= min(other.from.x, other.to.x),
      max(other.from.x, other.to.x) >= min(from.x, to.x),
      max(from.y, to.y) >= min(other.from.y, other.to.y), max(other.from.y, other.to.y) >= min(from.y, to.y)
    else { return false }
    let sides = [other.from.side(from: from, to: to), other.to.side(from: from, to: to)]
    let others = [from.side(from: other.from, to: other.to), to.side(from: other.from, to: other.to)]
    if sides == [0, 0] { return other != self && other != back && overlaps(other) }
    let meets = sides[0].signum() * sides[1].signum() <= 0 && others[0].signum() * others[1].signum() <= 0
    return meets && Set([from, to]).isDisjoint(with: [other.from, other.to])
  }

  private func overlaps(_ other: Step) -> Bool {
    let all = [from, to, other.from, other.to]
    let extent = { (points: [Micros]) in
      (points.map(\.x).max() ?? 0) - (points.map(\.x).min() ?? 0) + (points.map(\.y).max() ?? 0)
        - (points.map(\.y).min() ?? 0)
    }
    return extent(all) < extent([from, to]) + extent([other.from, other.to])
  }
}

extension Dissolution {
  /// The steps along the outlines of a label.
  func steps(of label: Int) -> [Step] { (areas[label] ?? []).flatMap { $0.flatMap(Step.steps) } }

  /// Twice the area of a label in square millionths of a degree.
  func doubledArea(of label: Int) -> Int128 {
    steps(of: label).reduce(0) { $0 + Int128($1.from.x * $1.to.y - $1.to.x * $1.from.y) }
  }

  /// The label whose area holds a position; even–odd over all its rings.
  func label(at position: Coordinate) -> Int? {
    let point = Micros(position)
    return areas.keys.sorted().first { label in
      steps(of: label).count { step in
        guard (step.from.y <= point.y) != (step.to.y <= point.y) else { return false }
        return (point.side(from: step.from, to: step.to) > 0) == (step.to.y > step.from.y)
      } % 2 == 1
    }
  }
}

extension Step {
  static func steps(of line: [Coordinate]) -> [Step] {
    zip(line, line.dropFirst()).map { Step(from: Micros($0), to: Micros($1)) }
  }
}
