internal import Glibc
public import Model
public import Verification

/// Finds everything in a GeoJSON file that breaks RFC 8259, RFC 7946 or JSON-FG 1.0, or is known to trip map clients; in a text
/// sequence (RFC 8142, or one text a line) and, where `@context` says that it is one, in a file of the Linked Places Format 1.3 too.
public struct GeoJSONVerifier: Sendable {
  /// Makes a verifier.
  public init() {}

  /// Every problem of a file, in the order of the file; throws only where it cannot be read.
  public func problems(in file: String) throws(InputError) -> [FileProblem] {
    problems(in: try Self.read(file))
  }

  /// Every problem of a text, in its order.
  public func problems(in bytes: [UInt8]) -> [FileProblem] {
    var text = bytes
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    if hasMark { text.removeFirst(3) }
    let mark = FileProblem(
      GeoJSONRule.byteOrderMark, place: "1:1",
      message: "expected no byte-order mark (RFC 8259, 8.1), which many readers take for a part of the text")
    if Self.isSequence(text) {
      return (hasMark ? [mark] : []) + DocumentVerification.problems(ofSequence: text)
    }
    do {
      var verification = DocumentVerification(document: try JSONDocument(text))
      return (hasMark ? [mark] : []) + verification.problems()
    } catch {
      let position = JSONDocument.position(of: error.offset, in: text)
      let problem = FileProblem(
        GeoJSONRule.notJSON, place: "\(position.line):\(position.column)", message: error.problem)
      return hasMark ? [mark, problem] : [problem]
    }
  }

  /// Whether texts follow each other: after a record separator, or where the first line is a whole object and the next begins
  /// another.
  private static func isSequence(_ bytes: [UInt8]) -> Bool {
    if bytes.first == 0x1E { return true }
    guard let end = bytes.firstIndex(of: 0x0A), bytes[..<end].last(where: { $0 > 0x20 }) == UInt8(ascii: "}"),
      bytes[end...].first(where: { $0 > 0x20 }) == UInt8(ascii: "{")
    else { return false }
    return (try? JSONDocument(Array(bytes[..<end]))) != nil
  }

  private static func read(_ path: String) throws(InputError) -> [UInt8] {
    func failure() -> InputError {
      InputError(errno == ENOENT ? .missingInput : .io, at: path, String(cString: strerror(errno)))
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure() }
    defer { _ = close(descriptor) }
    var bytes: [UInt8] = []
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_size > 0 { bytes.reserveCapacity(Int(status.st_size)) }
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw failure() }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }
}
