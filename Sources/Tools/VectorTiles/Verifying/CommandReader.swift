/// Reads the commands of a geometry (MVT 2.1, section 4.3), and says what is wrong with them.
struct CommandReader {
  /// A break of a rule.
  struct Fault: Error {
    var rule: TileRule
    var message: String
  }

  /// Positions of points, lines or rings, by the `moveTo` they begin with.
  private(set) var rows: [[TileUnits]] = []
  private let words: [UInt32]
  private var next = 0
  private var cursor = TileUnits(x: 0, y: 0)

  /// Reads a geometry of a type.
  init(_ words: [UInt32], _ type: VectorTile.GeometryType) throws(Fault) {
    self.words = words
    guard !words.isEmpty else { throw Fault(rule: .commands, message: "expected commands, found none") }
    switch type {
    case .point: try readPoints()
    case .line: while next < words.count { try readRow(least: 1) }
    case .polygon: while next < words.count { try readRing() }
    case .unknown:
      throw Fault(rule: .geometryType, message: "expected points, lines or polygons, found type 0 or none")
    }
  }

  private mutating func readPoints() throws(Fault) {
    let count = try command(.moveTo)
    rows = [try (0..<count).map { _ throws(Fault) in try position() }]
    guard next == words.count else {
      throw Fault(rule: .commands, message: "expected one command for points, found more")
    }
  }

  private mutating func readRow(least: Int) throws(Fault) {
    guard try command(.moveTo) == 1 else {
      throw Fault(rule: .commands, message: "expected each line or ring to begin with one position")
    }
    var row = [try position()]
    let count = try command(.lineTo)
    guard count >= least else {
      throw Fault(rule: .commands, message: "expected \(least + 1) positions or more, found \(count + 1)")
    }
    for _ in 0..<count {
      let last = cursor
      row.append(try position())
      guard cursor != last else {
        throw Fault(rule: .zeroLength, message: "expected a way from (\(last.x), \(last.y)), found none")
      }
    }
    rows.append(row)
  }

  private mutating func readRing() throws(Fault) {
    try readRow(least: 2)
    guard try command(.closePath) == 1 else {
      throw Fault(rule: .commands, message: "expected each ring to be closed once")
    }
    guard let ring = rows.last, ring.first != ring.last else {
      throw Fault(
        rule: .zeroLength, message: "expected a ring not to come back to its start before it is closed")
    }
  }

  /// The count of the next command, which must be of this kind.
  private mutating func command(_ command: GeometryCommands.Command) throws(Fault) -> Int {
    guard next < words.count, words[next] & 7 == command.rawValue else {
      let found = next < words.count ? "command \(words[next] & 7)" : "the end"
      throw Fault(
        rule: .commands, message: "expected command \(command.rawValue) as word \(next), found \(found)")
    }
    let count = Int(words[next] >> 3)
    next += 1
    let needed = command == .closePath ? 0 : count * 2
    guard count > 0, words.count - next >= needed else {
      throw Fault(
        rule: .commands,
        message: "expected \(needed) numbers after word \(next - 1), found \(words.count - next)")
    }
    return count
  }

  private mutating func position() throws(Fault) -> TileUnits {
    let x = Int64(cursor.x) + Self.way(words[next])
    let y = Int64(cursor.y) + Self.way(words[next + 1])
    next += 2
    guard let x = Int32(exactly: x), let y = Int32(exactly: y) else {
      throw Fault(rule: .farPosition, message: "expected positions of 32 bits, found (\(x), \(y))")
    }
    cursor = TileUnits(x: x, y: y)
    return cursor
  }

  private static func way(_ word: UInt32) -> Int64 {
    Int64(Int32(bitPattern: (word >> 1) ^ (0 &- (word & 1))))
  }
}
