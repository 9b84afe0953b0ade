internal import Foundation
internal import Model

/// Writes places as LP-TSV 0.5. It holds less than the GeoJSON form: of a name only text and language, no population.
struct LinkedPlacesTableWriter {
  static let columns = [
    "id", "title", "title_source", "fclasses", "aat_types", "attestation_year", "start", "end", "title_uri",
    "ccodes",
    "matches", "variants", "types", "parent_name", "parent_id", "lon", "lat", "geowkt", "geo_source",
    "geo_id",
    "approximation", "description",
  ]

  private var writer: BufferedTextWriter

  /// Writes the header. The file stays the caller's to close.
  init(to file: FileHandle) throws {
    writer = BufferedTextWriter(file)
    try writer.write(Self.columns.joined(separator: "\t") + "\n")
  }

  mutating func append(_ place: SourcePlace, from source: SourceDescription) throws {
    let code = place.featureCode.isEmpty ? place.featureClass : "\(place.featureClass).\(place.featureCode)"
    let day = place.modified ?? source.date ?? ""
    let cells: [String: String] = [
      "id": place.id, "title": place.name, "title_source": source.name,
      "fclasses": LinkedPlaces.featureClass(place.featureClass),
      "aat_types": LinkedPlaces.concepts[code].map { String($0.dropFirst(4)) } ?? "",
      "attestation_year": String(day.prefix(4)), "start": day, "ccodes": place.country,
      "matches": place.identifiers.sorted { $0.key < $1.key }.map { LinkedPlaces.link($0.key, $0.value) }
        .joined(separator: ";"),
      "variants": place.names.map(Self.variant).joined(separator: ";"), "types": code,
      "parent_name": place.admin1Name ?? "", "parent_id": place.area ?? "",
      "lon": "\(place.coordinate.longitude)", "lat": "\(place.coordinate.latitude)",
      "geo_source": source.name,
      "description": place.note ?? "",
    ]
    try writer.write(Self.columns.map { Self.plain(cells[$0] ?? "") }.joined(separator: "\t") + "\n")
  }

  mutating func finish() throws { try writer.flush() }

  /// `name@language`; the marks of the list cannot be part of it.
  private static func variant(_ name: SourceName) -> String {
    let text = name.text.replacing(";", with: ",")
    return name.language.isEmpty ? text : "\(text)@\(name.language)"
  }

  /// The format has no quotes: tabs and line ends become blanks.
  private static func plain(_ text: String) -> String {
    String(text.map { $0 == "\t" || $0.isNewline ? " " : $0 })
  }
}
