private import Foundation
internal import Model

/// The file for rows that could not be read: before each, a line that begins with `# ` and says what is wrong, so that
/// a person can mend the row and import the file again.
final class RejectFile {
  private let path: String
  private let temporary: String
  private let file: FileHandle
  private var isClosed = false

  /// Starts the file beside its name, which it gets when it is closed.
  init(path: String) throws(InputError) {
    self.path = path
    temporary = Leftovers.name(beside: path)
    guard FileManager.default.createFile(atPath: temporary, contents: nil),
      let file = FileHandle(forWritingAtPath: temporary)
    else { throw InputError(.cannotCreate, at: path, "the reject file cannot be made there") }
    self.file = file
  }

  deinit { if !isClosed { unlink(temporary) } }

  /// Adds a row.
  func add(_ row: RejectedRow) throws {
    try file.write(contentsOf: Array("# \(row.problem)\n".utf8) + row.bytes + [0x0A])
  }

  /// Gives the file its name.
  func close() throws(InputError) {
    do {
      try file.close()
    } catch {
      throw InputError(.io, at: path, "cannot be written: \(error.localizedDescription)")
    }
    guard rename(temporary, path) == 0 else {
      throw InputError(.cannotCreate, at: path, String(cString: strerror(errno)))
    }
    isClosed = true
  }
}
