import Foundation
import Geodesy
import Model

/// Seeded statements as a table: places with coordinates, a figure, a compass word, sometimes a hedge.
///
/// Most are as true as those of news reports: figures 0.95 to 1.4 times the straight line, rounded to 5 km, the nearest of
/// eight compass words. One figure in ten and one word in twenty is drawn at random, and mostly misfits.
struct StatementTable {
  let count: Int
  /// Over the whole world, else over 32–37 N, 36–42 E.
  let isWorld: Bool

  func write(to url: URL) throws {
    var numbers = SeededNumbers(seed: 2016)
    try Data().write(to: url)
    let file = try FileHandle(forWritingTo: url)
    var text = "subject,anchor,value,unit,direction,hedge,subject_lat,subject_lon,anchor_lat,anchor_lon\n"
    for index in 0..<count {
      text += try "Place \(index % 5_000),Town \(index % 777)," + statement(&numbers)
      if text.utf8.count > 1 << 20 {
        try file.write(contentsOf: Data(text.utf8))
        text = ""
      }
    }
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
  }

  /// The columns behind the names.
  private func statement(_ numbers: inout SeededNumbers) throws -> String {
    let anchor = try position(&numbers)
    let kilometres = Double.random(in: 5...400, using: &numbers)
    let azimuth = Double.random(in: 0..<360, using: &numbers)
    let subject = try anchor.destination(azimuth: azimuth, distance: .kilometres(kilometres))
    let stated = max(5, (kilometres * .random(in: 0.95...1.4, using: &numbers) / 5).rounded() * 5)
    let figure =
      Int.random(in: 0..<10, using: &numbers) == 0 ? Int.random(in: 1..<900, using: &numbers) : Int(stated)
    let nearest = CompassPoint(nearest: (azimuth / 45).rounded() * 45)
    let isRandom = Int.random(in: 0..<20, using: &numbers) == 0
    let direction = isRandom ? CompassPoint.allCases.randomElement(using: &numbers) ?? nearest : nearest
    let hedge = ["about", "none", ""].randomElement(using: &numbers) ?? ""
    let degrees = [subject.latitude, subject.longitude, anchor.latitude, anchor.longitude].map {
      String(format: "%.5f", $0)
    }
    return "\(figure),km,\(direction.rawValue),\(hedge),\(degrees.joined(separator: ","))\n"
  }

  /// Uniform on the sphere over the world.
  private func position(_ numbers: inout SeededNumbers) throws -> Coordinate {
    let latitude =
      isWorld
      ? asin(Double.random(in: -1...1, using: &numbers)) * 180 / .pi : .random(in: 32...37, using: &numbers)
    return try Coordinate(
      longitude: .random(in: isWorld ? -180...180 : 36...42, using: &numbers), latitude: latitude)
  }
}
