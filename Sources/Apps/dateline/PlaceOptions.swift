import Gazetteer
import Model

/// Points and places that an option names.
enum PointOption {
  /// A point as LON,LAT.
  static func point(_ text: String, _ option: String) throws(InputError) -> Coordinate {
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map {
      Double($0.trimmingPrefix(" "))
    }
    guard numbers.count == 2, let longitude = numbers[0], let latitude = numbers[1] else {
      throw InputError(.usage, at: option, "expected LON,LAT in degrees, found '\(text)'")
    }
    do { return try Coordinate(longitude: longitude, latitude: latitude) } catch let problem {
      throw InputError(.usage, at: option, problem.description)
    }
  }

  /// A place by its id or as the first match of its name.
  static func place(_ text: String, _ option: String, _ gazetteer: Gazetteer) throws(InputError) -> Place {
    if let place = try gazetteer.place(id: text) { return place }
    guard let match = try gazetteer.matches(for: text, LookUp(limit: 1)).first else {
      throw InputError(.usage, at: option, "the gazetteer has no place '\(text)'")
    }
    return match.place
  }

  /// A point as LON,LAT, or a place.
  static func anchor(_ text: String, _ option: String, _ gazetteer: Gazetteer) throws(InputError) -> Place {
    guard text.contains(","), text.allSatisfy({ !$0.isLetter }) else {
      return try place(text, option, gazetteer)
    }
    let point = try point(text, option)
    return Place(
      id: text, name: text, coordinate: point, feature: Place.Feature(featureClass: "S", code: ""),
      country: "",
      source: "command line")
  }
}

/// Countries that an option names.
enum CountryOption {
  /// The codes in capitals; throws where one is none.
  static func codes(_ texts: [String]) throws(InputError) -> Set<String> {
    for text in texts where text.utf8.count != 2 || !text.allSatisfy(\.isLetter) {
      throw InputError(.usage, at: "--country", "expected two letters (ISO 3166-1), found '\(text)'")
    }
    return Set(texts.map { $0.uppercased() })
  }
}

/// Features that the option `--class` names.
enum FeatureOption {
  /// A filter for classes (`P`) and codes (`P.PPL`); throws where one is neither.
  static func filter(_ texts: [String]) throws(InputError) -> PlaceFilter {
    var filter = PlaceFilter()
    for text in texts { filter.features.append(try PlaceFilter.Feature(text, option: "--class")) }
    return filter
  }
}

/// How many answers an option asks for.
enum LimitOption {
  /// Throws where it is none or more than anybody reads.
  static func check(_ limit: Int) throws(InputError) {
    guard (1...10_000).contains(limit) else {
      throw InputError(.usage, at: "--limit", "expected a number in 1...10000, found \(limit)")
    }
  }
}
