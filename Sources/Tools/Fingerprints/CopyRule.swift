/// When sentences and texts count as copies. Measured on texts of our own (`Tests/FingerprintsTests`).
public enum CopyRule {
  /// A sentence of fewer words says too little to be known again.
  public static let fewestWords = 6
  /// From this resemblance on a sentence is the same in any two texts: about one word in ten differs.
  public static let same = 0.6
  /// From this resemblance on it is the same in two texts of which one is a copy of the other. A fifth of the
  /// words replaced leaves about 0.47; two writers' sentences on one event share about 0.2.
  public static let respun = 0.3
  /// A text is a copy if at least this share of its sentences stands in the other.
  public static let share = 0.6
  /// How many sentences a copy shares at least.
  public static let fewestSentences = 3
}
