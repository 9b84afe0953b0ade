internal import Model

/// Tables of events and of control that others publish, and our own.
public enum ConflictTableFormat: String, Sendable, CaseIterable {
  /// Events of the Armed Conflict Location & Event Data project.
  case acled
  /// Events of the Uppsala Conflict Data Program's Georeferenced Event Dataset.
  case ucdpGED = "ucdp-ged"
  /// Events and control of VIINA, Violent Incident Information from News Articles.
  case viina
  /// The plain table of `docs/ledger-csv.md`.
  case csv
}

/// What a table is, by its header.
enum ConflictTableKind: CaseIterable {
  case acled, ucdpGED, viinaControl, viinaEvents, claims

  var format: ConflictTableFormat {
    switch self {
    case .acled: .acled
    case .ucdpGED: .ucdpGED
    case .viinaControl, .viinaEvents: .viina
    case .claims: .csv
    }
  }

  /// The columns that no other table has together.
  var signature: [String] {
    switch self {
    case .acled: ["event_id_cnty", "sub_event_type"]
    case .ucdpGED: ["type_of_violence", "where_prec"]
    case .viinaControl: ["geonameid", "status"]
    case .viinaEvents: ["event_id", "geo_precision"]
    case .claims: ["place", "date"]
    }
  }

  func reader(_ header: TableHeader) throws(InputError) -> any ConflictTableReader {
    switch self {
    case .acled: try ACLEDTable(header)
    case .ucdpGED: try UCDPTable(header)
    case .viinaControl: try VIINAControlTable(header)
    case .viinaEvents: try VIINAEventTable(header)
    case .claims: try ClaimTable(header)
    }
  }

  /// The kind of a table: the one whose columns it has, of the format if one is given.
  static func detect(_ header: TableHeader, format: ConflictTableFormat?) throws(InputError) -> Self {
    let kinds = allCases.filter { format == nil || $0.format == format }
    if let kind = kinds.first(where: { $0.signature.allSatisfy { header[$0] != nil } }) { return kind }
    let wanted = kinds.map { "\($0.format.rawValue) (\($0.signature.joined(separator: ", ")), …)" }
    // The column that is nearest to one of those wanted, of the kind that most of the header fits.
    let missing = kinds.flatMap(\.signature).filter { header[$0] == nil }
    let near = missing.lazy.compactMap { name in
      Spelling.nearest(to: name, among: header.names).map { "'\($0)' comes nearest to '\(name)'" }
    }.first
    throw InputError(
      .data, at: header.location,
      "expected the columns of one of \(wanted.joined(separator: ", ")); found \(header.shown)"
        + (near.map { "; \($0)" } ?? ""))
  }
}

/// Reads the rows of one kind of table, in their order.
protocol ConflictTableReader {
  /// Finds the columns; throws where one is missing.
  init(_ header: TableHeader) throws(InputError)
  /// What a row says.
  mutating func read(_ row: ConflictRow) throws(RowFault) -> RowReading
}

/// What a row says.
enum RowReading {
  /// Something about control.
  case claim(RowClaim)
  /// Nothing about control, or not enough: why, in words that rows of one kind share.
  case skipped(String)
}
