internal import Features

/// The categories of a layer's features, for its legend.
struct CategoryBook {
  private var categories: [String: FeatureCategory] = [:]
  private var last: FeatureCategory?
  /// Whether a feature has none.
  private(set) var hasOthers = false

  /// Notes a feature's category.
  mutating func add(_ category: FeatureCategory?) {
    guard let category else {
      hasOthers = true
      return
    }
    // Neighbours often share one.
    guard category != last else { return }
    last = category
    if let known = categories[category.key], (known.label, known.colour) <= (category.label, category.colour)
    {
      return
    }
    categories[category.key] = category
  }

  /// One for each key, in the order of their labels.
  var sorted: [FeatureCategory] {
    categories.values.sorted { ($0.label, $0.key) < ($1.label, $1.key) }
  }
}
