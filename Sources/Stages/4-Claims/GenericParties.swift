import Model

/// The parties that generic words mean in a country: "the rebels" in Syria, "government forces" in Ethiopia.
///
/// Mentions resolves such words where the report names the country. Where it names only towns, the country
/// is known
/// when the claim's place is: so what is left is looked up here.
struct GenericParties: Sendable {
  private let byWords: [String: [Actor]]

  /// Makes a table of the generic names of actors.
  init(_ actors: [Actor]) {
    var table: [String: [Actor]] = [:]
    for actor in actors {
      for alias in actor.genericAliases { table[Self.key(alias), default: []].append(actor) }
    }
    byWords = table
  }

  /// The party that a reference without identifiers means at a place; the reference itself where the country
  /// has no
  /// such party, or more than one.
  func party(_ reference: ActorReference?, at place: Place?) -> ActorReference? {
    guard var reference, reference.ids.isEmpty, let country = place?.country else { return reference }
    let known = (byWords[Self.key(reference.text)] ?? []).filter { $0.countries.contains(country) }
    guard let actor = known.first, known.count == 1 else { return reference }
    reference.ids = [actor.id]
    reference.partOf = actor.partOf
    return reference
  }

  private static func key(_ words: String) -> String {
    let lower = words.lowercased()
    return lower.hasPrefix("the ") ? String(lower.dropFirst(4)) : lower
  }
}
