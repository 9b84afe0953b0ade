/// A packed R-tree of boxes: sorted along the Hilbert curve of their centres, sixteen to a node, no node with room left.
///
/// The method is that of Kamel and Faloutsos, "On packing R-trees" (CIKM 1993), with the layout of flatbush and
/// FlatGeobuf: nodes lie level by level, so that the children of a node are found by its number alone.
struct BoxTree: Sendable {
  /// Boxes of the features, then those of each level above, the last one that of them all.
  private let boxes: [MicroBox]
  /// Where each level begins in `boxes`, features first; then its end.
  private let levels: [Int]
  /// The features' positions in the layer, in the order of their boxes.
  private let positions: [Int32]

  /// Boxes in a node.
  private static let width = 16

  /// Sorts boxes, each with its feature's position; of the same centre in the order given.
  init(_ items: [(position: Int, box: MicroBox)]) {
    let order = items.indices.map { UInt64(Self.hilbert(items[$0].box)) << 32 | UInt64($0) }.sorted()
    let sorted = order.map { items[Int($0 & 0xFFFF_FFFF)] }
    positions = sorted.map { Int32($0.position) }
    var boxes = sorted.map(\.box)
    var levels = [0, boxes.count]
    while levels[levels.count - 1] - levels[levels.count - 2] > 1 {
      let level = levels[levels.count - 2]..<levels[levels.count - 1]
      for start in stride(from: level.lowerBound, to: level.upperBound, by: Self.width) {
        var node = MicroBox.empty
        for child in start..<min(start + Self.width, level.upperBound) { node.include(boxes[child]) }
        boxes.append(node)
      }
      levels.append(boxes.count)
    }
    self.boxes = boxes
    self.levels = levels
  }

  /// The box of all; nil where there is none.
  var bounds: MicroBox? { boxes.last }

  /// Calls `body` with the position of each box that meets another one, and whether it lies within; in no order that
  /// matters.
  @inline(__always)
  func search(_ box: MicroBox, _ body: (_ position: Int, _ isWithin: Bool) -> Void) {
    boxes.withUnsafeBufferPointer { boxes in
      var open: [(level: Int, node: Int)] = boxes.isEmpty ? [] : [(levels.count - 2, 0)]
      while let (level, node) = open.popLast() {
        let found = boxes[levels[level] + node]
        guard box.meets(found) else { continue }
        if box.contains(found) {
          let span = level * 4
          for leaf in (node << span)..<min((node + 1) << span, positions.count) {
            body(Int(positions[leaf]), true)
          }
        } else if level == 0 {
          body(Int(positions[node]), false)
        } else {
          let end = min((node + 1) * Self.width, levels[level] - levels[level - 1])
          for child in (node * Self.width)..<end where box.meets(boxes[levels[level - 1] + child]) {
            open.append((level - 1, child))
          }
        }
      }
    }
  }

  /// Where a box's centre stands on the Hilbert curve of 2¹⁶ columns and rows over the world.
  private static func hilbert(_ box: MicroBox) -> UInt32 {
    func cell(_ low: Int32, _ high: Int32, _ half: Int) -> UInt32 {
      UInt32(min(max((Int(low) + Int(high) + 2 * half) * 65_535 / (4 * half), 0), 65_535))
    }
    var x = cell(box.west, box.east, 180_000_000)
    var y = cell(box.south, box.north, 90_000_000)
    var place: UInt32 = 0
    var side: UInt32 = 1 << 15
    while side > 0 {
      let (right, upper) = (x & side > 0, y & side > 0)
      place += side &* side &* (upper ? (right ? 2 : 1) : (right ? 3 : 0))
      if !upper {
        if right { (x, y) = (65_535 - x, 65_535 - y) }
        swap(&x, &y)
      }
      side >>= 1
    }
    return place
  }
}
