/// One run of the verifier over a document: the structure of RFC 7946 from the outside to the inside.
struct Verification {
  let document: JSONDocument
  let validity = PolygonValidity()
  private(set) var problems: [GeoJSONProblem] = []
  /// The feature under the cursor, as problems name it.
  var feature: String?
  /// Where each `id` was first.
  private var names: [String: Int] = [:]
  var times = TimeColumns()
  /// The first position of each feature, to find the odd one out.
  private var firsts: [(feature: String?, position: Position)] = []
  private(set) var isJSONFG = false

  init(document: JSONDocument) { self.document = document }

  var sortedProblems: [GeoJSONProblem] {
    problems.sorted { a, b in
      (a.line, a.column, a.rule.rawValue, a.message) < (b.line, b.column, b.rule.rawValue, b.message)
    }
  }

  mutating func report(_ rule: GeoJSONRule, at offset: Int, _ message: String) {
    report(rule, at: offset, feature: feature, message)
  }

  mutating func report(_ rule: GeoJSONRule, at offset: Int, feature: String?, _ message: String) {
    let position = document.position(of: offset)
    problems.append(
      GeoJSONProblem(
        rule: rule, feature: feature, line: position.line, column: position.column, message: message))
  }

  mutating func verify() {
    for key in document.repeatedKeys {
      let key = JSONValue(document: document, index: key)
      report(.duplicateKey, at: key.offset, "the key '\(key.string ?? "")' stands here for the second time")
    }
    verifyRoot(document.root)
    findOddOnes()
    for problem in times.problems(isJSONFG: isJSONFG) {
      report(problem.rule, at: problem.offset, feature: problem.feature, problem.message)
    }
  }

  // MARK: - Root, collection, feature

  private mutating func verifyRoot(_ root: JSONValue) {
    guard let type = typeOfObject(root, "a GeoJSON object") else { return }
    if let classes = root["conformsTo"]?.elements {
      isJSONFG = classes.contains { $0.string?.contains("/json-fg-1/") ?? false }
    }
    switch type {
    case "FeatureCollection": verifyCollection(root)
    case "Feature": verifyFeature(root, number: 1)
    default: verifyGeometry(root)
    }
  }

  /// The value of `type`, where the value is an object that has one.
  mutating func typeOfObject(_ value: JSONValue, _ expected: String) -> String? {
    guard value.kind == .object else {
      report(.wrongType, at: value.offset, "expected \(expected), found \(value.typeName)")
      return nil
    }
    guard let type = value["type"] else {
      report(.missingMember, at: value.offset, "expected a member 'type', found none")
      return nil
    }
    guard let name = type.string else {
      report(.wrongType, at: type.offset, "type: expected a string, found \(type.typeName)")
      return nil
    }
    return name
  }

  private mutating func verifyCollection(_ collection: JSONValue) {
    refuse(["coordinates", "geometries", "geometry", "properties"], in: collection, of: "FeatureCollection")
    verifyCommon(collection)
    guard let features = collection["features"] else {
      report(.missingMember, at: collection.offset, "expected a member 'features', found none")
      return
    }
    guard features.kind == .array else {
      report(.wrongType, at: features.offset, "features: expected an array, found \(features.typeName)")
      return
    }
    for (index, element) in features.elements.enumerated() {
      feature = "#\(index + 1)"
      if let type = typeOfObject(element, "a feature") {
        if type == "Feature" {
          verifyFeature(element, number: index + 1)
        } else {
          report(.unknownType, at: element.offset, "expected a Feature, found '\(type)'")
        }
      }
    }
    feature = nil
  }

  private mutating func verifyFeature(_ value: JSONValue, number: Int) {
    verifyID(value, number: number)
    refuse(["coordinates", "geometries", "features"], in: value, of: "Feature")
    verifyCommon(value)
    if let properties = value["properties"] {
      if properties.kind != .object && properties.kind != .null {
        report(
          .wrongType, at: properties.offset,
          "properties: expected an object or null, found \(properties.typeName)")
      }
    } else {
      report(
        .missingMember, at: value.offset, "expected a member 'properties' (an object or null), found none")
    }
    if let geometry = value["geometry"] {
      if geometry.kind != .null { verifyFeatureGeometry(geometry) }
    } else {
      report(.missingMember, at: value.offset, "expected a member 'geometry' (an object or null), found none")
    }
    times.add(value, feature: feature)
  }

  private mutating func verifyFeatureGeometry(_ geometry: JSONValue) {
    if let first = verifyGeometry(geometry) { firsts.append((feature, first)) }
  }

  private mutating func verifyID(_ value: JSONValue, number: Int) {
    feature = "#\(number)"
    guard let id = value["id"] else {
      report(.missingID, at: value.offset, "expected a member 'id', found none: the feature cannot be cited")
      return
    }
    guard id.kind == .string || id.kind == .number else {
      report(.wrongType, at: id.offset, "id: expected a string or a number, found \(id.typeName)")
      return
    }
    let name = id.string ?? id.numberText ?? ""
    if name.isEmpty {
      report(.missingID, at: id.offset, "expected an id, found \"\": the feature cannot be cited")
      return
    }
    feature = name
    let key = (id.kind == .string ? "s" : "n") + name
    if let first = names[key] {
      report(
        .duplicateID, at: id.offset, "the id stands in line \(document.position(of: first).line) already")
    } else {
      names[key] = id.offset
    }
  }

  // MARK: - Members

  private mutating func refuse(_ keys: [String], in value: JSONValue, of type: String) {
    for key in keys {
      guard let member = value[key] else { continue }
      report(.forbiddenMember, at: member.offset, "a \(type) has no member '\(key)' (RFC 7946, 7.1)")
    }
  }

  /// What a geometry must not have.
  mutating func refuseInGeometry(_ value: JSONValue, of type: String) {
    refuse(["geometry", "properties", "features"], in: value, of: type)
    verifyCommon(value)
  }

  private mutating func verifyCommon(_ value: JSONValue) {
    if let crs = value["crs"] {
      report(.crs, at: crs.offset, "coordinates are always WGS 84; 'crs' was removed (RFC 7946, 4)")
    }
    if let box = value["bbox"] { verifyBox(box) }
  }

  private mutating func verifyBox(_ box: JSONValue) {
    let numbers = box.elements.compactMap(\.number)
    guard box.kind == .array, numbers.count == box.elements.count, numbers.count == 4 || numbers.count == 6
    else {
      report(.boundingBox, at: box.offset, "expected 4 or 6 numbers (RFC 7946, 5), found something else")
      return
    }
    let half = numbers.count / 2
    let (south, north) = (numbers[1], numbers[half + 1])
    let isInRange = [numbers[0], numbers[half]].allSatisfy { (-180...180).contains($0) }
    guard isInRange, -90 <= south, south <= north, north <= 90 else {
      report(
        .boundingBox, at: box.offset, "expected [west, south, east, north] within the globe, found \(numbers)"
      )
      return
    }
  }

  // MARK: - Odd ones

  /// A feature far from all others that would lie among them with its axes swapped.
  private mutating func findOddOnes() {
    guard firsts.count >= 5 else { return }
    let middle = firsts.count / 2
    let longitude = firsts.map(\.position.longitude).sorted()[middle]
    let latitude = firsts.map(\.position.latitude).sorted()[middle]
    for (feature, position) in firsts {
      let distance = max(abs(position.longitude - longitude), abs(position.latitude - latitude))
      let swapped = max(abs(position.latitude - longitude), abs(position.longitude - latitude))
      guard distance > 10, swapped < distance / 4 else { continue }
      report(
        .swappedAxes, at: position.offset, feature: feature,
        "far from the other features; with longitude and latitude swapped it would lie among them")
    }
  }
}
