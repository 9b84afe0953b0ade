import Gazetteer
import Ledger
import Model

/// The place that an argument names: by its id, or by a name as claims have it.
enum LedgerPlace {
  /// The place; nil where the ledger tells of none by that name.
  ///
  /// - Throws: `.usage` where the name is that of several.
  static func find(_ text: String, in ledger: Ledger) throws(InputError) -> NamedPlace? {
    if let exact = try ledger.places(id: text).first { return exact }
    let key = NameFolding.key(text)
    guard !key.isEmpty else { return nil }
    let named = try ledger.places().filter { place in
      ([place.name] + place.words).contains { NameFolding.key($0) == key }
    }
    guard named.count > 1 else { return named.first }
    let ids = named.map { "\($0.id) (\($0.name))" }.joined(separator: ", ")
    throw InputError(
      .usage, at: text, "\(named.count) places of the ledger have this name; give the id: \(ids)")
  }
}
