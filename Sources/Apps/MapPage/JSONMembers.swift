internal import GeoJSON
internal import Model

/// Arrays, members and coordinates of the page's documents.
extension ByteText {
  /// An array, each element written by a closure.
  mutating func array<Elements: Collection>(
    _ elements: Elements, _ write: (inout ByteText, Elements.Element) -> Void
  ) {
    add("[")
    var isFirst = true
    for element in elements {
      if !isFirst { add(",") }
      isFirst = false
      write(&self, element)
    }
    add("]")
  }

  /// A whole number, or `null`.
  mutating func number(_ value: Int?) {
    if let value { int(value) } else { add("null") }
  }

  /// The number of a day since 1970-01-01, or `null`.
  mutating func day(_ day: CivilDate?) { number(day?.dayNumber) }

  /// A string member behind others; left out where there is nothing to say.
  mutating func member(_ name: StaticString, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    next(name)
    string(value)
  }

  /// The name of a member, behind a comma where it is not the first.
  mutating func next(_ name: StaticString) {
    if !endsWithBrace { add(",") }
    add("\"")
    add(name)
    add("\":")
  }

  private var endsWithBrace: Bool { withBytes { $0.last == UInt8(ascii: "{") } }

  /// A line in steps of 10⁻⁴ degrees (11 m): the first position, then the way from each to the next. Lines that share
  /// positions share them still.
  mutating func line(_ positions: [Coordinate]) {
    var (east, north) = (0, 0)
    var isFirst = true
    add("[")
    for position in positions {
      let (x, y) = (Self.steps(position.longitude), Self.steps(position.latitude))
      if !isFirst {
        guard x != east || y != north else { continue }
        add(",")
      }
      int(x - east)
      add(",")
      int(y - north)
      (east, north, isFirst) = (x, y, false)
    }
    add("]")
  }

  private static func steps(_ degrees: Double) -> Int { Int((degrees * 10_000).rounded()) }

  /// The bytes, with no character that mark-up knows: in a script block of a page nothing can end it. JSON has these
  /// characters within strings only, where an escape means the same.
  consuming func bytesForMarkup() -> [UInt8] {
    withBytes { bytes in
      var escaped: [UInt8] = []
      escaped.reserveCapacity(bytes.count + bytes.count / 64)
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "<"): escaped += #"\u003c"#.utf8
        case UInt8(ascii: ">"): escaped += #"\u003e"#.utf8
        case UInt8(ascii: "&"): escaped += #"\u0026"#.utf8
        default: escaped.append(byte)
        }
      }
      return escaped
    }
  }
}
