internal import Model

/// Shapes read last, by what they were asked for by.
struct ShapeCache {
  /// At so many positions all shapes are forgotten: 8 MB.
  private static let limit = 500_000

  private(set) var places: [String: PlaceShape?] = [:]
  private(set) var borders: [String: [(neighbour: String, shape: PlaceShape)]] = [:]
  private var positions = 0

  mutating func keep(_ shape: PlaceShape?, of place: String) {
    makeRoom(for: shape?.geometry.positions ?? 0)
    places[place] = .some(shape)
  }

  mutating func keep(_ shapes: [(neighbour: String, shape: PlaceShape)], of country: String) {
    makeRoom(for: shapes.reduce(0) { $0 + $1.shape.geometry.positions })
    borders[country] = shapes
  }

  private mutating func makeRoom(for more: Int) {
    // An entry without positions costs something too.
    positions += more + 10
    guard positions > Self.limit else { return }
    (places, borders, positions) = ([:], [:], more)
  }
}
