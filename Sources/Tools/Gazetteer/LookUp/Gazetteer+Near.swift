public import Model

extension Gazetteer {
  /// The places nearest to a point, nearest first, with their distances; at most `limit`. Countries and other
  /// areas count by their representative point.
  public func nearest(to point: Coordinate, limit: Int, _ filter: PlaceFilter = .none) throws(InputError)
    -> [NearbyPlace]
  {
    guard limit > 0 else { return [] }
    let bands = LatitudeBands(index)
    var radius = 2_000.0
    while true {
      let found = bands.places(within: radius, of: point).filter {
        (filter.isEmpty || index.allows($0.position, filter))
          && (corrections.isEmpty || !corrections.drops(index.id($0.position)))
      }
      if found.count >= limit || radius > 20_100_000 {
        var nearest: [NearbyPlace] = []
        for (position, metres) in found where nearest.count < limit {
          guard let place = try places(ofRows: [index.place(position).row]).first else { continue }
          nearest.append(NearbyPlace(place: place, distance: .metres(metres)))
        }
        let added = corrections.addedPlaces.filter { filter.includes($0) }.map { place in
          NearbyPlace(
            place: place,
            distance: .metres(
              Sphere.distance(
                longitude: point.longitude, latitude: point.latitude, toLongitude: place.coordinate.longitude,
                latitude: place.coordinate.latitude)))
        }
        return Array(
          (nearest + added).sorted { ($0.distance, $0.place.id) < ($1.distance, $1.place.id) }.prefix(limit))
      }
      radius *= 4
    }
  }
}
