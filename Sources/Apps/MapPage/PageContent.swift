public import Gazetteer
public import Layers
public import Model

/// What the page shows.
public struct PageContent: Sendable {
  /// Claims, intervals, areas, fronts and checks with their reports.
  public var layers: LayerContent
  /// The ground under them.
  public var basemap: Basemap
  /// Whom to name for the places: "GeoNames (CC BY 4.0)".
  public var credits: [String]
  /// What places are called in their country's letters, where those are not Latin, by their ids.
  public var localNames: [String: String]
  /// What each rule of evidence says, in one clause, by the names that intervals give.
  public var rules: [String: String]

  /// Makes content from its parts.
  public init(
    _ layers: LayerContent, basemap: Basemap = Basemap(), credits: [String] = [],
    localNames: [String: String] = [:], rules: [String: String] = [:]
  ) {
    self.layers = layers
    self.basemap = basemap
    self.credits = credits
    self.localNames = localNames
    self.rules = rules
  }

  /// Takes the ground, the credits and the local names from a gazetteer.
  ///
  /// - Parameter basemap: The ground to draw instead of the gazetteer's borders and rivers.
  public init(
    _ layers: LayerContent, from gazetteer: Gazetteer, basemap: Basemap? = nil, rules: [String: String] = [:]
  ) throws(InputError) {
    let ids = Set(layers.intervals.map(\.placeID)).union(layers.events.compactMap(\.placeID))
    var names: [String: String] = [:]
    for id in ids {
      guard let place = try gazetteer.place(id: id) else { continue }
      names[id] = LocalNames.name(of: place, among: try gazetteer.names(of: place))
    }
    let ground: Basemap
    if let basemap { ground = basemap } else { ground = try gazetteer.basemap() }
    self.init(
      layers, basemap: ground, credits: try gazetteer.credits(of: ids), localNames: names, rules: rules)
  }
}
