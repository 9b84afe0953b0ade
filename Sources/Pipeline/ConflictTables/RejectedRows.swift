internal import DelimitedText
private import Drafts
internal import Model

/// Rows that could not be read, in a table of their own, so that they can be mended and imported again.
final class RejectedRows {
  private let file: ReplacingFile
  private var headers: Set<[UInt8]> = []

  init(path: String) throws(InputError) { file = try ReplacingFile(replacing: path) }

  /// Writes the header of a table, once.
  func begin(_ header: FieldBytes) throws(InputError) {
    let bytes = Array(header)
    if headers.insert(bytes).inserted { try file.write(bytes + [0x0A]) }
  }

  func add(_ row: FieldBytes) throws(InputError) { try file.write(Array(row) + [0x0A]) }

  func commit() throws(InputError) { try file.commit() }
}
