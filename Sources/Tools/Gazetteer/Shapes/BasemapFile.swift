public import Model

extension Basemap {
  /// Reads a user's own ground: any lines and polygons of GeoJSON (RFC 7946), as a collection or one after the other;
  /// points are passed over.
  ///
  /// What a shape is stands in its property `kind` (`land`, `water`, `river`, `border`, `other`), or is told from those
  /// of the usual sources: Natural Earth's `featurecla`, OpenStreetMap's `waterway`, `natural` and `boundary`. Throws
  /// with file and line where a feature is wrong, and where the file draws nothing.
  public init(file path: String) throws(InputError) {
    let scanner = FeatureScanner(try ByteSource(path: path))
    let file = path.split(separator: "/").last.map(String.init) ?? path
    var features: [Feature] = []
    var credits: Set<String> = []
    while let object = try scanner.next() {
      do throws(RowProblem) {
        let members = try JSONObject(bytes: object.bytes)
        guard let feature = try Self.feature(members, in: file) else { continue }
        features.append(feature)
        if let source = members.object("properties")?.string("source") { credits.insert(source) }
      } catch {
        throw InputError(.data, at: "\(file):\(object.line)", error.text)
      }
    }
    guard !features.isEmpty else {
      throw InputError(.data, at: path, "expected lines or polygons of GeoJSON, found none")
    }
    self.init(features: features, credits: credits.isEmpty ? [file] : credits.sorted())
  }

  private static func feature(_ object: JSONObject, in file: String) throws(RowProblem) -> Feature? {
    guard object.string("type") == "Feature" else {
      throw .field("type", expected: "'Feature'", found: object.string("type") ?? "")
    }
    let drawn = DrawnShape(object.object("geometry") ?? JSONObject([:]))
    guard let geometry = drawn.geometry else {
      if let problem = drawn.problem { throw RowProblem(problem) }
      return nil
    }
    let properties = object.object("properties") ?? JSONObject([:])
    let isFilled = if case .polygons = geometry { true } else { false }
    return Feature(
      try kind(of: properties, isFilled: isFilled),
      PlaceShape(
        name: properties.text("name") ?? "", geometry: geometry, source: properties.string("source") ?? file,
        accuracy: .metres(try ShapeFeature.accuracy(properties))))
  }

  private static func kind(of properties: JSONObject, isFilled: Bool) throws(RowProblem) -> Kind {
    if let stated = properties.text("kind") {
      guard let kind = Kind(rawValue: stated) else {
        let known = Kind.allCases.map(\.rawValue).joined(separator: ", ")
        throw .field("kind", expected: "one of \(known)", found: stated)
      }
      return kind
    }
    let natural = properties.text("featurecla")?.lowercased() ?? ""
    if properties.text("waterway") != nil || natural.contains("river") { return .river }
    let isWater =
      properties.text("natural") == "water"
      || ["lake", "ocean", "reservoir"].contains(where: natural.contains)
    if isWater { return .water }
    if natural == "land" { return .land }
    let isBorder =
      properties.text("boundary") != nil || properties.text("countries") != nil
      || natural.contains("boundary")
      || natural.hasPrefix("admin")
    return isBorder ? .border : .other
  }
}
