public import Model

/// A user's own file of courses and outlines, in GeoJSON: lines and polygons with a property `id` (a place's
/// id, or what another source calls it), `name` (any of a place's names) or `countries` ("SY,TR": a border),
/// and where they are known `source` and `accuracy_m` (100 m where it is not).
public struct ShapeFile: ShapeSource {
  /// A feature known by a name is no farther from the place's own point, beyond the place's extent: names
  /// recur.
  private static let reach = Length.kilometres(100)

  private let gazetteer: Gazetteer?
  private var identified: [String: PlaceShape] = [:]
  /// By the folded name.
  private var named: [String: [PlaceShape]] = [:]
  private var bordering: [String: [(neighbour: String, shape: PlaceShape)]] = [:]

  /// Reads a file; throws with file and line where a feature is wrong or says not what it draws.
  ///
  /// Of places, `gazetteer` tells the other names.
  public init(path: String, gazetteer: Gazetteer? = nil) throws(InputError) {
    self.gazetteer = gazetteer
    var features: [ShapeFeature] = []
    try ShapeFeature.read(path) { features.append($0) }
    let file = path.split(separator: "/").last.map(String.init) ?? path
    for feature in features { add(feature, from: file) }
    for country in bordering.keys { bordering[country]?.sort { $0.neighbour < $1.neighbour } }
  }

  private mutating func add(_ feature: ShapeFeature, from file: String) {
    func shape(_ name: String) -> PlaceShape {
      PlaceShape(
        name: name, geometry: feature.shape.geometry, source: feature.source ?? file,
        accuracy: .metres(feature.shape.accuracy))
    }
    if let (first, second) = feature.countries {
      let shape = shape(feature.name ?? "border of \(first) and \(second)")
      bordering[first, default: []].append((second, shape))
      bordering[second, default: []].append((first, shape))
    } else if let id = feature.id, id.contains(":") {
      identified[id] = shape(feature.name ?? id)
    } else if let name = feature.name {
      named[NameFolding.key(name), default: []].append(shape(name))
    }
  }

  /// The shape of a place: by one of its ids, else the nearest of those that bear one of its names.
  public func shape(of place: Place) throws(InputError) -> PlaceShape? {
    let ids = [place.id] + place.identifiers.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }
    if let shape = ids.lazy.compactMap({ identified[$0] }).first { return shape }
    guard !named.isEmpty else { return nil }
    let names = try [place.name] + (gazetteer?.names(of: place) ?? [])
    let keys = Set(names.map { NameFolding.key($0) }).sorted()
    let candidates = keys.flatMap { named[$0] ?? [] }.map { ($0, Self.distance(from: place, to: $0)) }
    guard let (shape, metres) = candidates.min(by: { $0.1 < $1.1 }),
      metres <= (place.radius?.metres ?? 0) + Self.reach.metres
    else { return nil }
    return shape
  }

  /// The borders of a country that the file draws.
  public func borders(of country: String) -> [(neighbour: String, shape: PlaceShape)] {
    bordering[country] ?? []
  }

  /// From the place's point to the nearest corner of a shape, metres.
  private static func distance(from place: Place, to shape: PlaceShape) -> Double {
    shape.geometry.paths.joined().reduce(.infinity) { least, corner in
      min(
        least,
        Sphere.distance(
          longitude: place.coordinate.longitude, latitude: place.coordinate.latitude,
          toLongitude: corner.longitude, latitude: corner.latitude))
    }
  }
}
