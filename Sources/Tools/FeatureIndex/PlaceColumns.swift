internal import Features

/// Where features are: a tree of the boxes of their geometries' parts, and those that have no place.
struct PlaceColumns: Sendable {
  let tree: BoxTree
  /// Features without a geometry, which meet every box.
  private let unplaced: [Int32]
  /// The box of all geometries; nil where there are none.
  let box: GeographicBox?

  init(_ features: [Feature]) {
    var items: [(position: Int, box: MicroBox)] = []
    var unplaced: [Int32] = []
    items.reserveCapacity(features.count)
    for (position, feature) in features.enumerated() {
      let parts = feature.geometry?.partBoxes.filter { !$0.isEmpty } ?? []
      if parts.isEmpty { unplaced.append(Int32(position)) }
      for box in parts { items.append((position, box)) }
    }
    tree = BoxTree(items)
    self.unplaced = unplaced
    box = Self.box(items.map(\.box))
  }

  /// Whether a box leaves no feature out.
  func isWithin(_ boxes: [MicroBox]) -> Bool {
    guard let bounds = tree.bounds else { return true }
    return boxes.contains { $0.contains(bounds) }
  }

  /// The features that meet one of some boxes, those without a place among them.
  func set(of boxes: [MicroBox], _ features: [Feature]) -> PositionSet {
    var set = PositionSet(of: features.count)
    set.fill { insert in
      for position in unplaced { insert(Int(position)) }
      for box in boxes {
        tree.search(box) { position, isWithin in
          if isWithin || features[position].geometry?.meets(box) ?? true { insert(position) }
        }
      }
    }
    return set
  }

  /// The features with a part whose box meets one of some boxes and which are wanted, in the order of the layer.
  func candidates(of boxes: [MicroBox], _ count: Int, where isWanted: (Int) -> Bool) -> [Int] {
    var found: [Int32] = []
    for box in boxes {
      tree.search(box) { position, _ in
        if isWanted(position) { found.append(Int32(position)) }
      }
    }
    // Few are sorted; many are marked, which takes as long as the layer is.
    if found.count > count / 64 {
      var set = PositionSet(of: count)
      set.fill { insert in
        for position in found { insert(Int(position)) }
      }
      return set.prefix(count, from: 0)
    }
    found.sort()
    var positions: [Int] = []
    for position in found where positions.last != Int(position) { positions.append(Int(position)) }
    return positions
  }

  /// The least box of boxes: across longitude 180 where it is narrower so, and narrower than half the world.
  private static func box(_ boxes: [MicroBox]) -> GeographicBox? {
    guard !boxes.isEmpty else { return nil }
    let all = boxes.reduce(into: MicroBox.empty) { $0.include($1) }
    var (west, east) = (all.west, all.east)
    var end = Int32.min
    var gap = 0
    for box in boxes.sorted(by: { $0.west < $1.west }) {
      if end != .min, Int(box.west) - Int(end) > gap {
        gap = Int(box.west) - Int(end)
        (west, east) = (box.west, end)
      }
      end = max(end, box.east)
    }
    let width = 360_000_000 - gap
    if width >= min(180_000_000, Int(all.east) - Int(all.west)) { (west, east) = (all.west, all.east) }
    func degrees(_ micro: Int32) -> Double { Double(micro) / 1e6 }
    return GeographicBox(
      west: degrees(west), south: degrees(all.south), east: degrees(east), north: degrees(all.north))
  }
}
