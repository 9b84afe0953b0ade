import Model

/// All names of a gazetteer as an automaton over folded words: finds names in one pass over text.
///
/// Costs nothing to make: the states lie in the gazetteer's compiled index, mapped into memory. Airports'
/// codes and names without a letter are left out.
public struct NameIndex: Sendable {
  private let index: PlaceIndex
  private let corrections: Corrections

  init(_ index: PlaceIndex, _ corrections: Corrections) {
    self.index = index
    self.corrections = corrections
  }

  /// The hash of one word as written, folded; 0 where its bytes are no word or several.
  public static func hash(word: ArraySlice<UInt8>) -> UInt64 {
    let words = NameFolding.words(word)
    return words.count == 1 ? words[0].hash : 0
  }

  /// The longest name that begins at the first hash: how many words it has, and the ids of the places it may
  /// mean, the best known first. Nil where no name begins there.
  public func longestMatch(_ hashes: ArraySlice<UInt64>) -> (words: Int, places: [String])? {
    let table = index.names
    var best: (words: Int, places: [String])?
    var hash = NameHash.start
    var words = 0
    var pending: (words: Int, hash: UInt64, value: UInt32)?
    for word in hashes {
      hash = NameHash.adding(word, to: hash)
      words += 1
      let value = table.value(of: hash) ?? IndexBuilder.noName
      let corrected = corrections.state(of: hash)
      if PlaceIndex.isName(value) || corrected.isName { pending = (words, hash, value) }
      if !PlaceIndex.goesOn(value) && !corrected.goesOn { break }
      if corrections.isEmpty { continue }
      // A dropped name must not hide a shorter one.
      if let last = pending {
        let places = ids(last.hash, last.value)
        if !places.isEmpty { best = (last.words, places) }
        pending = nil
      }
    }
    if let last = pending {
      let places = ids(last.hash, last.value)
      if !places.isEmpty { return (last.words, places) }
    }
    return best
  }

  private func ids(_ hash: UInt64, _ value: UInt32) -> [String] {
    let added = corrections.ids(of: hash)
    let found = index.places(of: value).lazy.map { index.id($0.position) }
    return added + found.filter { !added.contains($0) && !corrections.drops($0, nameHash: hash) }
  }
}
