internal import Features
internal import Model

/// Turns a feature into the parameters of its row, without a copy for each text.
///
/// Texts and the geometry are gathered in one piece of memory that is used again for each row, and bound when
/// it no longer moves.
final class RowBinder {
  /// Texts that held a zero character, which ends a text for most readers and was left out.
  private(set) var zeroes = 0
  /// Features whose field `id` is not their id.
  private(set) var otherIDs = 0

  private let schema: FeatureSchema
  private let columns: FeatureColumns
  private var bytes = ByteText(capacity: 1 << 12)
  /// What of `bytes` each parameter holds.
  private var pieces: [(parameter: Int32, start: Int, end: Int, isText: Bool)] = []
  private var id = ""

  init(_ schema: FeatureSchema, _ columns: FeatureColumns) {
    self.schema = schema
    self.columns = columns
  }

  /// Adds a feature's row; gives back the geometry's box.
  func insert(
    _ feature: Feature, key: Int64, _ statement: SQLiteStatement
  ) throws(InputError) -> Envelope? {
    bytes.cut(to: 0)
    pieces.removeAll(keepingCapacity: true)
    id = feature.id
    guard feature.values.count == schema.fields.count else {
      throw refusal("expected \(schema.fields.count) values, one a field, found \(feature.values.count)")
    }
    statement.bind(key, at: 1)
    var envelope: Envelope?
    if let geometry = feature.geometry {
      envelope = try bytes.geometry(geometry, of: feature.id)
      pieces.append((2, 0, bytes.count, false))
    }
    if columns.hasOwnID { text(feature.id, at: 3) }
    if let field = columns.idField, feature.values[field] != .string(feature.id) { otherIDs += 1 }
    for index in feature.values.indices {
      try bind(feature.values[index], at: index, statement)
    }
    try bytes.withBytes { (bytes) throws(InputError) in
      for piece in pieces {
        statement.bind(
          bytes: UnsafeBufferPointer(rebasing: bytes[piece.start..<piece.end]), asText: piece.isText,
          at: piece.parameter)
      }
      try statement.run()
    }
    return envelope
  }

  private func bind(
    _ value: PropertyValue, at index: Int, _ statement: SQLiteStatement
  ) throws(InputError) {
    let parameter = columns.firstParameter + Int32(index)
    switch (value, schema.fields[index].type) {
    case (.null, _):
      guard schema.fields[index].isNullable else { throw mismatch(index, "a value", "null") }
      statement.bindNull(at: parameter)
    case (.string(let words), .string): text(words, at: parameter)
    case (.string(let words), .date): try date(words, at: index, parameter)
    case (.string(let words), .dateTime): try dateTime(words, at: index, parameter)
    case (.int(let number), .integer): statement.bind(Int64(number), at: parameter)
    case (.int(let number), .real): statement.bind(Double(number), at: parameter)
    case (.double(let number), .real):
      guard number.isFinite else { throw mismatch(index, "a finite number", "\(number)") }
      // As many decimals as GeoJSON has; beyond 9·10⁹ a `Double` has no sixth one.
      statement.bind(abs(number) < 9e9 ? (number * 1e6).rounded() / 1e6 : number, at: parameter)
    case (.bool(let isTrue), .boolean): statement.bind(isTrue ? 1 : 0 as Int64, at: parameter)
    case (.strings(let words), .strings): list(words, at: parameter)
    case (let value, let type): throw mismatch(index, "a value of type \(type.rawValue)", "\(value)")
    }
  }

  private func refusal(_ problem: String) -> InputError { InputError(.data, at: "feature \(id)", problem) }

  private func mismatch(_ index: Int, _ expected: String, _ found: String) -> InputError {
    refusal("\(schema.fields[index].name): expected \(expected), found \(found)")
  }

  // MARK: Texts

  private func text(_ words: String, at parameter: Int32) {
    let start = bytes.count
    var words = words
    let hasZero = words.withUTF8 { utf8 in
      bytes.add(utf8)
      return utf8.contains(0)
    }
    if hasZero {
      zeroes += 1
      bytes.cut(to: start)
      bytes.add(text: String(words.unicodeScalars.filter { $0 != "\0" }.map(Character.init)))
    }
    pieces.append((parameter, start, bytes.count, true))
  }

  /// A list as JSON text.
  private func list(_ words: [String], at parameter: Int32) {
    let start = bytes.count
    bytes.add("[")
    for (index, word) in words.enumerated() {
      bytes.add(index > 0 ? ",\"" : "\"")
      for byte in word.utf8 {
        switch byte {
        case UInt8(ascii: "\""): bytes.add("\\\"")
        case UInt8(ascii: "\\"): bytes.add("\\\\")
        case 0..<0x20:
          bytes.add(byte < 0x10 ? "\\u000" : "\\u001")
          let digit = byte & 15
          bytes.byte(digit < 10 ? 0x30 + digit : 0x57 + digit)
        default: bytes.byte(byte)
        }
      }
      bytes.add("\"")
    }
    bytes.add("]")
    pieces.append((parameter, start, bytes.count, true))
  }

  private func date(_ words: String, at index: Int, _ parameter: Int32) throws(InputError) {
    guard CivilDate(iso: words) != nil else { throw mismatch(index, "YYYY-MM-DD", "'\(words)'") }
    text(words, at: parameter)
  }

  /// A time with milliseconds, which version 1.3 asks for (table 1).
  private func dateTime(_ words: String, at index: Int, _ parameter: Int32) throws(InputError) {
    guard Timestamp(second: words) != nil else { throw mismatch(index, "YYYY-MM-DDTHH:MM:SSZ", "'\(words)'") }
    let start = bytes.count
    bytes.add(text: words)
    bytes.cut(to: bytes.count - 1)
    bytes.add(".000Z")
    pieces.append((parameter, start, bytes.count, true))
  }
}
