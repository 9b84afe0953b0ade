import Model

/// Reads plain text: the text is the file, byte for byte.
enum SourceText {
  static func read(_ bytes: [UInt8]) -> SourceDocument {
    SourceDocument(text: bytes, bodyStart: bodyStart(bytes))
  }

  /// Behind the byte order mark, if there is one; offsets stay those of the file.
  static func bodyStart(_ bytes: [UInt8]) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }
}
