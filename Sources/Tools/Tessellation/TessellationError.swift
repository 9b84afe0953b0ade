/// Why ground could not be divided.
public enum TessellationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The reach is not above 0 or above 500 km, where a plane no longer gives distances.
  case reach(kilometres: Double)
  /// Sites that are linked by less than twice their reach lie farther than 60° from their centre.
  case tooWide(degrees: Double)
  /// PROJ refused a projection or a position, in its words.
  case projection(String)
  /// GEOS refused the diagram, in its words.
  case diagram(String)
  /// Lines still crossed after so many rounds of rounding.
  case unsettled(rounds: Int)

  /// One line.
  public var description: String {
    switch self {
    case .reach(let kilometres): "reach: expected more than 0 and at most 500 km, found \(kilometres)"
    case .tooWide(let degrees):
      "sites: expected a theatre within 60° of its centre, found sites \(Int(degrees.rounded()))° from it"
    case .projection(let said): "projection: \(said)"
    case .diagram(let said): "Voronoi diagram: \(said)"
    case .unsettled(let rounds): "lines still cross after \(rounds) rounds of rounding to six decimals"
    }
  }
}
