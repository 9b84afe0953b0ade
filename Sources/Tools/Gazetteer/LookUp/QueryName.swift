/// A name made ready to be looked up: folded, and taken apart for the rules.
struct QueryName {
  /// The folded name, UTF-8.
  let key: UnsafeBufferPointer<UInt8>
  /// Its form; nil where no rule knows its script, it is too long or was not asked for.
  let form: UnsafeBufferPointer<UInt8>?

  /// Calls `body` with a name made ready; not at all where it has no letter and no digit. The form costs more
  /// than a look into the table of names, so that it is made only where rules are wanted.
  @inline(__always)
  static func read(_ name: String, withForm: Bool = true, _ body: (QueryName) throws -> Void) rethrows {
    var name = name
    try name.withUTF8 { utf8 in
      try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: IndexBuilder.longestKey) { key in
        let count = NameFolding.fold(utf8, into: key)
        guard count > 0 else { return }
        let folded = UnsafeBufferPointer(rebasing: key[..<count])
        guard withForm, count <= IndexBuilder.longestTypedKey else {
          return try body(QueryName(key: folded, form: nil))
        }
        try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: NameForm.capacity) { form in
          let size = NameForm.pack(utf8, into: form)
          try body(
            QueryName(key: folded, form: size > 0 ? UnsafeBufferPointer(rebasing: form[..<size]) : nil))
        }
      }
    }
  }
}
