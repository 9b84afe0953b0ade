internal import Foundation
internal import Model

/// Writes places as a FeatureCollection of the Linked Places Format, a feature a line, without holding more than one.
struct LinkedPlacesWriter {
  private let encoder = JSONEncoder()
  private var writer: BufferedTextWriter
  private var isFirst = true

  /// Writes the head. The file stays the caller's to close.
  init(to file: FileHandle) throws {
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    writer = BufferedTextWriter(file)
    try writer.write(
      "{\"type\":\"FeatureCollection\",\"@context\":\"\(LinkedPlaces.context)\",\"features\":[")
  }

  mutating func append(_ place: SourcePlace, from source: SourceDescription) throws {
    try writer.write(isFirst ? "\n" : ",\n")
    isFirst = false
    try writer.write(try encoder.encode(LinkedPlacesFeature(place, source: source)))
  }

  /// Writes the end; the file is no JSON without it.
  mutating func finish() throws {
    try writer.write("\n]}\n")
    try writer.flush()
  }
}
