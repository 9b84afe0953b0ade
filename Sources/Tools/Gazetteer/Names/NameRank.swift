private import Foundation

/// How candidates of one name are ranked before anything is known of the report.
enum NameRank {
  /// Closeness of the spelling, 0...1, with a bonus for each power of ten of the inhabitants.
  static func score(closeness: Double, prominence: Int) -> Double {
    closeness + 0.000001 * log10(Double(max(1, prominence)))
  }
}
