internal import Model

/// The names of one place from several rows.
extension PlaceFiler {
  /// A source's names as they are filed with a place.
  static func filed(_ names: [SourceName], source: Int64?) -> [FiledName] {
    names.map { name in
      FiledName(
        text: name.text, language: name.language, kind: name.kind, from: name.from, to: name.to,
        source: source)
    }
  }

  /// Both lists, each name once: one that says its language stands for the same text without.
  static func union(_ first: [FiledName], _ second: [FiledName], besides main: String) -> [FiledName] {
    // By a hash of the bytes: String's own hash brings every name to its normal form first.
    var positions: [UInt64: [Int]] = [hash(main): []]
    var all: [FiledName?] = []
    for name in first + second {
      let hash = hash(name.text)
      let same = positions[hash] ?? []
      if name.language.isEmpty, !same.isEmpty || positions[hash] != nil { continue }
      if same.contains(where: { all[$0]?.language == name.language }) { continue }
      for index in same where all[index]?.language == "" { all[index] = nil }
      positions[hash, default: []].append(all.count)
      all.append(name)
    }
    return all.compactMap(\.self)
  }

  private static func hash(_ text: String) -> UInt64 {
    var hash = WordHash()
    var text = text
    text.withUTF8 { for byte in $0 { hash.add(byte) } }
    return hash.value
  }
}
