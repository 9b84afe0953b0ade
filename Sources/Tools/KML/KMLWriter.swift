public import Drafts
public import Features
internal import Glibc
public import Model

/// Writes layers into one KML 2.2 document (OGC 07-147r2): a folder a layer, a placemark a feature, a shared style a category.
///
/// The document's styles and schemas stand in front of its folders and are known last, so the folders wait in a second
/// file; memory stays constant.
public final class KMLWriter: FeatureSink {
  /// The file asked for.
  public let path: String

  private let title: String
  private var file: ReplacingFile?
  /// The folders; it goes without ever being committed.
  private var folders: ReplacingFile?
  private var encoder = PlacemarkEncoder()
  private var schemas: [FeatureSchema] = []
  private var styles: Set<SharedStyle> = []
  private var unlocated = 0

  /// Bytes gathered before they go to the file.
  private static let chunk = 1 << 18

  /// Opens the temporary files.
  ///
  /// - Parameter title: The document's name.
  public init(to path: String, title: String) throws(InputError) {
    self.path = path
    self.title = title
    file = try ReplacingFile(replacing: path)
    folders = try ReplacingFile(replacing: path)
  }

  /// Starts a layer's folder.
  public func begin(_ schema: FeatureSchema) throws(InputError) {
    _ = try openFile(folders)
    if !schemas.isEmpty { encoder.end() }
    schemas.append(schema)
    encoder.begin(schema)
  }

  /// Appends a placemark; one without a geometry stands in the list of places and not on the map.
  public func append(_ feature: Feature) throws(InputError) {
    let folders = try openFile(folders)
    do {
      try encoder.append(feature)
      if encoder.pending >= Self.chunk { try folders.write(encoder.takeBytes()) }
    } catch {
      drop()
      throw error
    }
    if feature.geometry == nil { unlocated += 1 }
    if let category = feature.category { styles.insert(SharedStyle(category)) }
  }

  /// Puts the document together under its temporary name.
  public func finish() throws(InputError) -> [ReplacingFile] {
    let file = try openFile(file)
    let folders = try openFile(folders)
    defer { drop() }
    if !schemas.isEmpty { encoder.end() }
    try folders.write(encoder.takeBytes())
    try folders.sync()
    try file.write(Array(head.utf8))
    try Self.copy(folders.temporary, to: file)
    try file.write(Array("</Document>\n</kml>\n".utf8))
    try file.sync()
    return [file]
  }

  /// What KML could not carry.
  public var losses: [FormatLoss] {
    [
      FormatLoss(what: "features without a geometry, listed but not drawn", count: unlocated),
      FormatLoss(
        what: "characters that XML 1.0 cannot carry, written as U+FFFD", count: encoder.replacedCharacters),
      FormatLoss(
        what: "lists with a semicolon in a word, joined by semicolons", count: encoder.ambiguousLists),
    ].filter { $0.count > 0 }
  }

  private func drop() {
    file = nil
    folders = nil
  }

  private func openFile(_ file: ReplacingFile?) throws(InputError) -> ReplacingFile {
    guard let file else { throw InputError(.software, at: path, "the writer is closed or has failed before") }
    return file
  }

  private static func copy(_ path: String, to file: ReplacingFile) throws(InputError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputError(.io, at: file.path, String(cString: strerror(errno))) }
    defer { _ = close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: chunk)
    while true {
      let count = read(descriptor, &bytes, chunk)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw InputError(.io, at: file.path, String(cString: strerror(errno))) }
      if count == 0 { return }
      try file.write(count == chunk ? bytes : Array(bytes[..<count]))
    }
  }
}

// MARK: - Head

extension KMLWriter {
  private var head: String {
    String { xml in
      xml.add(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <kml xmlns="http://www.opengis.net/kml/2.2">
        <Document>
        <name>
        """)
      _ = xml.escaped(title)
      xml.add("</name>\n")
      for style in styles.sorted(by: { $0.id < $1.id }) { xml.add(text: style.element) }
      for schema in schemas { Self.write(schema, to: &xml) }
    }
  }

  /// The types of a layer's fields (OGC 07-147r2, `kml:Schema`), which its placemarks refer to.
  private static func write(_ schema: FeatureSchema, to xml: inout ByteText) {
    guard !schema.fields.isEmpty else { return }
    let id = ByteText.identifier(schema.name, prefix: "fields-")
    xml.add(text: "<Schema name=\"\(id)\" id=\"\(id)\">\n")
    for field in schema.fields {
      xml.add(text: "<SimpleField type=\"\(type(of: field))\" name=\"")
      _ = xml.escaped(field.name)
      xml.add("\"></SimpleField>\n")
    }
    xml.add("</Schema>\n")
  }

  /// KML's types: dates are strings, whole numbers of more than 32 bits have none.
  private static func type(of field: FeatureSchema.Field) -> String {
    switch field.type {
    case .integer: "int"
    case .real: "double"
    case .boolean: "bool"
    case .string, .strings, .date, .dateTime: "string"
    }
  }
}
