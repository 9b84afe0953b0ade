internal import Cartography
internal import Model

/// Makes the map of a day.
struct PicturePanels {
  /// A place with what is the same on every map.
  private struct Place {
    var id: String
    var name: String
    var coordinate: Coordinate
    var weight: Int
  }

  private let picture: Picture
  private let places: [Place]
  private let events: [String: ControlEvent]

  init(_ picture: Picture) {
    self.picture = picture
    events = Dictionary(picture.content.events.map { ($0.id, $0) }) { first, _ in first }
    places = Dictionary(grouping: picture.content.intervals, by: \.placeID).map { id, intervals in
      let newest = intervals.max {
        ($0.start?.dayNumber ?? .min, $0.id) < ($1.start?.dayNumber ?? .min, $1.id)
      }
      let any = newest ?? intervals[0]
      // What changed most counts first, then what most is said of.
      let weight = intervals.count * 1_000 + intervals.reduce(0) { $0 + $1.supporting.count }
      return Place(id: id, name: any.placeName, coordinate: any.coordinate, weight: weight)
    }.sorted { $0.id < $1.id }
  }

  /// The map of a day, changes marked since an earlier one.
  func panel(of day: PictureDay, before: PictureDay?) -> MapPanel {
    let points = places.map { place in
      MapPoint(
        id: place.id, coordinate: place.coordinate, label: place.name, symbol: day.symbol(of: place.id),
        isRinged: before.map { day.hasChanged(place.id, since: $0, events: events) } ?? false,
        weight: place.weight,
        title: PictureNotes.title(
          day.intervals[place.id], name: place.name, events: events, reports: picture.content.reports))
    }
    return MapPanel(
      heading: day.day.words, remark: remark(points, before: before), points: points,
      areas: picture.content.areas.filter { Self.covers($0.start, $0.end, day.day) }.map { area in
        MapArea(
          polygons: area.polygons, colour: ActorPalette.colour(of: area.holder.pictureKey),
          title: "\(area.holder.text): a sketch from \(PictureNotes.count(area.placeIDs.count, "place"))")
      },
      lines: picture.content.fronts.filter { Self.covers($0.start, $0.end, day.day) }.map { front in
        MapLine(
          lines: front.lines,
          title: "Front between \(front.side.text) and \(front.opponent.text), a sketch")
      })
  }

  private static func covers(_ start: CivilDate?, _ end: CivilDate?, _ day: CivilDate) -> Bool {
    (start.map { $0 <= day } ?? true) && (end.map { day <= $0 } ?? true)
  }

  private func remark(_ points: [MapPoint], before: PictureDay?) -> String {
    let known = points.count { $0.symbol != .hollow }
    let text = "\(known) of \(PictureNotes.count(points.count, "place")) known"
    return before == nil ? text : "\(text), \(points.count(where: \.isRinged)) changed"
  }
}
