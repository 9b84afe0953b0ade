/// The columns of the plain table of claims (`docs/ledger-csv.md`), in the order in which they are written.
public enum ClaimColumn: String, Sendable, CaseIterable {
  case place, action, by, from, date
  case dateLatest = "date_latest"
  case datePrecision = "date_precision"
  case speaker, quote, source, url, report, recorded
  case longitude = "lon"
  case latitude = "lat"
  case placeID = "place_id"
  case byID = "by_id"
  case fromID = "from_id"
  case speakerID = "speaker_id"
  case country
  case placeText = "place_text"
  case placeReason = "place_reason"
  case placeScore = "place_score"
  case geometry, count
  case byPartOf = "by_part_of"
  case fromPartOf = "from_part_of"
  case speakerPartOf = "speaker_part_of"
  case dateText = "date_text"
  case dateReason = "date_reason"
  case sentence
  case quoteStart = "quote_start"
  case quoteEnd = "quote_end"
  case id

  /// Columns whose cells are numbers: they are compared as such, and nothing is put before them.
  var isNumber: Bool {
    switch self {
    case .longitude, .latitude, .placeScore, .count, .quoteStart, .quoteEnd: true
    default: false
    }
  }

  /// What a person who changes this column did not mean to keep: `date_latest` of a changed `date`.
  var dependents: [ClaimColumn] {
    switch self {
    case .place: [.placeID, .longitude, .latitude, .country, .placeText, .placeReason, .placeScore]
    case .placeID: [.longitude, .latitude, .country, .placeReason, .placeScore]
    case .longitude, .latitude: [.placeID, .country, .placeReason, .placeScore]
    case .by: [.byID, .byPartOf]
    case .byID: [.byPartOf]
    case .from: [.fromID, .fromPartOf]
    case .fromID: [.fromPartOf]
    case .speaker: [.speakerID, .speakerPartOf]
    case .speakerID: [.speakerPartOf]
    case .date: [.dateLatest, .datePrecision, .dateText, .dateReason]
    case .dateLatest: [.datePrecision, .dateText, .dateReason]
    case .quote: [.sentence, .quoteStart, .quoteEnd]
    default: []
    }
  }
}
