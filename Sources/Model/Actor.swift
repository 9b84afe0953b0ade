/// A party, an authority or a medium of the actor book (`gazetteer/actors.csv`).
public struct Actor: Sendable, Hashable {
  /// The book's short name, such as `isis`.
  public var id: String
  /// The usual name.
  public var name: String
  /// `armed-group`, `state`, `military`, `alliance`, `government`, `monitor`, `media`, `international`.
  public var kind: String
  /// Countries (ISO 3166-1 alpha-2) in which its generic names mean it.
  public var countries: [String]
  /// Names that mean it anywhere.
  public var aliases: [String]
  /// Names that mean it only where the report is about one of `countries`.
  public var genericAliases: [String]
  /// Actors it is a part of.
  public var partOf: [String]
  /// Actors that back it.
  public var backers: [String]
  /// First day of its existence, where known.
  public var from: CivilDate?
  /// Last day of its existence, where known.
  public var to: CivilDate?

  /// Makes an actor from its parts.
  public init(
    id: String, name: String, kind: String, countries: [String] = [], aliases: [String] = [],
    genericAliases: [String] = [], partOf: [String] = [], backers: [String] = [], from: CivilDate? = nil,
    to: CivilDate? = nil
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.countries = countries
    self.aliases = aliases
    self.genericAliases = genericAliases
    self.partOf = partOf
    self.backers = backers
    self.from = from
    self.to = to
  }
}

/// A dated event that reports refer to (`gazetteer/events.csv`): a report that names it is not older than it.
public struct DatedEvent: Sendable, Hashable {
  /// The file's short name, such as `euphrates-shield`.
  public var id: String
  /// The usual name.
  public var name: String
  /// First day.
  public var from: CivilDate
  /// Last day; nil for an event of one day or an open end.
  public var to: CivilDate?
  /// Alternatives; the words of one alternative all occur in a sentence that refers to the event.
  public var phrases: [[String]]

  /// Makes an event.
  public init(id: String, name: String, from: CivilDate, to: CivilDate? = nil, phrases: [[String]]) {
    self.id = id
    self.name = name
    self.from = from
    self.to = to
    self.phrases = phrases
  }
}

/// A party as a claim names it.
public struct ActorReference: Sendable, Hashable {
  /// The noun phrase as written, no article.
  public var text: String
  /// The actor book's names for it, in order of mention; empty where the book does not know it.
  public var ids: [String]
  /// The actors that those are a part of, nearest first: the FSA is a part of the rebels.
  public var partOf: [String]

  /// Makes a reference.
  public init(text: String, ids: [String], partOf: [String] = []) {
    self.text = text
    self.ids = ids
    self.partOf = partOf
  }

  /// The party a mention names.
  public init(_ mention: ActorMention) {
    self.init(text: mention.text, ids: mention.actors, partOf: mention.partOf)
  }

  /// The first of `ids`.
  public var id: String? { ids.first }

  /// Whether both names may mean one party: a name of the book in common, one a part of the other, or, where the
  /// book does not know either, the same words.
  public func isSameParty(as other: ActorReference) -> Bool {
    guard !ids.isEmpty, !other.ids.isEmpty else { return text.lowercased() == other.text.lowercased() }
    return ids.contains { other.ids.contains($0) || other.partOf.contains($0) }
      || other.ids.contains { partOf.contains($0) }
  }
}
