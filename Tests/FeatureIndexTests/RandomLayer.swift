import FeatureIndex
import Features
import Foundation
import Model
import TestSupport

/// Layers made at random, the same in every run: points, lines, polygons and none, open and equal times, positions on
/// longitude 180 and at the poles, values that repeat and values that do not.
struct RandomLayer {
  let schema = FeatureSchema(
    name: "things", featureType: "thing",
    fields: [
      .init(name: "control", type: .string), .init(name: "note", type: .string),
      .init(name: "start", type: .dateTime), .init(name: "end", type: .dateTime),
      .init(name: "people", type: .integer), .init(name: "share", type: .real),
      .init(name: "sources", type: .strings),
    ])
  private(set) var features: [Feature] = []
  private var numbers: SeededNumbers

  init(_ count: Int, seed: UInt64) throws {
    numbers = SeededNumbers(seed: seed)
    for index in 0..<count { features.append(try feature(index)) }
  }

  private mutating func feature(_ index: Int) throws -> Feature {
    let parties = ["ISIS", "SDF", "the \"Army\"", "جيش"]
    let start = second()
    let end = second().map { end in start.map { max($0, end) } ?? end }
    let party = chance(0.1) ? nil : parties.randomElement(using: &numbers)
    return Feature(
      id: "thing-\(index)", geometry: try geometry(), time: .timestamps(from: start, to: end),
      values: [
        .text(party), .string("note \(index) of \(Int.random(in: 0...9, using: &numbers))"),
        .text(start?.description), .text(end?.description), .int(.random(in: 0...4, using: &numbers)),
        chance(0.5)
          ? .int(.random(in: 0...2, using: &numbers)) : .double(.random(in: 0...2, using: &numbers)),
        .strings(["a", "b", "c"].filter { _ in chance(0.4) }),
      ])
  }

  private mutating func chance(_ share: Double) -> Bool { .random(in: 0..<1, using: &numbers) < share }

  /// Of few days and hours, so that many are the same; now and then open.
  mutating func second() -> Timestamp? {
    if chance(0.15) { return nil }
    return Timestamp(
      day: CivilDate(dayNumber: 17_000 + .random(in: -30...30, using: &numbers)),
      second: [0, 43_200, 86_399].randomElement(using: &numbers) ?? 0)
  }

  private mutating func geometry() throws -> Geometry? {
    switch Int.random(in: 0...9, using: &numbers) {
    case 0: return nil
    case 1...3: return .point(try position())
    case 4: return .multiPoint(try (0..<3).map { _ in try position() })
    case 5: return .lineString(try walk(4, from: try position()))
    case 6: return .multiLineString([try walk(2, from: try position()), try walk(5, from: try position())])
    case 7, 8: return .polygon([try ring(round: try position())])
    default: return .multiPolygon([[try ring(round: try position())], [try ring(round: try position())]])
    }
  }

  /// Whole degrees half the time, so that boxes touch; now and then the edge of the world.
  private mutating func position() throws -> Coordinate {
    let (longitude, latitude) = (
      Double.random(in: -180...180, using: &numbers), Double.random(in: -90...90, using: &numbers)
    )
    if chance(0.05) {
      return try Coordinate(longitude: chance(0.5) ? 180 : -180, latitude: latitude.rounded())
    }
    if chance(0.05) { return try Coordinate(longitude: longitude, latitude: chance(0.5) ? 90 : -90) }
    return chance(0.5)
      ? try Coordinate(longitude: longitude.rounded(), latitude: latitude.rounded())
      : try Coordinate(longitude: longitude, latitude: latitude)
  }

  private func clamped(_ longitude: Double, _ latitude: Double) throws -> Coordinate {
    try Coordinate(longitude: min(max(longitude, -180), 180), latitude: min(max(latitude, -90), 90))
  }

  private mutating func walk(_ steps: Int, from start: Coordinate) throws -> [Coordinate] {
    var line = [start]
    for _ in 0..<steps {
      let last = line[line.count - 1]
      line.append(
        try clamped(
          last.longitude + .random(in: -20...20, using: &numbers).rounded(),
          last.latitude + .random(in: -20...20, using: &numbers)))
    }
    return line
  }

  private mutating func ring(round centre: Coordinate) throws -> [Coordinate] {
    let corners = Int.random(in: 3...9, using: &numbers)
    let ring = try (0..<corners).map { corner in
      let angle = Double(corner) / Double(corners) * 2 * .pi
      let radius = Double.random(in: 2...25, using: &numbers)
      return try clamped(
        min(max(centre.longitude, -150), 150) + radius * cos(angle),
        min(max(centre.latitude, -60), 60) + radius * sin(angle))
    }
    return ring + ring.prefix(1)
  }

  /// A query of random conditions; whole degrees, so that edges are touched, and across longitude 180 now and then.
  mutating func query() -> FeatureQuery {
    var query = FeatureQuery(limit: .random(in: 1...20, using: &numbers))
    if chance(0.7) {
      let west = Double.random(in: -180...180, using: &numbers).rounded()
      let south = Double.random(in: -90...90, using: &numbers).rounded()
      let east = west + Double.random(in: 0...90, using: &numbers).rounded()
      query.box = GeographicBox(
        west: west, south: south, east: east > 180 ? east - 360 : east,
        north: min(90, south + .random(in: 0...60, using: &numbers)))
    }
    if chance(0.6) {
      let ends = [second(), second()].compactMap(\.self).sorted()
      query.window = TimeWindow(from: chance(0.8) ? ends.first : nil, to: chance(0.8) ? ends.last : nil)
    }
    if chance(0.4) {
      query.equalities.append((0, ["ISIS", "SDF", "nobody", nil].randomElement(using: &numbers) ?? nil))
    }
    if chance(0.2) { query.equalities.append((4, .int(.random(in: 0...4, using: &numbers)))) }
    if chance(0.2) { query.equalities.append((5, .int(.random(in: 0...2, using: &numbers)))) }
    if chance(0.2) { query.equalities.append((6, .string("b"))) }
    if chance(0.1) { query.equalities.append((1, "note 7 of 7")) }
    return query
  }
}
