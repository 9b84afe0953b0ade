public import Model

/// Two labels whose areas meet, the lesser one first.
public struct LabelPair: Hashable, Comparable, Sendable {
  /// The lesser label; it lies on the left of the lines.
  public var first: Int
  /// The other.
  public var second: Int

  /// Makes a pair in order.
  public init(_ a: Int, _ b: Int) {
    first = min(a, b)
    second = max(a, b)
  }

  /// By the first, then by the second.
  public static func < (a: LabelPair, b: LabelPair) -> Bool { (a.first, a.second) < (b.first, b.second) }
}

/// Where the areas of two labels meet.
public struct LabelBorder: Sendable, Hashable {
  /// Lines, none with a fork in it: exactly the edges that both areas have.
  public var lines: [[Coordinate]]
  /// The sites whose cells meet there, in order.
  public var sites: [Int]
}

/// The areas and borders that labels make of a tessellation.
public struct Dissolution: Sendable {
  /// For each label, polygons: an outline, counter-clockwise, and its holes, clockwise, all closed and valid
  /// in the sense of OGC 06-103r4 (simple features): rings meet in single points at most.
  public var areas: [Int: [[[Coordinate]]]] = [:]
  /// For each two labels, where they meet.
  public var borders: [LabelPair: LabelBorder] = [:]
}

extension Tessellation {
  /// Puts the cells of each label together.
  ///
  /// Edges whose two sides have one label go, all others stay as they are: nothing is computed anew.
  ///
  /// - Parameters:
  ///   - labels: One for each site, 0 or more, or nil for a site that keeps its cell from others and is in no
  ///     area. Sites that share a cell give it a label only where all have the same.
  ///   - wanted: The labels whose areas, and borders with any other, are asked for; nil for all.
  public func dissolve(_ labels: [Int?], only wanted: Set<Int>? = nil) -> Dissolution {
    let cells = cellLabels(labels)
    let isWanted = { (label: Int32) in label >= 0 && (wanted?.contains(Int(label)) ?? true) }
    var outlines: [DirectedEdge] = []
    var meetings: [LabelPair: [Int]] = [:]
    for (number, edge) in edges.enumerated() {
      let left = edge.left < 0 ? -1 : cells[Int(edge.left)]
      let right = edge.right < 0 ? -1 : cells[Int(edge.right)]
      guard left != right else { continue }
      if isWanted(left) { outlines.append(DirectedEdge(from: edge.from, to: edge.to, group: left)) }
      if isWanted(right) { outlines.append(DirectedEdge(from: edge.to, to: edge.from, group: right)) }
      guard left >= 0, right >= 0, isWanted(left) || isWanted(right) else { continue }
      meetings[LabelPair(Int(left), Int(right)), default: []].append(number)
    }
    var result = Dissolution()
    result.areas = RingAssembly(outlines, points: points).polygons.mapValues { polygons in
      polygons.map { $0.map { $0.map(\.coordinate) } }
    }
    let sitesOf = sitesOfCells(meetings)
    for (pair, numbers) in meetings { result.borders[pair] = border(pair, numbers, cells, sitesOf) }
    return result
  }

  /// -1 for a cell without a label.
  private func cellLabels(_ labels: [Int?]) -> [Int32] {
    precondition(labels.count == siteCount, "\(labels.count) labels for \(siteCount) sites")
    var cells = [Int32](repeating: -2, count: cellCount)
    for (site, label) in labels.enumerated() {
      let cell = Int(cellOf[site])
      let value = Int32(label ?? -1)
      cells[cell] = cells[cell] == -2 || cells[cell] == value ? value : -1
    }
    return cells
  }

  private func sitesOfCells(_ meetings: [LabelPair: [Int]]) -> [Int32: [Int]] {
    guard !meetings.isEmpty else { return [:] }
    return Dictionary(grouping: cellOf.indices) { cellOf[$0] }
  }

  private func border(
    _ pair: LabelPair, _ numbers: [Int], _ cells: [Int32], _ sitesOf: [Int32: [Int]]
  ) -> LabelBorder {
    var ways: [DirectedEdge] = []
    var meeting: Set<Int32> = []
    for number in numbers {
      let edge = edges[number]
      meeting.formUnion([edge.left, edge.right])
      let isForward = Int(cells[Int(edge.left)]) == pair.first
      ways.append(
        DirectedEdge(from: isForward ? edge.from : edge.to, to: isForward ? edge.to : edge.from, group: 0))
    }
    let lines = LineAssembly.lines(of: ways).map { $0.map { points[Int($0)].coordinate } }
    return LabelBorder(lines: lines, sites: meeting.flatMap { sitesOf[$0] ?? [] }.sorted())
  }
}
