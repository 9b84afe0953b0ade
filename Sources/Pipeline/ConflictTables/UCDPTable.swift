internal import Model

/// Events of the UCDP Georeferenced Event Dataset.
///
/// Columns and codes by the UCDP GED Codebook (version 23.1, Högbladh): each row is an event of lethal violence. Between two
/// armed sides (`type_of_violence` 1 and 2) it says that a place was fought over, never who held it.
struct UCDPTable: ConflictTableReader {
  private let id, violence, sideA, sideB, start, end, placePrecision, longitude, latitude: Int
  private let place, datePrecision, headline, description, office, sourceDate: Int?

  init(_ header: TableHeader) throws(InputError) {
    id = try header.require("id")
    violence = try header.require("type_of_violence")
    sideA = try header.require("side_a")
    sideB = try header.require("side_b")
    start = try header.require("date_start")
    end = try header.require("date_end")
    placePrecision = try header.require("where_prec")
    longitude = try header.require("longitude")
    latitude = try header.require("latitude")
    place = header["where_coordinates"]
    datePrecision = header["date_prec"]
    headline = header["source_headline"]
    description = header["where_description"]
    office = header["source_office"]
    sourceDate = header["source_date"]
  }

  func read(_ row: ConflictRow) throws(RowFault) -> RowReading {
    let name = try row.required(id, "id")
    guard let kind = try row.number(violence, "type_of_violence", in: 1...3) else {
      throw RowFault("type_of_violence: expected a number in 1...3, found nothing")
    }
    if kind == 3 {
      return .skipped("type_of_violence 3: violence against civilians, not between armed sides")
    }
    guard let precision = try row.number(placePrecision, "where_prec", in: 1...7) else {
      throw RowFault("where_prec: expected a number in 1...7, found nothing")
    }
    if precision > 1 { return .skipped("where_prec \(precision): the row names no exact place") }
    guard let place = row.text(place) ?? row.text(description) else {
      return .skipped("where_coordinates is empty: the row names no place")
    }
    return .claim(
      RowClaim(
        action: .contest,
        place: .init(
          name: place,
          point: try row.point(longitude: (longitude, "longitude"), latitude: (latitude, "latitude"))),
        by: .init(text: try row.required(sideA, "side_a")),
        from: .init(text: try row.required(sideB, "side_b")), valid: try valid(row),
        recorded: row.text(sourceDate).flatMap(Self.latest),
        report: ReportRecord(
          id: "ucdp-ged:\(name)", title: row.text(headline),
          source: "UCDP GED" + (row.text(office).map { ": \($0)" } ?? "")),
        quote: row.text(headline) ?? row.text(description)))
  }

  /// `date_prec` 1: the day; 2: two to six days; 3: a week; 4: a month; 5: more than a month.
  private func valid(_ row: ConflictRow) throws(RowFault) -> ValidTime {
    let (first, last) = (try day(row, start, "date_start"), try day(row, end, "date_end"))
    guard first <= last else {
      throw RowFault("date_end: expected a day from \(first) on, found '\(last)'")
    }
    let precision = try row.number(datePrecision, "date_prec", in: 1...5)
    let words: [ValidTime.Precision] = [.day, .interval, .week, .month, .year]
    let known = precision.map { words[$0 - 1] } ?? (first == last ? .day : .interval)
    return ValidTime(
      earliest: first, latest: last, precision: known == .day && first != last ? .interval : known,
      text: row.text(start), reason: "date_start and date_end" + (precision.map { ", date_prec \($0)" } ?? "")
    )
  }

  private func day(_ row: ConflictRow, _ column: Int, _ name: String) throws(RowFault) -> CivilDate {
    let text = try row.required(column, name)
    guard let day = RowDay.day(text) else {
      throw RowFault("\(name): expected \(RowDay.forms), found '\(text)'")
    }
    return day
  }

  /// The last of the days on which the sources came out: then all that the row says was known.
  private static func latest(_ days: String) -> CivilDate? {
    days.split(separator: ";").compactMap { part in
      RowDay.day(part.split(separator: " ").first.map(String.init) ?? "")
    }.max()
  }
}
