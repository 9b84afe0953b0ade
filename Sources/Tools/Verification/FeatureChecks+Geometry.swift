/// Positions, lines and rings.
extension FeatureChecks {
  /// More positions than this in one feature make browsers slow (PyPI geojson-validator's limit).
  static let mostPositions = 999

  mutating func verify(_ geometry: RawGeometry, at mark: Int) {
    let positions = geometry.positions
    for position in positions { verifyRange(position) }
    if positions.count > Self.mostPositions {
      report(
        FeatureRule.excessVertices, at: mark, "\(positions.count) positions, more than \(Self.mostPositions)")
    }
    switch geometry {
    case .points(let points): verifyRepeats(points, isRing: false)
    case .lines(let lines): for line in lines { verifyLine(line, at: mark) }
    case .polygons(let polygons): verifyPolygons(polygons, at: mark)
    }
  }

  private mutating func verifyRange(_ position: RawPosition) {
    let isLongitude = (-180...180).contains(position.longitude)
    let isLatitude = (-90...90).contains(position.latitude)
    guard !isLongitude || !isLatitude else { return }
    let found = "[\(position.longitude), \(position.latitude)]"
    if !isLongitude {
      report(
        FeatureRule.outOfRange, at: position.mark,
        "longitude: expected a number in -180...180, found \(found)")
    }
    guard !isLatitude else { return }
    report(
      FeatureRule.outOfRange, at: position.mark, "latitude: expected a number in -90...90, found \(found)")
    if isLongitude, abs(position.longitude) <= 90, abs(position.latitude) <= 180 {
      report(FeatureRule.swappedAxes, at: position.mark, "longitude and latitude look swapped in \(found)")
    }
  }

  // MARK: - Lines

  private mutating func verifyLine(_ line: [RawPosition], at mark: Int) {
    guard line.count >= 2 else {
      report(
        FeatureRule.shortLine, at: line.first?.mark ?? mark,
        "expected 2 or more positions in a line, found \(line.count)")
      return
    }
    verifyRepeats(line, isRing: false)
    verifyAntimeridian(line)
  }

  private mutating func verifyRepeats(_ positions: [RawPosition], isRing: Bool) {
    guard positions.count > 1 else { return }
    let isClosed = positions[0].isSame(as: positions[positions.count - 1])
    // A line that comes back to its start is as good as a ring.
    let inner = isClosed && (isRing || positions.count > 2) ? positions.dropLast() : positions[...]
    var seen = Set<[Double]>(minimumCapacity: inner.count)
    let repeats = inner.filter { !seen.insert([$0.longitude, $0.latitude]).inserted }
    guard let first = repeats.first else { return }
    report(
      FeatureRule.duplicatePositions, at: first.mark,
      "\(repeats.count) of \(positions.count) positions stand twice, first [\(first.longitude), \(first.latitude)]"
    )
  }

  private mutating func verifyAntimeridian(_ line: [RawPosition]) {
    for (a, b) in zip(line, line.dropFirst()) {
      let crosses = [180.0, -180.0].contains { edge in
        (a.longitude < edge && b.longitude > edge) || (a.longitude > edge && b.longitude < edge)
      }
      guard crosses || abs(a.longitude - b.longitude) > 180 else { continue }
      report(
        FeatureRule.antimeridian, at: a.mark,
        "goes from longitude \(a.longitude) to \(b.longitude): cut it at 180 (RFC 7946, 3.1.9)")
      return
    }
  }

  // MARK: - Rings

  private mutating func verifyPolygons(_ polygons: [[[RawPosition]]], at mark: Int) {
    var areSound = true
    for rings in polygons {
      if rings.isEmpty { report(FeatureRule.shortRing, at: mark, "expected an outline, found no ring") }
      for (index, ring) in rings.enumerated() {
        areSound = verifyRing(ring, isHole: index > 0, at: mark) && areSound
      }
      if rings.count > 1 {
        report(FeatureRule.holes, at: mark, "\(rings.count - 1) holes; some viewers fill them")
      }
    }
    guard areSound, polygons.allSatisfy({ !$0.isEmpty }), !polygons.isEmpty else { return }
    // Parts by themselves first: GEOS names one problem at a time.
    let problems = polygons.compactMap { validity.problem(of: [$0]) }
    let all =
      problems.isEmpty && polygons.count > 1 ? [validity.problem(of: polygons)].compactMap(\.self) : problems
    for problem in all {
      let rule: FeatureRule =
        problem.reason.contains("elf-intersection") ? .selfIntersection : .invalidPolygon
      report(rule, at: mark, "\(problem.reason) at \(problem.place)")
    }
  }

  /// Whether GEOS can look at the ring.
  private mutating func verifyRing(_ ring: [RawPosition], isHole: Bool, at mark: Int) -> Bool {
    let at = ring.first?.mark ?? mark
    let isClosed = ring.count > 1 && ring[0].isSame(as: ring[ring.count - 1])
    if !isClosed {
      report(FeatureRule.unclosedRing, at: at, "expected the last position to be the first again")
    }
    if ring.count < 4 {
      report(FeatureRule.shortRing, at: at, "expected 4 or more positions in a ring, found \(ring.count)")
    }
    let distinct = Set(ring.map { [$0.longitude, $0.latitude] }).count
    if distinct < 3 {
      report(
        FeatureRule.fewDistinctPositions, at: at, "expected 3 or more different positions, found \(distinct)")
    }
    verifyRepeats(ring, isRing: true)
    verifyAntimeridian(ring)
    let area = Self.doubledArea(ring)
    if !isHole && orientation != .any && area < 0 {
      report(FeatureRule.exteriorClockwise, at: at, "expected the outline counter-clockwise")
    }
    if isHole && orientation == .rightHand && area > 0 {
      report(FeatureRule.holeCounterclockwise, at: at, "expected the hole clockwise")
    }
    return isClosed && ring.count >= 4 && ring.allSatisfy { $0.longitude.isFinite && $0.latitude.isFinite }
  }

  /// Twice the signed area in square degrees; above 0 where the ring turns counter-clockwise.
  private static func doubledArea(_ ring: [RawPosition]) -> Double {
    guard let origin = ring.first else { return 0 }
    var sum = 0.0
    for (a, b) in zip(ring, ring.dropFirst()) {
      sum += (a.longitude - origin.longitude) * (b.latitude - origin.latitude)
      sum -= (b.longitude - origin.longitude) * (a.latitude - origin.latitude)
    }
    return sum
  }
}
