/// Something wrong, or something that trips map clients, in a file of features.
public struct FileProblem: Sendable, Hashable, CustomStringConvertible {
  /// How bad a problem is.
  public enum Severity: String, Sendable, CaseIterable {
    /// Against the format's standard.
    case error
    /// Allowed, but known to trip map clients.
    case warning
    /// Worth knowing.
    case note
  }
  /// The name of the rule that is broken: lower case, words joined by hyphens.
  public var rule: String
  /// How bad it is.
  public var severity: Severity
  /// The feature's id, or `#3` for the third feature where it has none; nil for the file as a whole.
  public var feature: String?
  /// Where in the file, in the format's own terms: `12:3` (line and column), `layer x, row 4`, `tile 5/18/12`; empty where
  /// it is nowhere in particular.
  public var place: String
  /// What was expected, what was found.
  public var message: String

  /// Makes a problem from its parts.
  public init(rule: String, severity: Severity, feature: String?, place: String, message: String) {
    self.rule = rule
    self.severity = severity
    self.feature = feature
    self.place = place
    self.message = message
  }

  /// Makes a problem by a rule, which knows its severity.
  public init(_ rule: some FileRule, feature: String? = nil, place: String = "", message: String) {
    self.init(
      rule: rule.rawValue, severity: rule.severity, feature: feature, place: place, message: message)
  }

  /// One line: place, severity, rule, feature, message.
  public var description: String {
    let place = place.isEmpty ? "" : "\(place): "
    return "\(place)\(severity.rawValue): \(rule): \(feature.map { "feature \($0): " } ?? "")\(message)"
  }
}

/// Something that a verifier looks for. A format lists its own rules as an enumeration; `FeatureRule` lists those that
/// all formats share.
public protocol FileRule: RawRepresentable, Sendable where RawValue == String {
  /// How bad a break of the rule is.
  var severity: FileProblem.Severity { get }
}
