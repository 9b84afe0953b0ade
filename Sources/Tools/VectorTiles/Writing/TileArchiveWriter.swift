public import Drafts
public import Features
public import Model

/// Writes the layers of a map as vector tiles (MVT 2.1) in one PMTiles v3 archive.
///
/// Every feature has a numeric id, FNV-1a of its string id folded to 53 bits, beside the string in the
/// attribute `id`. Times stand as they are, and once more in seconds since 1970 (`start_s`, `end_s`). Null is
/// left out; a list of words becomes JSON text. A shape too small to be seen is left out above the deepest
/// zoom. Edges that areas and lines share are simplified alike, so that they stay shared. The same features
/// in any order give the same bytes.
///
/// Features wait on the disk: memory holds a million entries of forty bytes, the largest tile and, of lines
/// and polygons, the vertices that differ.
public final class TileArchiveWriter: FeatureSink {
  /// The file asked for.
  public let path: String
  /// What was lost; limits and clashing numbers are known once `finish` has been called.
  public private(set) var losses: [FormatLoss] = []

  private let options: TileArchiveOptions
  private var file: ReplacingFile?
  private var layers: [LayerUnderWay] = []
  private let records: Spool
  private let points: EntrySorter
  private let numbers: EntrySorter
  private let shapes: ShapeSpool
  private var extent = GeographicExtent()
  private var unplaced = 0
  private var polar = 0
  private var record: [UInt8] = []

  /// A layer that was begun.
  private struct LayerUnderWay {
    var schema: FeatureSchema
    var encoder: AttributeEncoder
  }

  /// Starts an archive beside its target.
  public init(to path: String, _ options: TileArchiveOptions = TileArchiveOptions()) throws(InputError) {
    guard options.zooms.lowerBound >= 0, options.zooms.upperBound <= 18 else {
      throw InputError(.usage, at: path, "zooms: expected some within 0...18, found \(options.zooms)")
    }
    guard (0...TileUnits.extent).contains(options.buffer) else {
      throw InputError(
        .usage, at: path, "buffer: expected 0...\(TileUnits.extent), found \(options.buffer)")
    }
    self.path = path
    self.options = options
    file = try ReplacingFile(replacing: path)
    records = try Spool(for: path)
    points = try EntrySorter(for: path)
    numbers = try EntrySorter(for: path)
    shapes = try ShapeSpool(for: path)
  }

  /// Starts a layer; its name must be new (MVT 2.1, section 4.1).
  public func begin(_ schema: FeatureSchema) throws(InputError) {
    try requireOpen()
    guard !layers.contains(where: { $0.schema.name == schema.name }) else {
      throw failed(
        InputError(.data, at: path, "expected layers of different names, found '\(schema.name)' twice"))
    }
    guard layers.count < TileEntry.layerLimit else {
      throw failed(InputError(.data, at: path, "expected at most \(TileEntry.layerLimit) layers"))
    }
    layers.append(LayerUnderWay(schema: schema, encoder: AttributeEncoder(schema)))
  }

  /// Adds a feature to the layer begun last; one whose values or rings cannot be said is refused, and the
  /// archive with it.
  public func append(_ feature: Feature) throws(InputError) {
    try requireOpen()
    guard !layers.isEmpty else {
      throw failed(InputError(.software, at: path, "a layer must be begun before its features"))
    }
    guard let geometry = feature.geometry else {
      unplaced += 1
      return
    }
    do {
      try append(feature, geometry)
    } catch {
      throw failed(error)
    }
  }

  private func append(_ feature: Feature, _ geometry: Geometry) throws(InputError) {
    record.removeAll(keepingCapacity: true)
    try layers[layers.count - 1].encoder.append(feature, to: &record)
    let before = extent.polar
    let shape = try WorldShape(geometry, of: feature, &extent)
    if extent.polar > before { polar += 1 }
    var digest = Fingerprint()
    digest.combine(record)
    for position in shape.parts.joined().joined() {
      withUnsafeBytes(of: position) { digest.combine($0) }
    }
    var entry = TileEntry(
      tile: 0, layer: layers.count - 1, number: Fingerprint.number(of: feature.id), digest: digest.value,
      feature: records.count, place: 0)
    try records.append(record)
    try numbers.append(entry)
    if let position = shape.point {
      entry.tile = position.tile(at: options.zooms.upperBound).position
      entry.place = UInt64(UInt32(position.x)) << 32 | UInt64(UInt32(position.y))
      try points.append(entry)
    } else {
      try shapes.append(shape, entry)
    }
  }

  /// Makes the tiles and brings the archive to the disk.
  public func finish() throws(InputError) -> [ReplacingFile] {
    let file = try requireOpen()
    self.file = nil
    let cutter = try ShapeCutter(for: path, options)
    try cutter.cut(shapes)
    let pieces = try cutter.pieces.sorted()
    let sortedPoints = try points.sorted()
    var assembler = TileAssembler(
      records: try records.bytes(),
      points: try sortedPoints.bytes().bindMemory(to: TileEntry.self),
      pieces: try pieces.bytes().bindMemory(to: TileEntry.self), commands: try cutter.commands.bytes(),
      options: options, layers: layers.map { TileLayer(name: $0.schema.name, keys: $0.encoder.keys) })
    let archive = try ArchiveBuilder(for: path)
    try assembler.assemble(into: archive)
    try archive.write(header, metadata, to: file)
    try file.sync()
    note(unplaced, "features without a geometry")
    note(polar, "features beyond latitude 85.0511, drawn there")
    note(assembler.thinned, "points left out of crowded tiles above zoom \(options.zooms.upperBound)")
    note(try sharedNumbers(), "features whose numeric id another one of the layer has")
    withExtendedLifetime((pieces, sortedPoints, cutter)) {}
    return [file]
  }

  /// How many features have the numeric id of one before them.
  private func sharedNumbers() throws(InputError) -> Int {
    let sorted = try numbers.sorted()
    let entries = try sorted.bytes().bindMemory(to: TileEntry.self)
    return zip(entries, entries.dropFirst()).count { $0.key == $1.key }
  }

  private func note(_ count: Int, _ what: String) {
    if count > 0 { losses.append(FormatLoss(what: what, count: count)) }
  }

  private var header: ArchiveHeader {
    var header = extent.header(options.zooms)
    header.minimumZoom = UInt8(options.zooms.lowerBound)
    header.maximumZoom = UInt8(options.zooms.upperBound)
    return header
  }

  private var metadata: ArchiveMetadata {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return ArchiveMetadata(
      name: options.name ?? file, description: options.description, attribution: options.attribution,
      type: "overlay",
      vectorLayers: layers.map { layer in
        ArchiveMetadata.Layer(
          id: layer.schema.name, description: layer.schema.summary, minzoom: options.zooms.lowerBound,
          maxzoom: options.zooms.upperBound,
          fields: Dictionary(
            zip(layer.encoder.keys, layer.encoder.types), uniquingKeysWith: { first, _ in first }))
      })
  }

  @discardableResult private func requireOpen() throws(InputError) -> ReplacingFile {
    guard let file else {
      throw InputError(.software, at: path, "the writer is finished or has failed before")
    }
    return file
  }

  /// Gives the archive up.
  private func failed(_ error: InputError) -> InputError {
    file = nil
    return error
  }
}
