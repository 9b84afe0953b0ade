public import Model

/// What a picture shows: who held what on some days.
public struct Picture: Sendable {
  /// Intervals, areas and fronts, and the events and reports that lend them their words.
  public var content: LayerContent
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
    _ content: LayerContent, basemap: Basemap = Basemap(), credits: [String] = [], dates: [CivilDate] = [],
    title: String? = nil
  ) {
    self.content = content
    self.basemap = basemap
    self.credits = credits
    self.dates = dates
    self.title = title
  }
}
