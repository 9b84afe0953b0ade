public import Model

/// Names what an analyst rules.
public enum RulingMaker {
  /// The ruling with its name: the same ruling of the same analyst and day has the same name everywhere.
  public static func ruling(
    _ content: Ruling.Content, reason: String, analyst: String?, recorded: CivilDate
  ) -> Ruling {
    var hash = FNV1a()
    for part in parts(of: content) + [reason, analyst ?? "", recorded.description] { hash.add(part) }
    return Ruling(id: hash.hex, content: content, reason: reason, analyst: analyst, recorded: recorded)
  }

  private static func parts(of content: Ruling.Content) -> [String] {
    switch content {
    case .retraction(let id): ["retraction", id]
    case .decision(let place, let status, let holder, let from, let to):
      [
        "decision", place.id, status.rawValue, holder?.key ?? "", from?.description ?? "",
        to?.description ?? "",
      ]
    }
  }
}
