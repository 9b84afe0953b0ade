import Foundation
import Model

/// Seeded statements as a table: places with coordinates, a figure, a compass word, sometimes a hedge.
struct StatementTable {
  let count: Int
  /// Over the whole world, else over 32–37 N, 36–42 E.
  let isWorld: Bool

  func write(to url: URL) throws {
    var numbers = SeededNumbers(seed: 2016)
    FileManager.default.createFile(atPath: url.path(), contents: nil)
    let file = try FileHandle(forWritingTo: url)
    var text = "subject,anchor,value,unit,direction,hedge,subject_lat,subject_lon,anchor_lat,anchor_lon\n"
    let hedges = ["about", "none", ""]
    for index in 0..<count {
      let (subject, anchor) = (position(&numbers), position(&numbers))
      let direction = CompassPoint.allCases.randomElement(using: &numbers)?.rawValue ?? ""
      let hedge = hedges.randomElement(using: &numbers) ?? ""
      text += "Place \(index % 5_000),Town \(index % 777),\(Int.random(in: 1..<900, using: &numbers)),km,"
      text += "\(direction),\(hedge),\(subject),\(anchor)\n"
      if text.utf8.count > 1 << 20 {
        try file.write(contentsOf: Data(text.utf8))
        text = ""
      }
    }
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
  }

  /// Latitude and longitude with five decimals; uniform on the sphere over the world.
  private func position(_ numbers: inout SeededNumbers) -> String {
    let latitude =
      isWorld
      ? asin(Double.random(in: -1...1, using: &numbers)) * 180 / .pi : .random(in: 32...37, using: &numbers)
    let longitude = Double.random(in: isWorld ? -180...180 : 36...42, using: &numbers)
    return String(format: "%.5f,%.5f", latitude, longitude)
  }
}
