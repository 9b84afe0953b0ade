internal import Model

/// A place that a name may mean, as the index alone can tell: enough to rank it and to filter.
struct Hit {
  /// Position in the index.
  var position: Int
  /// 0...1; 1: the same key.
  var closeness: Double
  /// What joined the spellings.
  var how: How
  /// Whether the name that joins is the place's own.
  var isMainName: Bool

  enum How: Equatable {
    case sameKey
    case rules
    case typingErrors(Int)
  }

  init(_ posting: Posting, closeness: Double, how: How) {
    position = posting.position
    isMainName = posting.isMain
    self.closeness = closeness
    self.how = how
  }
}

extension PlaceIndex {
  /// The places that a name may mean, each once with its closest spelling, in no order that matters.
  func hits(for name: String, _ lookUp: LookUp) -> [Hit] {
    var best: [Int: Hit] = [:]
    func offer(_ hit: Hit) {
      if let known = best[hit.position], known.closeness >= hit.closeness { return }
      if !lookUp.isFiltered || allows(hit.position, lookUp) { best[hit.position] = hit }
    }
    QueryName.read(name) { query in
      for places in [places(named: query.key), places(coded: query.key)] {
        for posting in places { offer(Hit(posting, closeness: 1, how: .sameKey)) }
      }
      guard lookUp.reach >= .rules, let form = query.form else { return }
      addRuleHits(form, offer)
      guard lookUp.reach >= .typingErrors, best.isEmpty else { return }
      addTypingHits(form, query.key, offer)
    }
    return Array(best.values)
  }

  /// Whether the place at a position is among those that a look-up asks for, its area left aside.
  func allows(_ position: Int, _ lookUp: LookUp) -> Bool {
    let place = place(position)
    let feature = feature(place.feature)
    return lookUp.allows(
      country: PlaceEntry.country(place.country), featureClass: String(feature.prefix(1)),
      featureCode: String(feature.dropFirst()), longitude: Double(place.longitude) / PlaceEntry.scale,
      latitude: Double(place.latitude) / PlaceEntry.scale)
  }

  private func addRuleHits(_ form: UnsafeBufferPointer<UInt8>, _ offer: (Hit) -> Void) {
    forEachSpelling(like: form) { spelling in
      // The rules depend on the country alone; most spellings are of one country.
      var last: (country: UInt16, cost: Double?)?
      for posting in spelling.places {
        let country = place(posting.position).country
        if last?.country != country {
          last = (
            country,
            NameForm.cost(of: form, and: spelling.form, in: Romanisation(country: PlaceEntry.country(country)))
          )
        }
        guard let cost = last?.cost else { continue }
        offer(Hit(posting, closeness: 1 - cost, how: .rules))
      }
    }
  }

  private func addTypingHits(
    _ form: UnsafeBufferPointer<UInt8>, _ key: UnsafeBufferPointer<UInt8>, _ offer: (Hit) -> Void
  ) {
    forEachSpelling(mistypedAs: form) { spelling in
      guard
        let errors = NameForm.typingErrors(
          between: key, and: spelling.key, limit: NameForm.typingAllowance(letters: key.count))
      else { return }
      for posting in spelling.places {
        offer(Hit(posting, closeness: 0.6 - 0.1 * Double(errors), how: .typingErrors(errors)))
      }
    }
  }
}
