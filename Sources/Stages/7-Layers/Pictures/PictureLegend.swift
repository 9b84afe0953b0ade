internal import Cartography
internal import Model

/// What the signs of a picture mean, and how many places each party holds on its last day.
///
/// One entry a colour: the palette has eight, so parties may share one, and then stand in one entry.
struct PictureLegend {
  private static let mostNames = 4

  private let picture: Picture
  private let days: [PictureDay]

  init(_ picture: Picture, days: [PictureDay]) {
    self.picture = picture
    self.days = days
  }

  var entries: [LegendEntry] {
    let shown = days.flatMap(\.intervals.values)
    var entries = parties(shown)
    if let contested = shown.filter({ $0.status == .contested }).max(by: { $0.id < $1.id }) {
      let colours = contested.claimants.prefix(2).map { ActorPalette.colour(of: $0.pictureKey) }
      let sample = colours.count == 2 ? Array(colours) : [ActorPalette.nobody, "#ffffff"]
      entries.append(
        LegendEntry(.point(.sectors(sample), isRinged: false), "contested, in the colours of both sides"))
    }
    entries.append(LegendEntry(.point(.hollow, isRinged: false), "holder not known on the day"))
    if days.count > 1 {
      entries.append(
        LegendEntry(.point(.dot("#ffffff"), isRinged: true), "changed since the map before"))
    }
    if !picture.content.areas.isEmpty {
      entries.append(LegendEntry(.area("#666666"), "ground held, a sketch"))
    }
    if !picture.content.fronts.isEmpty { entries.append(LegendEntry(.line, "front between sketched areas")) }
    return entries + [
      LegendEntry(.outside, "place outside the map, in this direction"),
      LegendEntry(.ground(.river), "river"), LegendEntry(.ground(.border), "border"),
    ]
  }

  /// An entry for each colour, that of the most places first.
  private func parties(_ shown: [ControlInterval]) -> [LegendEntry] {
    let names = names(shown.flatMap(Self.parties(of:)) + picture.content.areas.map(\.holder))
    var counts = names.mapValues { _ in 0 }
    for interval in days.last?.intervals.values ?? [:].values where interval.status == .held {
      if let holder = interval.holder { counts[holder.pictureKey, default: 0] += 1 }
    }
    let colours = Dictionary(grouping: names.keys) { ActorPalette.colour(of: $0) }
    return colours.map { colour, keys in
      let ordered = keys.sorted { (-(counts[$0] ?? 0), $0) < (-(counts[$1] ?? 0), $1) }
      var texts = ordered.prefix(Self.mostNames).map { "\(names[$0] ?? $0) (\(counts[$0] ?? 0))" }
      if keys.count > Self.mostNames { texts.append("\(keys.count - Self.mostNames) more parties") }
      let places = keys.reduce(0) { $0 + (counts[$1] ?? 0) }
      return (colour: colour, text: texts.joined(separator: ", "), places: places)
    }
    .sorted { (-$0.places, $0.colour) < (-$1.places, $1.colour) }
    .map { LegendEntry(.point(.dot($0.colour), isRinged: false), $0.text) }
  }

  private static func parties(of interval: ControlInterval) -> [ActorReference] {
    [interval.holder].compactMap(\.self) + interval.claimants
  }

  /// Of each party the words that name it most often, with a capital.
  private func names(_ parties: [ActorReference]) -> [String: String] {
    var uses: [String: [String: Int]] = [:]
    for party in parties { uses[party.pictureKey, default: [:]][party.text, default: 0] += 1 }
    return uses.mapValues { texts in
      let text = texts.min { (-$0.value, $0.key) < (-$1.value, $1.key) }?.key ?? ""
      return text.prefix(1).uppercased() + text.dropFirst()
    }
  }
}
