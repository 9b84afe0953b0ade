internal import Features

/// Which of a field's values each feature has, by number, for fields whose values repeat: two bytes a feature, compared
/// without touching the features.
struct ValueColumns: Sendable {
  private struct Column {
    var numbers: [UInt16]
    var values: [PropertyValue: UInt16]
    /// How many features have each value.
    var counts: [Int]
  }

  /// One for each field of the schema; nil where its values mostly differ.
  private var columns: [Column?] = []
  private let types: [FeatureSchema.FieldType]

  /// So many features are looked at before a field is given up.
  private static let trial = 4_096

  /// Numbers the values of features, which become the same in memory where they are equal.
  init(_ schema: FeatureSchema, _ features: inout [Feature]) {
    types = schema.fields.map(\.type)
    for (field, type) in types.enumerated() {
      columns.append(type == .strings ? nil : Self.column(field, type, &features))
    }
  }

  private static func column(
    _ field: Int, _ type: FeatureSchema.FieldType, _ features: inout [Feature]
  ) -> Column? {
    var column = Column(numbers: [], values: [:], counts: [])
    column.numbers.reserveCapacity(features.count)
    var kept: [PropertyValue] = []
    for index in features.indices {
      let value = key(features[index].values[field], type)
      if let number = column.values[value] {
        column.numbers.append(number)
        column.counts[Int(number)] += 1
        if case .string = value { features[index].values[field] = kept[Int(number)] }
      } else {
        let isVaried = index >= trial && kept.count * 2 > index
        guard kept.count < Int(UInt16.max), !isVaried else { return nil }
        column.values[value] = UInt16(kept.count)
        column.numbers.append(UInt16(kept.count))
        column.counts.append(1)
        kept.append(value)
      }
    }
    return column
  }

  /// How a value is looked for.
  enum Test {
    /// By its number among those of all features; so many have it.
    case number(UInt16, of: [UInt16], count: Int)
    /// In the features themselves.
    case value(PropertyValue, field: Int)
    /// No feature has it.
    case never
  }

  /// 1 where two numbers are the same, 0 where not.
  @inline(__always)
  static func bit(_ a: UInt16, _ b: UInt16) -> UInt64 { UInt64((UInt32(a ^ b) &- 1) &>> 31) }

  /// The test for a value: null equals nothing, a whole number the same real one, words a list that has them.
  func test(_ field: Int, _ value: PropertyValue) -> Test {
    guard types.indices.contains(field), value != .null else { return .never }
    guard let column = columns[field] else { return .value(value, field: field) }
    guard let number = column.values[Self.key(value, types[field])] else { return .never }
    return .number(number, of: column.numbers, count: column.counts[Int(number)])
  }

  /// Whether a feature's value is the one looked for.
  func isEqual(_ found: PropertyValue, _ value: PropertyValue, field: Int) -> Bool {
    if case .strings(let words) = found, case .string(let word) = value { return words.contains(word) }
    return Self.key(found, types[field]) == Self.key(value, types[field])
  }

  /// One value for each number of a field of real numbers, however it is kept.
  private static func key(_ value: PropertyValue, _ type: FeatureSchema.FieldType) -> PropertyValue {
    switch value {
    case .int(let number) where type == .real: .double(Double(number))
    case .double(let number) where type == .integer: Int(exactly: number).map(PropertyValue.int) ?? value
    default: value
    }
  }
}
