import Features
import Foundation
import Layers
import Testing

@Suite struct LayerDocumentTests {
  static let document = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../../docs/layers.md").standardizedFileURL

  /// The table of a layer as the document should have it.
  static func table(of schema: FeatureSchema) -> [String] {
    schema.fields.map { field in
      "| `\(field.name)` | \(field.type.rawValue) | \(field.isNullable ? "yes" : "no") | \(field.form) | \(field.meaning) |"
    }
  }

  @Test func documentAndCodeSayTheSame() throws {
    let text = try String(contentsOf: Self.document, encoding: .utf8)
    #expect(text.contains("Version \(LayerCatalogue.version)"))
    let sections = text.components(separatedBy: "\n## ").dropFirst()
    let documented = Dictionary(
      sections.map { section in
        let lines = section.split(separator: "\n").map(String.init)
        return (lines.first ?? "", lines.filter { $0.hasPrefix("| `") })
      }, uniquingKeysWith: { first, _ in first })
    for schema in LayerCatalogue.schemas {
      let lines = documented["`\(schema.name)`"] ?? []
      let table = Self.table(of: schema)
      #expect(
        lines.filter { !table.contains($0) } == [], "in docs/layers.md, not in the code of \(schema.name)")
      #expect(
        table.filter { !lines.contains($0) } == [], "in the code of \(schema.name), not in docs/layers.md")
      #expect(text.contains("Feature type `\(schema.featureType)`. \(schema.summary)"))
    }
    let layers = Set(LayerCatalogue.schemas.map { "`\($0.name)`" })
    #expect(documented.keys.filter { $0.hasPrefix("`") && !layers.contains($0) } == [])
  }

  @Test func fieldsStandOnce() {
    for schema in LayerCatalogue.schemas {
      #expect(Set(schema.fields.map(\.name)).count == schema.fields.count, "\(schema.name)")
      #expect(schema.fields.prefix(2).map(\.name) == ["id", "title"])
    }
  }
}
