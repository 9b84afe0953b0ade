/// A name made ready to be looked up: folded, and taken apart for the rules.
struct QueryName {
  /// The folded name, UTF-8.
  let key: UnsafeBufferPointer<UInt8>
  /// Its form; nil where no rule knows its script or it is too long.
  let form: UnsafeBufferPointer<UInt8>?

  /// Calls `body` with a name made ready; not at all where it has no letter and no digit.
  static func read(_ name: String, _ body: (QueryName) throws -> Void) rethrows {
    var name = name
    try name.withUTF8 { utf8 in
      try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: IndexBuilder.longestKey) { key in
        let count = NameFolding.fold(utf8, into: key)
        guard count > 0 else { return }
        try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: NameForm.capacity) { form in
          let size = count <= IndexBuilder.longestTypedKey ? NameForm.pack(utf8, into: form) : 0
          try body(
            QueryName(
              key: UnsafeBufferPointer(rebasing: key[..<count]),
              form: size > 0 ? UnsafeBufferPointer(rebasing: form[..<size]) : nil))
        }
      }
    }
  }
}
