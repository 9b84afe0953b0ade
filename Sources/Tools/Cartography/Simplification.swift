/// Leaves out what print does not show.
enum Simplification {
  /// A line without corners that lie less than a tolerance off what is left (D. H. Douglas and T. K. Peucker,
  /// "Algorithms for the reduction of the number of points", Cartographica 10, 1973); its ends stay. A closed line keeps
  /// also the corner farthest from its ends.
  static func simplified(_ line: [PagePosition], tolerance: Double) -> [PagePosition] {
    guard line.count > 2 else { return line }
    var isKept = [Bool](repeating: false, count: line.count)
    (isKept[0], isKept[line.count - 1]) = (true, true)
    var open = [0..<line.count - 1]
    while let range = open.popLast() {
      let (start, end) = (line[range.lowerBound], line[range.upperBound])
      var (farthest, most) = (range.lowerBound, tolerance)
      for index in range.dropFirst() {
        let distance = distance(from: line[index], start, end)
        if distance > most { (farthest, most) = (index, distance) }
      }
      guard farthest > range.lowerBound else { continue }
      isKept[farthest] = true
      open.append(range.lowerBound..<farthest)
      open.append(farthest..<range.upperBound)
    }
    return zip(line, isKept).filter(\.1).map(\.0)
  }

  /// From a position to a segment.
  private static func distance(
    from position: PagePosition, _ start: PagePosition, _ end: PagePosition
  ) -> Double {
    let (width, height) = (end.x - start.x, end.y - start.y)
    let square = width * width + height * height
    guard square > 0 else { return position.distance(to: start) }
    let part = ((position.x - start.x) * width + (position.y - start.y) * height) / square
    return position.distance(to: start.toward(end, part: max(0, min(1, part))))
  }
}
