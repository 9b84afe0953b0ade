private import Geodesy
internal import Model

/// A bar of a round length, true at the middle of a map.
struct ScaleBar {
  /// What it stands for.
  let length: Length
  /// As it is printed: "50 km".
  let text: String
  /// How long it is on the page, points.
  let points: Double

  /// The longest bar of 1, 2 or 5 times a power of ten of a unit that is no longer than `room`.
  ///
  /// Its length on the page is that of the geodesic from west to east through the middle of the frame.
  init(_ unit: LengthUnit, on frame: MapFrame, room: Double) {
    let estimate = room / frame.scale / unit.length(1).metres
    var value = 1.0
    while value * 10 <= estimate { value *= 10 }
    while value > estimate { value /= 10 }
    var best = (value: value, points: Self.points(unit.length(value), on: frame))
    for factor in [2.0, 5, 10] {
      let points = Self.points(unit.length(value * factor), on: frame)
      if points <= room { best = (value * factor, points) }
    }
    length = unit.length(best.value)
    points = best.points
    let figure = best.value >= 1 ? "\(Int(best.value))" : "\(best.value)"
    text = "\(figure) \(unit.rawValue)"
  }

  private static func points(_ length: Length, on frame: MapFrame) -> Double {
    let half = Length.metres(length.metres / 2)
    guard let west = try? frame.middle.destination(azimuth: 270, distance: half),
      let east = try? frame.middle.destination(azimuth: 90, distance: half),
      let start = frame.page(west), let end = frame.page(east)
    else { return length.metres * frame.scale }
    return start.distance(to: end)
  }
}
