import Features
import Testing

@testable import Atlas

/// What a filter may cost.
@Suite struct FilterCostTests {
  private static func read(_ filter: String, features: Int) throws {
    let target = try RequestTarget("/?filter=" + RequestTarget.encoded(filter, keepingSlash: false))
    let parameters = try ParameterSet(target.parameters, known: ["filter"])
    let schema = FeatureSchema(
      name: "layer", featureType: "thing", fields: [.init(name: "a", type: .integer)])
    _ = try FilterParameter.read(parameters, for: schema, features: features)
  }

  @Test func aFilterIsRefusedWhereItsOperationsTimesTheFeaturesAreTooMany() throws {
    let filter = Array(repeating: "a = 1", count: 100).joined(separator: " OR ")
    try Self.read(filter, features: 100_000)
    let problem = try #require(throws: Problem.self) { try Self.read(filter, features: 1_000_000) }
    #expect(problem.detail == "filter: expected at most 20 operations over 1000000 features, found 101")
    // One condition may always be asked.
    try Self.read("a = 1", features: 100_000_000)
  }
}
