/// Cuts lines and rings by the frame of a map.
enum Clipping {
  /// The parts of a line inside a box (Y.-D. Liang and B. A. Barsky, "A new concept and method for line clipping", ACM
  /// Transactions on Graphics 3, 1984).
  static func lines(_ line: [PagePosition], to box: PageBox) -> [[PagePosition]] {
    var parts: [[PagePosition]] = []
    var part: [PagePosition] = []
    for (start, end) in zip(line, line.dropFirst()) {
      guard let (from, to) = stretch(start, end, in: box) else { continue }
      let entry = from == 0 ? start : start.toward(end, part: from)
      if part.last != entry {
        if part.count > 1 { parts.append(part) }
        part = [entry]
      }
      part.append(to == 1 ? end : start.toward(end, part: to))
    }
    if part.count > 1 { parts.append(part) }
    return parts
  }

  /// Where the segment enters the box and leaves it, as parts of its length; nil where it does not touch it.
  private static func stretch(
    _ start: PagePosition, _ end: PagePosition, in box: PageBox
  ) -> (from: Double, to: Double)? {
    let (width, height) = (end.x - start.x, end.y - start.y)
    var (from, to) = (0.0, 1.0)
    let sides = [
      (-width, start.x - box.x), (width, box.right - start.x), (-height, start.y - box.y),
      (height, box.bottom - start.y),
    ]
    for (outward, room) in sides {
      if outward == 0 {
        if room < 0 { return nil }
      } else if outward < 0 {
        from = max(from, room / outward)
      } else {
        to = min(to, room / outward)
      }
    }
    return from < to ? (from, to) : nil
  }

  /// A ring cut by a box, closed; empty where nothing is left (I. E. Sutherland and G. W. Hodgman, "Reentrant polygon
  /// clipping", Communications of the ACM 17, 1974). Parts may hang together along the frame.
  static func ring(_ ring: [PagePosition], to box: PageBox) -> [PagePosition] {
    var ring = ring.first == ring.last ? Array(ring.dropLast()) : ring
    let sides: [(PagePosition) -> Double] = [
      { $0.x - box.x }, { box.right - $0.x }, { $0.y - box.y }, { box.bottom - $0.y },
    ]
    for depth in sides {
      var kept: [PagePosition] = []
      kept.reserveCapacity(ring.count + 4)
      guard var last = ring.last else { return [] }
      for corner in ring {
        let (before, now) = (depth(last), depth(corner))
        if (before < 0) != (now < 0) { kept.append(last.toward(corner, part: before / (before - now))) }
        if now >= 0 { kept.append(corner) }
        last = corner
      }
      ring = kept
    }
    guard ring.count > 2, let first = ring.first else { return [] }
    return ring + [first]
  }
}
