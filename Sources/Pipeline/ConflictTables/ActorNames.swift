internal import Gazetteer
internal import Mentions
internal import Model

/// Who the parties of a table are, by the actor book.
///
/// Tables name parties in forms of their own: "Islamic State (Syria)", "QSD: Syrian Democratic Forces", "Military Forces of
/// Turkey (2016-)", "Government of Syria". The whole name is looked up first, then what is left of it without brackets and
/// abbreviation, then the country whose forces or government it is.
struct ActorNames {
  private let book: ActorBook
  private let known: Set<String>
  private var ids: [String: [String]] = [:]
  private let countries: [String: String]
  /// The user's own names, which come first.
  private let own: [String: String]
  private var found: [String: [String]] = [:]
  /// Names that the book does not have, with how often they occur.
  private var unknown: [String: Int] = [:]

  /// - Parameter own: what names mean, by id of the book; throws where the book has no such id.
  init(_ gazetteer: Gazetteer, own: [String: String]) throws(InputError) {
    let actors = try gazetteer.actors()
    book = ActorBook(actors)
    known = Set(actors.map(\.id))
    for (name, id) in own.sorted(by: { $0.key < $1.key }) where !known.contains(id) {
      let nearest = Spelling.nearest(to: id, among: known.sorted())
      throw InputError(
        .usage, at: "--map-actor",
        "expected an id of the actor book for '\(name)', found '\(id)'"
          + (nearest.map { "; '\($0)' comes nearest" } ?? ""))
    }
    self.own = Dictionary(
      own.map { (NameFolding.key($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
    for actor in actors {
      for name in [actor.name] + actor.aliases {
        let key = NameFolding.key(name)
        if ids[key]?.contains(actor.id) != true { ids[key, default: []].append(actor.id) }
      }
    }
    var countries: [String: String] = [:]
    for country in try gazetteer.countries() {
      for name in country.names + [country.place.name] {
        countries[NameFolding.key(name)] = country.place.country
      }
    }
    self.countries = countries
  }

  /// The party of a row; names that the book does not have are counted.
  mutating func reference(_ party: RowClaim.Party) -> ActorReference {
    var ids = party.ids
    if ids.isEmpty {
      ids = found[party.text] ?? look(party.text)
      found[party.text] = ids
    }
    if ids.isEmpty || ids.contains(where: { !known.contains($0) }) { unknown[party.text, default: 0] += 1 }
    return ActorReference(text: party.text, ids: ids, partOf: party.partOf ?? book.wholes(of: ids))
  }

  /// The names that the book does not have, since it was asked last, with how often they occurred.
  mutating func takeUnknown() -> [String: Int] {
    defer { unknown = [:] }
    return unknown
  }

  private func look(_ name: String) -> [String] {
    for form in Self.forms(of: name) {
      let key = NameFolding.key(form)
      if let id = own[key] { return [id] }
      if let ids = ids[key] { return ids }
    }
    for form in Self.forms(of: name) {
      for prefix in ["Military Forces of ", "Police Forces of ", "Government of "]
      where form.hasPrefix(prefix) {
        let country = countries[NameFolding.key(form.dropFirst(prefix.count))]
        if let id = country.flatMap({ book.forces(of: $0) }) { return [id] }
      }
    }
    return []
  }

  /// The name, without what stands in brackets, and the two sides of a colon.
  private static func forms(of name: String) -> [String] {
    var bare = ""
    var depth = 0
    for letter in name {
      if letter == "(" { depth += 1 }
      if depth == 0 { bare.append(letter) }
      if letter == ")" { depth = max(0, depth - 1) }
    }
    let parts = bare.split(separator: ":", maxSplits: 1).map(String.init)
    return [name, bare]
      + (parts.count == 2 ? [parts[1], parts[0]] : []).map { part in
        String(part.drop { $0 == " " })
      }
  }
}
