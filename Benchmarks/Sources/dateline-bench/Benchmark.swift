/// Something that is measured.
protocol Benchmark: Sendable {
  /// The name it is asked for by.
  var name: String { get }
  /// Measures it, and its peer in the same run where there is one.
  func run() throws -> [BenchmarkResult]
}

/// One line of the table.
struct BenchmarkResult {
  /// What was done.
  var task: String
  /// What a rate counts a second, such as "M geodesics/s".
  var unit: String
  /// Our rates, one a round.
  var rates: [Double]
  /// Who the peer is, with version, and its rates in the same rounds; nil where there is none.
  var peer: (name: String, rates: [Double])?
}

/// The number of units done a second by `body`, in millions.
func millionsPerSecond(_ count: Int, _ body: () throws -> Void) rethrows -> Double {
  let took = try ContinuousClock().measure(body)
  return Double(count) / 1e6 / (took / .seconds(1))
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers on every machine.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
