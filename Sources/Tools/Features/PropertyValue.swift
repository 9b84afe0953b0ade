/// A value of a feature's property: flat, so that GDAL, QGIS and spreadsheets read it as a column.
public enum PropertyValue: Sendable, Hashable {
  /// Nothing known.
  case null
  /// Words.
  case string(String)
  /// A whole number within ±(2⁵³ − 1), which every JSON reader keeps (RFC 7493, 2.2).
  case int(Int)
  /// A finite number; written with at most six decimals.
  case double(Double)
  /// Yes or no.
  case bool(Bool)
  /// A list of words; GDAL reads it as a StringList.
  case strings([String])

  /// The words, or null where there are none.
  public static func text(_ value: String?) -> PropertyValue { value.map(PropertyValue.string) ?? .null }
  /// The number, or null where there is none.
  public static func number(_ value: Double?) -> PropertyValue { value.map(PropertyValue.double) ?? .null }
  /// The whole number, or null where there is none.
  public static func integer(_ value: Int?) -> PropertyValue { value.map(PropertyValue.int) ?? .null }
}

extension PropertyValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
  /// Words.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .int(value) }
  /// A number.
  public init(floatLiteral value: Double) { self = .double(value) }
  /// Yes or no.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// Null.
  public init(nilLiteral: ()) { self = .null }
}
