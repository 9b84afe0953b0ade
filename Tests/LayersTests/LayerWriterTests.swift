import Features
import Foundation
import GeoJSON
import Layers
import Model
import Testing

@Suite struct LayerWriterTests {
  static let goldenFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
    path: "Tables")

  /// `DATELINE_RECORD=1 swift test …` writes the files anew, and still fails: look at the difference, then run again.
  @Test(arguments: LayerCatalogue.schemas.map(\.name)) func bytesAreAsRecorded(name: String) throws {
    try withFolder { folder in
      _ = try Sample().write(to: folder)
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name).geojson"))
      let golden = Self.goldenFolder.appending(path: "\(name).geojson")
      if ProcessInfo.processInfo.environment["DATELINE_RECORD"] == "1" {
        try bytes.write(to: golden)
        Issue.record("recorded \(golden.path)")
      }
      #expect(try String(decoding: bytes, as: UTF8.self) == String(contentsOf: golden, encoding: .utf8))
    }
  }

  @Test func theOrderOfTheValuesPlaysNoPart() throws {
    let sample = try Sample()
    let outcomes = try (0..<10).map { seed in
      try withFolder { folder in
        let files = try sample.write(to: folder, formats: LayerFormat.allCases, seed: UInt64(seed)).files
        return try files.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
      }
    }
    #expect(outcomes[0].count >= LayerCatalogue.schemas.count)
    #expect(Set(outcomes).count == 1)
  }

  @Test(arguments: LayerStyle.allCases) func theVerifierFindsNothing(style: LayerStyle) throws {
    try withFolder { folder in
      for file in try Sample().write(to: folder, style: style).files {
        #expect(try GeoJSONVerifier().problems(in: file).map { "\($0)" } == [], "\(file)")
      }
    }
  }

  @Test func itTellsWhatItWrote() throws {
    try withFolder { folder in
      let written = try Sample().write(to: folder + "/new/deep")
      let layers = written.layers
      #expect(layers.map(\.name) == LayerCatalogue.names)
      #expect(layers.map(\.features) == [5, 3, 4, 2, 6, 1])
      #expect(layers.map(\.unlocated) == [1, 0, 2, 1, 0, 0])
      #expect(written.files.first == folder + "/new/deep/control-changes.geojson")
    }
  }

  @Test func everyFeatureHasTheFieldsOfItsSchema() throws {
    try withFolder { folder in
      for (schema, file) in zip(LayerCatalogue.schemas, try Sample().write(to: folder).files) {
        let data = try Data(contentsOf: URL(fileURLWithPath: file))
        let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(root["featureType"] as? String == schema.featureType)
        for feature in try #require(root["features"] as? [[String: Any]]) {
          let properties = try #require(feature["properties"] as? [String: Any])
          #expect(Set(properties.keys) == Set(schema.fields.map(\.name)))
          #expect(properties["id"] as? String == feature["id"] as? String)
          for field in schema.fields { Self.expect(properties[field.name], fits: field, in: schema) }
        }
      }
    }
  }

  private static func expect(_ value: Any?, fits field: FeatureSchema.Field, in schema: FeatureSchema) {
    let name = "\(schema.name).\(field.name)"
    guard let value, !(value is NSNull) else {
      #expect(field.isNullable, "\(name) is null")
      return
    }
    switch field.type {
    case .string: #expect((value as? String)?.isEmpty == false, "\(name)")
    case .date: #expect((value as? String).flatMap { CivilDate(iso: $0) } != nil, "\(name)")
    case .dateTime:
      let text = value as? String ?? ""
      #expect(
        text.utf8.count == 20 && text.hasSuffix("Z") && CivilDate(iso: text.prefix(10)) != nil, "\(name)")
    case .strings: #expect(value is [String], "\(name)")
    case .boolean: #expect(value is Bool, "\(name)")
    case .integer: #expect(value is Int, "\(name)")
    case .real: #expect(value is Double || value is Int, "\(name)")
    }
  }

  @Test func twoRowsOfOneNameKeepBoth() throws {
    try withFolder { folder in
      var sample = try Sample()
      sample.mentions += sample.mentions
      let written = try sample.write(to: folder)
      #expect(written.layers[3].features == 4)
      #expect(try GeoJSONVerifier().problems(in: written.files[3]) == [])
    }
  }

  // MARK: - All or nothing

  @Test func aFolderThatCannotBeMadeIsOneLine() throws {
    try withFolder { folder in
      try "a file".write(toFile: folder + "/file", atomically: false, encoding: .utf8)
      for target in [folder + "/file", folder + "/file/deep", "/proc/nowhere"] {
        #expect {
          _ = try Sample().write(to: target)
        } throws: { error in
          guard let error = error as? InputError else { return false }
          return error.kind == .cannotCreate && error.location.hasPrefix(target)
        }
      }
    }
  }

  @Test func whereOneLayerCannotBeWrittenNoneIs() throws {
    try withFolder { folder in
      try FileManager.default.createDirectory(
        atPath: folder + "/mentions.geojson", withIntermediateDirectories: true)
      try "old".write(toFile: folder + "/control-changes.geojson", atomically: false, encoding: .utf8)
      #expect(throws: InputError.self) { try Sample().write(to: folder) }
      #expect(try String(contentsOfFile: folder + "/control-changes.geojson", encoding: .utf8) == "old")
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
          == ["control-changes.geojson", "mentions.geojson"])
    }
  }

  // MARK: - Style

  @Test func simplestyleColoursByParty() throws {
    try withFolder { folder in
      let path = try Sample().write(to: folder, style: .simplestyle).files[1]
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let lines = text.split(separator: "\n").filter { $0.contains("marker-color") }
      #expect(lines.count == 3)
      #expect(lines.filter { $0.contains(##""marker-color":"#009e73","marker-size":"small""##) }.count == 1)
      #expect(lines.filter { $0.contains(##""marker-color":"#000000""##) }.count == 1)
      #expect(lines.filter { $0.contains(##""marker-color":"#bbbbbb""##) }.count == 1)
    }
  }
}
