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
    var best: (words: Int, state: NameState)?
    var hash = NameHash.start
    for (position, word) in hashes.enumerated() {
      hash = NameHash.adding(word, to: hash)
      let (state, goesOn) = named(hash)
      if let state { best = (position + 1, state) }
      if !goesOn { break }
    }
    return best.map { ($0.words, ids($0.state.hash, $0.state.value)) }
  }

  /// The name that a hash ends, where it ends one, and whether longer names go on from it.
  @inline(__always)
  func named(_ hash: UInt64) -> (state: NameState?, goesOn: Bool) {
    let value = index.names.value(of: hash) ?? IndexBuilder.noName
    if corrections.isEmpty {
      return (PlaceIndex.isName(value) ? NameState(hash: hash, value: value) : nil, PlaceIndex.goesOn(value))
    }
    let corrected = corrections.state(of: hash)
    let state = NameState(hash: hash, value: value)
    let isName = (PlaceIndex.isName(value) || corrected.isName) && !ids(hash, value).isEmpty
    return (isName ? state : nil, PlaceIndex.goesOn(value) || corrected.goesOn)
  }

  func ids(_ hash: UInt64, _ value: UInt32) -> [String] {
    let added = corrections.ids(of: hash)
    let found = index.places(of: value).lazy.map { index.id($0.position) }
    return added + found.filter { !added.contains($0) && !corrections.drops($0, nameHash: hash) }
  }
}
