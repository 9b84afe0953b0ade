/// One layer of a tile under construction: features in the order in which they are added, keys and values
/// each once, in the order of their first use.
struct TileLayer {
  private let name: String
  private let keyNames: [String]
  private var features: [UInt8] = []
  private var keys: [UInt8] = []
  private var values: [UInt8] = []
  private var tags: [UInt8] = []
  /// A key's position in this tile by its position in the schema; -1 where it has not been used.
  private var keyPositions: [Int]
  private var keyCount = 0
  private var table = ValueTable()
  private var valueCount: UInt32 = 0
  /// How many features it has.
  private(set) var count = 0

  /// The kinds of geometry, as they are numbered in a tile.
  enum GeometryType: UInt8 {
    case point = 1
    case line = 2
    case polygon = 3
  }

  init(name: String, keys: [String]) {
    self.name = name
    keyNames = keys
    keyPositions = Array(repeating: -1, count: keys.count)
  }

  /// Adds a feature by its record (`AttributeEncoder`) and its commands.
  mutating func append(
    record: UnsafeRawPointer, type: GeometryType, geometry: UnsafeBufferPointer<UInt8>
  ) {
    let attributes = record.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
    var next = record + 12
    for _ in 0..<attributes {
      let length = Int(next.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
      addAttribute(
        key: Int(next.loadUnaligned(as: UInt32.self)),
        hash: next.loadUnaligned(fromByteOffset: 4, as: UInt64.self),
        value: UnsafeRawBufferPointer(start: next + 16, count: length))
      next += 16 + length
    }
    addFeature(number: record.loadUnaligned(as: UInt64.self), type: type, geometry: geometry)
  }

  /// Adds an attribute of the feature that is added next; a value met before is found by its bytes.
  ///
  /// - Parameters:
  ///   - key: The key's position in the schema.
  ///   - hash: The same for values of the same bytes.
  ///   - value: MVT's message `Value`, which stays where it is until the tile is finished.
  @inline(__always)
  private mutating func addAttribute(key: Int, hash: UInt64, value: UnsafeRawBufferPointer) {
    guard let bytes = value.baseAddress else { return }
    let (position, isNew) = table.position(of: bytes, value.count, hash: hash, next: valueCount)
    if isNew { _ = addValue(value) }
    addAttribute(key: key, value: position)
  }

  /// Adds a value that the layer does not have yet; its position among the layer's values.
  @inline(__always)
  mutating func addValue(_ value: UnsafeRawBufferPointer) -> UInt32 {
    values.appendKey(field: 4, length: value.count)
    values.append(contentsOf: value)
    defer { valueCount += 1 }
    return valueCount
  }

  /// Adds an attribute of the feature that is added next, its key by its position in the schema, its value by its
  /// position among the layer's.
  @inline(__always)
  mutating func addAttribute(key: Int, value: UInt32) {
    if keyPositions[key] < 0 { addKey(key) }
    tags.appendVarint(UInt64(keyPositions[key]))
    tags.appendVarint(UInt64(value))
  }

  /// Adds a feature of the attributes added since the last one.
  mutating func addFeature(number: UInt64, type: GeometryType, geometry: UnsafeBufferPointer<UInt8>) {
    let length =
      3 + [UInt8].varintLength(number) + Self.fieldLength(tags.count) + Self.fieldLength(geometry.count)
    features.appendKey(field: 2, length: length)
    features.appendKey(varint: 1)
    features.appendVarint(number)
    if !tags.isEmpty {
      features.appendKey(field: 2, length: tags.count)
      features.append(contentsOf: tags)
    }
    features.appendKey(varint: 3)
    features.append(type.rawValue)
    features.appendKey(field: 4, length: geometry.count)
    features.append(contentsOf: geometry)
    tags.removeAll(keepingCapacity: true)
    count += 1
  }

  /// Bytes of a field of so many, with its key and their number; none where there are none.
  private static func fieldLength(_ count: Int) -> Int {
    count == 0 ? 0 : 1 + [UInt8].varintLength(UInt64(count)) + count
  }

  private mutating func addKey(_ key: Int) {
    keyPositions[key] = keyCount
    keyCount += 1
    keys.append(field: 3, text: keyNames[key])
  }

  /// Appends the layer to a tile, where it has features, and makes ready for the next tile.
  mutating func finish(into tile: inout [UInt8]) {
    guard count > 0 else { return }
    var head: [UInt8] = []
    head.appendKey(varint: 15)
    head.append(2)
    head.append(field: 1, text: name)
    var tail: [UInt8] = []
    tail.appendKey(varint: 5)
    tail.appendVarint(UInt64(TileUnits.extent))
    tile.appendKey(field: 3, length: head.count + features.count + keys.count + values.count + tail.count)
    for part in [head, features, keys, values, tail] { tile.append(contentsOf: part) }
    clear()
  }

  private mutating func clear() {
    features.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    for index in keyPositions.indices { keyPositions[index] = -1 }
    keyCount = 0
    count = 0
    valueCount = 0
    table.removeAll()
  }
}

/// The values of a tile's layer, found by their bytes, which stay where they are.
private struct ValueTable {
  private struct Slot {
    var hash: UInt64
    var bytes: UnsafeRawPointer
    var length: UInt32
    var position: UInt32
  }

  private var slots: [Slot?] = Array(repeating: nil, count: 256)
  private(set) var count = 0

  /// The position of a value; a value that is new takes the next.
  @inline(__always)
  mutating func position(
    of bytes: UnsafeRawPointer, _ length: Int, hash: UInt64, next: UInt32
  ) -> (position: UInt32, isNew: Bool) {
    if count * 2 >= slots.count { grow() }
    var index = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while let slot = slots[index] {
      if slot.hash == hash, slot.length == length, slot.bytes == bytes || isSame(slot.bytes, bytes, length) {
        return (slot.position, false)
      }
      index = (index + 1) & (slots.count - 1)
    }
    slots[index] = Slot(hash: hash, bytes: bytes, length: UInt32(length), position: next)
    count += 1
    return (next, true)
  }

  private func isSame(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ length: Int) -> Bool {
    UnsafeRawBufferPointer(start: a, count: length).elementsEqual(
      UnsafeRawBufferPointer(start: b, count: length))
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: nil, count: old.count * 2)
    for case let slot? in old {
      var index = Int(truncatingIfNeeded: slot.hash) & (slots.count - 1)
      while slots[index] != nil { index = (index + 1) & (slots.count - 1) }
      slots[index] = slot
    }
  }

  /// Forgets all values; a table that has grown far beyond what was needed shrinks.
  mutating func removeAll() {
    if count * 8 < slots.count, slots.count > 256 {
      slots = Array(repeating: nil, count: max(256, slots.count / 4))
    } else {
      for index in slots.indices { slots[index] = nil }
    }
    count = 0
  }
}
