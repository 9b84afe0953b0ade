internal import Model

/// The ground near the places, thinned to what a screen shows.
struct PageGround {
  /// A box of degrees.
  private struct Box {
    var west, east, south, north: Double

    func contains(_ position: Coordinate) -> Bool {
      (west...east).contains(position.longitude) && (south...north).contains(position.latitude)
    }

    /// A little of the ground shows on a screen of any shape, and when one pans.
    func widened() -> Box {
      let margin = max(3, 0.75 * max(east - west, north - south))
      return Box(
        west: west - margin, east: east + margin, south: south - margin, north: north + margin)
    }
  }

  private let basemap: Basemap
  private let box: Box?

  init(_ basemap: Basemap, around places: [Coordinate]) {
    self.basemap = basemap
    box = Self.box(of: places)?.widened()
  }

  /// The box round most places: of each side the farthest hundredth may lie outside, as one far town would bring half a
  /// continent with it.
  private static func box(of places: [Coordinate]) -> Box? {
    guard !places.isEmpty else { return nil }
    let (longitudes, latitudes) = (places.map(\.longitude).sorted(), places.map(\.latitude).sorted())
    let low = places.count / 100
    let high = places.count - 1 - low
    return Box(
      west: longitudes[low], east: longitudes[high], south: latitudes[low], north: latitudes[high])
  }

  /// Positions nearer to the last one kept than this, degrees, are left out: a four-thousandth of the box is less than a
  /// pixel of the first view, and a few of the closest one.
  private var step: Double { box.map { max(0.002, ($0.east - $0.west) / 4_000) } ?? 0 }

  func write(to json: inout ByteText) {
    json.next("ground")
    json.array(basemap.features.compactMap(drawn)) { json, feature in
      json.add("{")
      json.member("kind", feature.kind.rawValue)
      json.next("closed")
      if feature.isClosed { json.add("true") } else { json.add("false") }
      json.next("lines")
      json.array(feature.lines) { $0.line($1) }
      json.add("}")
    }
  }

  private func drawn(
    _ feature: Basemap.Feature
  ) -> (kind: Basemap.Kind, isClosed: Bool, lines: [[Coordinate]])? {
    let lines: [[Coordinate]]
    let isClosed: Bool
    switch feature.shape.geometry {
    case .lines(let all): (lines, isClosed) = (all.flatMap(near).map(thinned), false)
    case .polygons(let all):
      // Rings stay whole: cut ones would be closed along the cut.
      (lines, isClosed) = (all.flatMap(\.self).filter(touches).map(thinned), true)
    }
    return lines.isEmpty ? nil : (feature.kind, isClosed, lines)
  }

  /// The stretches of a line inside the box, each with the position before and behind.
  private func near(_ line: [Coordinate]) -> [[Coordinate]] {
    guard let box else { return [] }
    var stretches: [[Coordinate]] = []
    var isInside = false
    for (index, position) in line.enumerated() {
      if box.contains(position) {
        if !isInside { stretches.append(index > 0 ? [line[index - 1]] : []) }
        stretches[stretches.count - 1].append(position)
        isInside = true
      } else if isInside {
        stretches[stretches.count - 1].append(position)
        isInside = false
      }
    }
    return stretches.filter { $0.count > 1 }
  }

  private func touches(_ ring: [Coordinate]) -> Bool {
    guard let box, let first = ring.first else { return false }
    var extent = Box(
      west: first.longitude, east: first.longitude, south: first.latitude, north: first.latitude)
    for position in ring {
      extent.west = min(extent.west, position.longitude)
      extent.east = max(extent.east, position.longitude)
      extent.south = min(extent.south, position.latitude)
      extent.north = max(extent.north, position.latitude)
    }
    return extent.west <= box.east && box.west <= extent.east && extent.south <= box.north
      && box.south <= extent.north
  }

  /// Without positions that lie within a step of the one before; both ends stay.
  private func thinned(_ line: [Coordinate]) -> [Coordinate] {
    guard let first = line.first, let end = line.last else { return line }
    var kept = [first]
    var last = first
    for position in line.dropFirst().dropLast() {
      let far = max(abs(position.longitude - last.longitude), abs(position.latitude - last.latitude))
      guard far >= step else { continue }
      kept.append(position)
      last = position
    }
    return kept + [end]
  }
}
