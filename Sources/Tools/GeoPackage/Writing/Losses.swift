internal import Features

/// What a layer lost on its way into the file, by kind.
struct Losses {
  private var counts: [String: Int] = [:]

  init(_ table: FeatureTable) {
    counts["times of features of layers without a column of times"] = table.lostTimes
    counts["texts with a zero character, which was left out"] = table.binder.zeroes
    counts["ids of features whose field 'id' says another"] = table.binder.otherIDs
  }

  fileprivate func add(to total: inout [String: Int]) { total.merge(counts, uniquingKeysWith: +) }
}

extension [Losses] {
  /// Each kind once, in the order of their words.
  var total: [FormatLoss] {
    var total: [String: Int] = [:]
    for losses in self { losses.add(to: &total) }
    return total.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map {
      FormatLoss(what: $0.key, count: $0.value)
    }
  }
}
