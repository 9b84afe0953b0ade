import CQL2
import FeatureIndex
import Features
import Model
import TestSupport
import Testing

/// Pages against answers found the slow way.
@Suite struct PageTests {
  /// So many features, asked so often.
  @Test(arguments: [(1, 200), (17, 300), (500, 200), (5_000, 30)])
  func everyAnswerIsTheNaiveOne(_ count: Int, _ turns: Int) throws {
    var layer = try RandomLayer(count, seed: UInt64(count))
    let index = try FeatureIndex(layer.schema, layer.features)
    let naive = NaiveAnswer(schema: layer.schema, features: layer.features)
    var matches = 0
    for turn in 0..<turns {
      let query = layer.query()
      let expected = naive.positions(query)
      let page = index.page(query)
      #expect(page.matched == expected.count, "query \(turn): \(query)")
      #expect(page.positions == Array(expected.prefix(query.limit)), "query \(turn): \(query)")
      #expect(page.next == expected.dropFirst(query.limit).first, "query \(turn): \(query)")
      matches += expected.count
    }
    #expect(matches > 0)
  }

  @Test func pagesVisitEachMatchOnceAndInOrder() throws {
    var layer = try RandomLayer(600, seed: 5)
    let index = try FeatureIndex(layer.schema, layer.features)
    let naive = NaiveAnswer(schema: layer.schema, features: layer.features)
    for _ in 0..<40 {
      var query = layer.query()
      let expected = naive.positions(query)
      var visited: [Int] = []
      var next: Int? = 0
      while let first = next {
        query.first = first
        let page = index.page(query)
        #expect(page.matched == expected.count && page.positions.count <= query.limit)
        visited += page.positions
        next = page.next
      }
      #expect(visited == expected)
    }
  }

  @Test func aPredicateIsAskedOfWhatMeetsTheOtherConditions() throws {
    var layer = try RandomLayer(500, seed: 12)
    let index = try FeatureIndex(layer.schema, layer.features)
    let naive = NaiveAnswer(schema: layer.schema, features: layer.features)
    let predicate = try FilterPredicate(Filter(text: "control = 'SDF' AND people < 3"), for: layer.schema)
    var matches = 0
    for _ in 0..<100 {
      var query = layer.query()
      let expected = naive.positions(query).filter { index in
        guard case .int(let people) = layer.features[index].values[4] else { return false }
        return layer.features[index].values[0] == "SDF" && people < 3
      }
      query.predicate = predicate
      let page = index.page(query)
      #expect(page.matched == expected.count && page.positions == Array(expected.prefix(query.limit)))
      matches += expected.count
    }
    #expect(matches > 0)
  }

  @Test func anEmptyLayerAnswersWithNothing() throws {
    let index = try FeatureIndex(try RandomLayer(0, seed: 1).schema, [])
    let everything = FeatureQuery(
      box: GeographicBox(west: -180, south: -90, east: 180, north: 90),
      window: TimeWindow(from: .start(of: CivilDate(dayNumber: 0)), to: nil), limit: 10)
    for page in [index.page(everything), index.page(FeatureQuery())] {
      #expect(page.matched == 0 && page.positions.isEmpty && page.next == nil)
    }
    #expect(index.box == nil && index.window == nil && index.count == 0 && index.position(of: "a") == nil)
  }

  @Test func aFirstBeyondTheEndAndALimitOfNothingCountAllTheSame() throws {
    let layer = try RandomLayer(100, seed: 6)
    let index = try FeatureIndex(layer.schema, layer.features)
    let beyond = index.page(FeatureQuery(first: 1_000, limit: 10))
    #expect(beyond.matched == 100 && beyond.positions.isEmpty && beyond.next == nil)
    let none = index.page(FeatureQuery(limit: 0))
    #expect(none.matched == 100 && none.positions.isEmpty && none.next == 0)
  }
}
