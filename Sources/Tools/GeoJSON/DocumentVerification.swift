internal import Verification

/// One run of the verifier over a document, or over the texts of a sequence one after the other: the structure of RFC 7946 from
/// the outside to the inside.
struct DocumentVerification {
  private(set) var document: JSONDocument
  /// Collects what is found.
  private var checks = FeatureChecks(orientation: .rightHand)
  /// What the file says it is beside GeoJSON.
  private(set) var profile = Profile.none
  /// The line of the text under the cursor, in a sequence; nil in a document by itself.
  private var line: Int?

  /// What a file may be beside GeoJSON.
  enum Profile {
    case none
    /// JSON-FG 1.0 (OGC 21-045r1).
    case jsonFG
    /// Linked Places Format 1.3.
    case linkedPlaces
  }

  /// A run over a document by itself.
  init(document: JSONDocument) {
    self.document = document
    line = nil
    checks.beginLayer { offset in
      let position = document.position(of: offset)
      return "\(position.line):\(position.column)"
    }
  }

  /// A run over the texts of a sequence.
  private init(textsFrom document: JSONDocument) {
    self.document = document
    checks.beginLayer { "line \($0)" }
  }

  /// Every problem, in the order of the document.
  mutating func problems() -> [FileProblem] {
    verifyText()
    return checks.finish()
  }

  private mutating func verifyText() {
    for key in document.repeatedKeys {
      let key = JSONValue(document: document, index: key)
      report(
        GeoJSONRule.duplicateKey, at: key.offset,
        "the key '\(key.string ?? "")' stands here for the second time")
    }
    verifyRoot(document.root)
  }

  // MARK: - What is found

  /// Where problems of an offset stand: in a sequence only the line is told.
  func mark(_ offset: Int) -> Int { line ?? offset }

  mutating func report(_ rule: some FileRule, at offset: Int, _ message: String) {
    checks.report(rule, at: mark(offset), message)
  }

  mutating func check(_ geometry: RawGeometry, at offset: Int) { checks.check(geometry, at: mark(offset)) }

  mutating func check(_ properties: [RawProperty], at offset: Int) {
    checks.check(properties, at: mark(offset))
  }

  // MARK: - Root, collection, feature

  private mutating func verifyRoot(_ root: JSONValue) {
    guard let type = typeOfObject(root, "a GeoJSON object") else { return }
    if let classes = root["conformsTo"]?.elements {
      if classes.contains(where: { $0.string?.contains("/json-fg-1/") ?? false }) { profile = .jsonFG }
    } else if LinkedPlacesRule.isContext(root["@context"]) {
      profile = .linkedPlaces
    } else if line != nil, root["time"] != nil, root["place"] != nil {
      // A sequence has no root to say so.
      profile = .jsonFG
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
    if profile == .linkedPlaces { verifyLinkedPlace(value) }
  }

  private mutating func beginFeature(_ value: JSONValue) {
    guard value.kind == .object, value["type"]?.string == "Feature" else {
      return checks.beginNamelessFeature()
    }
    let name = profile == .linkedPlaces ? "@id" : "id"
    guard let id = value[name] else { return checks.beginFeature(id: nil, at: mark(value.offset)) }
    guard id.kind == .string || id.kind == .number else {
      checks.beginNamelessFeature()
      return report(
        GeoJSONRule.wrongType, at: id.offset, "\(name): expected a string or a number, found \(id.typeName)")
    }
    let words = id.string ?? id.numberText ?? ""
    // The string "1" and the number 1 are two ids.
    checks.beginFeature(id: words, key: (id.kind == .string ? "s" : "n") + words, at: mark(id.offset))
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

// MARK: - Sequences

extension DocumentVerification {
  /// Every problem of a GeoJSON text sequence: texts between record separators (RFC 8142), or one a line.
  static func problems(ofSequence bytes: [UInt8]) -> [FileProblem] {
    let separator: UInt8 = bytes.first == 0x1E ? 0x1E : 0x0A
    var run: DocumentVerification?
    var faults: [FileProblem] = []
    var line = 1
    for text in bytes.split(separator: separator, omittingEmptySubsequences: false) {
      defer { line += separator == 0x0A ? 1 : text.count { $0 == 0x0A } }
      guard text.contains(where: { $0 > 0x20 }) else { continue }
      do {
        let document = try JSONDocument(Array(text))
        if run == nil { run = DocumentVerification(textsFrom: document) }
        run?.document = document
        run?.line = line
        run?.verifyText()
      } catch {
        faults.append(FileProblem(GeoJSONRule.notJSON, place: "line \(line)", message: error.problem))
      }
    }
    return faults + (run?.checks.finish() ?? [])
  }
}
