import CQL2
import Testing

/// Filters that ask for too much are refused, and none can exhaust the stack.
struct LimitTests {
  /// 100,000 parts within each other, in every way there is.
  @Test(arguments: [
    String(repeating: "(", count: 100_000), String(repeating: "NOT ", count: 100_000),
    String(repeating: "NOT (", count: 100_000), String(repeating: "CASEI(", count: 100_000),
    "a = " + String(repeating: "-", count: 100_000), "a = " + String(repeating: "(1 + ", count: 100_000),
    "a = 1" + String(repeating: " + 1", count: 100_000), "a = 1" + String(repeating: " ^ 1", count: 100_000),
    String(repeating: "A_EQUALS((", count: 100_000), String(repeating: "a IN (", count: 100_000),
    String(repeating: "INTERVAL(", count: 100_000), String(repeating: "GEOMETRYCOLLECTION(", count: 100_000),
    String(repeating: "(", count: 100_000) + "a = 1" + String(repeating: ")", count: 100_000),
  ])
  func deepTextIsRefused(_ text: String) {
    #expect(throws: FilterProblem.self) { try Filter(text: text) }
  }

  @Test func deepJSONIsRefused() {
    let deep = [
      String(repeating: "[", count: 100_000), String(repeating: #"{"op":"not","args":["#, count: 40_000),
      String(repeating: #"{"op":"not","args":["#, count: 70) + "true" + String(repeating: "]}", count: 70),
    ]
    for json in deep {
      #expect(throws: FilterProblem.self) { try Filter(json: Array(json.utf8)) }
    }
  }

  @Test func depthIsLimitedWhereItIsSaid() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "a = 1" + String(repeating: ")", count: depth)
    }
    _ = try Filter(text: nested(64))
    #expect(throws: FilterProblem(offset: 64, message: "more than 64 parts within each other")) {
      try Filter(text: nested(65))
    }
  }

  @Test(arguments: [
    ("TRUE", 0), ("a = 1", 1), ("NOT a = 1", 2), ("a = 1 AND b + 1 = 2", 4), ("a IN (1, 2, 3)", 1),
    ("CASEI(a) LIKE casei('x%')", 3), ("S_INTERSECTS(geometry, POINT(1 2))", 1),
  ]) func operationsAreCounted(text: String, operations: Int) throws {
    #expect(try Filter(text: text).operations == operations)
  }

  @Test func hundredThousandConditionsAreRefused() {
    let text = Array(repeating: "a = 1", count: 100_000).joined(separator: " OR ")
    #expect(
      throws: FilterProblem(
        offset: 4_500, message: "more than 1000 conditions, properties and calculations in one filter")
    ) { try Filter(text: text) }
    let condition = #"{"op":"=","args":[{"property":"a"},1]}"#
    let json =
      #"{"op":"or","args":["# + Array(repeating: condition, count: 20_000).joined(separator: ",") + "]}"
    #expect(throws: FilterProblem.self) { try Filter(json: Array(json.utf8)) }
  }

  @Test func tenThousandLiteralsAreTakenAndNoMore() throws {
    func list(_ count: Int) -> String {
      "a IN (\(Array(repeating: "1", count: count).joined(separator: ",")))"
    }
    _ = try Filter(text: list(10_000))
    #expect(throws: FilterProblem.self) { try Filter(text: list(10_001)) }
    let line = Array(repeating: "1 2", count: 10_001).joined(separator: ",")
    #expect(throws: FilterProblem.self) { try Filter(text: "S_WITHIN(g, LINESTRING(\(line)))") }
  }

  @Test func aMegabyteIsTakenAndNoMore() throws {
    let words = String(repeating: "x", count: 999_994)
    _ = try Filter(text: "a = '\(words)'".replacing("a = ", with: "a="))
    #expect(
      throws: FilterProblem(offset: nil, message: "expected a filter of at most 1000000 bytes, found 1000004")
    ) {
      try Filter(text: "a = '\(words)xxxx'")
    }
  }
}
