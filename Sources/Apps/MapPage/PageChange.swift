internal import Model

/// A change of control as the list tells it: the claims that say the same of one place, day and party.
struct PageChange {
  /// What tells changes apart.
  private struct Key: Hashable {
    var place: String
    var day: CivilDate?
    var action: ControlAction
    var party: String
  }

  /// In order of their names; at least one.
  let events: [ControlEvent]

  /// The day by which it is known to be true; nil where none is known.
  var day: CivilDate? { PageIndex.day(of: events[0]) }
  /// What happened.
  var action: ControlAction { events[0].action }
  /// Who took, lost or left the place.
  var by: ActorReference? { events[0].by }
  /// From whom, by the first claim that says so.
  var from: ActorReference? { events.lazy.compactMap(\.from).first }
  /// Who says so, each once, where it is not the writers.
  var speakers: [String] {
    var seen: Set<String> = []
    return events.compactMap(\.speaker?.text).filter { seen.insert($0).inserted }
  }

  /// The changes among some claims, by day (those of no known day last), place and first name.
  static func changes(of events: [ControlEvent]) -> [PageChange] {
    let groups = Dictionary(grouping: events.filter(\.action.isChange)) { event in
      Key(
        place: event.placeID ?? "\u{0}\(event.placeText)", day: PageIndex.day(of: event),
        action: event.action,
        party: event.by.map { $0.id ?? $0.text } ?? "")
    }
    return groups.values.map { PageChange(events: $0.sorted { $0.id < $1.id }) }.sorted {
      $0.order < $1.order
    }
  }

  private var order: (Int, String, String) {
    (day?.dayNumber ?? .max, events[0].placeID ?? events[0].placeText, events[0].id)
  }
}
