internal import DelimitedText
internal import Model

/// Control of Ukraine's populated places by VIINA 2.0 (`control_latest_YYYY.csv`): a row for each place and day.
///
/// Columns by the README of VIINA 2.0 (Zhukov and Ayers 2023): `geonameid`, `date` (YYYYMMDD) and `status`, the majority of
/// `status_wiki`, `status_boost`, `status_dsm` and `status_isw`; each is `UA`, `RU` or `CONTESTED`. A claim is made of the
/// first day of each run of one status, since the days after it tell nothing new.
struct VIINAControlTable: ConflictTableReader {
  private let place, date, status: Int
  private let others: [(name: String, index: Int)]
  /// The last day of each place so far, and its status.
  private var last: [Int: (day: CivilDate, status: Status)] = [:]

  private enum Status: String { case ua, ru, contested }

  init(_ header: TableHeader) throws(InputError) {
    place = try header.require("geonameid")
    date = try header.require("date")
    status = try header.require("status")
    others = ["status_wiki", "status_boost", "status_dsm", "status_isw"].compactMap { name in
      header[name].map { (name, $0) }
    }
  }

  mutating func read(_ row: ConflictRow) throws(RowFault) -> RowReading {
    guard let place = try row.number(place, "geonameid", in: 1...Int(Int32.max)) else {
      throw RowFault("geonameid: expected a number, found nothing")
    }
    let text = try row.required(date, "date")
    guard let day = RowDay.day(text) else {
      throw RowFault("date: expected a day as YYYYMMDD, found '\(text)'")
    }
    guard let word = row.text(status) else {
      return .skipped("status is empty: nobody is said to hold the place")
    }
    guard let status = Status(rawValue: word.lowercased()) else {
      throw RowFault("status: expected UA, RU or CONTESTED, found '\(word)'")
    }
    if let before = last[place] {
      guard before.day < day else {
        throw RowFault(
          "date: expected a day after \(before.day), the last one of this place, found '\(text)'")
      }
      last[place] = (day, status)
      if before.status == status { return .skipped("the same status as the day before") }
    }
    last[place] = (day, status)
    return .claim(claim(of: place, day, status, row, text))
  }

  private func claim(
    of place: Int, _ day: CivilDate, _ status: Status, _ row: ConflictRow, _ text: String
  ) -> RowClaim {
    let words = [("status", self.status)] + others.map { ($0.name, $0.index) }
    return RowClaim(
      action: status == .contested ? .contest : .hold,
      place: .init(name: "geonames:\(place)", id: "geonames:\(place)"),
      by: status == .contested ? nil : .init(text: status == .ru ? "Russia" : "Ukraine"),
      valid: .day(day, text: text, reason: "the first day of this status"),
      report: ReportRecord(id: "viina-control:\(place)@\(day)", source: "VIINA"),
      quote: words.map { "\($0.0) \(row.text($0.1) ?? "–")" }.joined(separator: ", "))
  }
}
