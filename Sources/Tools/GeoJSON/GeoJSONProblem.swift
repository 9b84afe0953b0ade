/// Something wrong, or something that trips map clients, in a GeoJSON file.
public struct GeoJSONProblem: Sendable, Hashable, CustomStringConvertible {
  /// How bad a problem is.
  public enum Severity: String, Sendable {
    /// Against RFC 8259, RFC 7946 or JSON-FG 1.0.
    case error
    /// Allowed, but known to trip map clients.
    case warning
    /// Worth knowing.
    case note
  }
  /// The rule that is broken.
  public var rule: GeoJSONRule
  /// The feature's `id`, or `#3` for the third feature where it has none; nil for the collection.
  public var feature: String?
  /// The line, counted from 1.
  public var line: Int
  /// The column, counted from 1 in Unicode scalars.
  public var column: Int
  /// What was expected, what was found.
  public var message: String

  /// How bad it is.
  public var severity: Severity { rule.severity }

  /// One line: position, severity, rule, feature, message.
  public var description: String {
    "\(line):\(column): \(severity.rawValue): \(rule.rawValue): \(feature.map { "feature \($0): " } ?? "")\(message)"
  }
}
