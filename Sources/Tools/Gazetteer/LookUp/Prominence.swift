private import Foundation
import Model

extension PlaceCandidate {
  /// How many people may mean the place, as a power of ten: the inhabitants of a town, and what stands in for them
  /// elsewhere, so that a country is named sooner than any town, and a state sooner than most.
  public var prominence: Double {
    let code = feature.code
    switch feature.featureClass {
    case "P":
      let people = population > 0 ? log10(Double(population)) : Self.usualPower(ofTown: code)
      return people + (code == "PPLC" ? 0.8 : code == "PPLA" ? 0.3 : code == "PPLX" ? -0.5 : 0)
    case "A":
      return code.hasPrefix("PCL")
        ? 8.3 : code == "ADM1" ? 6 : code == "TERR" ? 7.5 : code == "ADM2" ? 4.2 : 2.5
    case "L": return code == "CONT" ? 9 : code == "RGN" ? 6.5 : 2.5
    case "H": return code == "OCN" ? 8 : ["SEA", "GULF", "BAY"].contains(code) && country.isEmpty ? 7 : 3
    default: return id.hasPrefix("dateline:") ? 5 : 2.5
    }
  }

  /// A town whose people nobody counted.
  private static func usualPower(ofTown code: String) -> Double {
    switch code {
    case "PPLC": 5.5
    case "PPLA": 5
    case "PPLA2": 4
    case "PPLA3": 3.5
    case "PPLX": 3
    default: 2.7
    }
  }
}
