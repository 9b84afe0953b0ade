private import Foundation
internal import Model

/// The names of a place in one column, `places.names`: a JSON array, so that SQL can read it (`json_each`; the view
/// `names` does) and a place with all its names is one row to write and one to read.
///
/// An element is the bare text of an alternate name, or an array `[text, language, kind, from, to, source]` of which
/// the empty end is left out; `source` is a number of `sources` where it is not the place's own.
enum NamesColumn {
  /// Bytes that the JSON of a text needs escaped.
  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x22 || byte == 0x5C }

  /// Writes the names.
  static func encode(_ names: [FiledName]) -> [UInt8] {
    var bytes: [UInt8] = [UInt8(ascii: "[")]
    for name in names { append(name, to: &bytes) }
    bytes.append(UInt8(ascii: "]"))
    return bytes
  }

  private static func append(_ name: FiledName, to bytes: inout [UInt8]) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    let source = name.source.map(String.init)
    let isBare =
      name.language.isEmpty && name.kind == .alternate && name.from == nil && name.to == nil && source == nil
    if isBare { return append(name.text, to: &bytes) }
    var fields = [name.text, name.language, name.kind.rawValue, name.from ?? "", name.to ?? ""]
    if source == nil { while fields.last == "" { fields.removeLast() } }
    bytes.append(UInt8(ascii: "["))
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(field, to: &bytes)
    }
    if let source {
      bytes.append(UInt8(ascii: ","))
      bytes.append(contentsOf: source.utf8)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      if !utf8.contains(where: isSpecial) {
        bytes.append(contentsOf: utf8)
      } else {
        for byte in utf8 {
          switch byte {
          case 0x22, 0x5C: bytes += [0x5C, byte]
          case ..<0x20:
            let digits = Array("0123456789abcdef".utf8)
            bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
          default: bytes.append(byte)
          }
        }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Reads the names of a place's column, also as another program may have written it; throws where it is no such
  /// JSON.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, of id: String) throws(InputError) -> [FiledName] {
    var reader = NamesReader(bytes)
    var names: [FiledName] = []
    while reader.next() {
      names.append(
        FiledName(
          text: reader.text(0), language: reader.text(1),
          kind: SourceName.Kind(rawValue: reader.text(2)) ?? .alternate,
          from: reader.text(3).isEmpty ? nil : reader.text(3),
          to: reader.text(4).isEmpty ? nil : reader.text(4), source: reader.source))
    }
    if reader.isWhole { return names }
    guard let names = decodeForeign(bytes) else {
      throw InputError(
        .data, at: "places",
        "names of '\(id)': expected a JSON array of texts and arrays, found something else")
    }
    return names
  }

  /// JSON that `encode` would not have written so: blanks between the parts, escapes it does not use.
  private static func decodeForeign(_ bytes: UnsafeBufferPointer<UInt8>) -> [FiledName]? {
    guard let list = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [Any] else { return nil }
    var names: [FiledName] = []
    for element in list {
      guard let fields = (element as? String).map({ [$0] as [Any] }) ?? element as? [Any],
        let text = fields.first as? String, !text.isEmpty
      else { return nil }
      func field(_ index: Int) -> String { index < fields.count ? fields[index] as? String ?? "" : "" }
      names.append(
        FiledName(
          text: text, language: field(1), kind: SourceName.Kind(rawValue: field(2)) ?? .alternate,
          from: field(3).isEmpty ? nil : field(3), to: field(4).isEmpty ? nil : field(4),
          source: fields.count > 5 ? (fields[5] as? Int).map(Int64.init) : nil))
    }
    return names
  }
}

/// A name as it is filed with its place.
struct FiledName: Hashable {
  var text: String
  var language = ""
  var kind = SourceName.Kind.alternate
  var from: String?
  var to: String?
  /// Number of the source; nil: that of the place.
  var source: Int64?
}

/// Goes through the names of a place without making strings.
struct NamesReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var offset = 0
  /// Whether there are escapes that `encode` does not write.
  private var isForeign = false
  /// The text fields of the current name, between their quotes.
  private var fields: [Range<Int>] = []
  /// The number of the current name's source.
  private(set) var source: Int64?

  /// Reads the bytes of the column `names`.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Whether all of the column has been read as `encode` writes it.
  var isWhole: Bool {
    if isForeign { return false }
    return bytes.elementsEqual("[]".utf8) || bytes.count - offset == 1 && bytes[offset] == UInt8(ascii: "]")
  }

  /// Goes to the next name; false at the end.
  mutating func next() -> Bool {
    fields.removeAll(keepingCapacity: true)
    source = nil
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "[") || bytes[offset] == UInt8(ascii: ",")
    else {
      return false
    }
    offset += 1
    guard offset < bytes.count else { return false }
    if bytes[offset] == UInt8(ascii: "\"") { return readText() }
    guard bytes[offset] == UInt8(ascii: "[") else { return false }
    repeat {
      offset += 1
      guard offset < bytes.count else { return false }
      if bytes[offset] == UInt8(ascii: "\"") {
        guard readText() else { return false }
      } else {
        var number: Int64 = 0
        while offset < bytes.count, 0x30...0x39 ~= bytes[offset] {
          number = number &* 10 &+ Int64(bytes[offset] - 0x30)
          offset += 1
        }
        source = number
      }
    } while offset < bytes.count && bytes[offset] == UInt8(ascii: ",")
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "]"), !fields.isEmpty else { return false }
    offset += 1
    return true
  }

  private mutating func readText() -> Bool {
    let start = offset + 1
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
      guard bytes[end] == UInt8(ascii: "\\"), end + 1 < bytes.count else {
        end += 1
        continue
      }
      let escaped = bytes[end + 1]
      let isControl =
        escaped == UInt8(ascii: "u") && end + 3 < bytes.count && bytes[end + 2] == 0x30
        && bytes[end + 3] == 0x30
      if escaped != UInt8(ascii: "\""), escaped != UInt8(ascii: "\\"), !isControl { isForeign = true }
      end += 2
    }
    guard end < bytes.count else { return false }
    fields.append(start..<end)
    offset = end + 1
    return true
  }

  /// Whether the current name is an airport's or a station's code.
  var isCode: Bool { fields.count > 2 && bytes[fields[2]].elementsEqual("code".utf8) }

  /// A text field of the current name: 0 the name, 1 language, 2 kind, 3 from, 4 to; empty where it is left out.
  func text(_ index: Int) -> String { withText(index) { String(decoding: $0, as: UTF8.self) } }

  /// The bytes of a text field.
  func withText<Result>(
    _ index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    guard index < fields.count else { return try body(UnsafeBufferPointer(start: nil, count: 0)) }
    let field = UnsafeBufferPointer(rebasing: bytes[fields[index]])
    guard field.contains(UInt8(ascii: "\\")) else { return try body(field) }
    return try Self.unescaped(field).withUnsafeBufferPointer(body)
  }

  private static func unescaped(_ field: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    var index = 0
    while index < field.count {
      if field[index] == UInt8(ascii: "\\"), index + 1 < field.count {
        if field[index + 1] == UInt8(ascii: "u"), index + 5 < field.count {
          let digits = String(decoding: field[index + 4...index + 5], as: UTF8.self)
          plain.append(UInt8(digits, radix: 16) ?? 0x20)
          index += 6
        } else {
          plain.append(field[index + 1])
          index += 2
        }
      } else {
        plain.append(field[index])
        index += 1
      }
    }
    return plain
  }
}
