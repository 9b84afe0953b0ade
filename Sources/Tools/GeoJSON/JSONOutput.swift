internal import Model

/// A JSON value whose members keep the order they are given in: for lines that people read as well as programs.
public enum JSONOutput: Sendable, Hashable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number.
  case int(Int)
  /// A finite number, written with at most six decimals; anything else becomes `null`.
  case double(Double)
  /// A string.
  case string(String)
  /// An array.
  case array([JSONOutput])
  /// An object, members in order.
  case object([Member])
  /// JSON text that was written elsewhere, as it is.
  case written([UInt8])

  /// A member of an object.
  public struct Member: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Its value.
    public var value: JSONOutput

    /// Makes a member.
    public init(_ name: String, _ value: JSONOutput) {
      self.name = name
      self.value = value
    }
  }

  /// A string, or `null`.
  public static func text(_ value: String?) -> JSONOutput { value.map(JSONOutput.string) ?? .null }
  /// A number, or `null`.
  public static func number(_ value: Double?) -> JSONOutput { value.map(JSONOutput.double) ?? .null }
  /// An object from pairs in order.
  public static func members(_ pairs: KeyValuePairs<String, JSONOutput>) -> JSONOutput {
    .object(pairs.map { Member($0.key, $0.value) })
  }

  /// The value on one line, without a line end.
  public var line: String { String(writing: { write(to: &$0) }) }

  private func write(to json: inout ByteText) {
    switch self {
    case .null: json.add("null")
    case .bool(let value): if value { json.add("true") } else { json.add("false") }
    case .int(let value): json.int(value)
    case .double(let value): if value.isFinite { json.double(value) } else { json.add("null") }
    case .string(let value): json.string(value)
    case .written(let bytes): bytes.withUnsafeBufferPointer { json.add($0) }
    case .array(let values): list(values, open: "[", close: "]", in: &json) { $0.write(to: &$1) }
    case .object(let members):
      list(members, open: "{", close: "}", in: &json) { member, json in
        json.string(member.name)
        json.add(":")
        member.value.write(to: &json)
      }
    }
  }

  private func list<Element>(
    _ elements: [Element], open: StaticString, close: StaticString, in json: inout ByteText,
    write: (Element, inout ByteText) -> Void
  ) {
    json.add(open)
    for (index, element) in elements.enumerated() {
      if index > 0 { json.add(",") }
      write(element, &json)
    }
    json.add(close)
  }
}

extension JSONOutput: ExpressibleByStringLiteral {
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
}
