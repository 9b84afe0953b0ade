internal import Model

/// Cuts a stream of JSON into its features without holding more than one: those of a `FeatureCollection` of any size, or
/// objects that stand one after the other.
final class FeatureScanner {
  /// The bytes of an object and the line on which it begins.
  struct Object {
    var line: Int
    var bytes: [UInt8]
  }

  /// An object longer than this is refused: 256 MB.
  private static let limit = 1 << 28

  private let source: ByteSource
  private var block = [UInt8](repeating: 0, count: 1 << 18)
  private var index = 0
  private var filled = 0
  private var line = 1
  /// How many objects and arrays are open.
  private var depth = 0
  /// Depth of the members of the array `features`; 0 outside.
  private var featuresDepth = 0
  private var isInString = false
  private var isEscaped = false
  /// The last text at depth 1: perhaps the key `features`.
  private var key: [UInt8] = []
  private var captured: [UInt8] = []
  private var isCapturing = false
  private var firstLine = 1
  /// Whether anything but white space was read.
  private(set) var isEmpty = true
  /// Whether an object was found, or a collection, which may be without features.
  private(set) var hasFound = false

  init(_ source: ByteSource) { self.source = source }

  /// The next feature; nil after the last. Throws where the file ends within one.
  func next() throws(InputError) -> Object? {
    while true {
      if index == filled, try !refill() {
        guard depth == 0, !isInString else {
          throw InputError(
            .data, at: "\(source.name):\(isCapturing ? firstLine : line)",
            "truncated JSON: expected the end of an object, found the end of the file")
        }
        return nil
      }
      let byte = block[index]
      index += 1
      if let object = try take(byte) { return object }
    }
  }

  private func refill() throws(InputError) -> Bool {
    let result = block.withUnsafeMutableBytes { buffer in
      Result { () throws(InputError) in try source.read(into: buffer) }
    }
    filled = try result.get()
    index = 0
    return filled > 0
  }

  private func take(_ byte: UInt8) throws(InputError) -> Object? {
    if byte == 0x0A { line += 1 }
    if byte > 0x20 { isEmpty = false }
    if isCapturing {
      captured.append(byte)
      guard captured.count <= Self.limit else {
        throw InputError(
          .data, at: "\(source.name):\(firstLine)", "expected a feature of at most 256 MB, found a longer one"
        )
      }
    }
    if isInString {
      takeText(byte)
      return nil
    }
    switch byte {
    case 0x22:
      isInString = true
      if depth == 1 { key.removeAll(keepingCapacity: true) }
    case 0x7B: openObject()
    case 0x5B: openArray()
    case 0x7D, 0x5D: return try close(byte)
    default: break
    }
    return nil
  }

  private func takeText(_ byte: UInt8) {
    if isEscaped {
      isEscaped = false
    } else if byte == 0x5C {
      isEscaped = true
    } else if byte == 0x22 {
      isInString = false
    } else if depth == 1, key.count < 16 {
      key.append(byte)
    }
  }

  private func openObject() {
    let begins = featuresDepth > 0 ? depth == featuresDepth : depth == 0
    if begins {
      (captured, isCapturing, firstLine) = ([0x7B], true, line)
    }
    depth += 1
  }

  private func openArray() {
    // A dump may stand in one array: its brackets, like its commas, are passed over.
    if depth == 0 { return }
    depth += 1
    if depth == 2, featuresDepth == 0, key.elementsEqual("features".utf8) {
      featuresDepth = 2
      hasFound = true
      (captured, isCapturing) = ([], false)
    }
  }

  private func close(_ byte: UInt8) throws(InputError) -> Object? {
    if depth == 0, byte == 0x5D { return nil }
    guard depth > 0 else {
      throw InputError(
        .data, at: "\(source.name):\(line)", "expected JSON, found a bracket that closes nothing")
    }
    depth -= 1
    if featuresDepth > 0 {
      if depth < featuresDepth { if depth == 1 { featuresDepth = 0; key = [] } }
      if isCapturing, depth == 2 { return finish() }
      return nil
    }
    guard depth == 0, isCapturing else { return nil }
    return finish()
  }

  private func finish() -> Object {
    isCapturing = false
    hasFound = true
    defer { captured = [] }
    return Object(line: firstLine, bytes: captured)
  }
}
