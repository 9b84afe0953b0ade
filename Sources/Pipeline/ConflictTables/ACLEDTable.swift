internal import Model

/// Events of ACLED, in the columns of its downloads since March 2023.
///
/// What the columns mean is told in the ACLED Codebook (2024): only battles in which territory changes hands, transfers
/// without violence, and bases that were established say something about control. `actor1` and `actor2` of a battle do not
/// tell who attacked: who took the place follows from the sub-event type and from which side is the state's (`inter1`,
/// `inter2`).
struct ACLEDTable: ConflictTableReader {
  private let id, date, subEvent, actor1, location, longitude, latitude: Int
  private let actor2, inter1, inter2, timePrecision, geoPrecision, source, notes, timestamp: Int?

  init(_ header: TableHeader) throws(InputError) {
    id = try header.require("event_id_cnty")
    date = try header.require("event_date")
    subEvent = try header.require("sub_event_type")
    actor1 = try header.require("actor1")
    location = try header.require("location")
    longitude = try header.require("longitude")
    latitude = try header.require("latitude")
    actor2 = header["actor2"]
    inter1 = header["inter1"]
    inter2 = header["inter2"]
    timePrecision = header["time_precision"]
    geoPrecision = header["geo_precision"]
    source = header["source"]
    notes = header["notes"]
    timestamp = header["timestamp"]
  }

  func read(_ row: ConflictRow) throws(RowFault) -> RowReading {
    let name = try row.required(id, "event_id_cnty")
    let kind = try row.required(subEvent, "sub_event_type")
    guard let change = Change(rawValue: kind.lowercased()) else {
      return .skipped("\(kind): says nothing about control")
    }
    let precision = try row.number(geoPrecision, "geo_precision", in: 1...3) ?? 1
    if precision == 3 { return .skipped("geo_precision 3: the row names a region, not a place") }
    let first = try row.required(actor1, "actor1")
    var (action, by, from) = change.sides(
      Side(name: first, code: row.text(inter1)),
      row.text(actor2).map { Side(name: $0, code: row.text(inter2)) })
    // The event was somewhere near the place: no ground to say that the place itself changed hands.
    if precision == 2 { action = .contest }
    if action == .contest, by == nil { (by, from) = (first, row.text(actor2)) }
    return .claim(
      RowClaim(
        action: action,
        place: .init(
          name: try row.required(location, "location"),
          point: try row.point(longitude: (longitude, "longitude"), latitude: (latitude, "latitude"))),
        by: by.map { .init(text: $0) }, from: from.map { .init(text: $0) }, valid: try valid(row),
        recorded: try recorded(row),
        report: ReportRecord(
          id: "acled:\(name)", title: kind,
          source: "ACLED" + (row.text(source).map { ": \($0)" } ?? "")),
        quote: row.text(notes)))
  }

  /// The sub-events that tell of control.
  private enum Change: String {
    case governmentRegains = "government regains territory"
    case nonStateOvertakes = "non-state actor overtakes territory"
    case transfer = "non-violent transfer of territory"
    case base = "headquarters or base established"

    /// Who takes or holds the place, and from whom; a battle whose winner does not follow from the row is a contest.
    func sides(_ one: Side, _ other: Side?) -> (action: ControlAction, by: String?, from: String?) {
      switch self {
      case .transfer: return (.capture, one.name, other?.name)
      case .base: return (.hold, one.name, nil)
      case .governmentRegains, .nonStateOvertakes:
        let takers = [one, other].compactMap(\.self).filter { $0.isState == (self == .governmentRegains) }
        guard takers.count == 1, let taker = takers.first else {
          return (.contest, one.name, other?.name)
        }
        return (.capture, taker.name, taker.name == one.name ? other?.name : one.name)
      }
    }
  }

  private struct Side {
    var name: String
    var code: String?

    /// State forces (1) and other states' forces (8), by the code or, before 2023's words for it, by the name.
    var isState: Bool {
      guard let code = code?.lowercased() else {
        return ["Military Forces of", "Police Forces of", "Government of"].contains { name.hasPrefix($0) }
      }
      return ["1", "8", "state forces", "external/other forces"].contains(code)
    }
  }

  /// `time_precision` 1: the day; 2: some day of the week round it; 3: some day of the month.
  private func valid(_ row: ConflictRow) throws(RowFault) -> ValidTime {
    let text = try row.required(date, "event_date")
    guard let day = RowDay.day(text) else {
      throw RowFault("event_date: expected \(RowDay.forms), found '\(text)'")
    }
    let precision = try row.number(timePrecision, "time_precision", in: 1...3) ?? 1
    let reason = "event_date, time_precision \(precision)"
    switch precision {
    case 2:
      return ValidTime(
        earliest: day.adding(days: -6), latest: day.adding(days: 6), precision: .week, text: text,
        reason: reason)
    case 3:
      return ValidTime(
        earliest: day.startOfMonth, latest: day.endOfMonth, precision: .month, text: text, reason: reason)
    default: return .day(day, text: text, reason: reason)
    }
  }

  /// `timestamp`: when ACLED put the row out, seconds since 1970.
  private func recorded(_ row: ConflictRow) throws(RowFault) -> CivilDate? {
    try row.number(timestamp, "timestamp", in: 0...100_000_000_000).map { CivilDate(dayNumber: $0 / 86_400) }
  }
}
