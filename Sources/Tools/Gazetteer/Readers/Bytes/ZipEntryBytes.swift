internal import Model

/// The content of one file of a zip archive, stored or deflated, with size and checksum compared at its end.
final class ZipEntryBytes: ByteStage {
  /// Offset of the entry's data in the archive.
  let start: Int
  private let entry: ZipArchive.Entry
  private let file: RawFile
  private let inflater: Inflater?
  private var packedLeft: Int
  private var size = 0
  private var checksum: UInt = 0
  private var isFinished = false

  init(_ entry: ZipArchive.Entry, in file: RawFile) throws(InputError) {
    func error(_ problem: String) -> InputError {
      InputError(.data, at: file.path, "\(problem) ('\(entry.name)')")
    }
    if entry.isEncrypted { throw error("expected an open zip archive, found an encrypted entry") }
    guard entry.method == 0 || entry.method == 8 else {
      throw error("expected a stored or deflated entry, found method \(entry.method)")
    }
    var header = LittleEndian(try file.bytes(30, at: entry.offset))
    guard header.number(4) == 0x0403_4B50, header.skip(22), let name = header.number(2),
      let extra = header.number(2)
    else {
      throw error("damaged zip archive: expected an entry at byte \(entry.offset), found other bytes")
    }
    start = entry.offset + 30 + name + extra
    guard let total = file.size, start <= total, entry.packedSize <= total - start else {
      throw error("truncated zip archive: expected \(entry.packedSize) bytes of an entry, found fewer")
    }
    self.entry = entry
    self.file = file
    packedLeft = entry.packedSize
    inflater = entry.method == 8 ? try Inflater(.raw) : nil
    try file.seek(to: start)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    if isFinished { return 0 }
    let count: Int
    if let inflater { count = try inflate(inflater, into: buffer) } else { count = try stored(into: buffer) }
    checksum = Inflater.checksum(checksum, UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    size += count
    if count == 0 || isFinished {
      isFinished = true
      try compare()
    }
    return count
  }

  private func stored(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    let count = try file.read(
      into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(packedLeft, buffer.count)]))
    packedLeft -= count
    return count
  }

  private func inflate(_ inflater: Inflater, into buffer: UnsafeMutableRawBufferPointer) throws(InputError)
    -> Int
  {
    var filled = 0
    while filled < buffer.count, !isFinished {
      if inflater.needsInput, packedLeft > 0 {
        let count = try inflater.refill(from: file, limit: packedLeft)
        if count == 0 { throw damage("the archive ends") }
        packedLeft -= count
      }
      let step: Inflater.Step
      do throws(Inflater.Corrupt) {
        step = try inflater.step(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      } catch { throw damage(error.reason) }
      filled += step.count
      isFinished = step.isEnd
      if step.count == 0, !step.isEnd, inflater.needsInput, packedLeft == 0 {
        throw damage("it ends too early")
      }
    }
    return filled
  }

  private func damage(_ reason: String) -> InputError {
    InputError(
      .data, at: file.path,
      "expected deflated data in '\(entry.name)', found damage before byte \(file.position) (\(reason))")
  }

  private func compare() throws(InputError) {
    guard size == entry.size else {
      throw InputError(.data, at: file.path, "'\(entry.name)': expected \(entry.size) bytes, found \(size)")
    }
    guard checksum == entry.checksum else {
      throw InputError(
        .data, at: file.path,
        "'\(entry.name)': expected checksum \(String(entry.checksum, radix: 16)), found \(String(checksum, radix: 16))"
      )
    }
  }
}
