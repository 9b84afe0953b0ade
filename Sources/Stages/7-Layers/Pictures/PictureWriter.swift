internal import Cartography
internal import Drafts
public import Model

/// Draws pictures: small maps side by side, one a day, as SVG for A4.
public enum PictureWriter {
  /// What was drawn.
  public struct Outcome: Sendable, Hashable {
    /// The file.
    public var path: String
    /// The days shown.
    public var dates: [CivilDate]
    /// How many places.
    public var places: Int
    /// How many of them lie outside the frame and are pointed to from its edge.
    public var outside: Int
    /// How many have no name, on the map where they are most.
    public var unlabelled: Int
  }

  /// Writes a picture; the same values give the same bytes, in whatever order they come.
  ///
  /// Throws where no place has a holder, where no day can be chosen, and where more days are asked for than a page
  /// takes.
  public static func write(_ picture: Picture, to path: String) throws(InputError) -> Outcome {
    let dates = try dates(of: picture, path)
    let drawing = try MapDrawing(sheet(of: picture, dates))
    let file = try ReplacingFile(replacing: path)
    try file.write(Array(drawing.svg.utf8))
    try file.commit()
    return Outcome(
      path: path, dates: dates, places: Set(picture.content.intervals.map(\.placeID)).count,
      outside: drawing.outside, unlabelled: drawing.unlabelled.max() ?? 0)
  }

  private static func dates(of picture: Picture, _ path: String) throws(InputError) -> [CivilDate] {
    guard !picture.content.intervals.isEmpty else {
      throw InputError(
        .data, at: path,
        "expected places with a holder to draw, found none: no dated claim of control is known")
    }
    let dates =
      picture.dates.isEmpty ? PictureDates.choose(picture.content.intervals) : Set(picture.dates).sorted()
    guard !dates.isEmpty else {
      throw InputError(
        .data, at: path, "expected a day on which control changes, found none: name the days to draw")
    }
    guard dates.count <= PictureDates.most else {
      throw InputError(
        .usage, at: path, "expected at most \(PictureDates.most) days on a page, found \(dates.count)")
    }
    return dates
  }

  /// The sheet of a picture.
  static func sheet(of picture: Picture, _ dates: [CivilDate]) -> MapSheet {
    let days = dates.map { PictureDay($0, of: picture.content.intervals) }
    let notes = PictureNotes(picture, days: days)
    let panels = PicturePanels(picture)
    return MapSheet(
      title: notes.title, subtitle: notes.subtitle,
      panels: days.enumerated().map { index, day in
        panels.panel(of: day, before: index > 0 ? days[index - 1] : nil)
      },
      basemap: picture.basemap,
      legendTitle: "Number of places held on \(days.last?.day.words ?? "")",
      legend: PictureLegend(picture, days: days).entries, notes: notes.paragraphs)
  }
}
