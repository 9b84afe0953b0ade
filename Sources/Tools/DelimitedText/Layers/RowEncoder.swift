internal import Features
internal import Model

/// Turns the features of one layer into records.
struct RowEncoder: ~Copyable {
  /// What is counted of what a table cannot carry.
  struct Losses {
    var ambiguousLists = 0
    var guarded = 0
    var furtherPoints = 0

    mutating func add(_ other: Losses) {
      ambiguousLists += other.ambiguousLists
      guarded += other.guarded
      furtherPoints += other.furtherPoints
    }

    var told: [FormatLoss] {
      [
        FormatLoss(
          what: "lists with a semicolon in a word, joined by semicolons", count: ambiguousLists),
        FormatLoss(
          what: "texts that a spreadsheet would take for a formula, written behind an apostrophe",
          count: guarded),
        FormatLoss(what: "features of several points, written with the first alone", count: furtherPoints),
      ].filter { $0.count > 0 }
    }
  }

  private let schema: FeatureSchema
  private let hasIDField: Bool
  private(set) var losses = Losses()
  private var text = ByteText(capacity: 1 << 16)

  /// Starts with the header.
  init(_ schema: FeatureSchema) {
    self.schema = schema
    hasIDField = schema.fields.contains { $0.name == "id" }
    let position = schema.geometry == .point ? ["latitude", "longitude"] : ["wkt"]
    let names = (hasIDField ? [] : ["id"]) + schema.fields.map(\.name) + position
    for (index, name) in names.enumerated() {
      if index > 0 { text.add(",") }
      text.field(name)
    }
    text.endRecord()
  }

  /// The bytes so far, and empties them.
  mutating func takeBytes() -> [UInt8] {
    defer { text.cut(to: 0) }
    return text.array
  }

  /// The number of bytes not yet taken.
  var pending: Int { text.count }

  /// A record; where it is refused nothing of it is written.
  mutating func append(_ feature: Feature) throws(InputError) {
    let mark = text.count
    do {
      try encode(feature)
    } catch {
      text.cut(to: mark)
      throw error
    }
  }

  private mutating func encode(_ feature: Feature) throws(InputError) {
    guard feature.values.count == schema.fields.count else {
      throw InputError(
        .data, at: "feature \(feature.id)",
        "expected \(schema.fields.count) values, one a field, found \(feature.values.count)")
    }
    if !hasIDField {
      words(feature.id)
      text.add(",")
    }
    for value in feature.values {
      try encode(value, of: feature.id)
      text.add(",")
    }
    if schema.geometry == .point {
      try position(of: feature)
    } else if let geometry = feature.geometry {
      text.field(String { $0.wkt(geometry) })
    }
    text.endRecord()
  }

  private mutating func encode(_ value: PropertyValue, of id: String) throws(InputError) {
    switch value {
    case .null: break
    case .string(let text): words(text)
    case .bool(let isTrue): if isTrue { text.add("true") } else { text.add("false") }
    case .int(let number): text.int(number)
    case .double(let number):
      guard number.isFinite else {
        throw InputError(.data, at: "feature \(id)", "expected a finite number, found \(number)")
      }
      text.rounded(number, places: 6)
    case .strings(let list):
      let joined = PropertyValue.joined(list)
      if joined.isAmbiguous { losses.ambiguousLists += 1 }
      if !list.isEmpty { words(joined.text) }
    }
  }

  private mutating func words(_ words: String) {
    guard ByteText.isFormula(words) else { return text.field(words) }
    losses.guarded += 1
    text.field("'" + words)
  }

  private mutating func position(of feature: Feature) throws(InputError) {
    let point: Coordinate?
    switch feature.geometry {
    case nil: point = nil
    case .point(let position): point = position
    case .multiPoint(let positions):
      point = positions.first
      if positions.count > 1 { losses.furtherPoints += 1 }
    default:
      throw InputError(
        .data, at: "feature \(feature.id)", "expected a point as its layer says, found a line or polygon")
    }
    guard let point = point.map(Micro.init) else { return text.add(",") }
    text.decimal(point.latitude, places: 6)
    text.add(",")
    text.decimal(point.longitude, places: 6)
  }
}
