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
  static func print(_ events: [ControlEvent]) throws(InputError) {
    try Table(
      columns: [
        .init("valid", .whole), .init("place"), .init("action", .whole), .init("by"), .init("from"),
        .init("says"), .init("report"),
      ], rows: events.map(cells)
    ).print()
  }

  private static func cells(_ event: ControlEvent) -> [String] {
    let valid = [event.valid.earliest?.description ?? "…", event.valid.latest?.description ?? "…"]
    return [
      valid[0] == valid[1] ? valid[0] : valid.joined(separator: "/"), event.placeName, event.action.rawValue,
      event.by?.text ?? "?", event.from?.text ?? "–", event.speaker?.text ?? "the report", event.report,
    ]
  }
}
