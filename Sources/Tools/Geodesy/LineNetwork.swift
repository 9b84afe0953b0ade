internal import Model

/// Lines joined where one ends at a corner of another.
struct LineNetwork {
  /// A corner, to a millionth of a degree; those on the antimeridian and at a pole have one form.
  private struct Joint: Hashable {
    let longitude: Int
    let latitude: Int

    init(_ corner: Coordinate) {
      let latitude = Int((corner.latitude * 1e6).rounded())
      let longitude = Int((corner.longitude * 1e6).rounded())
      self.latitude = latitude
      self.longitude = abs(latitude) == 90_000_000 ? 0 : longitude == 180_000_000 ? -180_000_000 : longitude
    }
  }

  /// The way to a joint: how long it is, and over which piece it came.
  private struct Arrival {
    var metres: Double
    var piece: Int?
    var from: Joint?
  }

  /// The lines, cut at every joint.
  private let pieces: [[Coordinate]]
  private let lengths: [Double]
  private let piecesAt: [Joint: [Int]]
  private let ellipsoid: Ellipsoid

  init(joining lines: [[Coordinate]], on ellipsoid: Ellipsoid) {
    let joints = Set(lines.flatMap { [$0.first, $0.last].compactMap { $0 }.map(Joint.init) })
    pieces = lines.flatMap { line in
      var cuts = line.indices.filter { joints.contains(Joint(line[$0])) }
      if cuts.count == 1 { cuts.append(cuts[0]) }
      return zip(cuts, cuts.dropFirst()).map { Array(line[$0...$1]) }
    }
    lengths = pieces.map { GeodesicLine.length(of: $0, on: ellipsoid).metres }
    var piecesAt: [Joint: [Int]] = [:]
    for (index, piece) in pieces.enumerated() {
      for joint in Set([piece.first, piece.last].compactMap { $0 }.map(Joint.init)) {
        piecesAt[joint, default: []].append(index)
      }
    }
    self.piecesAt = piecesAt
    self.ellipsoid = ellipsoid
  }

  func stretch(from start: Coordinate, to end: Coordinate) -> GeodesicLine.Stretch? {
    let search = LineSearch(lines: pieces, ellipsoid: ellipsoid)
    guard let first = search.foot(of: start), let last = search.foot(of: end),
      let path = path(from: first, to: last)
    else { return nil }
    return GeodesicLine.Stretch(
      length: GeodesicLine.length(of: path, on: ellipsoid), path: path,
      startOffset: .metres(first.sight.distance), endOffset: .metres(last.sight.distance))
  }

  /// The shortest way along the pieces from one foot to another; nil where none leads there.
  private func path(from first: LineSearch.Foot, to last: LineSearch.Foot) -> [Coordinate]? {
    let starts = ways(out: first)
    let ends = ways(out: last)
    let arrivals = arrivals(from: starts)
    var best: (metres: Double, path: [Coordinate])?
    for way in ends {
      guard let arrival = arrivals[way.joint] else { continue }
      let metres = arrival.metres + way.metres
      guard metres < best?.metres ?? .infinity else { continue }
      best = (metres, joined(course(to: way.joint, arrivals, starts) + way.path.reversed()))
    }
    if first.line == last.line {
      let direct = joined(within(first, last))
      if GeodesicLine.length(of: direct, on: ellipsoid).metres <= best?.metres ?? .infinity { return direct }
    }
    return best?.path
  }

  /// The part of one piece between two feet on it.
  private func within(_ first: LineSearch.Foot, _ last: LineSearch.Foot) -> [Coordinate] {
    guard (first.segment, first.sight.along) <= (last.segment, last.sight.along) else {
      return within(last, first).reversed()
    }
    let between = pieces[first.line][first.segment + 1..<last.segment + 1]
    return [first.sight.point] + between + [last.sight.point]
  }

  /// The two ways from a foot to the ends of its piece, the shorter first.
  private func ways(out foot: LineSearch.Foot) -> [(joint: Joint, metres: Double, path: [Coordinate])] {
    let piece = pieces[foot.line]
    let back = [foot.sight.point] + piece[...foot.segment].reversed()
    let ahead = [foot.sight.point] + piece[(foot.segment + 1)...]
    return [back, ahead].compactMap { path in
      path.last.map {
        (Joint($0), GeodesicLine.length(of: path, on: ellipsoid).metres, path)
      }
    }.sorted { $0.1 < $1.1 }
  }

  /// The shortest ways to all joints that can be reached (E. W. Dijkstra, 1959).
  private func arrivals(
    from starts: [(joint: Joint, metres: Double, path: [Coordinate])]
  ) -> [Joint: Arrival] {
    var settled: [Joint: Arrival] = [:]
    // Rivers and roads branch little, so few joints wait at a time and a scan finds the nearest.
    var waiting: [Joint: Arrival] = [:]
    for start in starts where start.metres < waiting[start.joint]?.metres ?? .infinity {
      waiting[start.joint] = Arrival(metres: start.metres)
    }
    while let (joint, arrival) = waiting.min(by: {
      ($0.value.metres, $0.key.longitude, $0.key.latitude)
        < ($1.value.metres, $1.key.longitude, $1.key.latitude)
    }) {
      waiting[joint] = nil
      settled[joint] = arrival
      for index in piecesAt[joint] ?? [] {
        for end in [pieces[index].first, pieces[index].last].compactMap({ $0 }).map(Joint.init)
        where settled[end] == nil {
          let metres = arrival.metres + lengths[index]
          guard metres < waiting[end]?.metres ?? .infinity else { continue }
          waiting[end] = Arrival(metres: metres, piece: index, from: joint)
        }
      }
    }
    return settled
  }

  /// The way to a joint, traced back from it.
  private func course(
    to joint: Joint, _ arrivals: [Joint: Arrival],
    _ starts: [(joint: Joint, metres: Double, path: [Coordinate])]
  ) -> [Coordinate] {
    var legs: [[Coordinate]] = []
    var here = joint
    while let arrival = arrivals[here], let index = arrival.piece, let before = arrival.from {
      let piece = pieces[index]
      legs.append(piece.last.map(Joint.init) == here ? piece : piece.reversed())
      here = before
    }
    let first = starts.first { $0.joint == here }?.path ?? []
    return first + legs.reversed().joined()
  }

  /// A path without positions that repeat the one before.
  private func joined(_ path: [Coordinate]) -> [Coordinate] {
    path.enumerated().filter { $0.offset == 0 || path[$0.offset - 1] != $0.element }.map(\.element)
  }
}
