internal import CZlib
internal import NIOCore

/// Compresses answers (RFC 1952).
enum Gzip {
  /// zlib's level: features are text that repeats itself, and the first levels find most of that.
  private static let level: Int32 = 2

  /// Whether `Accept-Encoding` takes gzip (RFC 9110, 12.5.3).
  static func isAccepted(by field: String) -> Bool {
    field.split(separator: ",").contains { part in
      let words = part.split(separator: ";")
      let name = words.first?.filter { $0 != " " }.lowercased()
      guard name == "gzip" || name == "*" else { return false }
      let weight = words.dropFirst().first.map { $0.filter { $0 != " " } } ?? "q=1"
      return weight.hasPrefix("q=") && (Double(weight.dropFirst(2)) ?? 0) > 0
    }
  }

  /// The bytes as one member, without a time.
  static func compress(_ bytes: ByteBuffer) -> ByteBuffer {
    var stream = z_stream()
    guard dateline_deflate_init(&stream, level, 31) == Z_OK else { return bytes }
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, uLong(bytes.readableBytes)))
    var compressed = ByteBuffer()
    bytes.withUnsafeReadableBytes { input in
      _ = compressed.writeWithUnsafeMutableBytes(minimumWritableBytes: bound) { output in
        stream.next_in = UnsafeMutablePointer(
          mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
        stream.avail_in = uInt(input.count)
        stream.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.avail_out = uInt(output.count)
        deflate(&stream, Z_FINISH)
        return output.count - Int(stream.avail_out)
      }
    }
    return compressed
  }
}
