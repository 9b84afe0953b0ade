internal import Model

/// The places of some intervals and their parties, by number, and what changes on which day.
struct HeldPlaces {
  struct Place {
    var id: String
    var name: String
    var coordinate: Coordinate
  }

  /// From a day on, until the next change, this is all that is known.
  struct Change {
    /// nil for the time before all days that are named.
    var day: CivilDate?
    /// The party of each place of which something is said; nil where it is contested or not known.
    var status: [Int: Int?]
    /// The parties that gained or lost a place on that day.
    var touched: Set<Int>
  }

  /// By id.
  private(set) var places: [Place] = []
  /// By key.
  private(set) var parties: [ActorReference] = []
  /// In order of time.
  private(set) var changes: [Change] = []

  init(_ intervals: [ControlInterval]) {
    let intervals = intervals.filter { interval in
      guard let start = interval.start, let end = interval.end else { return true }
      return start <= end
    }.sorted { ($0.placeID, Self.first($0), $0.id) < ($1.placeID, Self.first($1), $1.id) }
    var placeOf: [String: Int] = [:]
    for interval in intervals where placeOf[interval.placeID] == nil {
      placeOf[interval.placeID] = places.count
      places.append(
        Place(id: interval.placeID, name: interval.placeName, coordinate: interval.coordinate))
    }
    let holders = intervals.compactMap(Self.party)
    // Of one party's several names the first in order stands for it.
    let book = Dictionary(holders.map { (Self.key(of: $0), $0) }) { $0.text <= $1.text ? $0 : $1 }
    let keys = book.keys.sorted()
    parties = keys.compactMap { book[$0] }
    let partyOf = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })
    sweep(intervals, placeOf, partyOf)
  }

  /// The party's name in the actor book, else its words.
  static func key(of party: ActorReference) -> String { party.id ?? party.text }

  private static func party(_ interval: ControlInterval) -> ActorReference? {
    interval.status == .held ? interval.holder : nil
  }

  private static func first(_ interval: ControlInterval) -> Int { interval.start?.dayNumber ?? .min }
  private static func next(_ interval: ControlInterval) -> Int {
    interval.end.map { $0.dayNumber + 1 } ?? .max
  }

  /// Goes from day to day on which an interval begins or has ended. Of several intervals of one place that
  /// hold on one day the one that began last counts.
  private mutating func sweep(
    _ intervals: [ControlInterval], _ placeOf: [String: Int], _ partyOf: [String: Int]
  ) {
    var beginning: [Int: [Int]] = [:]
    var ending: [Int: [Int]] = [:]
    for (number, interval) in intervals.enumerated() {
      beginning[Self.first(interval), default: []].append(number)
      ending[Self.next(interval), default: []].append(number)
    }
    var holding: [Int: [Int]] = [:]
    var status: [Int: Int?] = [:]
    for day in Set(beginning.keys).union(ending.keys).sorted() where day != .max {
      var touchedPlaces: Set<Int> = []
      for number in ending[day] ?? [] {
        guard let place = placeOf[intervals[number].placeID] else { continue }
        holding[place]?.removeAll { $0 == number }
        touchedPlaces.insert(place)
      }
      for number in beginning[day] ?? [] {
        guard let place = placeOf[intervals[number].placeID] else { continue }
        holding[place, default: []].append(number)
        touchedPlaces.insert(place)
      }
      var touched: Set<Int> = []
      for place in touchedPlaces {
        if let before = status[place] ?? nil { touched.insert(before) }
        guard let last = holding[place]?.max() else {
          status[place] = nil
          continue
        }
        let party = Self.party(intervals[last]).flatMap { partyOf[Self.key(of: $0)] }
        status.updateValue(party, forKey: place)
        if let party { touched.insert(party) }
      }
      changes.append(
        Change(day: day == .min ? nil : CivilDate(dayNumber: day), status: status, touched: touched))
    }
  }
}
