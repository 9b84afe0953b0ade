internal import Verification

/// One run of the verifier over a document: the structure of RFC 7946 from the outside to the inside.
struct DocumentVerification {
  let document: JSONDocument
  /// Collects what is found; marks are offsets into the document.
  var checks = FeatureChecks(orientation: .rightHand)
  private(set) var isJSONFG = false

  init(document: JSONDocument) {
    self.document = document
    checks.beginLayer { offset in
      let position = document.position(of: offset)
      return "\(position.line):\(position.column)"
    }
  }

  mutating func report(_ rule: some FileRule, at offset: Int, _ message: String) {
    checks.report(rule, at: offset, message)
  }

  mutating func check(_ geometry: RawGeometry, at offset: Int) { checks.check(geometry, at: offset) }

  /// Every problem, in the order of the document.
  mutating func problems() -> [FileProblem] {
    for key in document.repeatedKeys {
      let key = JSONValue(document: document, index: key)
      report(
        GeoJSONRule.duplicateKey, at: key.offset,
        "the key '\(key.string ?? "")' stands here for the second time")
    }
    verifyRoot(document.root)
    return checks.finish()
  }

  // MARK: - Root, collection, feature

  private mutating func verifyRoot(_ root: JSONValue) {
    guard let type = typeOfObject(root, "a GeoJSON object") else { return }
    if let classes = root["conformsTo"]?.elements {
      isJSONFG = classes.contains { $0.string?.contains("/json-fg-1/") ?? false }
    }
    switch type {
    case "FeatureCollection": verifyCollection(root)
    case "Feature":
      beginFeature(root)
      verifyFeature(root)
      checks.endFeature()
    default: verifyGeometry(root)
    }
  }

  /// The value of `type`, where the value is an object that has one.
  mutating func typeOfObject(_ value: JSONValue, _ expected: String) -> String? {
    guard value.kind == .object else {
      report(GeoJSONRule.wrongType, at: value.offset, "expected \(expected), found \(value.typeName)")
      return nil
    }
    guard let type = value["type"] else {
      report(GeoJSONRule.missingMember, at: value.offset, "expected a member 'type', found none")
      return nil
    }
    guard let name = type.string else {
      report(GeoJSONRule.wrongType, at: type.offset, "type: expected a string, found \(type.typeName)")
      return nil
    }
    return name
  }

  private mutating func verifyCollection(_ collection: JSONValue) {
    refuse(["coordinates", "geometries", "geometry", "properties"], in: collection, of: "FeatureCollection")
    verifyCommon(collection)
    guard let features = collection["features"] else {
      report(GeoJSONRule.missingMember, at: collection.offset, "expected a member 'features', found none")
      return
    }
    guard features.kind == .array else {
      report(
        GeoJSONRule.wrongType, at: features.offset, "features: expected an array, found \(features.typeName)")
      return
    }
    for element in features.elements {
      beginFeature(element)
      if let type = typeOfObject(element, "a feature") {
        if type == "Feature" {
          verifyFeature(element)
        } else {
          report(GeoJSONRule.unknownType, at: element.offset, "expected a Feature, found '\(type)'")
        }
      }
      checks.endFeature()
    }
  }

  private mutating func verifyFeature(_ value: JSONValue) {
    refuse(["coordinates", "geometries", "features"], in: value, of: "Feature")
    verifyCommon(value)
    if let properties = value["properties"] {
      if properties.kind != .object && properties.kind != .null {
        report(
          GeoJSONRule.wrongType, at: properties.offset,
          "properties: expected an object or null, found \(properties.typeName)")
      }
    } else {
      report(
        GeoJSONRule.missingMember, at: value.offset,
        "expected a member 'properties' (an object or null), found none")
    }
    if let geometry = value["geometry"] {
      if geometry.kind != .null { verifyGeometry(geometry) }
    } else {
      report(
        GeoJSONRule.missingMember, at: value.offset,
        "expected a member 'geometry' (an object or null), found none")
    }
    verifyTime(value)
  }

  private mutating func beginFeature(_ value: JSONValue) {
    guard value.kind == .object, value["type"]?.string == "Feature" else {
      return checks.beginNamelessFeature()
    }
    guard let id = value["id"] else { return checks.beginFeature(id: nil, at: value.offset) }
    guard id.kind == .string || id.kind == .number else {
      checks.beginNamelessFeature()
      return report(
        GeoJSONRule.wrongType, at: id.offset, "id: expected a string or a number, found \(id.typeName)")
    }
    let name = id.string ?? id.numberText ?? ""
    // The string "1" and the number 1 are two ids.
    checks.beginFeature(id: name, key: (id.kind == .string ? "s" : "n") + name, at: id.offset)
  }

  // MARK: - Members

  private mutating func refuse(_ keys: [String], in value: JSONValue, of type: String) {
    for key in keys {
      guard let member = value[key] else { continue }
      report(
        GeoJSONRule.forbiddenMember, at: member.offset, "a \(type) has no member '\(key)' (RFC 7946, 7.1)")
    }
  }

  /// What a geometry must not have.
  mutating func refuseInGeometry(_ value: JSONValue, of type: String) {
    refuse(["geometry", "properties", "features"], in: value, of: type)
    verifyCommon(value)
  }

  private mutating func verifyCommon(_ value: JSONValue) {
    if let crs = value["crs"] {
      report(
        GeoJSONRule.crs, at: crs.offset, "coordinates are always WGS 84; 'crs' was removed (RFC 7946, 4)")
    }
    if let box = value["bbox"] { verifyBox(box) }
  }

  private mutating func verifyBox(_ box: JSONValue) {
    let numbers = box.elements.compactMap(\.number)
    guard box.kind == .array, numbers.count == box.elements.count, numbers.count == 4 || numbers.count == 6
    else {
      report(
        GeoJSONRule.boundingBox, at: box.offset, "expected 4 or 6 numbers (RFC 7946, 5), found something else"
      )
      return
    }
    let half = numbers.count / 2
    let (south, north) = (numbers[1], numbers[half + 1])
    let isInRange = [numbers[0], numbers[half]].allSatisfy { (-180...180).contains($0) }
    guard isInRange, -90 <= south, south <= north, north <= 90 else {
      report(
        GeoJSONRule.boundingBox, at: box.offset,
        "expected [west, south, east, north] within the globe, found \(numbers)"
      )
      return
    }
  }
}
