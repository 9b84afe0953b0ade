private import Glibc
public import Model

/// A file of comma-separated values, or standard input (`-`), in chunks that end where a record ends.
///
/// Chunks can be worked on side by side: each knows the line it begins with. What is kept is one chunk of at most 512 KB
/// and one record of at most 1 MB, whatever the file's size.
public final class RecordChunks {
  /// Some whole records.
  public struct Chunk: Sendable {
    /// Their bytes; a byte order mark is dropped.
    public var bytes: [UInt8]
    /// The line with which they begin, from 1.
    public var firstLine: Int
    /// Where they begin in the file, bytes.
    public var offset: Int
  }

  private static let block = 1 << 19

  /// The file's name for messages.
  public let name: String
  /// Bytes of the file; nil for a pipe.
  public let bytesTotal: Int?
  /// Bytes read so far.
  public private(set) var bytesDone = 0
  private let descriptor: Int32
  private var rest: [UInt8] = []
  private var line = 1
  /// Where the next chunk begins in the file.
  private var offset = 0
  private var hasEnded = false
  private var isFirst = true
  /// Whether the rest of a line that is too long has still to be passed over.
  private var isInLongLine = false

  /// Opens a file; `-` is standard input.
  public init(path: String) throws(InputError) {
    guard path != "-" else {
      (name, descriptor, bytesTotal) = ("standard input", STDIN_FILENO, nil)
      return
    }
    name = path
    let opened = open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else {
      throw InputError(
        .missingInput, at: path,
        errno == ENOENT ? "no such file" : "cannot be read: \(String(cString: strerror(errno)))")
    }
    var status = stat()
    guard fstat(opened, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      close(opened)
      throw InputError(.missingInput, at: path, "expected a file, found a folder")
    }
    descriptor = opened
    bytesTotal = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  /// The next records; nil after the last.
  public func next() throws(InputError) -> Chunk? {
    while !hasEnded || !rest.isEmpty {
      let bytes = try filled()
      let end = bytes.withUnsafeBufferPointer { Self.lastEnd($0, isLast: hasEnded) }
      rest = Array(bytes[end...])
      guard end > 0 else { continue }
      let chunk = Chunk(
        bytes: end == bytes.count ? bytes : Array(bytes[..<end]), firstLine: line, offset: offset)
      offset += end
      line += chunk.bytes.withUnsafeBufferPointer { Self.newlines($0) }
      isInLongLine = chunk.bytes.last != 0x0A && !hasEnded
      return chunk
    }
    return nil
  }

  /// The rest with a new block behind it.
  private func filled() throws(InputError) -> [UInt8] {
    let kept = rest.count
    var failure: InputError?
    var bytes = [UInt8](unsafeUninitializedCapacity: kept + Self.block) { buffer, count in
      _ = buffer.update(fromContentsOf: rest)
      count = kept
      do throws(InputError) {
        count += try read(into: UnsafeMutableBufferPointer(rebasing: buffer[kept...]))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    rest = []
    if isFirst, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      bytes.removeFirst(3)
      offset = 3
    }
    if !bytes.isEmpty { isFirst = false }
    if isInLongLine { dropLongLine(&bytes) }
    return bytes
  }

  private func dropLongLine(_ bytes: inout [UInt8]) {
    guard let newline = bytes.firstIndex(of: 0x0A) else {
      offset += bytes.count
      return bytes = []
    }
    bytes.removeFirst(newline + 1)
    offset += newline + 1
    line += 1
    isInLongLine = false
  }

  /// What there is now, waiting only for the first bytes: rows that come through a pipe are not held back.
  private func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(InputError) -> Int {
    var count = 0
    while count < buffer.count, count == 0 || isReadable {
      let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else {
        throw InputError(
          .io, at: name,
          "cannot be read on from byte \(bytesDone): \(String(cString: strerror(errno)))")
      }
      if got == 0 {
        hasEnded = true
        break
      }
      count += got
      bytesDone += got
    }
    return count
  }

  private var isReadable: Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) > 0
  }

  /// Where the last record ends; 0 where none does.
  private static func lastEnd(_ bytes: FieldBytes, isLast: Bool) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    if isLast { return bytes.count }
    if memchr(base, 0x22, bytes.count) == nil, let last = bytes.lastIndex(of: 0x0A) { return last + 1 }
    var end = 0
    while end < bytes.count {
      switch RecordScanner.scan(bytes, from: end, isLast: false) {
      case .record(let next), .malformed(let next): end = next
      case .open: return end
      }
    }
    return end
  }

  private static func newlines(_ bytes: FieldBytes) -> Int {
    var count = 0
    for byte in bytes { count &+= byte == 0x0A ? 1 : 0 }
    return count
  }
}
