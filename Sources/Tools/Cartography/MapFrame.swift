private import Foundation
internal import Geodesy
internal import Model

/// Leads positions onto a panel of the page: one scale both ways, nothing is stretched.
struct MapFrame {
  let extent: MapExtent
  /// The frame on the page, relative to the panel's own top left corner.
  let box: PageBox
  /// Points of the page for a metre of the plane.
  let scale: Double
  /// What may come near the frame.
  let cap: SphereCap
  /// The position at the middle of the frame.
  let middle: Coordinate

  init(_ extent: MapExtent, width: Double, height: Double) {
    self.extent = extent
    box = PageBox(x: 0, y: 0, width: width, height: height)
    let scale = min(width / extent.width, height / extent.height)
    self.scale = scale
    middle = extent.projection.position(extent.middle) ?? extent.projection.centre
    let centre = SpherePosition(middle)
    let rim = 1.1 * (width * width + height * height).squareRoot() / 2 / scale
    let halves = [(-1.0, -1.0), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1)]
    let plane = extent.middle
    let angles = halves.map { half -> Double in
      let corner = PlanePosition(
        x: plane.x + half.0 * 0.55 * width / scale, y: plane.y + half.1 * 0.55 * height / scale)
      return extent.projection.position(corner).map { SpherePosition($0).angle(to: centre) } ?? Double.pi
    }
    // Short of the antipode, where no direction leads away any more.
    let widest = 170 * Double.pi / 180
    cap = SphereCap(centre: centre, radius: min(widest, max(rim / 6_400_000, angles.max() ?? 0)))
  }

  /// A position on the page; nil where the projection has none.
  func page(_ position: Coordinate) -> PagePosition? {
    extent.projection.plane(position).map(paper)
  }

  private func paper(_ point: PlanePosition) -> PagePosition {
    PagePosition(
      box.centre.x + (point.x - extent.middle.x) * scale, box.centre.y - (point.y - extent.middle.y) * scale)
  }

  /// A position on the page even where it lies far away: then in its direction.
  func pageOrRim(_ position: Coordinate) -> PagePosition? {
    cap.trimmed([position]).positions.first?.coordinate.flatMap(page)
  }

  /// Lines on the page as far as they lie in the frame, simplified for print.
  func lines(_ lines: [[Coordinate]], tolerance: Double = 0) -> [[PagePosition]] {
    lines.flatMap { line -> [[PagePosition]] in
      let trimmed = cap.trimmed(line)
      guard !trimmed.isBeyond else { return [] }
      let projected = trimmed.positions.compactMap { $0.coordinate.flatMap(page) }
      return Clipping.lines(projected, to: box).map { simplified($0, tolerance) }
    }
  }

  /// The rings of polygons on the page as far as they lie in the frame.
  func rings(_ polygons: [[[Coordinate]]], tolerance: Double = 0) -> [[PagePosition]] {
    polygons.joined().compactMap { ring -> [PagePosition]? in
      let closed = ring.first == ring.last ? ring : ring + ring.prefix(1)
      let projected = cap.trimmed(closed).positions.compactMap { $0.coordinate.flatMap(page) }
      let clipped = simplified(Clipping.ring(projected, to: box), tolerance)
      return clipped.count > 3 ? clipped : nil
    }
  }

  private func simplified(_ line: [PagePosition], _ tolerance: Double) -> [PagePosition] {
    tolerance > 0 ? Simplification.simplified(line, tolerance: tolerance) : line
  }

  /// True north at the middle of the frame, degrees clockwise from the top of the page.
  var north: Double {
    guard let up = try? middle.destination(azimuth: 0, distance: .metres(max(100, extent.height / 100))),
      let (start, end) = page(middle).flatMap({ start in page(up).map { (start, $0) } })
    else { return 0 }
    return atan2(end.x - start.x, start.y - end.y) * 180 / .pi
  }
}
