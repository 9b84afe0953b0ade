internal import Features
internal import Model

/// The attributes of a layer's features in memory: each value that differs once, as MVT's message `Value`, and of each
/// feature the numbers of its values.
///
/// Values that more than one feature has have the first numbers: where they stand in a tile is kept in a row as long as
/// they are many. Of the others, such as sentences, nothing needs to be looked up.
struct AttributeTable: Sendable {
  /// The layer's keys, and what TileJSON 3.0 calls their types.
  let keys: [String]
  let types: [String]
  /// The values one after another, and by number - 1 where each lies.
  private let bytes: [UInt8]
  private let places: [Range<UInt32>]
  /// How many values more than one feature has.
  private let sharedCount: Int
  /// Of each feature and key the value's number, from 1 on; 0 where it has none.
  private let numbers: [UInt32]
  /// The numeric ids of the features.
  private let ids: [UInt64]

  /// Encodes the attributes of features; a value that a tile cannot say is refused.
  init(_ schema: FeatureSchema, _ features: [Feature]) throws(InputError) {
    var encoder = AttributeEncoder(schema)
    keys = encoder.keys
    types = encoder.types
    var numbers: [UInt32] = []
    numbers.reserveCapacity(features.count * keys.count)
    var ids: [UInt64] = []
    ids.reserveCapacity(features.count)
    var values = DistinctValues()
    var record: [UInt8] = []
    for feature in features {
      record.removeAll(keepingCapacity: true)
      try encoder.append(feature, to: &record)
      let first = numbers.count
      numbers.append(contentsOf: repeatElement(0, count: keys.count))
      record.withUnsafeBytes { record in
        ids.append(record.loadUnaligned(as: UInt64.self))
        AttributeEncoder.forEachAttribute(of: record) { key, hash, value in
          numbers[first + key] = values.number(of: value, hash)
        }
      }
      guard values.bytes.count <= Int(UInt32.max) else {
        throw InputError(.data, at: "feature \(feature.id)", "expected less than 4 GB of attributes")
      }
    }
    let order = values.sharedFirst()
    for index in numbers.indices where numbers[index] > 0 {
      numbers[index] = order.numbers[Int(numbers[index]) - 1]
    }
    bytes = values.bytes
    places = order.places
    sharedCount = order.sharedCount
    self.numbers = numbers
    self.ids = ids
  }

  /// Where shared values stand in a tile that is begun: position + 1, or 0.
  var noPositions: [UInt32] { Array(repeating: 0, count: sharedCount) }

  /// Adds a feature to a layer of a tile.
  ///
  /// - Parameter positions: Where shared values stand in the tile, `noPositions` before the first feature.
  @inline(__always)
  func append(
    _ position: Int, _ type: TileLayer.GeometryType, _ geometry: GeometryCommands, to layer: inout TileLayer,
    _ positions: inout [UInt32]
  ) {
    bytes.withUnsafeBytes { bytes in
      for key in keys.indices {
        let number = Int(numbers[position * keys.count + key])
        guard number > 0 else { continue }
        if number <= sharedCount, positions[number - 1] > 0 {
          layer.addAttribute(key: key, value: positions[number - 1] - 1)
          continue
        }
        let place = places[number - 1]
        let value = layer.addValue(
          UnsafeRawBufferPointer(rebasing: bytes[Int(place.lowerBound)..<Int(place.upperBound)]))
        if number <= sharedCount { positions[number - 1] = value + 1 }
        layer.addAttribute(key: key, value: value)
      }
    }
    geometry.bytes.withUnsafeBufferPointer {
      layer.addFeature(number: ids[position], type: type, geometry: $0)
    }
  }
}

/// Values that differ, numbered from 1 on in the order in which they are met.
private struct DistinctValues {
  /// One after another.
  private(set) var bytes: [UInt8] = []
  private var places: [Range<UInt32>] = []
  private var isShared: [Bool] = []
  /// The number of the first value of each hash.
  private var known: [UInt64: UInt32] = [:]

  /// The number of a value. Of values of one hash the first is known again; the others would stand as often as they are met.
  mutating func number(of value: UnsafeRawBufferPointer, _ hash: UInt64) -> UInt32 {
    let next = UInt32(places.count + 1)
    if let number = known[hash] {
      let place = places[Int(number) - 1]
      if place.count == value.count, bytes[Int(place.lowerBound)..<Int(place.upperBound)].elementsEqual(value)
      {
        isShared[Int(number) - 1] = true
        return number
      }
    } else {
      known[hash] = next
    }
    let start = UInt32(truncatingIfNeeded: bytes.count)
    bytes.append(contentsOf: value)
    places.append(start..<max(start, UInt32(truncatingIfNeeded: bytes.count)))
    isShared.append(false)
    return next
  }

  /// Numbers for all values by their old ones, those that were met again first, and where each new number's value lies.
  func sharedFirst() -> (numbers: [UInt32], places: [Range<UInt32>], sharedCount: Int) {
    let order = places.indices.filter { isShared[$0] } + places.indices.filter { !isShared[$0] }
    var numbers = [UInt32](repeating: 0, count: places.count)
    for (index, old) in order.enumerated() { numbers[old] = UInt32(index + 1) }
    return (numbers, order.map { places[$0] }, isShared.count { $0 })
  }
}
