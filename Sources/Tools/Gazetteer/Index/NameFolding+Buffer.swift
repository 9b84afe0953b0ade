extension NameFolding {
  /// Stand-in until the byte version is merged.
  static func fold(_ name: UnsafeBufferPointer<UInt8>, into key: UnsafeMutableBufferPointer<UInt8>) -> Int {
    let text = Array(self.key(String(decoding: name, as: UTF8.self)).utf8)
    guard text.count <= key.count else { return 0 }
    _ = key.update(fromContentsOf: text)
    return text.count
  }
}
