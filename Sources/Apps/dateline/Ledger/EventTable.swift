import Model

/// Days on the command line.
enum Day {
  static func parse(_ text: String, at option: String) throws(InputError) -> CivilDate {
    guard let date = CivilDate(iso: text) else {
      throw InputError(.usage, at: option, "expected a day as YYYY-MM-DD, found '\(text)'")
    }
    return date
  }
}

/// Claims of the ledger as a table.
enum EventTable {
  private static let columns: [Table.Column] = [
    .init("valid", .whole), .init("place"), .init("action", .whole), .init("by"), .init("from"),
    .init("says"),
    .init("report"),
  ]

  static func print(_ events: [ControlEvent]) throws(InputError) {
    try Table(columns: columns, rows: events.map(cells)).print()
  }

  /// With the witness of each claim and its id, by which it can be retracted.
  static func print(
    _ events: [ControlEvent], witnesses: [String: String], retracted: Set<String>
  ) throws(InputError) {
    try Table(
      columns: columns + [.init("witness"), .init("id", .whole)],
      rows: events.map { event in
        let witness = witnesses[event.id] ?? event.id
        return cells(event) + [witness == event.id ? "" : witness, mark(event.id, retracted)]
      }
    ).print()
  }

  /// An id; of what was taken back, marked.
  static func mark(_ id: String, _ retracted: Set<String>) -> String {
    retracted.contains(id) ? "–\(id)" : id
  }

  private static func cells(_ event: ControlEvent) -> [String] {
    let valid = [event.valid.earliest?.description ?? "…", event.valid.latest?.description ?? "…"]
    return [
      valid[0] == valid[1] ? valid[0] : valid.joined(separator: "/"), event.placeName, event.action.rawValue,
      event.by?.text ?? "?", event.from?.text ?? "–", event.speaker?.text ?? "the report", event.report,
    ]
  }
}

/// Rulings as a table.
enum RulingTable {
  static func print(_ rulings: [Ruling], retracted: Set<String>) throws(InputError) {
    try Table(
      columns: [
        .init("ruled on", .whole), .init("analyst"), .init("ruling", .wrapped), .init("reason", .wrapped),
        .init("id", .whole),
      ],
      rows: rulings.map { ruling in
        [
          ruling.recorded.description, ruling.analyst ?? "–", what(ruling), ruling.reason,
          EventTable.mark(ruling.id, retracted),
        ]
      }
    ).print()
  }

  /// What is ruled, in a few words.
  static func what(_ ruling: Ruling) -> String {
    switch ruling.content {
    case .retraction(let id): return "takes back \(id)"
    case .decision(let place, let status, let holder, let from, let to):
      let days = "from \(from?.description ?? "before") to \(to?.description ?? "now")"
      let who = holder.map { "held by \($0.text)" } ?? status.rawValue
      return "\(place.name) (\(place.id)) \(who) \(days)"
    }
  }
}
