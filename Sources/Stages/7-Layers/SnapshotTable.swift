public import Features
public import Model

/// One row for each place: who held it on a day. What Datawrapper and Flourish take, which know no intervals.
public struct SnapshotTable: Sendable {
  /// Which fields a row has.
  public let schema: FeatureSchema
  /// The rows, by the place's name; places of which nothing is known on the day are left out.
  public let features: [Feature]

  /// Makes the table of a day.
  ///
  /// - Parameter intervals: Who held what, and when, in any order.
  public init(of intervals: [ControlInterval], on day: CivilDate) {
    schema = FeatureSchema(
      name: "control-\(day)", featureType: "control-snapshot", summary: "Who held each place on \(day).",
      fields: [
        .init(name: "id", type: .string, isNullable: false, meaning: "The place in the gazetteer"),
        .init(name: "name", type: .string, isNullable: false, meaning: "Its main name"),
        .init(name: "control", type: .string, isNullable: false, meaning: "Who holds it on the day"),
        .init(
          name: "control_id", type: .string, isNullable: false,
          meaning: "The same in the actor book, or contested, or unknown"),
        .init(
          name: "since", type: .date, form: "YYYY-MM-DD", meaning: "The first day of it; null where open"),
        .init(
          name: "colour", type: .string, isNullable: false, form: "#rrggbb", meaning: "The holder's colour"),
      ], categoryFields: ["control_id"])
    features = PlaceHolders(intervals).places.compactMap { place in
      guard let interval = place.interval(on: day) else { return nil }
      let holder = interval.status == .held ? interval.holder : nil
      let category = LayerStyle.category(of: holder)
      return Feature(
        id: place.id, geometry: .point(place.coordinate), time: .date(day),
        values: [
          .string(place.id), .string(place.name), .string(interval.holderWords), .string(interval.holderKey),
          .text(interval.start?.description), .string(category?.colour ?? ActorPalette.nobody),
        ], category: category)
    }
  }
}
