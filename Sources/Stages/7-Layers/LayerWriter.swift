public import Drafts
internal import Features
internal import GeoJSON
internal import Glibc
public import Model

/// Writes layers into a folder, in one format or several: all files of them or none.
public struct LayerWriter: Sendable {
  /// The folder; made where it is missing.
  public var folder: String
  /// The formats.
  public var formats: [LayerFormat]
  /// The layers to write, by their names; nil for all.
  public var layers: Set<String>?
  /// Whether features carry a style.
  public var style: LayerStyle
  /// What is chosen of single formats.
  public var options: LayerFormat.Options
  /// Tables of a row a place, written as CSV beside the layers.
  public var tables: [HolderTable] = []

  /// Writes into a folder.
  public init(
    folder: String, formats: [LayerFormat] = [.geojson], layers: Set<String>? = nil,
    style: LayerStyle = .none, options: LayerFormat.Options = .init()
  ) {
    self.options = options
    self.folder = folder
    self.formats = formats
    self.layers = layers
    self.style = style
  }

  /// What was written.
  public struct Outcome: Sendable, Hashable {
    /// The layers, in the order of the catalogue.
    public var layers: [WrittenLayer] = []
    /// The files, in the order of formats and layers.
    public var files: [String] = []
    /// What a format could not carry, by format in the order asked for.
    public var losses: [Loss] = []

    /// Nothing written yet.
    public init() {}
  }

  /// A layer written.
  public struct WrittenLayer: Sendable, Hashable {
    /// The layer's name.
    public var name: String
    /// How many features it has.
    public var features: Int
    /// How many of them have no geometry.
    public var unlocated: Int

    init(_ layer: FilledLayer) {
      name = layer.schema.name
      features = layer.features.count
      unlocated = layer.features.count { $0.geometry == nil }
    }
  }

  /// Something that a format could not carry.
  public struct Loss: Sendable, Hashable {
    /// The format.
    public var format: LayerFormat
    /// What, and how often: "3 features without a geometry".
    public var text: String
  }

  /// Writes the layers. The same content gives the same bytes, in whatever order it comes.
  ///
  /// - Parameter companions: Files that are put in place with the layers, before them.
  public func write(
    _ content: LayerContent, with companions: [ReplacingFile] = []
  ) throws(InputError) -> Outcome {
    try makeFolder()
    var outcome = Outcome()
    var sinks: [(format: LayerFormat, sink: any FeatureSink)] = []
    for format in formats { sinks.append((format, try format.sink(in: folder, options))) }
    for entry in LayerCatalogue.entries where layers?.contains(entry.schema.name) ?? true {
      let layer = entry.filled(with: content, style: style)
      for (format, sink) in sinks { try sink.append(format.openEnd(options).applied(to: layer)) }
      outcome.layers.append(WrittenLayer(layer))
    }
    if !tables.isEmpty {
      let sink = try LayerFormat.csv.sink(in: folder, options)
      for table in tables {
        let layer = try table.filled(from: content.intervals)
        try sink.append(layer)
        outcome.layers.append(WrittenLayer(layer))
      }
      sinks.append((.csv, sink))
    }
    var files: [ReplacingFile] = []
    for (format, sink) in sinks {
      files += try sink.finish()
      outcome.losses += sink.losses.map { Loss(format: format, text: $0.description) }
    }
    try ReplacingFile.commit(companions + files)
    outcome.files = files.map(\.path)
    return outcome
  }

  /// Writes the layer of checks alone into a GeoJSON file of any name: beside it, and renamed when whole.
  public static func write(
    checks: [CheckedClaim], reports: [ReportRecord], to path: String, style: LayerStyle = .none
  ) throws(InputError) -> WrittenLayer {
    let layer = LayerCatalogue.distanceChecks.filled(
      with: LayerContent(checks: checks, reports: reports), style: style)
    let writer = try FeatureWriter(to: path, layer.schema)
    for feature in layer.features { try writer.append(feature) }
    try writer.close()
    return WrittenLayer(layer)
  }

  /// Makes the folder and those above it where they are missing.
  public func makeFolder() throws(InputError) {
    guard !folder.isEmpty else {
      throw InputError(.usage, at: "", "expected the name of a folder, found none")
    }
    var path = folder.hasPrefix("/") ? "/" : ""
    for part in folder.split(separator: "/") {
      path += part + "/"
      guard mkdir(path, 0o777) != 0, errno != EEXIST else { continue }
      let problem = errno
      var status = stat()
      // A folder that is there may still refuse `mkdir` (read-only file system): only what is missing is an error.
      if stat(path, &status) == 0 { continue }
      throw InputError(.cannotCreate, at: folder, String(cString: strerror(problem)))
    }
  }
}

extension FeatureSink {
  /// Takes a whole layer.
  fileprivate func append(_ layer: FilledLayer) throws(InputError) {
    try begin(layer.schema)
    for feature in layer.features { try append(feature) }
  }
}
