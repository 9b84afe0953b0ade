public import Model

/// Turns a claim into what the ledger keeps.
public enum EventMaker {
  /// The event of a claim; nil unless it is an asserted claim about control.
  ///
  /// A plan, a denial or a failed attack never reaches the ledger. Of a claim about a part of a place
  /// ("most of", "parts of") only this is certain, that the place is contested: the event says so, and its
  /// quote says what was taken.
  public static func event(from claim: Claim, in report: Report) -> ControlEvent? {
    guard claim.modality == .asserted, case .control(let control) = claim.content else { return nil }
    let action: ControlAction = control.isPartial ? .contest : control.action
    let choice = control.place.resolved?.choice
    let words = control.place.text
    var event = ControlEvent(
      id: "", action: action, placeID: choice?.place.id, placeName: choice?.place.name ?? words,
      placeText: words,
      coordinate: choice?.place.coordinate, country: choice?.place.country, geometry: control.geometry,
      count: control.count, placeScore: choice?.score, placeReason: reason(of: control),
      by: control.by, from: control.from, valid: claim.valid, recorded: report.published?.date,
      speaker: claim.speaker, report: report.id, source: report.source, url: report.url,
      evidence: claim.evidence)
    event.id = EventName.ofQuote(event)
    return event
  }

  private static func reason(of control: ControlClaim) -> String {
    if let resolved = control.place.resolved { return resolved.reason }
    return control.geometry == .point ? "not looked up" : "unnamed: no single place to look up"
  }
}

/// FNV-1a, 64 bits (G. Fowler, L. C. Noll, K.-P. Vo; IETF draft-eastlake-fnv).
///
/// Ten million names collide with probability 3·10⁻⁶; the ledger notices where two do.
struct FNV1a {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Adds a part and a separator, so that ("ab", "c") and ("a", "bc") differ.
  mutating func add(_ part: String) {
    for byte in part.utf8 { add(byte) }
    add(0x1F)
  }

  private mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }

  /// Sixteen hexadecimal digits.
  var hex: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}

extension ActorReference {
  /// What two mentions of one party share: the actor book's name, else the words in lower case.
  var key: String { id ?? text.lowercased() }
}
