/// The order of positions along the curve of D. Hilbert, "Über die stetige Abbildung einer Linie auf ein
/// Flächenstück" (1891): what lies close in it lies close on the globe, so that boxes packed in its order are
/// small (I. Kamel and C. Faloutsos, "Hilbert R-tree", VLDB 1994).
enum HilbertOrder {
  /// Bits of each coordinate: cells of 0.00034° by 0.00017°.
  static let bits = 20

  /// The place of a position on the curve, below 2⁴⁰.
  ///
  /// - Parameters:
  ///   - longitude: Millionths of a degree.
  ///   - latitude: Millionths of a degree.
  static func place(longitude: Int, latitude: Int) -> UInt64 {
    let side = (1 << bits) - 1
    return place(
      x: UInt64(min(max((longitude + 180_000_000) * side / 360_000_000, 0), side)),
      y: UInt64(min(max((latitude + 90_000_000) * side / 180_000_000, 0), side)))
  }

  /// `xy2d` of H. S. Warren, "Hacker's Delight" (2nd edition, 2013), 16-2, a bit of each coordinate a step.
  private static func place(x: UInt64, y: UInt64) -> UInt64 {
    var (x, y) = (x, y)
    var place: UInt64 = 0
    var side: UInt64 = 1 << (bits - 1)
    while side > 0 {
      let right: UInt64 = x & side > 0 ? 1 : 0
      let upper: UInt64 = y & side > 0 ? 1 : 0
      place = place << 2 | (3 * right) ^ upper
      if upper == 0 {
        if right == 1 {
          x = ~x
          y = ~y
        }
        swap(&x, &y)
      }
      side >>= 1
    }
    return place
  }
}
