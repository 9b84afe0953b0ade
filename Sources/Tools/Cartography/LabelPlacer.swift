private import Foundation

/// Puts names beside their points so that no name covers another or a sign.
///
/// Greedy, the important first, each at the first free of some positions: beside the point in the order of E. Imhof,
/// "Positioning names on maps", The American Cartographer 2 (1975), then farther off with a line to the point (the usual
/// baseline of J. Christensen, J. Marks and S. Shieber, "An empirical study of algorithms for point-feature label
/// placement", ACM Transactions on Graphics 14, 1995).
struct LabelPlacer {
  /// Which end of the text stands at its position.
  enum Anchor: String {
    case start, middle, end
  }
  /// A name with its place on the panel.
  struct Label: Hashable {
    var text: String
    var box: PageBox
    var anchor: Anchor
    /// From the sign to the name, where the name stands off.
    var leader: [PagePosition]
    /// Which position it was, to try it first on the next panel.
    var position: Int
  }
  /// A position to try, relative to the point.
  private struct Candidate {
    var direction: (x: Double, y: Double)
    /// From the edge of the sign; over a leader where it is long.
    var distance: Double
    var hasLeader: Bool
  }

  let frame: PageBox
  let size: Double
  private(set) var occupancy = Occupancy()
  private let candidates: [Candidate]

  /// Part of a line of text that letters take up, over its size.
  private static let lineHeight = 1.05
  private static let gap = 1.4
  /// How far a name stands from the frame.
  private static let inset = 1.5

  init(frame: PageBox, size: Double, usesLeaders: Bool) {
    self.frame = frame
    self.size = size
    let beside = [(1.0, 0.0), (0.8, -0.8), (0.8, 0.8), (-1, 0), (-0.8, -0.8), (-0.8, 0.8), (0, -1), (0, 1)]
    let near = beside.map { Candidate(direction: $0, distance: 0, hasLeader: false) }
    let far = [9.0, 15, 22, 30, 40].flatMap { distance in
      (0..<16).map { index in
        // East and west first, where the text continues the line, steep ones last.
        let steps = [0, 8, 1, 15, 7, 9, 2, 14, 6, 10, 3, 13, 5, 11, 4, 12]
        let angle = Double(steps[index]) * .pi / 8
        return Candidate(direction: (cos(angle), sin(angle)), distance: distance, hasLeader: true)
      }
    }
    candidates = near + (usesLeaders ? far : [])
  }

  /// Keeps names off a sign.
  mutating func take(_ box: PageBox) { occupancy.take(box) }

  /// Puts a name beside a sign; nil where no position is free.
  ///
  /// - Parameters:
  ///   - radius: The sign's, points.
  ///   - preferred: The position to try first.
  mutating func place(
    _ text: String, at point: PagePosition, radius: Double, preferred: Int? = nil
  ) -> Label? {
    let order = [preferred].compactMap(\.self).filter(candidates.indices.contains) + candidates.indices
    for position in order {
      let label = label(text, at: point, radius: radius, position)
      guard frame.grown(by: -Self.inset).contains(label.box), occupancy.isFree(label.box) else { continue }
      let line = Self.boxes(along: label.leader)
      guard line.allSatisfy(occupancy.isFree) else { continue }
      occupancy.take(label.box)
      for box in line { occupancy.take(box) }
      return label
    }
    return nil
  }

  private func label(
    _ text: String, at point: PagePosition, radius: Double, _ position: Int
  ) -> Label {
    let candidate = candidates[position]
    let (x, y) = candidate.direction
    let reach = radius + Self.gap + candidate.distance
    let end = PagePosition(point.x + x * reach, point.y + y * reach)
    let (width, height) = (TextMeasure.width(text, size: size), size * Self.lineHeight)
    let anchor: Anchor = x > 0.4 ? .start : x < -0.4 ? .end : .middle
    let left =
      switch anchor {
      case .start: end.x
      case .middle: end.x - width / 2
      case .end: end.x - width
      }
    // Right above or below the point the name ends there; beside it, it is centred.
    let top = anchor == .middle ? (y < 0 ? end.y - height : end.y) : end.y - height / 2 + y * height / 3
    let start = PagePosition(point.x + x * (radius + 0.6), point.y + y * (radius + 0.6))
    return Label(
      text: text, box: PageBox(x: left, y: top, width: width, height: height), anchor: anchor,
      leader: candidate.hasLeader ? [start, end.toward(start, part: 1 / max(1, reach))] : [],
      position: position)
  }

  /// Small boxes along a line, close enough that none slips through.
  private static func boxes(along line: [PagePosition]) -> [PageBox] {
    guard let start = line.first, let end = line.last, line.count == 2 else { return [] }
    let count = max(1, (start.distance(to: end) / 1.5).rounded(.up))
    return stride(from: 0, through: count, by: 1).map { index in
      let middle = start.toward(end, part: index / count)
      return PageBox(x: middle.x - 0.5, y: middle.y - 0.5, width: 1, height: 1)
    }
  }
}
