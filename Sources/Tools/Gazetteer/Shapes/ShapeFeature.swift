internal import Model

/// A feature of GeoJSON that draws a place or a border; what it draws stands in its properties: `id` (a
/// place's id), `name`, or `countries` ("SY,TR"), and where they are known `source` and `accuracy_m`.
struct ShapeFeature {
  /// How far shapes whose file does not say it are taken to lie off, metres.
  static let usualAccuracy = 100.0

  var id: String?
  var name: String?
  /// Two ISO codes in the order of the alphabet; nil where it is no border.
  var countries: (String, String)?
  var source: String?
  var shape: SourceShape

  /// Reads a feature; throws where it draws nothing, or does not say what.
  init(_ feature: JSONObject) throws(RowProblem) {
    guard feature.string("type") == "Feature" else {
      throw .field("type", expected: "'Feature'", found: feature.string("type") ?? "")
    }
    let properties = feature.object("properties") ?? JSONObject([:])
    (id, name) = (properties.text("id") ?? feature.text("id"), properties.text("name"))
    source = properties.string("source")
    countries = try properties.string("countries").map { text throws(RowProblem) in try Self.countries(text) }
    guard id != nil || name != nil || countries != nil else {
      throw RowProblem("properties: expected an id, a name or countries, found none of them")
    }
    let drawn = DrawnShape(feature.object("geometry") ?? JSONObject([:]))
    guard let geometry = drawn.geometry else {
      let type = feature.object("geometry")?.string("type") ?? "none"
      throw RowProblem(drawn.problem ?? "geometry: expected lines or polygons, found \(type)")
    }
    shape = SourceShape(geometry: geometry, accuracy: try Self.accuracy(properties))
  }

  private static func countries(_ text: String) throws(RowProblem) -> (String, String) {
    let codes = text.split(separator: ",").map { $0.filter { $0 != " " } }.sorted()
    guard codes.count == 2, codes[0] != codes[1],
      codes.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { 0x41...0x5A ~= $0 } })
    else { throw .field("countries", expected: "two ISO codes such as SY,TR", found: text) }
    return (codes[0], codes[1])
  }

  /// What a feature says of its own accuracy, metres.
  static func accuracy(_ properties: JSONObject) throws(RowProblem) -> Double {
    guard let text = properties.text("accuracy_m") else { return usualAccuracy }
    guard let metres = Double(text), metres >= 0, metres < 1e6 else {
      throw .field("accuracy_m", expected: "metres of at least 0", found: text)
    }
    return metres
  }

  /// Calls `body` with each feature of a file: a FeatureCollection, one feature, or features one after the
  /// other.
  ///
  /// Throws with file and line where a feature is wrong, and what `body` throws of one.
  static func read(
    _ path: String, _ body: (ShapeFeature) throws(RowProblem) -> Void
  ) throws(InputError) {
    let scanner = FeatureScanner(try ByteSource(path: path))
    let name = path.split(separator: "/").last.map(String.init) ?? path
    while let object = try scanner.next() {
      do throws(RowProblem) {
        try body(try ShapeFeature(try JSONObject(bytes: object.bytes)))
      } catch {
        throw InputError(.data, at: "\(name):\(object.line)", error.text)
      }
    }
    guard scanner.hasFound else {
      throw InputError(.data, at: path, "expected features of GeoJSON, found none")
    }
  }
}
