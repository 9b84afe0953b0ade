import Foundation
import Ledger
import Model

/// 1,000,000 seeded claims about 20,000 places into a fresh ledger, and who held what on a day from it: by a
/// ledger just opened (cold), again (warm), and again after ten claims more were recorded.
///
/// The peer of a cold question is what one writes in SQL, by the sqlite3 program on the same file: of each
/// place the last statement about its holder up to the day, by a window function. It knows no rules, no
/// contests and no rulings.
struct LedgerBenchmark: Benchmark {
  let name = "ledger"
  private let count = 1_000_000
  private let rounds = 3
  private let batch = 10_000

  func run() throws -> [BenchmarkResult] {
    let memory = PeakMemory()
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "dateline-ledger-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "ledger.sqlite").path()
    let ingested = try ingest(to: path)
    var rates: [String: [Double]] = [:]
    var sql: [Double] = []
    for round in 0..<rounds {
      for (question, seconds) in try ask(path, round: round) {
        rates[question, default: []].append(1 / seconds)
      }
      let peer = try ChildProcess.run(
        URL(filePath: "/usr/bin/sqlite3"), [path, Self.query], output: folder.appending(path: "peer.txt"))
      sql.append(1 / peer.cpuSeconds)
    }
    print("ledger: peak memory \(memory.grown() / 1_000_000) MB")
    return [
      BenchmarkResult(task: "ledger, claims recorded", unit: "k/CPU s", rates: [ingested], peer: nil),
      BenchmarkResult(
        task: "ledger at, cold", unit: "1/CPU s", rates: rates["cold"] ?? [],
        peer: ("sqlite3 program, window function", sql)),
      BenchmarkResult(task: "ledger at, warm", unit: "1/CPU s", rates: rates["warm"] ?? [], peer: nil),
      BenchmarkResult(
        task: "ledger at, after ten claims more", unit: "1/CPU s", rates: rates["more"] ?? [], peer: nil),
    ]
  }

  private static let query = """
    SELECT place_id, by_text FROM (
      SELECT place_id, by_text,
        row_number() OVER (PARTITION BY place_id ORDER BY latest DESC, recorded DESC, id) AS number
      FROM event WHERE action IN ('capture', 'recapture', 'hold') AND latest <= '2016-11-15'
    ) WHERE number = 1 ORDER BY place_id
    """

  /// Thousands of claims recorded in a second of processor time; making them is not counted.
  private func ingest(to path: String) throws -> Double {
    let ledger = try Ledger(path: path)
    var seconds = 0.0
    for start in stride(from: 0, to: count, by: batch) {
      let claims = try (start..<start + batch).map(SeededClaims.claim)
      let before = cpuSeconds()
      try ledger.record(claims)
      seconds += cpuSeconds() - before
    }
    return Double(count) / 1e3 / seconds
  }

  /// Seconds of processor time of each kind of question.
  private func ask(_ path: String, round: Int) throws -> [String: Double] {
    let ledger = try Ledger(path: path)
    guard let day = CivilDate(iso: "2016-11-15") else { return [:] }
    func seconds(_ question: String) throws -> Double {
      let before = cpuSeconds()
      let places = try ledger.standings(at: day).count
      let took = cpuSeconds() - before
      print("ledger at, \(question): \(places) places, \(took) s of processor time")
      return took
    }
    var times = ["cold": try seconds("cold"), "warm": try seconds("warm")]
    let more = count + 10 * round
    try ledger.record(try (more..<more + 10).map(SeededClaims.claim))
    times["more"] = try seconds("after ten claims more")
    return times
  }
}

/// Claims about the villages of an invented war, each made from its number alone.
enum SeededClaims {
  private static let parties = ["army", "rebels", "militia", "guards", "league", "front"].map {
    ActorReference(text: "the \($0)", ids: [$0])
  }
  private static let actions: [ControlAction] = [
    .capture, .capture, .hold, .hold, .hold, .hold, .lose, .contest,
  ]

  static func claim(_ number: Int) throws -> ControlEvent {
    var numbers = SeededNumbers(seed: UInt64(number))
    func below(_ limit: Int) -> Int { Int(numbers.next() % UInt64(limit)) }
    let place = below(20_000)
    let day = CivilDate(dayNumber: 15_000 + below(3_000))
    return ControlEvent(
      id: String(numbers.next(), radix: 16), action: actions[below(actions.count)],
      placeID: "geonames:\(100_000 + place)", placeName: "Village \(place)", placeText: "Village \(place)",
      coordinate: try Coordinate(
        longitude: 30 + Double(place % 200) / 10, latitude: 30 + Double(place / 200) / 10),
      country: "SY", placeScore: 0.9, placeReason: "the only candidate", by: parties[below(parties.count)],
      from: below(3) == 0 ? parties[below(parties.count)] : nil,
      valid: .day(day, text: "on Sunday", reason: "Sunday"),
      recorded: day.adding(days: below(5)), speaker: below(2) == 0 ? parties[below(parties.count)] : nil,
      report: "report-\(number / 4)", source: "Outlet", url: "https://example.org/\(number / 4)",
      evidence: Evidence(
        span: ByteSpan(start: 100, end: 160), text: "captured the village of \(place) on Sunday",
        sentence: "After days of fighting they captured the village of \(place) on Sunday, activists said."))
  }
}
