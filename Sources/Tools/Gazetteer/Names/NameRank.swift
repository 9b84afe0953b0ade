/// How the places that a spelling may mean are put in order.
///
/// Measured on 89 spellings of the press against 952,000 names: 85 right first; half or twice the weight of population
/// loses one to three of them.
public enum NameRank {
  /// Closeness that a power of ten of population is worth: less than a vowel, more than the spelling of an article.
  static let perPower = 0.02
  /// What the same letters are worth before any other spelling.
  static let sameKey = 0.02
  /// What it is worth that the name is the place's own, not one of its other names.
  static let mainName = 0.01

  /// The score of a candidate: how close its name is, and a little for how many people may mean it.
  ///
  /// - Parameters:
  ///   - closeness: 0...1, as the rules give it.
  ///   - population: Inhabitants; 0 where it is not known, which says nothing: the feature code stands in for it.
  ///   - featureCode: GeoNames feature code.
  ///   - isMainName: Whether the name that joins is the place's own.
  /// - Returns: A number to sort by, highest first; it is no probability.
  public static func score(
    closeness: Double, population: Int, featureCode: String, isMainName: Bool = false
  ) -> Double {
    closeness + (closeness >= 1 ? sameKey : 0) + (isMainName ? mainName : 0)
      + perPower * powers(population, featureCode)
  }

  /// The power of ten of the population, and one more for a capital or the seat of a province.
  private static func powers(_ population: Int, _ featureCode: String) -> Double {
    let (usual, seat) = usualPower(featureCode)
    // The people of a district live in its towns, of which one mostly has its name and is meant.
    guard population > 0, !featureCode.hasPrefix("ADM") else { return usual + seat }
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
    case "PCLI", "PCL", "PCLD", "PCLF", "PCLS": (6.5, 0)
    case "ADM1": (3.5, 0)
    case let code where code.hasPrefix("ADM"): (2, 0)
    case "PPLX", "PPLQ", "PPLH", "PPLW": (1, -1)
    default: (2.3, 0)
    }
  }
}
