internal import CZlib
internal import Model

/// Compresses to gzip members (RFC 1952) without a time, so that the same bytes give the same bytes; owns the
/// `z_stream`.
final class GzipCompressor {
  /// zlib's level. Of the numbers that tiles of points are, 4 makes less than 6 does (31.6 MB of 107, 32.4
  /// with 6, 33.8 with 1), in little more than half the time (2.6 s, 4.7 s, 1.8 s).
  static let level: Int32 = 4

  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private var room: [UInt8] = []

  init() throws(InputError) {
    stream.initialize(to: z_stream())
    guard dateline_deflate_init(stream, Self.level, 31) == Z_OK else {
      throw InputError(.software, at: "zlib", "cannot be started")
    }
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// The bytes, compressed.
  func compress(_ bytes: [UInt8]) -> [UInt8] {
    deflateReset(stream)
    let bound = Int(deflateBound(stream, uLong(bytes.count)))
    if room.count < bound { room = [UInt8](repeating: 0, count: bound) }
    return bytes.withUnsafeBufferPointer { input in
      room.withUnsafeMutableBufferPointer { output in
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.pointee.avail_in = uInt(input.count)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = uInt(output.count)
        deflate(stream, Z_FINISH)
        return Array(output[..<(output.count - Int(stream.pointee.avail_out))])
      }
    }
  }
}

/// Decompresses gzip.
enum Gzip {
  /// Why bytes are not gzip, in zlib's words.
  struct Corrupt: Error {
    var reason: String
  }

  /// The content of one gzip member that fills the bytes, at most `limit` bytes of it.
  static func decompress(_ bytes: UnsafeRawBufferPointer, limit: Int = 1 << 28) throws(Corrupt) -> [UInt8] {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard dateline_inflate_init(stream, 31) == Z_OK else { throw Corrupt(reason: "zlib cannot be started") }
    defer {
      inflateEnd(stream)
      stream.deallocate()
    }
    stream.pointee.next_in = UnsafeMutablePointer(
      mutating: bytes.baseAddress?.assumingMemoryBound(to: Bytef.self))
    stream.pointee.avail_in = uInt(bytes.count)
    var content: [UInt8] = []
    var room = [UInt8](repeating: 0, count: max(4_096, min(bytes.count * 4, 1 << 20)))
    while true {
      let (status, count) = room.withUnsafeMutableBufferPointer { output in
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = uInt(output.count)
        return (inflate(stream, Z_NO_FLUSH), output.count - Int(stream.pointee.avail_out))
      }
      guard status == Z_OK || status == Z_STREAM_END else {
        throw Corrupt(reason: stream.pointee.msg.map { String(cString: $0) } ?? "it ends too early")
      }
      content.append(contentsOf: room[..<count])
      guard content.count <= limit else { throw Corrupt(reason: "it holds more than \(limit) bytes") }
      if status == Z_STREAM_END {
        guard stream.pointee.avail_in == 0 else {
          throw Corrupt(reason: "\(stream.pointee.avail_in) bytes follow its end")
        }
        return content
      }
    }
  }
}
