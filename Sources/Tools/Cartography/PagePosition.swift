/// A position on the page in points of 1/72 inch, from its top left corner, y downwards.
struct PagePosition: Hashable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  func distance(to other: PagePosition) -> Double {
    ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
  }

  /// A part of the way, 0...1, to another one.
  func toward(_ other: PagePosition, part: Double) -> PagePosition {
    PagePosition(x + (other.x - x) * part, y + (other.y - y) * part)
  }
}

/// An upright rectangle on the page.
struct PageBox: Hashable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  var right: Double { x + width }
  var bottom: Double { y + height }
  var centre: PagePosition { PagePosition(x + width / 2, y + height / 2) }

  /// Grown on all sides; shrunk where the margin is negative.
  func grown(by margin: Double) -> PageBox {
    PageBox(x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin)
  }

  func contains(_ position: PagePosition) -> Bool {
    x <= position.x && position.x <= right && y <= position.y && position.y <= bottom
  }

  func contains(_ other: PageBox) -> Bool {
    x <= other.x && other.right <= right && y <= other.y && other.bottom <= bottom
  }

  /// Whether they share more than an edge.
  func overlaps(_ other: PageBox) -> Bool {
    x < other.right && other.x < right && y < other.bottom && other.y < bottom
  }
}
