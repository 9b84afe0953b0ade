internal import Features
private import GeoJSON
internal import Model

/// The GeoJSON of a layer's features, each encoded once: the bytes of JSON-FG, and which of them RFC 7946 leaves out.
///
/// Chunks rather than one array, so that no growth ever copies what is there or leaves room unused.
struct FeatureBytes: Sendable {
  /// Where a feature stands: its chunk, and from there its first byte, the members of JSON-FG and its end.
  private struct Stretch {
    var chunk: UInt32
    var start: UInt32
    var members: Range<UInt32>
    var end: UInt32
  }

  private var chunks: [[UInt8]] = []
  private var stretches: [Stretch] = []

  /// A chunk is closed once it has so many bytes.
  private static let chunkLength = 1 << 20

  /// Encodes features; one that GeoJSON cannot say is refused.
  init(_ schema: FeatureSchema, _ features: [Feature]) throws(InputError) {
    var encoder = FeatureEncoder(schema)
    stretches.reserveCapacity(features.count)
    for feature in features {
      let start = encoder.pending
      let members = try encoder.encode(feature)
      guard encoder.pending <= Int(UInt32.max) else {
        throw InputError(.data, at: "feature \(feature.id)", "expected less than 4 GB of GeoJSON")
      }
      stretches.append(
        Stretch(
          chunk: UInt32(chunks.count), start: UInt32(start),
          members: UInt32(members.lowerBound)..<UInt32(members.upperBound), end: UInt32(encoder.pending)))
      if encoder.pending >= Self.chunkLength { chunks.append(encoder.takeBytes()) }
    }
    chunks.append(encoder.takeBytes())
  }

  /// How many bytes all features take.
  var count: Int { chunks.reduce(0) { $0 + $1.count } }

  /// How many bytes a feature takes.
  func length(of position: Int, isPlain: Bool) -> Int {
    let stretch = stretches[position]
    return Int(stretch.end - stretch.start) - (isPlain ? stretch.members.count : 0)
  }

  /// Hands the one or two pieces of a feature over, valid inside `body` only.
  @inline(__always)
  func withPieces(of position: Int, isPlain: Bool, _ body: (UnsafeRawBufferPointer) -> Void) {
    let stretch = stretches[position]
    chunks[Int(stretch.chunk)].withUnsafeBytes { bytes in
      func piece(_ from: UInt32, _ to: UInt32) {
        body(UnsafeRawBufferPointer(rebasing: bytes[Int(from)..<Int(to)]))
      }
      guard isPlain else { return piece(stretch.start, stretch.end) }
      piece(stretch.start, stretch.members.lowerBound)
      piece(stretch.members.upperBound, stretch.end)
    }
  }
}
