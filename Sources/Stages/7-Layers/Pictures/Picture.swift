public import Model

/// What a picture shows: who held what on some days, from what a ledger answers.
public struct Picture: Sendable {
  /// Who held what, and when.
  public var intervals: [ControlInterval]
  /// Sketches of the ground held; may be empty.
  public var areas: [ControlArea]
  /// Where they meet; may be empty.
  public var fronts: [FrontLine]
  /// What the intervals rest on: lends its words to the places.
  public var events: [ControlEvent]
  /// The reports that the events come from.
  public var reports: [ReportRecord]
  /// The ground.
  public var basemap: Basemap
  /// Whom to name for the places: "GeoNames (CC BY 4.0)".
  public var credits: [String]
  /// The days to show, one map each; none where they are to be chosen (`PictureDates`).
  public var dates: [CivilDate]
  /// The headline; nil for one made of the days.
  public var title: String?

  /// Makes a picture from its parts.
  public init(
    intervals: [ControlInterval], areas: [ControlArea] = [], fronts: [FrontLine] = [],
    events: [ControlEvent] = [], reports: [ReportRecord] = [], basemap: Basemap = Basemap(),
    credits: [String] = [], dates: [CivilDate] = [], title: String? = nil
  ) {
    self.intervals = intervals
    self.areas = areas
    self.fronts = fronts
    self.events = events
    self.reports = reports
    self.basemap = basemap
    self.credits = credits
    self.dates = dates
    self.title = title
  }
}
