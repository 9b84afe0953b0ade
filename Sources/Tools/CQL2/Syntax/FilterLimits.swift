/// How much a filter may ask for, so that neither reading nor evaluating it can exhaust the machine.
enum FilterLimits {
  /// UTF-8 bytes of text or JSON.
  static let bytes = 1_000_000
  /// Parts within each other.
  static let depth = 64
  /// Conditions, properties and calculations.
  static let terms = 1_000
  /// Literals: words, numbers, times, positions of geometries.
  static let literals = 10_000
}
