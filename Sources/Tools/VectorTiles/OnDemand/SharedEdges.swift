public import Features
public import Model

/// Which edges the features of one or more layers share, so that tiles of each simplify them alike and they stay shared:
/// areas with their neighbours, fronts with the areas they run along.
public struct SharedEdges: Sendable {
  private(set) var topology = ArcTopology()

  /// Starts without any.
  public init() {}

  /// Takes in the lines and polygons of features; one that a tile cannot say is refused.
  public mutating func add(_ features: [Feature]) throws(InputError) {
    var extent = GeographicExtent()
    for feature in features {
      guard let geometry = feature.geometry else { continue }
      let shape = try WorldShape(geometry, of: feature, &extent)
      topology.add(shape)
    }
  }
}
