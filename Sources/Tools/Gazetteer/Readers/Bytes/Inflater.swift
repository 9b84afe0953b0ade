private import CZlib
internal import Model

/// zlib's decompressor over a file; owns the `z_stream`, which must not move, and the block it reads from.
final class Inflater {
  /// What stands round the compressed data.
  enum Wrapping: Int32 {
    /// Nothing (zip).
    case raw = -15
    /// A gzip header and trailer, checked by zlib.
    case gzip = 31
  }

  /// What a step gave.
  struct Step {
    /// Bytes written.
    var count: Int
    /// Whether the compressed data ended with them.
    var isEnd: Bool
  }

  /// Data that zlib does not understand.
  struct Corrupt: Error {
    /// zlib's own words, such as "invalid distance too far back".
    var reason: String
  }

  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)

  init(_ wrapping: Wrapping) throws(InputError) {
    stream.initialize(to: z_stream())
    guard dateline_inflate_init(stream, wrapping.rawValue) == Z_OK else {
      throw InputError(.software, at: "zlib", "cannot be started")
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  /// Whether all input is used up.
  var needsInput: Bool { stream.pointee.avail_in == 0 }

  /// The next byte of input, where there is one.
  var nextByte: UInt8? { needsInput ? nil : stream.pointee.next_in.pointee }

  /// Passes over one byte of input.
  func skipByte() {
    stream.pointee.next_in += 1
    stream.pointee.avail_in -= 1
  }

  /// Takes the next block of a file, at most `limit` bytes of it; returns its size, 0 at the end.
  func refill(from file: RawFile, limit: Int = .max) throws(InputError) -> Int {
    let count = try file.read(
      into: UnsafeMutableRawBufferPointer(rebasing: input[..<min(limit, input.count)]))
    stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: Bytef.self)
    stream.pointee.avail_in = uInt(count)
    return count
  }

  /// Decompresses as much as input and room allow.
  func step(into room: UnsafeMutableRawBufferPointer) throws(Corrupt) -> Step {
    let size = min(room.count, 1 << 30)
    stream.pointee.next_out = room.baseAddress?.assumingMemoryBound(to: Bytef.self)
    stream.pointee.avail_out = uInt(size)
    let status = inflate(stream, Z_NO_FLUSH)
    guard [Z_OK, Z_STREAM_END, Z_BUF_ERROR].contains(status) else {
      throw Corrupt(reason: stream.pointee.msg.map { String(cString: $0) } ?? "zlib error \(status)")
    }
    return Step(count: size - Int(stream.pointee.avail_out), isEnd: status == Z_STREAM_END)
  }

  /// Makes ready for another member of the same file.
  func restart() { inflateReset(stream) }

  /// CRC-32 as gzip and zip use it (ISO 3309), continued over more bytes.
  static func checksum(_ value: UInt, _ bytes: UnsafeRawBufferPointer) -> UInt {
    UInt(crc32(uLong(value), bytes.baseAddress?.assumingMemoryBound(to: Bytef.self), uInt(bytes.count)))
  }
}
