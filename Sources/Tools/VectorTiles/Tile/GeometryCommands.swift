/// The commands of a geometry in a tile (MVT 2.1, section 4.3): varints of commands and of ways from the last
/// position.
struct GeometryCommands {
  /// The commands, encoded.
  private(set) var bytes: [UInt8] = []
  private var cursor = TileUnits(x: 0, y: 0)

  /// A command's number in its lowest three bits.
  enum Command: UInt32 {
    case moveTo = 1
    case lineTo = 2
    case closePath = 7
  }

  /// Adds points; all of a geometry at once, as there must be one command.
  mutating func points(_ positions: [TileUnits]) {
    command(.moveTo, positions.count)
    for position in positions { way(to: position) }
  }

  /// Adds a line of two or more positions, none of which repeats the one before.
  mutating func line(_ positions: [TileUnits]) {
    command(.moveTo, 1)
    way(to: positions[0])
    command(.lineTo, positions.count - 1)
    for position in positions.dropFirst() { way(to: position) }
  }

  /// Adds an open ring of three or more positions; the last leads back to the first.
  mutating func ring(_ positions: [TileUnits]) {
    line(positions)
    command(.closePath, 1)
  }

  @inline(__always)
  private mutating func command(_ command: Command, _ count: Int) {
    bytes.appendVarint(UInt64(count) << 3 | UInt64(command.rawValue))
  }

  @inline(__always)
  private mutating func way(to position: TileUnits) {
    bytes.appendVarint(UInt64(zigzag(position.x - cursor.x)))
    bytes.appendVarint(UInt64(zigzag(position.y - cursor.y)))
    cursor = position
  }
}
