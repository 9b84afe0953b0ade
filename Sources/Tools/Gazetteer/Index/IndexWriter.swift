private import Foundation
internal import Model

/// Writes a compiled index: section after section beside the target, the header last, then the name.
final class IndexWriter {
  private let target: String
  private let temporary: String
  private let file: FileHandle
  private var buffer: [UInt8] = []
  private var offset = 0
  private var sections = [Range<Int>](repeating: 0..<0, count: IndexLayout.Section.allCases.count)
  private var isFinished = false

  /// Starts a file beside `target`.
  init(target: String) throws(InputError) {
    self.target = target
    Leftovers.remove(of: target)
    temporary = Leftovers.name(beside: target)
    guard FileManager.default.createFile(atPath: temporary, contents: nil),
      let file = FileHandle(forWritingAtPath: temporary)
    else { throw InputError(.cannotCreate, at: target, "the index cannot be made there") }
    self.file = file
    buffer = Array(repeating: 0, count: IndexLayout.headerSize)
  }

  deinit { if !isFinished { unlink(temporary) } }

  /// Begins a section.
  func begin(_ section: IndexLayout.Section) throws {
    while !(offset + buffer.count).isMultiple(of: 8) { buffer.append(0) }
    sections[section.rawValue] = offset + buffer.count..<offset + buffer.count
    try flush(whenOver: 1 << 20)
  }

  /// Ends the section that was begun last.
  func end(_ section: IndexLayout.Section) {
    sections[section.rawValue] = sections[section.rawValue].lowerBound..<offset + buffer.count
  }

  /// A whole section of numbers.
  func write<Number: FixedWidthInteger>(_ section: IndexLayout.Section, _ numbers: [Number]) throws {
    try begin(section)
    for number in numbers { try add(number) }
    end(section)
  }

  /// Adds a number to the section.
  @inline(__always)
  func add<Number: FixedWidthInteger>(_ number: Number) throws {
    withUnsafeBytes(of: number.littleEndian) { buffer.append(contentsOf: $0) }
    try flush(whenOver: 1 << 20)
  }

  /// Adds bytes to the section.
  @inline(__always)
  func add(_ bytes: some Sequence<UInt8>) throws {
    buffer.append(contentsOf: bytes)
    try flush(whenOver: 1 << 20)
  }

  /// Bytes of the current section so far.
  func size(of section: IndexLayout.Section) -> Int {
    offset + buffer.count - sections[section.rawValue].lowerBound
  }

  @inline(__always)
  private func flush(whenOver limit: Int) throws {
    guard buffer.count > limit else { return }
    try file.write(contentsOf: buffer)
    offset += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes the header with the stamp of the SQLite file, and gives the file its name.
  func finish(stamp: UInt64) throws {
    try flush(whenOver: 0)
    var header: [UInt8] = []
    func append(_ number: some FixedWidthInteger) {
      withUnsafeBytes(of: number.littleEndian) { header.append(contentsOf: $0) }
    }
    append(IndexLayout.magic)
    append(IndexLayout.version)
    append(stamp)
    append(UInt64(offset))
    header += Array(repeating: 0, count: IndexLayout.tableOffset - header.count)
    for section in sections {
      append(UInt64(section.lowerBound))
      append(UInt64(section.count))
    }
    try file.seek(toOffset: 0)
    try file.write(contentsOf: header)
    try file.synchronize()
    try file.close()
    guard rename(temporary, target) == 0 else {
      throw InputError(.cannotCreate, at: target, String(cString: strerror(errno)))
    }
    isFinished = true
  }
}
