import Foundation
import Geodesy
import Model

/// `dateline-bench solve`: geodesics for `script/check-geodesy`, to the last digit a `Double` has.
///
/// Reads lines `inverse lat1 lon1 lat2 lon2` and answers `azi1 azi2 s12`; reads `direct lat1 lon1 azi1 s12` and
/// answers `lat2 lon2`. Degrees and metres.
enum GeodesicSolver {
  static func run() throws {
    while let line = readLine() {
      let words = line.split(separator: " ")
      let numbers = words.dropFirst().compactMap { Double($0) }
      guard words.count == 5, numbers.count == 4 else { throw SolverError(line: line) }
      let start = try Coordinate(longitude: numbers[1], latitude: numbers[0])
      switch words[0] {
      case "inverse":
        let path = Geodesic(from: start, to: try Coordinate(longitude: numbers[3], latitude: numbers[2]))
        print(path.azimuth, path.finalAzimuth, path.length.metres)
      case "direct":
        let end = try start.destination(azimuth: numbers[2], distance: .metres(numbers[3]))
        print(end.latitude, end.longitude)
      default: throw SolverError(line: line)
      }
    }
  }
}

/// A line that is no problem to solve.
struct SolverError: Error, CustomStringConvertible {
  let line: String

  var description: String { "expected 'inverse' or 'direct' and four numbers, found '\(line)'" }
}
