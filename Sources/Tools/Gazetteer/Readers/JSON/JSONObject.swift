private import Foundation
internal import Model

/// An object of JSON, read by Foundation, with its members by type.
///
/// Foundation on Linux gives a number of more than 17 characters as an `NSDecimalNumber`, whose `doubleValue` is off by a
/// digit; its decimal text is not.
struct JSONObject {
  /// The members, in no order.
  let members: [String: Any]

  init(_ members: [String: Any]) { self.members = members }

  /// Reads an object; throws where the bytes are none.
  init(bytes: some Sequence<UInt8>) throws(RowProblem) {
    let value: Any
    do { value = try JSONSerialization.jsonObject(with: Data(bytes)) } catch {
      throw RowProblem("expected an object of JSON, found something that is none")
    }
    guard let members = value as? [String: Any] else {
      throw RowProblem("expected an object of JSON, found another value")
    }
    self.members = members
  }

  /// A text that is not empty.
  func string(_ key: String) -> String? {
    guard let text = members[key] as? String, !text.isEmpty else { return nil }
    return text
  }

  /// A number, or a text that is one.
  func number(_ key: String) -> Double? { Self.number(members[key]) }

  static func number(_ value: Any?) -> Double? {
    if let decimal = value as? NSDecimalNumber { return Double(decimal.stringValue) }
    if let number = value as? NSNumber { return number.doubleValue }
    if let double = value as? Double { return double }
    return (value as? String).flatMap { Double($0) }
  }

  /// A whole number.
  func whole(_ key: String) -> Int? { number(key).flatMap { Int(exactly: $0) } }

  /// A text or a number as text: `9`, not `9.0`.
  func text(_ key: String) -> String? {
    if let string = string(key) { return string }
    guard !(members[key] is String), let number = number(key) else { return nil }
    return Int(exactly: number).map(String.init) ?? "\(number)"
  }

  func object(_ key: String) -> JSONObject? { (members[key] as? [String: Any]).map(JSONObject.init) }

  /// The objects of an array; an object alone counts as an array of one.
  func objects(_ key: String) -> [JSONObject] {
    if let one = object(key) { return [one] }
    return (members[key] as? [Any] ?? []).compactMap { ($0 as? [String: Any]).map(JSONObject.init) }
  }

  /// The texts of an array; a text alone counts as an array of one.
  func strings(_ key: String) -> [String] {
    if let one = string(key) { return [one] }
    return (members[key] as? [Any] ?? []).compactMap { $0 as? String }
  }

  func list(_ key: String) -> [Any] { members[key] as? [Any] ?? [] }
}
