import FeatureIndex
import Features
import Model

/// What a query asks for, found the slow way and by other methods: edges clipped by Liang and Barsky (1984), polygons by
/// winding numbers (Sunday 2001), times and values compared one by one.
struct NaiveAnswer {
  let schema: FeatureSchema
  let features: [Feature]

  func positions(_ query: FeatureQuery) -> [Int] {
    features.indices.filter { index in
      let feature = features[index]
      return (query.box.map { meets(feature, $0) } ?? true)
        && (query.window.map { meets(feature, $0) } ?? true)
        && query.equalities.allSatisfy { isEqual(feature.values[$0.field], $0.value) }
    }
  }

  private func isEqual(_ found: PropertyValue, _ asked: PropertyValue) -> Bool {
    switch (found, asked) {
    case (.null, _), (_, .null): false
    case (.int(let a), .int(let b)): a == b
    case (.double(let a), .int(let b)): a == Double(b)
    case (.strings(let words), .string(let word)): words.contains(word)
    case (.string(let a), .string(let b)): a == b
    default: false
    }
  }

  /// Times compare as texts of one form.
  private func meets(_ feature: Feature, _ window: TimeWindow) -> Bool {
    func text(_ field: Int) -> String? {
      if case .string(let text) = feature.values[field] { return text }
      return nil
    }
    let (start, end) = (text(2), text(3))
    if let start, let to = window.to, start > to.description { return false }
    if let end, let from = window.from, end < from.description { return false }
    return true
  }

  private func meets(_ feature: Feature, _ box: GeographicBox) -> Bool {
    guard let geometry = feature.geometry else { return true }
    if box.west > box.east {
      let eastern = GeographicBox(west: box.west, south: box.south, east: 180, north: box.north)
      let western = GeographicBox(west: -180, south: box.south, east: box.east, north: box.north)
      return Self.meets(geometry, eastern) || Self.meets(geometry, western)
    }
    return Self.meets(geometry, box)
  }

  static func meets(_ geometry: Geometry, _ box: GeographicBox) -> Bool {
    switch geometry {
    case .point(let position): isWithin(position, box)
    case .multiPoint(let positions): positions.contains { isWithin($0, box) }
    case .lineString(let line): isMet(line, box)
    case .multiLineString(let lines): lines.contains { isMet($0, box) }
    case .polygon(let rings): isMet(polygon: rings, box)
    case .multiPolygon(let polygons): polygons.contains { isMet(polygon: $0, box) }
    }
  }

  private static func rounded(_ degrees: Double) -> Double { (degrees * 1e6).rounded() / 1e6 }

  private static func isWithin(_ position: Coordinate, _ box: GeographicBox) -> Bool {
    let (x, y) = (rounded(position.longitude), rounded(position.latitude))
    return x >= box.west && x <= box.east && y >= box.south && y <= box.north
  }

  private static func isMet(_ line: [Coordinate], _ box: GeographicBox) -> Bool {
    zip(line, line.dropFirst()).contains { a, b in
      let (x, y) = (rounded(a.longitude), rounded(a.latitude))
      let (dx, dy) = (rounded(b.longitude) - x, rounded(b.latitude) - y)
      var (enters, leaves) = (0.0, 1.0)
      for (way, room) in [
        (-dx, x - box.west), (dx, box.east - x), (-dy, y - box.south), (dy, box.north - y),
      ] {
        if way == 0 {
          if room < 0 { return false }
        } else if way < 0 {
          enters = max(enters, room / way)
        } else {
          leaves = min(leaves, room / way)
        }
      }
      return enters <= leaves
    }
  }

  private static func isMet(polygon rings: [[Coordinate]], _ box: GeographicBox) -> Bool {
    if rings.contains(where: { isMet($0, box) }) { return true }
    return winding(rings[0], box) != 0 && rings.dropFirst().allSatisfy { winding($0, box) == 0 }
  }

  private static func winding(_ ring: [Coordinate], _ box: GeographicBox) -> Int {
    var winding = 0
    for (a, b) in zip(ring, ring.dropFirst()) {
      let side =
        (b.longitude - a.longitude) * (box.south - a.latitude)
        - (box.west - a.longitude) * (b.latitude - a.latitude)
      if a.latitude <= box.south, b.latitude > box.south, side > 0 { winding += 1 }
      if a.latitude > box.south, b.latitude <= box.south, side < 0 { winding -= 1 }
    }
    return winding
  }
}
