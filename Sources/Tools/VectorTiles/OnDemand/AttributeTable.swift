internal import Features
internal import Model

/// The attributes of a layer's features in memory: each value that differs once, as MVT's message `Value`, and of each
/// feature the numbers of its values.
struct AttributeTable: Sendable {
  /// The layer's keys, and what TileJSON 3.0 calls their types.
  let keys: [String]
  let types: [String]
  /// The values one after another, and where each begins.
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]
  /// Of each feature and key the value's number from 1 on; 0 where it has none.
  private var numbers: [UInt32] = []
  /// The numeric ids of the features.
  private var ids: [UInt64] = []

  /// Encodes the attributes of features; a value that a tile cannot say is refused.
  init(_ schema: FeatureSchema, _ features: [Feature]) throws(InputError) {
    var encoder = AttributeEncoder(schema)
    keys = encoder.keys
    types = encoder.types
    numbers.reserveCapacity(features.count * keys.count)
    ids.reserveCapacity(features.count)
    var known: [UInt64: UInt32] = [:]
    var record: [UInt8] = []
    for feature in features {
      record.removeAll(keepingCapacity: true)
      try encoder.append(feature, to: &record)
      let first = numbers.count
      numbers.append(contentsOf: repeatElement(0, count: keys.count))
      record.withUnsafeBytes { record in
        ids.append(record.loadUnaligned(as: UInt64.self))
        var offset = 12
        while offset < record.count {
          let key = Int(record.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
          let hash = record.loadUnaligned(fromByteOffset: offset + 4, as: UInt64.self)
          let length = Int(record.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
          let value = UnsafeRawBufferPointer(rebasing: record[(offset + 16)..<(offset + 16 + length)])
          numbers[first + key] = number(of: value, hash, &known)
          offset += 16 + length
        }
      }
    }
  }

  /// The number of a value, which takes the next where it is new; of values of one hash the first keeps its entry, and
  /// the others stand as often as they are met.
  private mutating func number(
    of value: UnsafeRawBufferPointer, _ hash: UInt64, _ known: inout [UInt64: UInt32]
  ) -> UInt32 {
    if let number = known[hash] {
      let start = starts[Int(number) - 1]
      if starts[Int(number)] - start == value.count, bytes[start..<(start + value.count)].elementsEqual(value)
      {
        return number
      }
    }
    bytes.append(contentsOf: value)
    let number = UInt32(starts.count)
    starts.append(bytes.count)
    if known[hash] == nil { known[hash] = number }
    return number
  }

  /// Adds a feature to a layer of a tile that is finished inside `body` of `withBytes`.
  @inline(__always)
  func append(
    _ position: Int, _ values: UnsafeRawBufferPointer, _ type: TileLayer.GeometryType,
    _ geometry: GeometryCommands, to layer: inout TileLayer
  ) {
    for key in keys.indices {
      let number = Int(numbers[position * keys.count + key])
      guard number > 0 else { continue }
      layer.addAttribute(
        key: key, hash: UInt64(number) &* 0x9E37_79B9_7F4A_7C15 >> 20,
        value: UnsafeRawBufferPointer(rebasing: values[starts[number - 1]..<starts[number]]))
    }
    geometry.bytes.withUnsafeBufferPointer {
      layer.addFeature(number: ids[position], type: type, geometry: $0)
    }
  }

  /// Calls `body` with the bytes of all values, valid inside it only.
  func withBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws(InputError) -> Result
  ) throws(InputError) -> Result {
    try bytes.withUnsafeBufferPointer { bytes throws(InputError) in try body(UnsafeRawBufferPointer(bytes)) }
  }
}
