internal import Drafts
internal import Glibc
internal import Model

/// Bytes that wait on the disk until they are read: a file without a name in the target's folder, gone with
/// the process.
final class Spool {
  /// Bytes gathered before they go to the file.
  private static let chunk = 1 << 20

  /// Gathered, and not yet written; fill it through `append`.
  private var gathered: [UInt8] = []
  private var written = 0
  private let descriptor: Int32
  private let target: String
  private var mapping: UnsafeRawBufferPointer?

  /// Makes an empty one.
  ///
  /// - Parameter target: The path of the file that is being made; names the failures, too.
  init(for target: String) throws(InputError) {
    self.target = target
    let parts = target.split(separator: "/", omittingEmptySubsequences: false)
    let folder = DraftFolder(parts.dropLast().map { $0 + "/" }.joined())
    let path = folder.draft(of: parts.last.map(String.init) ?? "")
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw InputError(.cannotCreate, at: target, String(cString: strerror(errno)))
    }
    _ = unlink(path)
    gathered.reserveCapacity(Self.chunk + (1 << 16))
  }

  deinit {
    if let mapping, let start = mapping.baseAddress {
      munmap(UnsafeMutableRawPointer(mutating: start), mapping.count)
    }
    close(descriptor)
  }

  /// How many bytes it holds.
  var count: Int { written + gathered.count }

  /// Adds bytes; where they begin is `count` before.
  @inline(__always)
  func append(_ fill: (inout [UInt8]) -> Void) throws(InputError) {
    fill(&gathered)
    if gathered.count >= Self.chunk { try flush() }
  }

  /// Adds values as they lie in memory; where they begin is `count` before.
  func append<Value: BitwiseCopyable>(_ values: [Value]) throws(InputError) {
    try append { bytes in values.withUnsafeBytes { bytes.append(contentsOf: $0) } }
  }

  /// All bytes, mapped; they stay valid as long as the spool lives, and nothing may be added after.
  func bytes() throws(InputError) -> UnsafeRawBufferPointer {
    if let mapping { return mapping }
    try flush()
    var mapped = UnsafeRawBufferPointer(start: nil, count: 0)
    if written > 0 {
      guard let start = mmap(nil, written, PROT_READ, MAP_SHARED, descriptor, 0), start != MAP_FAILED else {
        throw failure()
      }
      mapped = UnsafeRawBufferPointer(start: start, count: written)
    }
    mapping = mapped
    return mapped
  }

  /// Bytes from an offset on, also while others are added.
  func read(_ range: Range<Int>) throws(InputError) -> [UInt8] {
    if range.upperBound > written { try flush() }
    var bytes = [UInt8](repeating: 0, count: range.count)
    guard pread(descriptor, &bytes, bytes.count, off_t(range.lowerBound)) == bytes.count else {
      throw failure()
    }
    return bytes
  }

  private func flush() throws(InputError) {
    var done = 0
    while done < gathered.count {
      let count = gathered.withUnsafeBytes { bytes in
        write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw failure() }
      done += count
    }
    written += done
    gathered.removeAll(keepingCapacity: true)
  }

  private func failure() -> InputError { InputError(.io, at: target, String(cString: strerror(errno))) }
}
