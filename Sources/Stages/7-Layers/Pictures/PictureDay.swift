internal import Cartography
internal import Model

/// Who held what on a day.
struct PictureDay {
  let day: CivilDate
  /// The interval of each place that has one on the day, by the place's id.
  let intervals: [String: ControlInterval]

  init(_ day: CivilDate, of intervals: [ControlInterval]) {
    self.day = day
    let current = intervals.filter { interval in
      (interval.start.map { $0 <= day } ?? true) && (interval.end.map { day <= $0 } ?? true)
    }
    // Of several the one that began last, as a timeline has it.
    self.intervals = Dictionary(
      current.map { ($0.placeID, $0) },
      uniquingKeysWith: { a, b in
        (a.start?.dayNumber ?? .min, a.id) >= (b.start?.dayNumber ?? .min, b.id) ? a : b
      })
  }

  /// The party or parties of a place, by their keys; nil where nobody is known.
  func parties(of place: String) -> Set<String>? {
    guard let interval = intervals[place] else { return nil }
    switch interval.status {
    case .held: return interval.holder.map { [$0.pictureKey] }
    case .contested: return Set(interval.claimants.map(\.pictureKey))
    case .unknown: return nil
    }
  }

  /// Whether a place changed hands after an earlier day, up to this one: a first word about it is no change, unless it
  /// is word of one.
  func hasChanged(_ place: String, since earlier: PictureDay, events: [String: ControlEvent]) -> Bool {
    let (before, now) = (earlier.parties(of: place), parties(of: place))
    guard before != now else { return false }
    if before != nil { return true }
    guard let interval = intervals[place], let start = interval.start, start > earlier.day else {
      return false
    }
    return interval.previous != nil || interval.supporting.contains { events[$0]?.action.isChange == true }
  }

  /// The sign of a place.
  func symbol(of place: String) -> MapSymbol {
    guard let interval = intervals[place] else { return .hollow }
    switch interval.status {
    case .held: return .dot(ActorPalette.colour(of: interval.holder?.pictureKey))
    case .contested where interval.claimants.count > 1:
      return .sectors(interval.claimants.map { ActorPalette.colour(of: $0.pictureKey) })
    case .contested: return .sectors([ActorPalette.nobody, "#ffffff"])
    case .unknown: return .hollow
    }
  }
}

extension ActorReference {
  /// What tells parties apart on a picture: the book's name, else the words.
  var pictureKey: String { id ?? text }
}

extension CivilDate {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  /// "4 September 2016".
  var words: String { "\(day) \(Self.months[month - 1]) \(year)" }
}
