internal import Model

/// Events of VIINA (`event_1pd_latest_YYYY.csv`, `event_labels_latest_YYYY.csv` joined with `event_info`, and the one file of
/// VIINA 1.0).
///
/// Columns by VIINA's codebook (Zhukov 2022; Zhukov and Ayers 2023): labels are `t_…` for what happened and `a_…` for who began
/// it, as 0 or 1 in `…_b`, as probabilities in columns without it. `t_control` is the claim of control over a
/// populated place; what else is fought on the ground contests it.
struct VIINAEventTable: ConflictTableReader {
  private let id, date, longitude, latitude, geoPrecision: Int
  private let place, name, address, source, url, text: Int?
  private let control, russia, ukraine: Int
  private let fights: [(name: String, index: Int)]

  init(_ header: TableHeader) throws(InputError) {
    id = try header.require("event_id")
    date = try header.require("date")
    longitude = try header.require("longitude")
    latitude = try header.require("latitude")
    geoPrecision = try header.require("geo_precision")
    place = header["geonameid"]
    name = header["asciiname"]
    address = header["address"]
    source = header["source"]
    url = header["url"]
    text = header["text"]
    func label(_ name: String) throws(InputError) -> Int {
      if let index = header["\(name)_b"] { return index }
      return try header.require(name)
    }
    control = try label("t_control")
    russia = try label("a_rus")
    ukraine = try label("a_ukr")
    fights = ["t_firefight", "t_armor", "t_raid"].compactMap { name in
      (header["\(name)_b"] ?? header[name]).map { (name, $0) }
    }
  }

  func read(_ row: ConflictRow) throws(RowFault) -> RowReading {
    let event = try row.required(id, "event_id")
    let isControl = try holds(row, control, "t_control")
    var isFight = false
    for fight in fights where try holds(row, fight.index, fight.name) { isFight = true }
    guard isControl || isFight else { return .skipped("says nothing about control") }
    let precision = row.text(geoPrecision)?.uppercased() ?? ""
    if ["ADM0", "ADM1", "ADM2", "COUNTRY", ""].contains(precision) {
      return .skipped(
        "GEO_PRECISION \(precision.isEmpty ? "is empty" : precision): the row names an area, not a place")
    }
    guard let words = row.text(name) ?? row.text(address) else {
      return .skipped("neither asciiname nor address: the row names no place")
    }
    let date = try row.required(date, "date")
    guard let day = RowDay.day(date) else {
      throw RowFault("date: expected a day as YYYYMMDD, found '\(date)'")
    }
    let (isRussian, isUkrainian) = (try holds(row, russia, "a_rus"), try holds(row, ukraine, "a_ukr"))
    let parties = (isRussian ? ["Russia"] : []) + (isUkrainian ? ["Ukraine"] : [])
    // Who took the place is known only where one side alone is told to have acted.
    let isHeld = isControl && parties.count == 1
    return .claim(
      RowClaim(
        action: isHeld ? .hold : .contest,
        place: .init(
          name: words, id: row.text(place).map { "geonames:\($0)" },
          point: try row.point(longitude: (longitude, "longitude"), latitude: (latitude, "latitude"))),
        by: parties.first.map { .init(text: $0) },
        from: parties.count == 2 ? .init(text: parties[1]) : nil,
        valid: .day(day, text: date, reason: "the day of the news report"), recorded: day,
        report: ReportRecord(
          id: "viina:\(event)", source: "VIINA" + (row.text(source).map { ": \($0)" } ?? ""),
          url: row.text(url)),
        quote: row.text(text)))
  }

  /// Whether a label is set: 1, or a probability of a half or more.
  private func holds(_ row: ConflictRow, _ column: Int, _ name: String) throws(RowFault) -> Bool {
    guard let text = row.text(column) else { return false }
    guard let value = Double(text), (0...1).contains(value) else {
      throw RowFault("\(name): expected a number in 0...1, found '\(text)'")
    }
    return value >= 0.5
  }
}
