import CQL2
import Features
import Model
import Testing
import TestSupport

/// One predicate asked from many tasks at once.
struct ConcurrencyTests {
  @Test(arguments: ["S_TOUCHES", "S_WITHIN", "S_INTERSECTS", "S_EQUALS"])
  func tasksGetTheAnswersOfOne(_ function: String) async throws {
    let filter = try Filter(
      text: "\(function)(geometry, POLYGON((0 0, 5 0, 5 5, 0 5, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1)))")
    let predicate = try FilterPredicate(filter, for: TownSample.schema)
    let features = try Self.squares(seed: 11, count: 500)
    let expected = features.map(predicate.matches)
    #expect(function == "S_EQUALS" || expected.contains(true))
    let answers = await withTaskGroup(of: [Bool].self) { group in
      for _ in 0..<8 { group.addTask { features.map(predicate.matches) } }
      return await group.reduce(into: [[Bool]]()) { $0.append($1) }
    }
    #expect(answers.allSatisfy { $0 == expected })
  }

  /// Squares with corners at whole degrees, so that many touch.
  private static func squares(seed: UInt64, count: Int) throws -> [Feature] {
    var numbers = SeededNumbers(seed: seed)
    return try (0..<count).map { index in
      let (x, y) = (
        Double.random(in: -2...6, using: &numbers).rounded(),
        Double.random(in: -2...6, using: &numbers).rounded()
      )
      let ring = try [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y)].map {
        try Coordinate(longitude: $0.0, latitude: $0.1)
      }
      return Feature(id: "\(index)", geometry: .polygon([ring]))
    }
  }
}
