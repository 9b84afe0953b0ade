internal import Foundation
internal import Model

/// Text for a file in pieces of 64 KB.
struct BufferedTextWriter {
  private let file: FileHandle
  private var buffer = Data()

  init(_ file: FileHandle) { self.file = file }

  mutating func write(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count > 1 << 16 { try flush() }
  }

  mutating func write(_ bytes: Data) throws {
    buffer.append(bytes)
    if buffer.count > 1 << 16 { try flush() }
  }

  mutating func flush() throws {
    do { try file.write(contentsOf: buffer) } catch {
      throw InputError(.io, at: "output", "the file cannot be written on: \(error.localizedDescription)")
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
