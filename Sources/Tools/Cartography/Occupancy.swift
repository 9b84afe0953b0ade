/// Which parts of a panel are taken, by boxes in a grid of cells.
struct Occupancy {
  private static let cell = 24.0
  private var boxes: [PageBox] = []
  private var cells: [Cell: [Int]] = [:]

  private struct Cell: Hashable {
    var column: Int
    var row: Int
  }

  /// Takes a box.
  mutating func take(_ box: PageBox) {
    for cell in Self.cells(of: box) { cells[cell, default: []].append(boxes.count) }
    boxes.append(box)
  }

  /// Whether nothing taken overlaps a box.
  func isFree(_ box: PageBox) -> Bool {
    Self.cells(of: box).allSatisfy { cell in
      cells[cell, default: []].allSatisfy { !boxes[$0].overlaps(box) }
    }
  }

  private static func cells(of box: PageBox) -> [Cell] {
    func range(_ from: Double, _ to: Double) -> ClosedRange<Int> {
      Int((from / cell).rounded(.down))...Int((max(from, to) / cell).rounded(.down))
    }
    return range(box.x, box.right).flatMap { column in
      range(box.y, box.bottom).map { Cell(column: column, row: $0) }
    }
  }
}
