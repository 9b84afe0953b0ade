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

  static func record(_ text: CopyFinder.Text, in db: Database) throws {
    try db.cachedStatement(
      sql: "INSERT INTO fingerprint (report, sentences) VALUES (?, ?) ON CONFLICT (report) DO NOTHING"
    ).execute(arguments: [text.id, Data(FingerprintBytes.bytes(of: text.sentences))])
  }
}
