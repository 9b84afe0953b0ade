internal import Model

/// The content of a gzip file (RFC 1952), all its members one after the other.
final class GzipBytes: ByteStage {
  private let file: RawFile
  private let inflater: Inflater
  private var isInMember = true
  private var isFinished = false

  init(_ file: RawFile) throws(InputError) {
    self.file = file
    inflater = try Inflater(.gzip)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    var filled = 0
    while filled < buffer.count, !isFinished {
      if inflater.needsInput, try inflater.refill(from: file) == 0 {
        try end()
        break
      }
      if !isInMember {
        try beginMember()
        continue
      }
      let step: Inflater.Step
      do throws(Inflater.Corrupt) {
        step = try inflater.step(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      } catch {
        throw InputError(
          .data, at: file.path,
          "expected gzip data, found damage before byte \(file.position) of the file (\(error.reason))")
      }
      filled += step.count
      if step.isEnd {
        inflater.restart()
        isInMember = false
      }
    }
    return filled
  }

  /// Another member, or zeros that fill a block (tapes do so); nothing else may follow.
  private func beginMember() throws(InputError) {
    switch inflater.nextByte {
    case 0x1F: isInMember = true
    case 0: inflater.skipByte()
    default:
      throw InputError(
        .data, at: file.path, "expected the end of the gzip file or another part of it, found other bytes")
    }
  }

  private func end() throws(InputError) {
    isFinished = true
    guard isInMember else { return }
    throw InputError(
      .data, at: file.path,
      "truncated gzip file: expected more data, found its end after \(file.position) bytes")
  }
}
