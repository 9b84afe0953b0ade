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

  /// The longest name that begins at the first hash: how many words it has, and its hash, by which `ids(ofName:)`
  /// tells the places it may mean. Nil where no name begins there.
  public func longestMatch(_ hashes: ArraySlice<UInt64>) -> (words: Int, name: UInt64)? {
    var best: (words: Int, name: UInt64)?
    var hash = NameHash.start
    var words = 0
    for word in hashes {
      hash = NameHash.adding(word, to: hash)
      words += 1
      let state = state(of: hash)
      if state.isName { best = (words, hash) }
      if !state.goesOn { break }
    }
    return best
  }

  /// Whether a name ends with some words, and whether longer names go on from them.
  struct State {
    var isName: Bool
    var goesOn: Bool
  }

  /// The state of the automaton behind the words of a hash.
  @inline(__always)
  func state(of hash: UInt64) -> State {
    let value = index.names.value(of: hash) ?? IndexBuilder.noName
    let state = State(isName: PlaceIndex.isName(value), goesOn: PlaceIndex.goesOn(value))
    if corrections.isEmpty { return state }
    let corrected = corrections.state(of: hash)
    // A dropped name must not hide a shorter one.
    return State(
      isName: (state.isName || corrected.isName) && !ids(ofName: hash).isEmpty,
      goesOn: state.goesOn || corrected.goesOn)
  }

  /// The ids of the places of a name, the best known first.
  public func ids(ofName hash: UInt64) -> [String] {
    let added = corrections.ids(of: hash)
    let value = index.names.value(of: hash) ?? IndexBuilder.noName
    let found = index.places(of: value).lazy.map { index.id($0.position) }
    return added + found.filter { !added.contains($0) && !corrections.drops($0, nameHash: hash) }
  }
}
