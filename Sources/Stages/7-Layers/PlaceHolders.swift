internal import Model

/// Who held each place when, by place: what tables of a row a place are made from.
struct PlaceHolders {
  /// A place with its intervals, open starts first.
  struct Place {
    var id: String
    var name: String
    var coordinate: Coordinate
    var intervals: [ControlInterval]

    /// The interval in which a day lies.
    func interval(on day: CivilDate) -> ControlInterval? {
      intervals.last { interval in
        (interval.start.map { $0 <= day } ?? true) && (interval.end.map { day <= $0 } ?? true)
      }
    }
  }

  /// By name, then id: the same for the same intervals in any order.
  let places: [Place]

  init(_ intervals: [ControlInterval]) {
    places = Dictionary(grouping: intervals, by: \.placeID).values.compactMap { group in
      let intervals = group.sorted {
        ($0.start?.dayNumber ?? .min, $0.id) < ($1.start?.dayNumber ?? .min, $1.id)
      }
      return intervals.first.map {
        Place(id: $0.placeID, name: $0.placeName, coordinate: $0.coordinate, intervals: intervals)
      }
    }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }
}

extension ControlInterval {
  /// The key of the holder, `contested` between several, `unknown` where nobody is known to hold it.
  var holderKey: String {
    status == .held ? holder.map { $0.id ?? $0.text } ?? Status.unknown.rawValue : status.rawValue
  }

  /// The words for the same.
  var holderWords: String {
    switch status {
    case .held: holder?.text ?? Status.unknown.rawValue
    case .contested: claimants.map(\.text).joined(separator: " / ")
    case .unknown: status.rawValue
    }
  }
}
