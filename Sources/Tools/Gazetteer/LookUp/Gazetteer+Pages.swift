internal import GRDB
public import Model

extension Gazetteer {
  /// Of the places that a name may mean, so many are listed: the best.
  public static let searchLimit = 200

  /// A page of the places that a query asks for.
  ///
  /// Places stand in the order of the index: from south to north by tenths of a degree, in each from west to east; those
  /// that the user added come last. Of a name they are ranked (`matches`), the best first, typing errors allowed where
  /// nothing else is found. What matches is always counted exactly: a box by the ends of its stretches, without a look at
  /// most of its places.
  public func page(_ query: PlaceQuery) throws(InputError) -> PlacePage {
    let (first, limit) = (max(0, query.first), max(0, query.limit))
    if let name = query.name { return try page(of: name, query.filter, first, limit) }
    let listing = PlaceListing(index, query.filter)
    let dropped = try droppedPositions()
    let added = corrections.addedPlaces.filter { query.filter.includes($0) }
    let matched = listing.count - dropped.count { listing.has($0) }
    var rows: [Int64] = []
    var next: Int?
    listing.forEach(from: first) { place, position in
      if dropped.contains(position) { return true }
      if rows.count == limit { next = place }
      rows.append(index.place(position).row)
      return next == nil
    }
    var places = try self.places(ofRows: Array(rows.prefix(limit)))
    // The user's own places stand behind all others, one number each.
    for (offset, place) in added.enumerated() where next == nil && index.placeCount + offset >= first {
      if places.count == limit { next = index.placeCount + offset } else { places.append(place) }
    }
    return PlacePage(matched: matched + added.count, places: places, next: next)
  }

  private func page(
    of name: String, _ filter: PlaceFilter, _ first: Int, _ limit: Int
  ) throws(InputError) -> PlacePage {
    let found = try find(name, LookUp(reach: .typingErrors, filter: filter, limit: Self.searchLimit))
    let rest = found.dropFirst(first)
    return PlacePage(
      matched: found.count, places: rest.prefix(limit).map(\.place),
      next: rest.count > limit ? first + limit : nil)
  }

  /// Positions of the places that the user dropped.
  private func droppedPositions() throws(InputError) -> Set<Int> {
    if corrections.droppedPlaces.isEmpty { return [] }
    return try reading(path) {
      try database.read { database in
        Set(
          try corrections.droppedPlaces.compactMap { id in
            try row(of: id, database).flatMap { index.position(ofRow: $0) }
          })
      }
    }
  }
}

/// The places of an index that a filter lets pass, in the order of bands.
private struct PlaceListing {
  private let index: PlaceIndex
  /// Of the order of bands, what the box holds.
  private let stretches: [(places: Range<Int>, isWhole: Bool)]
  private let latitudes: ClosedRange<Int32>
  private let longitudes: [ClosedRange<Int32>]
  /// Countries by number; nil for all.
  private let countries: Set<UInt16>?
  /// Whether each feature code is wanted; nil for all.
  private let features: [Bool]?

  init(_ index: PlaceIndex, _ filter: PlaceFilter) {
    self.index = index
    let units = filter.box?.units
    latitudes = units?.latitudes ?? -900_000_000...900_000_000
    longitudes = units?.longitudes ?? [-1_800_000_000...1_800_000_000]
    stretches =
      units == nil
      ? [(0..<index.placeCount, true)]
      : LatitudeBands(index).stretches(longitudes: longitudes, latitudes: latitudes)
    countries =
      filter.countries.isEmpty ? nil : Set(filter.countries.map { PlaceEntry.country($0) }.filter { $0 != 0 })
    features =
      filter.features.isEmpty
      ? nil
      : index.features.map { filter.includes(featureClass: String($0.featureClass), code: $0.code) }
  }

  /// Whether it has the place at a position of the index.
  func has(_ position: Int) -> Bool {
    let place = index.place(position)
    return latitudes.contains(place.latitude) && longitudes.contains { $0.contains(place.longitude) }
      && isWanted(place)
  }

  private func isWanted(_ place: PlaceEntry) -> Bool {
    countries?.contains(place.country) ?? true
      && features.map { Int(place.feature) < $0.count && $0[Int(place.feature)] } ?? true
  }

  /// How many places it has.
  var count: Int {
    let isOpen = countries == nil && features == nil
    return stretches.reduce(0) { sum, stretch in
      if isOpen, stretch.isWhole { return sum + stretch.places.count }
      return sum + stretch.places.count { has(index.bandPlace($0)) }
    }
  }

  /// Calls `body` with each place from one on: its place in the order, and its position in the index; ends where it
  /// says so.
  func forEach(from first: Int, _ body: (Int, Int) -> Bool) {
    for stretch in stretches where stretch.places.upperBound > first {
      for place in max(first, stretch.places.lowerBound)..<stretch.places.upperBound {
        let position = index.bandPlace(place)
        if has(position), !body(place, position) { return }
      }
    }
  }
}

extension PlaceFilter.Box {
  /// The box in ten-millionths of a degree: exactly those that are read back as degrees within it.
  fileprivate var units: (longitudes: [ClosedRange<Int32>], latitudes: ClosedRange<Int32>) {
    func least(_ degrees: Double) -> Int32 {
      var unit = (degrees * PlaceEntry.scale).rounded(.down)
      while unit / PlaceEntry.scale < degrees { unit += 1 }
      return Int32(unit)
    }
    func range(_ low: Double, _ high: Double) -> ClosedRange<Int32>? {
      let (low, high) = (least(low), -least(-high))
      return low <= high ? low...high : nil
    }
    let parts = west <= east ? [range(west, east)] : [range(-180, east), range(west, 180)]
    // A box between two steps of the grid has nothing in it.
    guard let latitudes = range(south, north) else { return ([], 0...0) }
    return (parts.compactMap(\.self), latitudes)
  }
}
