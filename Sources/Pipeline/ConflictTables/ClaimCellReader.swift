internal import Model

/// Reads a claim out of cells.
struct ClaimCellReader {
  let cells: [ClaimColumn: String]
  /// What a claim cites where no report is named.
  let table: String

  func claim() throws(RowFault) -> RowClaim {
    guard let place = cells[.place] else { throw RowFault("place: expected a name, found nothing") }
    let (by, from) = (party(.by, .byID, .byPartOf), party(.from, .fromID, .fromPartOf))
    // Of a fight or a siege alone the words may tell no party.
    let needsParty = ![ControlAction.contest, .besiege].map(\.rawValue).contains(cells[.action] ?? "")
    guard by != nil || from != nil || !needsParty else {
      throw RowFault("by: expected a party here or in the column from, found nothing")
    }
    let recorded = try day(.recorded)
    return RowClaim(
      id: cells[.id].map(ClaimCells.id), action: try word(.action) ?? .capture,
      place: .init(
        name: place, id: cells[.placeID],
        point: try RowPoint.point(
          longitude: (cells[.longitude], "lon"), latitude: (cells[.latitude], "lat")),
        country: cells[.country], reason: cells[.placeReason], score: try number(.placeScore),
        words: cells[.placeText]),
      by: by, from: from, speaker: party(.speaker, .speakerID, .speakerPartOf), valid: try valid(),
      recorded: recorded,
      report: ReportRecord(
        id: cells[.report] ?? "table:\(table)", source: cells[.source], url: cells[.url], published: recorded),
      quote: cells[.quote], sentence: cells[.sentence], span: try span(),
      geometry: try word(.geometry) ?? .point, count: try number(.count).map { Int($0) })
  }

  private func party(_ text: ClaimColumn, _ ids: ClaimColumn, _ partOf: ClaimColumn) -> RowClaim.Party? {
    guard let words = cells[text] ?? cells[ids] else { return nil }
    return RowClaim.Party(
      text: words, ids: ClaimCells.list(cells[ids]), partOf: cells[partOf].map { ClaimCells.list($0) })
  }

  private func word<Word: RawRepresentable<String>>(_ column: ClaimColumn) throws(RowFault) -> Word? {
    guard let text = cells[column] else { return nil }
    guard let word = Word(rawValue: text.lowercased()) else {
      throw RowFault("\(column.rawValue): expected one of \(Self.words(of: column)), found '\(text)'")
    }
    return word
  }

  private static func words(of column: ClaimColumn) -> String {
    switch column {
    case .action: ControlAction.allCases.map(\.rawValue).joined(separator: ", ")
    case .datePrecision: ValidTime.Precision.allCases.map(\.rawValue).joined(separator: ", ")
    default: "point, line, set, count"
    }
  }

  private func number(_ column: ClaimColumn) throws(RowFault) -> Double? {
    guard let text = cells[column] else { return nil }
    let limit = column == .placeScore ? 1 : 1e9
    guard let value = Double(text), (0...limit).contains(value) else {
      throw RowFault("\(column.rawValue): expected a number in 0...\(Int(limit)), found '\(text)'")
    }
    return value
  }

  private func span() throws(RowFault) -> ByteSpan? {
    guard let start = try number(.quoteStart), let end = try number(.quoteEnd) else { return nil }
    guard start <= end else {
      throw RowFault("quote_end: expected at least \(Int(start)), found '\(Int(end))'")
    }
    return ByteSpan(start: Int(start), end: Int(end))
  }

  // MARK: - Time

  private func day(_ column: ClaimColumn) throws(RowFault) -> CivilDate? {
    guard let text = cells[column] else { return nil }
    guard let day = CivilDate(iso: text) else {
      throw RowFault("\(column.rawValue): expected a day as YYYY-MM-DD, found '\(text)'")
    }
    return day
  }

  /// `date` alone is a day, a month (`2016-09`) or a year; with `date_latest` it is the first of the days.
  private func valid() throws(RowFault) -> ValidTime {
    let precision: ValidTime.Precision? = try word(.datePrecision)
    let reason = cells[.dateReason] ?? "the row's date"
    if cells[.dateLatest] == nil, let text = cells[.date], let span = Self.span(of: text) {
      return ValidTime(
        earliest: span.first, latest: span.last, precision: precision ?? span.precision,
        text: cells[.dateText] ?? text, reason: reason)
    }
    let (first, last) = (try day(.date), try day(.dateLatest))
    if let first, let last, first > last {
      throw RowFault("date_latest: expected a day from \(first) on, found '\(last)'")
    }
    // An open end is written as such; a day alone is that day.
    let latest = last ?? (precision == nil || precision == .day ? first : nil)
    let isDay = first != nil && first == latest
    return ValidTime(
      earliest: first, latest: latest,
      precision: precision ?? (isDay ? .day : first == nil && latest == nil ? .unknown : .interval),
      text: cells[.dateText], reason: reason)
  }

  /// The days of `2016-09` or `2016`; nil for any other form.
  private static func span(
    of text: String
  ) -> (first: CivilDate, last: CivilDate, precision: ValidTime.Precision)? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count < 3, parts[0].count == 4, let year = Int(parts[0]) else { return nil }
    if parts.count == 1 {
      guard let first = CivilDate(year: year, month: 1, day: 1) else { return nil }
      return (first, first.adding(months: 12).adding(days: -1), .year)
    }
    guard parts[1].count == 2, let month = Int(parts[1]),
      let first = CivilDate(year: year, month: month, day: 1)
    else { return nil }
    return (first, first.endOfMonth, .month)
  }
}
