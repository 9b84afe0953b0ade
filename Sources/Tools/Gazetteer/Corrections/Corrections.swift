internal import Model

/// A user's corrections, ready to be laid over what the index finds. The gazetteer's files are not touched, so a
/// correction counts from the next look-up on, however large the gazetteer is.
struct Corrections: Sendable {
  /// Ids of places that are never meant.
  private(set) var droppedPlaces: Set<String> = []
  /// Folded names that mean no place.
  private var droppedNames: Set<String> = []
  private var droppedNameHashes: Set<UInt64> = []
  /// Names dropped of one place: id, then folded name.
  private var droppedOf: [String: Set<String>] = [:]
  private var droppedHashesOf: [String: Set<UInt64>] = [:]
  /// Added places and aliases by folded name: ids, in the order of the table.
  private var idsByKey: [String: [String]] = [:]
  private var idsByHash: [UInt64: [String]] = [:]
  private var goesOn: Set<UInt64> = []
  private var spellings: [(name: String, id: String)] = []
  private var added: [String: Place] = [:]

  /// Reads a table; none of it where there is no file.
  init(path: String) throws(InputError) {
    for correction in try CorrectionTable.read(path: path) { take(correction) }
  }

  /// Number of rows of the table.
  private(set) var count = 0

  /// Whether there is nothing to correct.
  var isEmpty: Bool { count == 0 }

  private mutating func take(_ correction: Correction) {
    count += 1
    let key = NameFolding.key(correction.name)
    switch correction.action {
    case .add:
      added[correction.id] = Self.place(correction)
      droppedPlaces.remove(correction.id)
      name(correction.name, key, correction.id)
    case .alias: name(correction.name, key, correction.id)
    case .drop:
      if key.isEmpty {
        droppedPlaces.insert(correction.id)
      } else if correction.id.isEmpty {
        droppedNames.insert(key)
        droppedNameHashes.insert(Self.hash(key))
      } else {
        droppedOf[correction.id, default: []].insert(key)
        droppedHashesOf[correction.id, default: []].insert(Self.hash(key))
      }
    }
  }

  private mutating func name(_ name: String, _ key: String, _ id: String) {
    spellings.append((name, id))
    idsByKey[key, default: []].append(id)
    var bytes = key
    bytes.withUTF8 { utf8 in
      NameHash.forEachState(utf8) { hash, isLast in
        if isLast { idsByHash[hash, default: []].append(id) } else { goesOn.insert(hash) }
      }
    }
  }

  private static func hash(_ key: String) -> UInt64 {
    var key = key
    return key.withUTF8(NameHash.of)
  }

  private static func place(_ correction: Correction) -> Place? {
    guard let coordinate = correction.coordinate else { return nil }
    let feature = correction.feature.split(separator: ".", maxSplits: 1)
    return Place(
      id: correction.id, name: correction.name, coordinate: coordinate,
      feature: Place.Feature(
        featureClass: feature.first?.first ?? "P", code: feature.count > 1 ? String(feature[1]) : ""),
      country: correction.country, source: "user: \(correction.reason) (\(correction.date))")
  }

  // MARK: For look-ups

  /// The added places.
  var addedPlaces: [Place] { added.values.filter { !drops($0.id) }.sorted { $0.id < $1.id } }

  /// Names that the table gives a place.
  func names(of id: String) -> [String] { spellings.filter { $0.id == id }.map(\.name) }

  /// An added place.
  func place(_ id: String) -> Place? { added[id] }

  /// Whether the place is never meant.
  func drops(_ id: String) -> Bool { droppedPlaces.contains(id) }

  /// Whether the place is never meant by this name.
  func drops(_ id: String, name: String) -> Bool {
    if isEmpty { return false }
    let key = NameFolding.key(name)
    return droppedPlaces.contains(id) || droppedNames.contains(key) || droppedOf[id]?.contains(key) == true
  }

  /// The same by the hash of the folded name.
  func drops(_ id: String, nameHash: UInt64) -> Bool {
    if isEmpty { return false }
    return droppedPlaces.contains(id) || droppedNameHashes.contains(nameHash)
      || droppedHashesOf[id]?.contains(nameHash) == true
  }

  /// Ids that the table gives a name, by the hash of the folded name.
  func ids(of hash: UInt64) -> [String] { idsByHash[hash]?.filter { !drops($0, nameHash: hash) } ?? [] }

  /// Whether a name of the table ends with a state of the automaton, and whether longer ones go on.
  func state(of hash: UInt64) -> (isName: Bool, goesOn: Bool) {
    isEmpty ? (false, false) : (idsByHash[hash] != nil, goesOn.contains(hash))
  }

  /// What the table itself says a name means: by the same key, or by rules.
  func spellings(like name: String, reach: LookUp.Reach) -> [(
    id: String, name: String, rules: [String], closeness: Double
  )] {
    guard !spellings.isEmpty else { return [] }
    let key = NameFolding.key(name)
    return spellings.compactMap { spelling in
      if drops(spelling.id, name: spelling.name) { return nil }
      if NameFolding.key(spelling.name) == key { return (spelling.id, spelling.name, [], 1) }
      guard reach >= .rules,
        let found = NameFolding.comparison(
          of: name, and: spelling.name,
          in: added[spelling.id].map { Romanisation(country: $0.country) } ?? .any)
      else { return nil }
      return (spelling.id, spelling.name, found.rules, found.closeness)
    }
  }
}
