import Features
import Model
import SwiftProtobuf
import TestSupport
import Testing
import Verification

@testable import VectorTiles

/// Archives damaged in one place each: the verifier names the rule that is broken.
@Suite struct TileArchiveVerifierTests {
  /// An archive of one tile, changed on its way.
  private func problems(
    header: (inout ArchiveHeader) -> Void = { _ in }, metadata: String? = nil,
    entries: (inout [DirectoryEntry]) -> Void = { _ in }, tiles: (inout [VectorTile]) -> Void = { _ in },
    content: ([UInt8]) -> [UInt8] = { $0 }
  ) throws -> [FileProblem] {
    let gzip = try GzipCompressor()
    var messages = [Self.tile()]
    tiles(&messages)
    var data: [UInt8] = []
    var list: [DirectoryEntry] = []
    for (index, message) in messages.enumerated() {
      let bytes = content(gzip.compress(try message.serializedBytes(partial: true)))
      list.append(
        DirectoryEntry(
          tile: UInt64(index), runLength: 1, offset: UInt64(data.count), length: UInt64(bytes.count)))
      data += bytes
    }
    entries(&list)
    let root = gzip.compress(ArchiveDirectory.encode(list))
    let fields = #"{"id":"String","start":"String","start_s":"Number","end":"String"}"#
    let json = gzip.compress(
      Array((metadata ?? #"{"vector_layers":[{"id":"places","fields":\#(fields)}]}"#).utf8))
    var head = ArchiveHeader()
    head.root = .init(offset: 127, length: UInt64(root.count))
    head.metadata = .init(offset: 127 + UInt64(root.count), length: UInt64(json.count))
    head.tiles = .init(offset: 127 + UInt64(root.count + json.count), length: UInt64(data.count))
    head.leaves = .init(offset: head.tiles.offset, length: 0)
    head.maximumZoom = UInt8(min(messages.count - 1, 1))
    head.addressedTiles = UInt64(list.count)
    header(&head)
    let workshop = try Workshop()
    return try TileArchiveVerifier().problems(in: workshop.file(head.bytes + root + json + data))
  }

  /// One point with an id and a time.
  private static func tile() -> VectorTile {
    func text(_ text: String) -> VectorTile.Value { .with { $0.text = text } }
    return .with { tile in
      tile.layers = [
        .with { layer in
          layer.version = 2
          layer.name = "places"
          layer.extent = 4_096
          layer.keys = ["id", "start", "start_s"]
          layer.values = [text("a"), text("2016-09-04T00:00:00Z"), .with { $0.integer = 1_472_947_200 }]
          layer.features = [
            .with { feature in
              feature.id = 1
              feature.type = .point
              feature.tags = [0, 0, 1, 1, 2, 2]
              feature.geometry = [9, 50, 34]
            }
          ]
        }
      ]
    }
  }

  private func rules(_ found: [FileProblem]) -> [String] { found.map(\.rule) }

  /// One layer changed.
  private func layerRules(_ change: (inout VectorTile.Layer) -> Void) throws -> [String] {
    rules(try problems(tiles: { change(&$0[0].layers[0]) }))
  }

  /// Two tiles of zooms 0 and 1; the second changed.
  private func secondRules(_ change: (inout VectorTile) -> Void) throws -> [String] {
    rules(
      try problems(tiles: { tiles in
        tiles.append(tiles[0])
        change(&tiles[1])
      }))
  }

  @Test func aSoundArchiveHasNoProblem() throws { #expect(try problems() == []) }

  @Test func damagedArchivesAreTold() throws {
    let workshop = try Workshop()
    let verifier = TileArchiveVerifier()
    #expect(rules(try verifier.problems(in: workshop.file([]))) == ["not-pmtiles"])
    #expect(rules(try verifier.problems(in: workshop.file(Array("PMTiles\u{2}".utf8)))) == ["not-pmtiles"])
    #expect(throws: InputError(.missingInput, at: "/nowhere.pmtiles", "No such file or directory")) {
      try verifier.problems(in: "/nowhere.pmtiles")
    }
    #expect(rules(try problems(header: { $0.tiles.length = .max })) == ["section-outside-file"])
    #expect(rules(try problems(header: { $0.tileCompression = 1 })) == ["compression"])
    #expect(rules(try problems(header: { $0.tileType = 2 })) == ["compression"])
    #expect(rules(try problems(header: { $0.contents = 7 })) == ["counts"])
    #expect(rules(try problems(header: { $0.minimumZoom = 3 })) == ["zoom-range", "zoom-range"])
    #expect(rules(try problems(header: { $0.root.length -= 1 })) == ["not-gzip"])
    #expect(rules(try problems(header: { $0.root = $0.metadata })).contains("directory"))
    #expect(rules(try problems(metadata: "[]")) == ["metadata"])
    #expect(rules(try problems(metadata: #"{"vector_layers":[]}"#)) == ["unlisted-layer"])
    #expect(
      rules(
        try problems(metadata: #"{"vector_layers":[{"id":"places","fields":{"id":"String","start":""}}]}"#))
        == ["unlisted-key"])
    #expect(rules(try problems(entries: { $0[0].length += 1 })) == ["tile-outside-data"])
    #expect(rules(try problems(entries: { $0.append($0[0]) })).contains("tile-order"))
    #expect(rules(try problems(content: { _ in [1, 2, 3] })) == ["not-gzip"])
    #expect(rules(try problems(content: { $0 + [0] })) == ["not-gzip"])
  }

  @Test func aRootThatEndsTooLateIsTold() throws {
    let workshop = try Workshop()
    try workshop.write([(Sample.places, [])])
    var bytes = try workshop.bytes()
    var header = try #require(bytes.withUnsafeBytes { ArchiveHeader($0) })
    let root = Array(bytes[127..<(127 + Int(header.root.length))])
    header.root.offset = UInt64(max(bytes.count, 16_384))
    bytes += [UInt8](repeating: 0, count: Int(header.root.offset) - bytes.count) + root
    bytes.replaceSubrange(0..<127, with: header.bytes)
    #expect(rules(try TileArchiveVerifier().problems(in: workshop.file(bytes))) == ["root-too-large"])
  }

  @Test func damagedLayersAreTold() throws {
    #expect(rules(try problems(tiles: { $0[0].layers[0].clearVersion() })) == ["not-a-tile"])
    #expect(try layerRules { $0.version = 1 } == ["layer-version"])
    #expect(try layerRules { $0.extent = 0 }.first == "extent")
    #expect(try layerRules { $0.features = [] } == ["empty-layer"])
    #expect(try layerRules { $0.keys.append("id") } == ["repeated-key"])
    #expect(try layerRules { $0.values.append($0.values[0]) } == ["repeated-key"])
    #expect(try layerRules { $0.values.append(.init()) } == ["value"])
    #expect(rules(try problems(tiles: { $0[0].layers.append($0[0].layers[0]) })) == ["duplicate-layer"])
  }

  @Test func damagedFeaturesAreTold() throws {
    #expect(try layerRules { $0.features[0].tags.append(0) }.first == "tags")
    #expect(try layerRules { $0.features[0].tags[1] = 9 } == ["tags"])
    #expect(try layerRules { $0.features[0].tags += [0, 1] }.first == "tags")
    #expect(try layerRules { $0.features[0].geometry = [9, 50] } == ["commands"])
    #expect(try layerRules { $0.features[0].clearType() } == ["geometry-type"])
    #expect(try layerRules { $0.features[0].geometry = [9, 100_000, 2] } == ["far-position"])
    #expect(
      try layerRules { layer in
        layer.features[0].type = .line
        layer.features[0].geometry = [9, 4, 4, 10, 0, 0]
      } == ["zero-length-line"])
    #expect(
      try layerRules { layer in
        layer.features[0].type = .polygon
        layer.features[0].geometry = [9, 0, 0, 26, 0, 20, 20, 0, 0, 19, 15]
      } == ["ring-area"])
    #expect(
      try layerRules { layer in
        layer.features[0].type = .polygon
        // A bow tie whose larger half turns clockwise.
        layer.features[0].geometry = [9, 0, 0, 26, 40, 0, 39, 20, 20, 0, 15]
      } == ["invalid-polygon"])
    #expect(try layerRules { $0.features.append($0.features[0]) } == ["repeated-number"])
  }

  @Test func whatFeaturesSayOfThemselvesIsFollowedFromTileToTile() throws {
    #expect(try secondRules { _ in } == [])
    #expect(try secondRules { $0.layers[0].features[0].id = 2 } == ["number-differs"])
    #expect(try secondRules { $0.layers[0].values[0].text = "b" } == ["number-differs"])
    #expect(try secondRules { $0.layers[0].values[2].integer = 5 } == ["seconds-differ"])
    #expect(try secondRules { $0.layers[0].values[1].text = "in May" } == ["invalid-date"])
    #expect(
      try secondRules { tile in
        tile.layers[0].keys.append("end")
        tile.layers[0].values.append(.with { $0.text = "2015-01-01" })
        tile.layers[0].features[0].tags += [3, 3]
      } == ["end-before-start"])
  }

  @Test func damagedBytesNeverCrash() throws {
    let workshop = try Workshop()
    try workshop.write(try AreaTests.layers(), TileArchiveOptions(zooms: 0...3))
    let sound = try workshop.bytes()
    var numbers = SeededNumbers(seed: 13)
    var told = 0
    for _ in 0..<300 {
      var bytes = sound
      for _ in 0..<Int.random(in: 1...4, using: &numbers) {
        bytes[Int.random(in: 8..<bytes.count, using: &numbers)] = .random(in: 0...255, using: &numbers)
      }
      if Bool.random(using: &numbers) { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &numbers)) }
      if try !TileArchiveVerifier().problems(in: workshop.file(bytes)).isEmpty { told += 1 }
    }
    #expect(told > 250)
  }
}
