internal import Model

/// A place that a name may mean, as the index alone can tell: enough to rank it and to filter.
struct Hit {
  /// Position in the index.
  var position: Int
  /// 0...1; 1: the same key.
  var closeness: Double
  /// What joined the spellings.
  var how: PlaceCandidate.How
  /// Whether the name that joins is the place's own.
  var isMainName: Bool

  @inline(__always)
  init(_ posting: Posting, closeness: Double, how: PlaceCandidate.How) {
    position = posting.position
    isMainName = posting.isMain
    self.closeness = closeness
    self.how = how
  }
}

/// The hits of a look-up, each place once with its closest spelling; of equally close ones the first.
///
/// Most names lead to a handful of places, among which one is found by going through them; a dictionary is
/// made only where there are many.
struct HitList {
  /// The hits, in the order in which their places were first found.
  private(set) var hits: [Hit] = []
  private var indices: [Int: Int] = [:]
  /// So many are gone through.
  private static let fewest = 24

  /// Adds the places of one list, which holds each once, where nothing was found before.
  @inline(__always)
  mutating func start(_ places: PlaceList, closeness: Double, how: PlaceCandidate.How) {
    hits.reserveCapacity(places.count)
    for posting in places { hits.append(Hit(posting, closeness: closeness, how: how)) }
  }

  /// Adds a hit, unless its place is there with a spelling that is as close.
  @inline(__always)
  mutating func offer(_ hit: Hit) {
    guard let known = index(of: hit.position) else {
      if !indices.isEmpty { indices[hit.position] = hits.count }
      return hits.append(hit)
    }
    if hits[known].closeness < hit.closeness { hits[known] = hit }
  }

  @inline(__always)
  private mutating func index(of position: Int) -> Int? {
    if hits.count <= Self.fewest { return hits.firstIndex { $0.position == position } }
    if indices.isEmpty { for (index, hit) in hits.enumerated() { indices[hit.position] = index } }
    return indices[position]
  }
}

extension PlaceIndex {
  /// The places that a name may mean, each once with its closest spelling, in no order that matters.
  func hits(for name: String, _ lookUp: LookUp) -> [Hit] {
    var list = HitList()
    let filter = lookUp.filter.isEmpty ? nil : lookUp.filter
    QueryName.read(name, withForm: lookUp.reach >= .rules) { query in
      let hash = NameHash.of(key: query.key)
      addSameKey(places(nameHash: hash), filter, to: &list)
      addSameKey(places(nameHash: NameHash.ofCode(hash)), filter, to: &list)
      guard let form = query.form else { return }
      addRuleHits(form, filter, to: &list)
      guard lookUp.reach >= .typingErrors, list.hits.isEmpty else { return }
      addTypingHits(form, query.key, filter, to: &list)
    }
    return list.hits
  }

  /// Whether a filter lets the place at a position pass.
  func allows(_ position: Int, _ filter: PlaceFilter) -> Bool {
    let place = place(position)
    let feature = feature(place.feature)
    return filter.includes(country: PlaceEntry.country(place.country))
      && filter.includes(featureClass: String(feature.featureClass), code: feature.code)
      && filter.includes(
        longitude: Double(place.longitude) / PlaceEntry.scale,
        latitude: Double(place.latitude) / PlaceEntry.scale)
  }

  @inline(__always)
  private func offer(_ hit: Hit, _ filter: PlaceFilter?, to list: inout HitList) {
    if let filter, !allows(hit.position, filter) { return }
    list.offer(hit)
  }

  @inline(__always)
  private func addSameKey(_ places: PlaceList, _ filter: PlaceFilter?, to list: inout HitList) {
    if places.isEmpty { return }
    if filter == nil, list.hits.isEmpty { return list.start(places, closeness: 1, how: .sameKey) }
    for posting in places { offer(Hit(posting, closeness: 1, how: .sameKey), filter, to: &list) }
  }

  private func addRuleHits(_ form: UnsafeBufferPointer<UInt8>, _ filter: PlaceFilter?, to list: inout HitList)
  {
    forEachSpelling(like: form) { spelling in
      // The cost depends on the country's rules alone; most spellings are of one country.
      var last: (rules: Romanisation, cost: Double?)?
      for posting in spelling.places {
        let rules = posting.rules
        if last?.rules != rules { last = (rules, NameForm.cost(of: form, and: spelling.form, in: rules)) }
        guard let cost = last?.cost else { continue }
        offer(Hit(posting, closeness: 1 - cost, how: .rules), filter, to: &list)
      }
    }
  }

  private func addTypingHits(
    _ form: UnsafeBufferPointer<UInt8>, _ key: UnsafeBufferPointer<UInt8>, _ filter: PlaceFilter?,
    to list: inout HitList
  ) {
    let limit = NameForm.typingAllowance(letters: Int(KeyLetters(key).count))
    // Without an error it would be the same key.
    guard limit > 0 else { return }
    forEachSpelling(mistypedAs: form, letters: KeyLetters(key), errors: limit) { spelling in
      guard let errors = NameForm.typingErrors(between: key, and: spelling.key, limit: limit) else { return }
      for posting in spelling.places {
        offer(
          Hit(posting, closeness: 0.6 - 0.1 * Double(errors), how: .typingErrors(errors)), filter, to: &list)
      }
    }
  }
}
