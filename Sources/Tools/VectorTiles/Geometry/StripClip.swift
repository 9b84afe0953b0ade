/// Cuts rings and lines to a strip of columns or of rows: a tile is where two strips cross.
///
/// Where an edge meets the strip's border is computed from its lesser end, so that both sides of a shared
/// edge meet it at the same position of the grid.
struct StripClip {
  /// The coordinate along which the strip has its width.
  enum Axis {
    case x, y
  }
  var axis: Axis
  /// From the first coordinate to the last, both within.
  var range: ClosedRange<Int32>

  /// Whether rings or lines of these coordinates lie within as a whole.
  func contains(_ row: [TileUnits]) -> Bool { row.allSatisfy { range.contains(coordinate($0)) } }

  /// An open ring cut by the method of Sutherland and Hodgman (1974): parts of it are joined along the
  /// border.
  func clip(ring: [TileUnits]) -> [TileUnits] {
    guard !contains(ring) else { return ring }
    let upper = halfPlane(ring, at: range.lowerBound) { $0 >= range.lowerBound }
    return TileUnits.ringWithoutRepeats(halfPlane(upper, at: range.upperBound) { $0 <= range.upperBound })
  }

  private func halfPlane(_ ring: [TileUnits], at border: Int32, _ isWithin: (Int32) -> Bool) -> [TileUnits] {
    guard var last = ring.last else { return [] }
    var kept: [TileUnits] = []
    for position in ring {
      let (was, now) = (isWithin(coordinate(last)), isWithin(coordinate(position)))
      if was != now { kept.append(crossing(last, position, at: border)) }
      if now { kept.append(position) }
      last = position
    }
    return kept
  }

  /// The stretches of a line that lie within, each of two or more positions.
  func clip(line: [TileUnits]) -> [[TileUnits]] {
    guard !contains(line) else { return line.count > 1 ? [line] : [] }
    var stretches: [[TileUnits]] = []
    var stretch: [TileUnits] = []
    for (a, b) in zip(line, line.dropFirst()) {
      guard let (from, to) = clip(segment: a, b) else { continue }
      if stretch.last != from {
        stretches.append(stretch)
        stretch = [from]
      }
      if to != from { stretch.append(to) }
    }
    stretches.append(stretch)
    return stretches.filter { $0.count > 1 }
  }

  private func clip(segment a: TileUnits, _ b: TileUnits) -> (TileUnits, TileUnits)? {
    let (from, to) = (coordinate(a), coordinate(b))
    guard max(from, to) >= range.lowerBound, min(from, to) <= range.upperBound else { return nil }
    func inside(_ position: TileUnits, _ value: Int32) -> TileUnits {
      if value < range.lowerBound { return crossing(a, b, at: range.lowerBound) }
      if value > range.upperBound { return crossing(a, b, at: range.upperBound) }
      return position
    }
    return (inside(a, from), inside(b, to))
  }

  private func coordinate(_ position: TileUnits) -> Int32 { axis == .x ? position.x : position.y }

  /// Where the segment between two positions on either side meets a border.
  private func crossing(_ a: TileUnits, _ b: TileUnits, at border: Int32) -> TileUnits {
    let (from, to) = a < b ? (a, b) : (b, a)
    let (start, end) = (coordinate(from), coordinate(to))
    let share = Double(border - start) / Double(end - start)
    switch axis {
    case .x: return TileUnits(x: border, y: from.y + Int32((share * Double(to.y - from.y)).rounded()))
    case .y: return TileUnits(x: from.x + Int32((share * Double(to.x - from.x)).rounded()), y: border)
    }
  }
}
