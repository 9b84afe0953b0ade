/// How the places that a spelling may mean are put in order.
public enum NameRank {
  /// Closeness that a power of ten of population is worth.
  static nonisolated(unsafe) var perPower = 0.015
  /// What the same letters are worth before any other spelling.
  static nonisolated(unsafe) var sameKey = 0.02

  /// The score of a candidate: how close its name is, and a little for how many people may mean it.
  ///
  /// - Parameters:
  ///   - closeness: 0...1, as the rules give it.
  ///   - population: Inhabitants; 0 where it is not known, which says nothing: the feature code stands in for it.
  ///   - featureCode: GeoNames feature code.
  public static func score(closeness: Double, population: Int, featureCode: String) -> Double {
    closeness + (closeness >= 1 ? sameKey : 0) + perPower * powers(population, featureCode)
  }

  /// The power of ten of the population, and one more for a capital or the seat of a province.
  private static func powers(_ population: Int, _ featureCode: String) -> Double {
    let (usual, seat) = usualPower(featureCode)
    guard population > 0 else { return usual + seat }
    var power = 0.0
    var rest = Double(population)
    while rest >= 10 {
      rest /= 10
      power += 1
    }
    return power + (rest - 1) / 9 + seat
  }

  /// The power of ten of what such a place usually has, and what the seat adds.
  private static func usualPower(_ featureCode: String) -> (Double, Double) {
    switch featureCode {
    case "PPLC": (6, 1)
    case "PPLA": (5, 0.5)
    case "PPLA2": (4.3, 0.3)
    case "PPLA3": (4, 0)
    case "PPLA4", "PPLA5": (3.5, 0)
    case "PPLX", "PPLQ", "PPLH", "PPLW": (1, -1)
    default: (2.3, 0)
    }
  }
}
