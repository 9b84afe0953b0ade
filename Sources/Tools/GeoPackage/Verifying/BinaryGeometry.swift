internal import Verification

/// A geometry as a blob gives it: header (2.1.3) and well-known binary (OGC 06-103r4, 8), in either byte
/// order.
struct BinaryGeometry {
  /// What keeps a blob from being read.
  struct Fault: Error { var problem: String }

  /// The key of the reference system.
  private(set) var referenceSystem: Int32 = 0
  /// Whether the header says that there is no position.
  private(set) var saysEmpty = false
  /// West, east, south, north of the header; nil where it has none.
  private(set) var envelope: [Double]?
  /// 1 for a point … 7 for a collection.
  private(set) var code: UInt32 = 0
  private(set) var hasHeights = false
  private(set) var hasMeasures = false
  /// The geometry; several where it is a collection.
  private(set) var parts: [RawGeometry] = []

  private let bytes: UnsafeBufferPointer<UInt8>
  private let mark: Int
  private var offset = 0
  private var isLittleEndian = true

  /// Reads a blob.
  ///
  /// - Parameter mark: What positions are marked with.
  init(_ bytes: UnsafeBufferPointer<UInt8>, mark: Int) throws(Fault) {
    self.bytes = bytes
    self.mark = mark
    try readHeader()
    try readGeometry(depth: 0)
    guard offset == bytes.count else {
      throw Fault(problem: "expected \(offset) bytes, found \(bytes.count)")
    }
  }

  /// West, east, south, north of all positions; nil where there is none.
  var box: [Double]? {
    var box: [Double]?
    for position in parts.lazy.flatMap(\.positions)
    where position.longitude.isFinite && position.latitude.isFinite {
      let (x, y) = (position.longitude, position.latitude)
      let old = box ?? [x, x, y, y]
      box = [min(old[0], x), max(old[1], x), min(old[2], y), max(old[3], y)]
    }
    return box
  }

  // MARK: Reading

  private mutating func number<Value: FixedWidthInteger>(_ type: Value.Type) throws(Fault) -> Value {
    let size = MemoryLayout<Value>.size
    guard offset + size <= bytes.count else {
      throw Fault(problem: "expected more than \(bytes.count) bytes: the geometry is cut off")
    }
    let value = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: type)
    offset += size
    return isLittleEndian ? Value(littleEndian: value) : Value(bigEndian: value)
  }

  private mutating func readHeader() throws(Fault) {
    guard bytes.count >= 8, bytes[0] == UInt8(ascii: "G"), bytes[1] == UInt8(ascii: "P") else {
      throw Fault(problem: "expected a header that begins with 'GP', found another")
    }
    guard bytes[2] == 0 else { throw Fault(problem: "expected version 0 in the header, found \(bytes[2])") }
    let flags = bytes[3]
    guard flags & 0b10_0000 == 0 else { throw Fault(problem: "an extended geometry, which is not read") }
    saysEmpty = flags & 0b1_0000 > 0
    isLittleEndian = flags & 1 == 1
    offset = 4
    referenceSystem = try number(Int32.self)
    let counts = [0, 4, 6, 6, 8]
    let kind = Int(flags >> 1 & 7)
    guard kind < counts.count else {
      throw Fault(problem: "expected an envelope of kind 0...4, found \(kind)")
    }
    var edges: [Double] = []
    for _ in 0..<counts[kind] { edges.append(Double(bitPattern: try number(UInt64.self))) }
    envelope = kind == 0 ? nil : Array(edges.prefix(4))
  }

  /// The order of bytes and the type of the next geometry.
  private mutating func readType() throws(Fault) -> UInt32 {
    guard offset < bytes.count, bytes[offset] <= 1 else {
      throw Fault(problem: "expected a byte order of 0 or 1 at byte \(offset)")
    }
    isLittleEndian = bytes[offset] == 1
    offset += 1
    let type = try number(UInt32.self)
    guard 1...7 ~= type % 1_000, type / 1_000 <= 3 else {
      throw Fault(problem: "expected a type of well-known binary in 1...7, found \(type)")
    }
    hasHeights = hasHeights || type / 1_000 & 1 == 1
    hasMeasures = hasMeasures || type / 1_000 & 2 == 2
    return type % 1_000
  }

  private mutating func readGeometry(depth: Int) throws(Fault) {
    let type = try readType()
    if depth == 0 { code = type }
    switch type {
    case 1:
      parts.append(.points(try [readPosition()].filter { $0.longitude.isFinite || $0.latitude.isFinite }))
    case 2: parts.append(.lines([try readPositions()]))
    case 3: parts.append(.polygons([try readRings()]))
    case 4:
      parts.append(.points(try list(1) { (reader) throws(Fault) in try reader.readPosition() }))
    case 5:
      parts.append(.lines(try list(2) { (reader) throws(Fault) in try reader.readPositions() }))
    case 6:
      parts.append(.polygons(try list(3) { (reader) throws(Fault) in try reader.readRings() }))
    default:
      guard depth < 8 else { throw Fault(problem: "collections within collections, more than 8 deep") }
      for _ in 0..<(try count(of: 9)) { try readGeometry(depth: depth + 1) }
    }
  }

  /// Geometries of one type, each with its own header.
  private mutating func list<Item>(
    _ type: UInt32, _ read: (inout BinaryGeometry) throws(Fault) -> Item
  ) throws(Fault) -> [Item] {
    var items: [Item] = []
    for _ in 0..<(try count(of: 9)) {
      let found = try readType()
      guard found == type else { throw Fault(problem: "expected parts of type \(type), found \(found)") }
      items.append(try read(&self))
    }
    return items
  }

  /// A count of things of so many bytes at least; more than the blob can hold is refused before memory is
  /// asked for.
  private mutating func count(of size: Int) throws(Fault) -> Int {
    let count = Int(try number(UInt32.self))
    guard count <= (bytes.count - offset) / size else {
      throw Fault(problem: "\(count) parts or positions, more than the bytes that follow can hold")
    }
    return count
  }

  private mutating func readRings() throws(Fault) -> [[RawPosition]] {
    var rings: [[RawPosition]] = []
    for _ in 0..<(try count(of: 4)) { rings.append(try readPositions()) }
    return rings
  }

  private mutating func readPositions() throws(Fault) -> [RawPosition] {
    var positions: [RawPosition] = []
    for _ in 0..<(try count(of: 16)) { positions.append(try readPosition()) }
    return positions
  }

  private mutating func readPosition() throws(Fault) -> RawPosition {
    let longitude = Double(bitPattern: try number(UInt64.self))
    let latitude = Double(bitPattern: try number(UInt64.self))
    if hasHeights { _ = try number(UInt64.self) }
    if hasMeasures { _ = try number(UInt64.self) }
    return RawPosition(longitude: longitude, latitude: latitude, mark: mark)
  }
}
