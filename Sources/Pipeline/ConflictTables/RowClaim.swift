internal import Model

/// What a row says about control, in the row's own words.
struct RowClaim {
  /// A party in the row's words, with the actor book's ids where the row has them.
  struct Party: Hashable {
    var text: String
    var ids: [String] = []
    /// Nil: as the actor book has it.
    var partOf: [String]?
  }

  /// A place in the row's words.
  struct Ground {
    /// Its name.
    var name: String
    /// Its id in the gazetteer.
    var id: String?
    /// Its point.
    var point: Coordinate?
    /// Its country, ISO 3166-1 alpha-2.
    var country: String?
    /// Why this place, where the row tells.
    var reason: String?
    /// How sure the choice is, 0...1.
    var score: Double?
    /// The words of the report, if others than the name.
    var words: String?
  }

  /// The name of a claim that the row comes from, in a table that a ledger has written.
  var id: String?
  var action: ControlAction
  var place: Ground
  var by: Party?
  var from: Party?
  var speaker: Party?
  var valid: ValidTime
  /// The day we learned it, by the source's own words; nil where it has none.
  var recorded: CivilDate?
  var report: ReportRecord
  /// The words that say so; nil: the row itself.
  var quote: String?
  var sentence: String?
  /// Where the words stand in their report; nil: where the row stands in its file.
  var span: ByteSpan?
  var geometry = ControlClaim.Geometry.point
  var count: Int?
}

/// Days in the forms of the tables.
enum RowDay {
  /// `2016-09-04` with or without a time behind it, `20160904`, `4 September 2016`, `04-Sep-2016`; nil for any other form.
  static func day(_ text: String) -> CivilDate? {
    let bytes = Array(text.utf8)
    if bytes.count == 8, let number = Int(text) {
      return CivilDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }
    if bytes.count == 10 || bytes.count > 10 && [0x20, 0x54].contains(bytes[10]),
      let day = CivilDate(iso: text.prefix(10))
    {
      return day
    }
    let parts = text.split { $0 == " " || $0 == "-" }
    guard parts.count == 3, let day = Int(parts[0]), let year = Int(parts[2]), parts[2].count == 4,
      parts[1].count >= 3,
      let month = months.firstIndex(where: { $0.hasPrefix(parts[1].lowercased()) })
    else { return nil }
    return CivilDate(year: year, month: month + 1, day: day)
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]

  static let forms = "a day such as 2016-09-04 or 4 September 2016"
}
