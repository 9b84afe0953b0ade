internal import CQL2
internal import Features
internal import Model

extension FeatureIndex {
  /// The features that a query asks for.
  ///
  /// Conditions of place, time and value are looked up; a `predicate` is asked of each feature that meets the others.
  /// Without any condition, or with one of time or value alone, what matches is counted without looking at it.
  public func page(_ query: FeatureQuery) -> FeaturePage {
    let first = max(0, query.first)
    let limit = max(0, query.limit)
    let conditions = Conditions(query, of: self)
    if conditions.isImpossible { return FeaturePage(matched: 0, positions: [], next: nil) }
    if let page = conditions.countedPage(first, limit, of: self) { return page }
    let set = conditions.set(of: self)
    return FeaturePage(matched: set.count, found: set.prefix(limit + 1, from: first), limit: limit)
  }
}

extension FeaturePage {
  /// A page of the first of some positions; one more than its limit begins the next.
  fileprivate init(matched: Int, found: [Int], limit: Int) {
    self.init(
      matched: matched, positions: Array(found.prefix(limit)), next: found.count > limit ? found[limit] : nil)
  }
}

/// A query's conditions without those that every feature meets.
private struct Conditions {
  var boxes: [MicroBox]?
  var window: (from: Int, to: Int)?
  var numbers: [(number: UInt16, of: [UInt16], count: Int)] = []
  var values: [(value: PropertyValue, field: Int)] = []
  var predicate: FilterPredicate?
  /// Whether no feature can meet them.
  var isImpossible = false

  init(_ query: FeatureQuery, of index: FeatureIndex) {
    boxes = query.box.map(MicroBox.boxes)
    if let boxes, index.places.isWithin(boxes) { self.boxes = nil }
    if let asked = query.window, asked.from != nil || asked.to != nil { window = asked.seconds }
    for (field, value) in query.equalities {
      switch index.values.test(field, value) {
      case .number(let number, let all, let count): numbers.append((number, all, count))
      case .value(let value, let field): values.append((value, field))
      case .never: isImpossible = true
      }
    }
    predicate = query.predicate
  }

  /// The page where one condition or none tells how many features there are.
  func countedPage(_ first: Int, _ limit: Int, of index: FeatureIndex) -> FeaturePage? {
    guard boxes == nil, values.isEmpty, predicate == nil else { return nil }
    func page(_ matched: Int, where holds: (Int) -> Bool) -> FeaturePage {
      var found: [Int] = []
      found.reserveCapacity(min(limit, matched) + 1)
      var position = first
      while position < index.count, found.count <= limit {
        if holds(position) { found.append(position) }
        position += 1
      }
      return FeaturePage(matched: matched, found: found, limit: limit)
    }
    switch (window, numbers.first) {
    case (nil, nil): return page(index.count) { _ in true }
    case (let (from, to)?, nil) where from <= to:
      let matched = index.times.count(from: from, to: to)
      return index.times.withTest(from, to) { test in page(matched) { test.isMet(by: $0) } }
    case (nil, let (number, all, matched)?) where numbers.count == 1:
      return page(matched) { all[$0] == number }
    default: return nil
    }
  }

  /// The features that meet all of them: what needs no look at a feature first.
  func set(of index: FeatureIndex) -> PositionSet {
    let features = index.features
    let count = index.count
    var numbers = numbers[...]
    var window = window
    var set: PositionSet
    if let boxes {
      set = index.places.set(of: boxes, features)
    } else if let (number, all, _) = numbers.popFirst() {
      set = all.withUnsafeBufferPointer { all in
        PositionSet(of: count) { ValueColumns.bit(all[$0], number) }
      }
    } else if let (from, to) = window {
      set = index.times.withTest(from, to) { test in PositionSet(of: count) { test.bit(of: $0) } }
      window = nil
    } else {
      set = PositionSet(of: count) { _ in 1 }
    }
    for (number, all, _) in numbers {
      all.withUnsafeBufferPointer { all in set.keep(of: count) { ValueColumns.bit(all[$0], number) } }
    }
    if let (from, to) = window {
      index.times.withTest(from, to) { test in set.keep(of: count) { test.bit(of: $0) } }
    }
    for (value, field) in values {
      set.keep { index.values.isEqual(features[$0].values[field], value, field: field) }
    }
    if let predicate { set.keep { predicate.matches(features[$0]) } }
    return set
  }
}
