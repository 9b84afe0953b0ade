internal import SwiftProtobuf
internal import Verification

/// Verifies tiles, and follows features from tile to tile.
struct FeatureVerification {
  /// What the archive says of its layers; nil where it cannot be read.
  var metadata: ArchiveMetadata?
  /// The zoom at which a feature's attributes are looked at: all features are there.
  var deepest = 0
  private var layers: [String: LayerFeatures] = [:]
  private let validity = try? PolygonRepair()
  private var found: [FileProblem] = []

  /// What is known of the features of one layer.
  private struct LayerFeatures {
    var numbers: [String: UInt64] = [:]
    var ids: [UInt64: String] = [:]
    var checked: Set<String> = []
    var checks = FeatureChecks(orientation: .any)
  }

  /// How far beyond its edge, in tiles, a position may lie before a client is likely to trip.
  private static let farthest = 2

  /// Everything wrong with one tile.
  mutating func verify(_ bytes: [UInt8], _ tile: TileID) -> [FileProblem] {
    found = []
    let place = "tile \(tile)"
    guard let content = try? VectorTile(serializedBytes: bytes) else {
      return [FileProblem(TileRule.notATile, place: place, message: "expected a message of MVT 2.1")]
    }
    var names: Set<String> = []
    for layer in content.layers {
      let at = "\(place), layer \(layer.name)"
      if !names.insert(layer.name).inserted {
        report(.duplicateLayer, at, "expected layers of different names")
      }
      verify(layer, tile, at)
    }
    return found
  }

  /// What is wrong with the identity and time of features, layer by layer.
  mutating func finish() -> [FileProblem] {
    layers.keys.sorted().flatMap { layers[$0]?.checks.finish() ?? [] }
  }

  private mutating func report(
    _ rule: TileRule, _ place: String, feature: String? = nil, _ message: String
  ) {
    found.append(FileProblem(rule, feature: feature, place: place, message: message))
  }

  private mutating func verify(_ layer: VectorTile.Layer, _ tile: TileID, _ place: String) {
    if layer.version != 2 { report(.layerVersion, place, "expected version 2, found \(layer.version)") }
    if layer.extent == 0 { report(.extent, place, "expected an extent above 0, found 0") }
    if layer.features.isEmpty { report(.emptyLayer, place, "expected one or more features, found none") }
    if Set(layer.keys).count < layer.keys.count { report(.repeatedKey, place, "a key stands twice") }
    if Set(layer.values).count < layer.values.count { report(.repeatedKey, place, "a value stands twice") }
    for (index, value) in layer.values.enumerated() where value.kinds != 1 {
      report(.value, place, "value \(index): expected one of its fields, found \(value.kinds)")
    }
    verifyMetadata(of: layer, place)
    var numbers: Set<UInt64> = []
    for (index, feature) in layer.features.enumerated() {
      let properties = properties(of: feature, in: layer, index, place)
      let id = properties["id"]?.words
      let name = id ?? (feature.hasID ? "\(feature.id)" : "#\(index + 1)")
      if feature.hasID, !numbers.insert(feature.id).inserted {
        report(
          .repeatedNumber, place, feature: name,
          "expected numeric ids of their own, found \(feature.id) twice")
      }
      verifyGeometry(of: feature, layer, name, place)
      if let id { follow(id, feature, properties, in: layer.name, tile, place) }
    }
  }

  private mutating func verifyMetadata(of layer: VectorTile.Layer, _ place: String) {
    guard let metadata else { return }
    guard let listed = metadata.vectorLayers.first(where: { $0.id == layer.name }) else {
      return report(.unlistedLayer, place, "expected a layer of the metadata's 'vector_layers'")
    }
    for key in layer.keys where listed.fields[key] == nil {
      report(.unlistedKey, place, "expected keys of the metadata's 'fields', found '\(key)'")
    }
  }

  private mutating func properties(
    of feature: VectorTile.Feature, in layer: VectorTile.Layer, _ index: Int, _ place: String
  ) -> [String: VectorTile.Value] {
    var properties: [String: VectorTile.Value] = [:]
    guard feature.tags.count.isMultiple(of: 2) else {
      report(.tags, place, feature: "#\(index + 1)", "expected pairs, found \(feature.tags.count) numbers")
      return properties
    }
    for pair in stride(from: 0, to: feature.tags.count, by: 2) {
      let (key, value) = (Int(feature.tags[pair]), Int(feature.tags[pair + 1]))
      guard key < layer.keys.count, value < layer.values.count else {
        report(
          .tags, place, feature: "#\(index + 1)",
          "expected a key below \(layer.keys.count) and a value below \(layer.values.count), found \(key) and \(value)"
        )
        continue
      }
      if properties.updateValue(layer.values[value], forKey: layer.keys[key]) != nil {
        report(.tags, place, feature: "#\(index + 1)", "the key '\(layer.keys[key])' stands twice")
      }
    }
    return properties
  }

  // MARK: Geometry

  private mutating func verifyGeometry(
    of feature: VectorTile.Feature, _ layer: VectorTile.Layer, _ name: String, _ place: String
  ) {
    let rows: [[TileUnits]]
    do {
      rows = try CommandReader(feature.geometry, feature.type).rows
    } catch {
      return report(error.rule, place, feature: name, error.message)
    }
    let limit = (Self.farthest + 1) * Int(layer.extent)
    if let far = rows.joined().first(where: { max(abs(Int($0.x)), abs(Int($0.y))) > limit }) {
      report(
        .farPosition, place, feature: name, "expected positions near the tile, found (\(far.x), \(far.y))")
    }
    guard feature.type == .polygon else { return }
    var polygons: [[[TileUnits]]] = []
    for ring in rows {
      let area = TileUnits.doubledArea(ring)
      if area > 0 {
        polygons.append([ring])
      } else if area < 0, !polygons.isEmpty {
        polygons[polygons.count - 1].append(ring)
      } else {
        let problem = area == 0 ? "a ring without an area" : "a hole before any outline"
        return report(
          .ringArea, place, feature: name, "expected outlines clockwise, then their holes, found \(problem)")
      }
    }
    if let validity, !validity.areValid(polygons) {
      let message = "expected rings that neither cross nor touch along an edge"
      found.append(FileProblem(FeatureRule.invalidPolygon, feature: name, place: place, message: message))
    }
  }

  // MARK: Identity and time

  /// Compares a feature with its other pieces, and checks what it says at the deepest zoom.
  private mutating func follow(
    _ id: String, _ feature: VectorTile.Feature, _ properties: [String: VectorTile.Value], in layer: String,
    _ tile: TileID, _ place: String
  ) {
    var known = layers[layer] ?? LayerFeatures()
    // Out of the table while it is changed, so that nothing of it is copied.
    layers[layer] = nil
    defer { layers[layer] = known }
    if feature.hasID {
      let number = known.numbers[id, default: feature.id]
      if number != feature.id {
        report(
          .numberDiffers, place, feature: id, "expected \(number), its number elsewhere, found \(feature.id)")
      }
      let other = known.ids[feature.id, default: id]
      if other != id {
        report(.numberDiffers, place, feature: id, "its number \(feature.id) is that of feature \(other)")
      }
      known.numbers[id] = number
      known.ids[feature.id] = other
    }
    guard tile.zoom == deepest, known.checked.insert(id).inserted else { return }
    if known.checked.count == 1 {
      known.checks.beginLayer { number in
        TileID(number: UInt64(number)).map { "tile \($0), layer \(layer)" } ?? ""
      }
    }
    let mark = Int(tile.number)
    known.checks.beginFeature(id: id, at: mark)
    known.checks.check(Self.raw(properties, at: mark), at: mark)
    for (key, seconds) in TileTime.seconds {
      guard let text = properties[key]?.words, let number = properties[seconds],
        let expected = TileTime.seconds(of: text, isEnd: key == "end"), number.whole != expected
      else { continue }
      report(.secondsDiffer, place, feature: id, "\(seconds): expected \(expected), as '\(key)' says")
    }
  }

  /// The properties as all formats have them: a tile says nothing of what is null.
  private static func raw(_ properties: [String: VectorTile.Value], at mark: Int) -> [RawProperty] {
    let absent = ["start", "end"].filter { properties[$0] == nil }.map { RawProperty($0, .null, mark: mark) }
    return properties.sorted { $0.key < $1.key }.map { key, value in
      RawProperty(key, value.raw, mark: mark)
    } + absent
  }
}

extension VectorTile.Value {
  /// How many of its fields are set.
  fileprivate var kinds: Int {
    [hasText, hasSingle, hasNumber, hasInteger, hasUnsignedInteger, hasSignedInteger, hasTruth].count { $0 }
  }

  fileprivate var words: String? { hasText ? text : nil }

  fileprivate var whole: Int? {
    if hasInteger { return Int(integer) }
    if hasUnsignedInteger { return Int(exactly: unsignedInteger) }
    return hasSignedInteger ? Int(signedInteger) : nil
  }

  fileprivate var raw: RawProperty.Value {
    if hasText { return .text(text) }
    if hasTruth { return .other("a boolean") }
    if let whole { return .number("\(whole)") }
    return .number("\(hasNumber ? number : Double(single))")
  }
}
