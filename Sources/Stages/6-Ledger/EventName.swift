internal import Model

/// The names of claims: hashes of what they say, so that the same claim has one name in every run and on every machine.
enum EventName {
  /// The name of a claim that a report makes: its place in the text is a part of it.
  static func ofQuote(_ event: ControlEvent) -> String {
    let span = event.evidence.span
    return hex(content(of: event) + ["\(span.start)-\(span.end)"])
  }

  /// The name of a claim that a row of a table makes: rows move when a file grows, so that what else the row says stands
  /// in the place of the position.
  static func ofRow(_ event: ControlEvent) -> String {
    let valid = event.valid
    let texts: [String?] = [
      valid.earliest?.description, valid.latest?.description, valid.precision.rawValue, valid.text,
      event.speaker?.key, event.speaker?.text, event.by?.text, event.from?.text, event.placeText,
      event.geometry.rawValue, event.count.map(String.init), event.source, event.url, event.evidence.text,
    ]
    return hex(["row"] + content(of: event) + texts.map { $0 ?? "" })
  }

  /// The names that a claim of this content may bear.
  static func all(of event: ControlEvent) -> [String] { [ofQuote(event), ofRow(event)] }

  private static func content(of event: ControlEvent) -> [String] {
    [
      event.report, event.action.rawValue, event.placeID ?? event.placeText, event.by?.key ?? "",
      event.from?.key ?? "",
    ]
  }

  private static func hex(_ parts: [String]) -> String {
    var hash = FNV1a()
    for part in parts { hash.add(part) }
    return hash.hex
  }
}
