public import Fingerprints
internal import Foundation
internal import GRDB
public import Model

/// Which reports are copies, and which claims are one witness.
///
/// A ledger keeps the fingerprints of the sentences, not the groups: a report that comes later may show that
/// two others are copies of a third, and facts are never changed.
extension Ledger {
  /// The reports that are made of others' sentences, in order of their names.
  public func copies() throws(InputError) -> [CopyFinder.Copy] {
    try read { db in CopyFinder(try Self.texts(in: db)).copies() }
  }

  /// The witnesses of events: claims of one action about one place whose sentences are the same are one.
  public func witnesses(of events: [ControlEvent], copies: [CopyFinder.Copy]) -> WitnessGroups {
    WitnessGroups(
      events.map { event in
        WitnessGroups.Statement(
          id: event.id, about: "\(event.action.rawValue) \(event.placeID ?? event.placeText)",
          sentence: SentenceFingerprint(event.evidence.sentence.utf8), text: event.report)
      }, copies: copies)
  }

  /// The witness of each claim, by the claim's id: the first name among the claims that say the same of one
  /// place and come from one sentence, one report or one speaker.
  public func witnessNames(of events: [ControlEvent]) throws(InputError) -> [String: String] {
    let witnesses = try witnesses()
    var names: [String: String] = [:]
    let sides = Dictionary(grouping: events) { event in
      [
        event.placeID ?? event.placeText, event.action.rawValue, event.by?.key ?? "",
        event.by == nil ? event.from?.key ?? "" : "",
      ]
    }
    for side in sides.values {
      for group in witnesses.groups(of: side.map(Testimony.init)) {
        for claim in group { names[claim.id] = group[0].id }
      }
    }
    return names
  }

  /// What tells one witness from two in this ledger.
  func witnesses() throws(InputError) -> Witnesses {
    try read { db in try Self.witnesses(in: db) }
  }

  static func witnesses(in db: Database) throws -> Witnesses {
    Witnesses(
      originals: Dictionary(CopyFinder(try texts(in: db)).copies().map { ($0.id, $0.original) }) { first, _ in
        first
      })
  }

  /// The fingerprints kept, by report.
  static func texts(in db: Database) throws -> [CopyFinder.Text] {
    try Row.fetchAll(db, sql: "SELECT report, sentences FROM fingerprint ORDER BY report").map { row in
      guard let bytes: [UInt8] = (row["sentences"] as Data?).map(Array.init),
        let sentences = FingerprintBytes.sentences(of: bytes)
      else {
        throw RowReader.Damage(
          table: "fingerprint", column: "sentences", found: "bytes that are no fingerprints")
      }
      return CopyFinder.Text(id: row["report"], sentences: sentences)
    }
  }

  static func record(_ text: CopyFinder.Text, in db: Database, _ summary: inout RecordSummary) throws {
    let bytes = Data(FingerprintBytes.bytes(of: text.sentences))
    try db.cachedStatement(
      sql: "INSERT INTO fingerprint (report, sentences) VALUES (?, ?) ON CONFLICT (report) DO NOTHING"
    ).execute(arguments: [text.id, bytes])
    guard db.changesCount == 0 else { return }
    let statement = try db.cachedStatement(sql: "SELECT sentences FROM fingerprint WHERE report = ?")
    if try Data.fetchOne(statement, arguments: [text.id]) != bytes { summary.changedReports.append(text.id) }
  }
}
