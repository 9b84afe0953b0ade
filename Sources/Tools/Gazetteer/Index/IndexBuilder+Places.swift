internal import Model

extension IndexBuilder {
  /// Writes the records of the places, their feature codes, and the ids that row numbers do not give.
  func writePlaces() throws {
    try writer.begin(.places)
    for place in places {
      try writer.add(place.row)
      try writer.add(place.longitude)
      try writer.add(place.latitude)
      try writer.add(place.weight.bitPattern)
      try writer.add(place.country)
      try writer.add(place.feature)
      try writer.add(place.region)
      try writer.add(place.population)
    }
    writer.end(.places)

    try writer.begin(.features)
    for feature in featureList {
      var bytes = Array(feature.utf8.prefix(8))
      bytes += Array(repeating: 0, count: 8 - bytes.count)
      try writer.add(bytes)
    }
    writer.end(.features)

    try writer.begin(.ids)
    try writer.add(UInt64(ids.count))
    var offset = 0
    for (row, id) in ids {
      try writer.add(row)
      try writer.add(UInt64(offset))
      offset += id.utf8.count + 1
    }
    for (_, id) in ids { try writer.add(Array(id.utf8) + [0]) }
    writer.end(.ids)
  }

  /// Writes the places by bands of latitude and by longitude within them.
  func writeBands() throws {
    var starts = [UInt32](repeating: 0, count: LatitudeBands.count + 1)
    for place in places { starts[LatitudeBands.band(of: place.latitude) + 1] += 1 }
    for band in 1..<starts.count { starts[band] += starts[band - 1] }
    var next = starts
    var order = [UInt32](repeating: 0, count: places.count)
    for (position, place) in places.enumerated() {
      let band = LatitudeBands.band(of: place.latitude)
      order[Int(next[band])] = UInt32(position)
      next[band] += 1
    }
    for band in 0..<LatitudeBands.count {
      order[Int(starts[band])..<Int(starts[band + 1])].sort {
        (places[Int($0)].longitude, $0) < (places[Int($1)].longitude, $1)
      }
    }
    try writer.write(.bands, starts)
    try writer.write(.bandPlaces, order)
  }
}
