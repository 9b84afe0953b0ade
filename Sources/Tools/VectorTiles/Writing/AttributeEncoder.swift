private import Foundation
internal import Features
internal import Model

/// Encodes a feature's attributes once, as a record from which every tile that the feature lies in takes its
/// values.
///
/// A record is the numeric id (64 bits), the number of attributes (32) and, of each, its position among the
/// layer's keys (32), the fingerprint of its value (64), the value's length (32) and the value as MVT's
/// message `Value`.
struct AttributeEncoder {
  /// The layer's keys, in the order of the schema.
  let keys: [String]
  /// What TileJSON 3.0 calls the type of each key: `String`, `Number` or `Boolean`.
  let types: [String]
  private let fields: [FeatureSchema.Field]
  private let positions: [Int]
  private let idPosition: Int?
  private var value: [UInt8] = []
  /// Texts met among times: most features share theirs with others.
  private var seconds: [Bool: [String: Int?]] = [false: [:], true: [:]]

  /// How many texts are remembered.
  private static let remembered = 4_096

  init(_ schema: FeatureSchema) {
    var keys: [String] = []
    var types: [String] = []
    var positions: [Int] = []
    let hasID = schema.fields.contains { $0.name == "id" }
    if !hasID {
      keys.append("id")
      types.append("String")
    }
    idPosition = hasID ? nil : 0
    for field in schema.fields {
      positions.append(keys.count)
      keys.append(field.name)
      types.append(Self.type(of: field))
      if let seconds = TileTime.seconds[field.name] {
        keys.append(seconds)
        types.append("Number")
      }
    }
    fields = schema.fields
    self.keys = keys
    self.types = types
    self.positions = positions
  }

  private static func type(of field: FeatureSchema.Field) -> String {
    switch field.type {
    case .integer, .real: "Number"
    case .boolean: "Boolean"
    case .string, .strings, .date, .dateTime: "String"
    }
  }

  /// Appends a feature's record; a value that a tile cannot say, or one too many or too few, is refused.
  mutating func append(_ feature: Feature, to record: inout [UInt8]) throws(InputError) {
    guard feature.values.count == fields.count else {
      throw InputError(
        .software, at: feature.id, "expected \(fields.count) values, found \(feature.values.count)")
    }
    record.appendNumber(Fingerprint.number(of: feature.id))
    let countOffset = record.count
    record.appendNumber(UInt32(0))
    var count: UInt32 = 0
    if let idPosition {
      encode(text: feature.id)
      appendValue(of: idPosition, to: &record, &count)
    }
    for index in fields.indices where feature.values[index] != .null {
      try encode(feature.values[index], of: fields[index], in: feature)
      appendValue(of: positions[index], to: &record, &count)
      if TileTime.seconds[fields[index].name] != nil, case .string(let text) = feature.values[index],
        let seconds = seconds(of: text, isEnd: fields[index].name == "end")
      {
        encode(seconds)
        appendValue(of: positions[index] + 1, to: &record, &count)
      }
    }
    withUnsafeBytes(of: count) { record.replaceSubrange(countOffset..<(countOffset + 4), with: $0) }
  }

  /// Calls `body` with the attributes of a record: the key's position, the value's fingerprint and the value.
  @inline(__always)
  static func forEachAttribute(
    of record: UnsafeRawBufferPointer, _ body: (Int, UInt64, UnsafeRawBufferPointer) -> Void
  ) {
    var offset = 12
    for _ in 0..<record.loadUnaligned(fromByteOffset: 8, as: UInt32.self) {
      let length = Int(record.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
      body(
        Int(record.loadUnaligned(fromByteOffset: offset, as: UInt32.self)),
        record.loadUnaligned(fromByteOffset: offset + 4, as: UInt64.self),
        UnsafeRawBufferPointer(rebasing: record[(offset + 16)..<(offset + 16 + length)]))
      offset += 16 + length
    }
  }

  private mutating func seconds(of text: String, isEnd: Bool) -> Int? {
    if let known = seconds[isEnd]?[text] { return known }
    let found = TileTime.seconds(of: text, isEnd: isEnd)
    if (seconds[isEnd]?.count ?? 0) >= Self.remembered { seconds[isEnd] = [:] }
    seconds[isEnd]?[text] = .some(found)
    return found
  }

  private func appendValue(of key: Int, to record: inout [UInt8], _ count: inout UInt32) {
    var fingerprint = Fingerprint()
    fingerprint.combine(value)
    record.appendNumber(UInt32(key))
    record.appendNumber(fingerprint.value)
    record.appendNumber(UInt32(value.count))
    record.append(contentsOf: value)
    count += 1
  }

  private mutating func encode(
    _ property: PropertyValue, of field: FeatureSchema.Field, in feature: Feature
  ) throws(InputError) {
    switch property {
    case .null: value.removeAll(keepingCapacity: true)
    case .string(let text): encode(text: text)
    // One type a key: a client's style must not meet whole numbers and others under one name.
    case .int(let number) where field.type == .real: encode(Double(number))
    case .int(let number): encode(number)
    case .double(let number):
      guard number.isFinite else {
        throw InputError(
          .data, at: "feature \(feature.id)", "\(field.name): expected a finite number, found \(number)")
      }
      encode(number)
    case .bool(let truth):
      value.removeAll(keepingCapacity: true)
      value.appendKey(varint: 7)
      value.append(truth ? 1 : 0)
    case .strings(let texts): encode(text: JSONText.encode(texts))
    }
  }

  private mutating func encode(text: String) {
    value.removeAll(keepingCapacity: true)
    value.append(field: 1, text: text)
  }

  private mutating func encode(_ number: Double) {
    value.removeAll(keepingCapacity: true)
    value.append(3 << 3 | 1)
    withUnsafeBytes(of: number.bitPattern.littleEndian) { value.append(contentsOf: $0) }
  }

  private mutating func encode(_ number: Int) {
    value.removeAll(keepingCapacity: true)
    if number >= 0 {
      value.appendKey(varint: 4)
      value.appendVarint(UInt64(number))
    } else {
      value.appendKey(varint: 6)
      value.appendVarint(UInt64(bitPattern: Int64((number << 1) ^ (number >> 63))))
    }
  }
}

extension [UInt8] {
  /// Appends a number as it lies in memory.
  @inline(__always)
  mutating func appendNumber<Number: FixedWidthInteger>(_ number: Number) {
    Swift.withUnsafeBytes(of: number) { append(contentsOf: $0) }
  }
}

/// JSON in stable bytes: keys sorted, slashes as they are.
enum JSONText {
  /// The JSON of a value.
  static func encode(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // What is given here are texts, numbers and lists of them, all of which JSON can say.
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
  }
}
