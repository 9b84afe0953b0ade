public import Model

/// A place near a point.
public struct NearbyPlace: Sendable, Hashable {
  /// The place.
  public var place: Place
  /// Great-circle distance on a sphere of 6,371,008.8 m (IUGG mean radius): good for order, up to 0.6 % off WGS 84.
  public var distance: Length
}
