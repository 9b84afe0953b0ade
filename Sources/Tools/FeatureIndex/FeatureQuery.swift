public import CQL2
public import Features

/// Which features of a layer are asked for; all that is given must hold.
public struct FeatureQuery: Sendable {
  /// Where: features whose geometry has a position in common with the box, its edge included; features without a
  /// geometry match too (OGC 17-069r4, 7.15.3).
  public var box: GeographicBox?
  /// When: features whose closed `start`...`end` meets it; features without a time match too (OGC 17-069r4, 7.15.4).
  public var window: TimeWindow?
  /// Values that fields must have, by the fields' positions in the schema: none is null, a whole number equals the
  /// same real one, and a list has a word where it is one of its own.
  public var equalities: [(field: Int, value: PropertyValue)]
  /// Any other condition.
  public var predicate: FilterPredicate?
  /// The position from which features are given back; those before it count for `matched` alone.
  public var first: Int
  /// How many are given back at most.
  public var limit: Int

  /// Asks for a layer's first features.
  public init(
    box: GeographicBox? = nil, window: TimeWindow? = nil,
    equalities: [(field: Int, value: PropertyValue)] = [], predicate: FilterPredicate? = nil, first: Int = 0,
    limit: Int = 10
  ) {
    self.box = box
    self.window = window
    self.equalities = equalities
    self.predicate = predicate
    self.first = first
    self.limit = limit
  }
}

/// A closed stretch of time; an end that is nil is open.
public struct TimeWindow: Sendable, Hashable {
  /// The first second.
  public var from: Timestamp?
  /// The last second.
  public var to: Timestamp?

  /// Makes a stretch.
  public init(from: Timestamp?, to: Timestamp?) {
    self.from = from
    self.to = to
  }
}

/// A box of longitudes and latitudes in degrees; where `west` is greater than `east` it crosses longitude 180.
public struct GeographicBox: Sendable, Hashable {
  /// -180...180.
  public var west, south, east, north: Double

  /// Makes a box.
  public init(west: Double, south: Double, east: Double, north: Double) {
    self.west = west
    self.south = south
    self.east = east
    self.north = north
  }
}

/// The answer to a query: positions of features in the layer, in its order.
public struct FeaturePage: Sendable, Hashable {
  /// How many features match in all.
  public var matched: Int
  /// Those given back.
  public var positions: [Int]
  /// From where the next page goes on; nil where nothing follows.
  public var next: Int?
}
