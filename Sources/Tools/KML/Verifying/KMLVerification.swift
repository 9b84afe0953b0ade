internal import Verification

/// One run over a document: elements as they come, placemarks when they end.
struct KMLVerification {
  /// An element that is open.
  private struct Open {
    var name: String
    var mark: Int
    /// How far its children have come in their order.
    var rank = -1
  }

  private var scanner: XMLScanner
  private var checks = FeatureChecks(orientation: .outlines)
  private var open: [Open] = []
  private var text = ""
  private var placemark: PlacemarkContent?
  private var ids: Set<String> = []
  /// What `styleUrl` and `schemaUrl` refer to within the document, with the first place that does.
  private var references: [String: Int] = [:]
  /// The fields of each schema.
  private var schemas: [String: [String]] = [:]
  private var schema = ""

  init(_ bytes: [UInt8]) {
    scanner = XMLScanner(bytes)
    let lines = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
    checks.beginLayer { offset in
      var (low, high) = (0, lines.count)
      while low + 1 < high {
        let middle = (low + high) / 2
        if lines[middle] <= offset { low = middle } else { high = middle }
      }
      // Columns in Unicode scalars: bytes that do not continue one.
      let column = bytes[lines[low]..<min(max(offset, lines[low]), bytes.count)].count { $0 & 0xC0 != 0x80 }
      return "\(low + 1):\(column + 1)"
    }
  }

  /// Everything found.
  mutating func problems() -> [FileProblem] {
    do {
      while let event = try scanner.next() {
        switch event {
        case .start(let name, let attributes): begin(name, attributes, at: scanner.start)
        case .text(let words): text += words
        case .end(let name): end(name)
        }
      }
      checks.endFeature()
      for (id, mark) in references where !ids.contains(id) {
        checks.report(
          KMLRule.missingReference, at: mark, "expected an element with the id '\(id)', found none")
      }
    } catch {
      checks.endFeature()
      checks.report(KMLRule.notXML, at: error.offset, error.problem)
    }
    return checks.finish()
  }

  // MARK: - Elements

  private mutating func begin(_ name: String, _ attributes: [String: String], at mark: Int) {
    text = ""
    verifyPlace(of: name, attributes, at: mark)
    open.append(Open(name: name, mark: mark))
    if let id = attributes["id"], !ids.insert(id).inserted {
      checks.report(KMLRule.duplicateXMLID, at: mark, "the id '\(id)' stands twice in the document")
    }
    switch name {
    case "Placemark": placemark = PlacemarkContent(id: attributes["id"], mark: mark)
    case "Schema":
      schema = attributes["id"] ?? ""
      schemas[schema] = []
    case "SimpleField": schemas[schema]?.append(attributes["name"] ?? "")
    case "SchemaData":
      let url = attributes["schemaUrl"] ?? ""
      refer(to: url, at: mark)
      for field in schemas[String(url.drop { $0 == "#" })] ?? [] {
        placemark?.values[field] = RawProperty(field, .null, mark: mark)
      }
    case "SimpleData", "Data": placemark?.field = attributes["name"]
    case "Polygon": placemark?.rings.append([])
    default: break
    }
  }

  private mutating func end(_ name: String) {
    guard let element = open.popLast() else { return }
    let words = Self.trimmed(text)
    switch name {
    case "styleUrl": refer(to: words, at: element.mark)
    case "SimpleData", "value":
      if let field = placemark?.field {
        placemark?.values[field] = RawProperty(field, .text(text), mark: element.mark)
      }
    case "begin", "end", "when":
      guard placemark != nil else { break }
      placemark?.times[name] = (words, element.mark)
    case "coordinates":
      let positions = coordinates(words, at: element.mark)
      placemark?.add(positions, in: open.map(\.name))
    case "Placemark": verifyPlacemark(at: element.mark)
    default: break
    }
    text = ""
  }

  private static func trimmed(_ text: String) -> String {
    var part = text[...]
    while part.first?.isWhitespace ?? false { part.removeFirst() }
    while part.last?.isWhitespace ?? false { part.removeLast() }
    return String(part)
  }

  private mutating func refer(to url: String, at mark: Int) {
    guard url.hasPrefix("#") else { return }
    let id = String(url.dropFirst())
    if references[id] == nil { references[id] = mark }
  }

  private mutating func verifyPlace(of name: String, _ attributes: [String: String], at mark: Int) {
    guard let parent = open.last else {
      guard name == "kml" || name.hasSuffix(":kml") else {
        return checks.report(KMLRule.notKML, at: mark, "expected the element 'kml', found '\(name)'")
      }
      let space = attributes["xmlns"] ?? attributes["xmlns:kml"] ?? ""
      if space != "http://www.opengis.net/kml/2.2" {
        checks.report(
          KMLRule.notKML, at: mark, "expected the namespace http://www.opengis.net/kml/2.2, found '\(space)'")
      }
      return
    }
    guard KMLElements.isKnown(parent.name), !name.hasPrefix("gx:") else { return }
    guard let rank = KMLElements.rank(of: name, in: parent.name) else {
      return checks.report(KMLRule.unknownElement, at: mark, "'\(parent.name)' has no element '\(name)'")
    }
    if rank < parent.rank {
      checks.report(
        KMLRule.elementOrder, at: mark, "expected '\(name)' before what stands before it in '\(parent.name)'")
    }
    open[open.count - 1].rank = max(rank, parent.rank)
  }

  // MARK: - Placemarks

  private mutating func coordinates(_ text: String, at mark: Int) -> [RawPosition] {
    text.split(whereSeparator: \.isWhitespace).compactMap { tuple in
      let numbers = tuple.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
      if (2...3).contains(numbers.count), let longitude = numbers[0], let latitude = numbers[1],
        numbers.allSatisfy({ $0 != nil })
      {
        return RawPosition(longitude: longitude, latitude: latitude, mark: mark)
      }
      checks.report(
        KMLRule.position, at: mark,
        "expected longitude,latitude or longitude,latitude,altitude, found '\(tuple)'")
      return nil
    }
  }

  private mutating func verifyPlacemark(at mark: Int) {
    guard let placemark else { return }
    self.placemark = nil
    let own = placemark.ownID
    checks.beginFeature(id: own ?? placemark.id, key: placemark.id ?? own, at: mark)
    for geometry in placemark.geometries { checks.check(geometry, at: mark) }
    if !placemark.values.isEmpty {
      checks.check(placemark.values.values.sorted { $0.name < $1.name }, at: mark)
    }
    verifyTimes(placemark.times, at: mark)
    checks.endFeature()
  }

  /// `dateTime`, `date`, `gYearMonth` and `gYear` are times of KML; a date lasts to its end.
  private mutating func verifyTimes(_ times: [String: (text: String, mark: Int)], at mark: Int) {
    var ends: [String: String] = [:]
    for (name, time) in times {
      switch DateForm(time.text) {
      case .day, .second, .month, .year: ends[name] = time.text
      case .empty: checks.report(FeatureRule.emptyDate, at: time.mark, "\(name): expected a time, found \"\"")
      default:
        checks.report(
          FeatureRule.invalidDate, at: time.mark, "\(name): expected a time, found '\(time.text)'")
      }
    }
    guard let begin = ends["begin"], let end = ends["end"] else { return }
    // Forms of different lengths are compared as far as both go.
    let length = min(begin.count, end.count)
    if end.prefix(length) < begin.prefix(length) {
      checks.report(
        FeatureRule.endBeforeStart, at: mark, "expected an end not before the start \(begin), found \(end)")
    }
  }
}

/// What a placemark holds until it ends.
struct PlacemarkContent {
  /// The XML id.
  var id: String?
  var mark: Int
  /// The field of extended data under the cursor.
  var field: String?
  var values: [String: RawProperty] = [:]
  var times: [String: (text: String, mark: Int)] = [:]
  var points: [RawPosition] = []
  var lines: [[RawPosition]] = []
  var rings: [[[RawPosition]]] = []

  init(id: String?, mark: Int) {
    self.id = id
    self.mark = mark
  }

  /// The id among the extended data.
  var ownID: String? {
    guard case .text(let id) = values["id"]?.value, !id.isEmpty else { return nil }
    return id
  }

  /// Files positions under the geometry whose elements are open.
  mutating func add(_ positions: [RawPosition], in open: [String]) {
    if open.contains("Polygon"), !rings.isEmpty {
      rings[rings.count - 1].append(positions)
    } else if open.last == "Point" {
      points += positions
    } else {
      lines.append(positions)
    }
  }

  var geometries: [RawGeometry] {
    var geometries: [RawGeometry] = []
    if !points.isEmpty { geometries.append(.points(points)) }
    if !lines.isEmpty { geometries.append(.lines(lines)) }
    if !rings.isEmpty { geometries.append(.polygons(rings)) }
    return geometries
  }
}
