/// Something PROJ refused, with what it was asked and what it said.
public struct ProjError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was asked of PROJ, such as "coordinate reference system 'EPSG:999999'".
  public let request: String
  /// PROJ's error number; 0 where it gave none.
  public let code: Int32
  /// PROJ's log lines for this error, else its text for `code`.
  public let said: String

  /// One line.
  public var description: String { "\(request): PROJ says '\(said)' (error \(code))" }
}
