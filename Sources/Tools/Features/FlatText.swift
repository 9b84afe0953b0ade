public import Model

/// Values as text for formats whose cells are text alone.
extension PropertyValue {
  /// What stands between the words of a list.
  public static let listSeparator = "; "

  /// The words of a list in one text; `isAmbiguous` where one of them has the separator's sign in it.
  public static func joined(_ words: [String]) -> (text: String, isAmbiguous: Bool) {
    (words.joined(separator: listSeparator), words.contains { $0.utf8.contains(UInt8(ascii: ";")) })
  }
}

extension Micro {
  /// A closed ring for a file of six decimals: no position that rounding made the same as the one before, turned
  /// counter-clockwise or clockwise as asked for.
  ///
  /// - Throws: `InputError` (`data`) where the ring is not closed, or encloses no area once rounded.
  public static func ring(
    _ positions: [Coordinate], counterClockwise: Bool, of feature: String
  ) throws(InputError) -> [Micro] {
    guard positions.first == positions.last else {
      throw InputError(
        .data, at: "feature \(feature)",
        "ring: expected the last position to be the first again (RFC 7946, 3.1.6)")
    }
    var ring: [Micro] = []
    for position in positions.lazy.map(Micro.init) where position != ring.last { ring.append(position) }
    let area = doubledArea(ring)
    guard ring.count >= 4, area != 0 else {
      throw InputError(
        .data, at: "feature \(feature)",
        "ring: expected 4 or more positions round an area, found \(positions.count)")
    }
    if (area > 0) != counterClockwise { ring.reverse() }
    return ring
  }
}
