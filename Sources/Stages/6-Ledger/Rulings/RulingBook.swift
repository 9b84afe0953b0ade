public import Model

/// The rulings known on a day, and which of them count.
public struct RulingBook: Sendable {
  /// All of them, in order of day and name.
  public let rulings: [Ruling]
  /// The claims and rulings that do not count, by id; a retraction that is retracted itself takes nothing
  /// back.
  public let retracted: Set<String>
  /// The decisions that count, by place; where two overlap the later one in the list holds.
  let decisions: [String: [Ruling]]

  /// Makes a book; the order given plays no part.
  public init(_ rulings: [Ruling] = []) {
    self.rulings = rulings.sorted { ($0.recorded, $0.id) < ($1.recorded, $1.id) }
    var retractions: [String: [String]] = [:]
    for ruling in self.rulings {
      if case .retraction(let target) = ruling.content { retractions[target, default: []].append(ruling.id) }
    }
    /// `asking` holds the retractions on the way here: a ring of them, which no program makes, retracts
    /// nothing.
    func isRetracted(_ id: String, asking: Set<String>) -> Bool {
      (retractions[id] ?? []).contains { retraction in
        !asking.contains(retraction) && !isRetracted(retraction, asking: asking.union([retraction]))
      }
    }
    let retracted = Set(retractions.keys.filter { isRetracted($0, asking: []) })
    self.retracted = retracted
    var decisions: [String: [Ruling]] = [:]
    for ruling in self.rulings where !retracted.contains(ruling.id) {
      if case .decision(let place, _, _, _, _) = ruling.content {
        decisions[place.id, default: []].append(ruling)
      }
    }
    self.decisions = decisions
  }

  /// The retractions of a claim or ruling, those included that were themselves retracted.
  public func retractions(of id: String) -> [Ruling] {
    rulings.filter { if case .retraction(let target) = $0.content { target == id } else { false } }
  }

  /// The decisions about a place, those included that were retracted.
  public func decisions(about place: String) -> [Ruling] {
    rulings.filter { ruling in
      if case .decision(let decided, _, _, _, _) = ruling.content { decided.id == place } else { false }
    }
  }
}
