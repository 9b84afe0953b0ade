public import Model

/// Sources of shapes one over the other: what the first does not know is asked of the next.
public struct LayeredShapes: ShapeSource {
  private let sources: [any ShapeSource]

  /// Layers sources, the one that counts most first.
  public init(_ sources: [any ShapeSource]) { self.sources = sources }

  /// The shape that the first source gives that has one.
  public func shape(of place: Place) throws(InputError) -> PlaceShape? {
    for source in sources {
      if let shape = try source.shape(of: place) { return shape }
    }
    return nil
  }

  /// The borders of all sources; with each neighbour that of the first source that has one.
  public func borders(of country: String) throws(InputError) -> [(neighbour: String, shape: PlaceShape)] {
    var borders: [(neighbour: String, shape: PlaceShape)] = []
    for source in sources {
      let known = Set(borders.map(\.neighbour))
      borders += try source.borders(of: country).filter { !known.contains($0.neighbour) }
    }
    return borders.sorted { $0.neighbour < $1.neighbour }
  }
}
