internal import GRDB
public import Model

// What reports give besides control: stated distances with their checks, mentions.
extension Ledger {
  /// The features of all reports, by layer and id; with `knownAt` without those of reports published later or on a
  /// day that is not known.
  public func features(knownAt: CivilDate? = nil) throws(InputError) -> [ReportFeature] {
    let known = "WHERE report IN (SELECT id FROM report WHERE published <= ?)"
    let sql = "SELECT layer, name, report, json FROM feature \(knownAt == nil ? "" : known) ORDER BY id"
    return try read { db in
      try Row.fetchAll(db, sql: sql, arguments: StatementArguments([knownAt?.description].compactMap(\.self)))
        .map { ReportFeature(layer: $0[0], id: $0[1], report: $0[2], json: $0[3]) }
    }
  }

  /// Puts a reading of reports in the place of an older one. Features are what a program reads, not facts: the
  /// same report read by a better program gives others, and both together would say everything twice.
  static func record(_ features: [ReportFeature], of reports: [ReportRecord], in db: Database) throws {
    let byReport = Dictionary(grouping: features, by: \.report)
    for report in reports {
      let new = byReport[report.id] ?? []
      let statement = try db.cachedStatement(sql: "SELECT id, json FROM feature WHERE report = ?")
      let old = try Row.fetchAll(statement, arguments: [report.id]).map { [$0[0] as String, $0[1]] }
      guard Set(old) != Set(new.map { [key(of: $0), $0.json] }) else { continue }
      try db.cachedStatement(sql: "DELETE FROM feature WHERE report = ?").execute(arguments: [report.id])
      let insert = try db.cachedStatement(
        sql: "INSERT INTO feature (id, layer, name, report, json) VALUES (?, ?, ?, ?, ?)")
      for feature in new {
        try insert.execute(
          arguments: [key(of: feature), feature.layer, feature.id, feature.report, feature.json])
      }
    }
  }

  /// Ids are unique in their layer alone.
  private static func key(of feature: ReportFeature) -> String { "\(feature.layer)/\(feature.id)" }
}
