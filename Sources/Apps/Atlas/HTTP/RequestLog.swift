internal import Glibc
internal import ServiceLifecycle
internal import Synchronization

/// Lines on standard error, gathered and written a few times a second: a write for each request would cost more than many
/// an answer.
final class RequestLog: Service {
  private let lines = Mutex<[UInt8]>([])
  /// Whether requests are told; sentences always are.
  let tellsRequests: Bool
  /// More than this is written at once.
  private static let most = 1 << 16

  init(tellsRequests: Bool) { self.tellsRequests = tellsRequests }

  /// Writes what has gathered until the server stops.
  func run() async throws {
    while (try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .milliseconds(200)) }) != nil {
      flush()
    }
    flush()
  }

  /// A sentence for a person.
  func say(_ sentence: String) {
    add("dateline: \(sentence)\n")
    flush()
  }

  /// A request: method, target, status, bytes of the body, milliseconds.
  func tell(method: String, target: String, status: Int, bytes: Int, nanoseconds: UInt64) {
    guard tellsRequests else { return }
    let tenths = nanoseconds / 100_000
    add("\(method) \(Self.clean(target)) \(status) \(bytes) \(tenths / 10).\(tenths % 10)\n")
  }

  /// Writes what has gathered.
  func flush() {
    let bytes = lines.withLock { lines in
      defer { lines.removeAll(keepingCapacity: true) }
      return lines
    }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      written += count
    }
  }

  private func add(_ line: String) {
    let isFull = lines.withLock { lines in
      lines.append(contentsOf: line.utf8)
      return lines.count > Self.most
    }
    if isFull { flush() }
  }

  /// At most 500 bytes, and no sign that a terminal would act on.
  private static func clean(_ target: String) -> String {
    let isPlain = target.utf8.count <= 500 && target.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    if isPlain { return target }
    let bytes = target.utf8.prefix(500).map { (0x21...0x7E).contains($0) ? $0 : UInt8(ascii: "?") }
    return String(decoding: bytes, as: UTF8.self)
  }
}
