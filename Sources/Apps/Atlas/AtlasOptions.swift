public import Ledger
public import Model

/// What is served, and where.
public struct AtlasOptions: Sendable {
  /// The ledger.
  public var ledger: String
  /// The gazetteer; nil for no collection of places.
  public var gazetteer: String?
  /// The name or address to listen on.
  public var host: String
  /// The port; 0 for any that is free.
  public var port: Int
  /// How contradicting claims are decided.
  public var rule: EvidenceRule
  /// Leaves out what was learned after this day; nil for nothing.
  public var knownAt: CivilDate?
  /// Whether each request leaves a line in the log.
  public var logsRequests: Bool

  /// Serves a ledger on this machine alone, unless told otherwise.
  public init(
    ledger: String, gazetteer: String? = nil, host: String = "127.0.0.1", port: Int = 8080,
    rule: EvidenceRule = .latest, knownAt: CivilDate? = nil, logsRequests: Bool = true
  ) {
    self.ledger = ledger
    self.gazetteer = gazetteer
    self.host = host
    self.port = port
    self.rule = rule
    self.knownAt = knownAt
    self.logsRequests = logsRequests
  }
}
