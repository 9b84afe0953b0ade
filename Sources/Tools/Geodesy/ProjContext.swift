internal import CProj

/// Owns one `PJ_CONTEXT`: network off, log kept instead of printed.
///
/// A context and the objects made in it belong to one thread at a time, so the class is not `Sendable`;
/// `Transformation` shows how to share one.
final class ProjContext {
  /// What PROJ logged since the last request. It alone tells what went wrong: the error number of a
  /// missing EPSG code is 4096, "Unknown error".
  private final class Log {
    var lines: [String] = []
  }

  private let handle: OpaquePointer
  private let log = Log()

  /// Makes a context; throws where PROJ finds no memory for one.
  init() throws(ProjError) {
    guard let handle = proj_context_create() else {
      throw ProjError(request: "new context", code: 0, said: "out of memory")
    }
    self.handle = handle
    proj_context_set_enable_network(handle, 0)
    proj_log_level(handle, PJ_LOG_ERROR)
    // Not retained: the log lives as long as the context that calls it.
    proj_log_func(handle, Unmanaged.passUnretained(log).toOpaque()) { @Sendable box, _, line in
      guard let box, let line else { return }
      Unmanaged<Log>.fromOpaque(box).takeUnretainedValue().lines.append(String(cString: line))
    }
  }

  deinit { proj_context_destroy(handle) }

  /// The object that `body` makes in this context, or PROJ's reason for making none.
  func make(_ request: String, _ body: (OpaquePointer) -> OpaquePointer?) throws(ProjError) -> ProjObject {
    log.lines.removeAll()
    guard let object = body(handle) else { throw error(request, code: proj_context_errno(handle)) }
    return ProjObject(owning: object, in: self)
  }

  /// Runs `body` and throws PROJ's reason where it answers false.
  func require(_ request: String, _ body: (OpaquePointer) -> Bool) throws(ProjError) {
    log.lines.removeAll()
    guard body(handle) else { throw error(request, code: proj_context_errno(handle)) }
  }

  /// An error that names what PROJ said; it empties the log, so that no later error repeats its lines.
  func error(_ request: String, code: Int32) -> ProjError {
    defer { log.lines.removeAll() }
    let text = proj_context_errno_string(handle, code).map { String(cString: $0) } ?? "no reason given"
    let said = log.lines.isEmpty ? text : log.lines.joined(separator: "; ")
    return ProjError(request: request, code: code, said: said)
  }
}

/// Owns one `PJ`, and keeps the context it was made in.
final class ProjObject {
  let handle: OpaquePointer
  let context: ProjContext

  init(owning handle: OpaquePointer, in context: ProjContext) {
    self.handle = handle
    self.context = context
  }

  deinit { proj_destroy(handle) }
}
