import Foundation
import Layers
import Model

/// Areas and front lines of three parties from 30,000 places over 18° by 7° (Ukraine's size), and over 100
/// days on which 100 places a day change hands.
///
/// The peer does the first with shapely: a Voronoi diagram, each cell cut by its disc, a union for each side.
struct AreasBenchmark: Benchmark {
  let name = "areas"
  private let count = 30_000
  private let rounds = 3

  func run() throws -> [BenchmarkResult] {
    let (day, war) = try (intervals(days: 1), intervals(days: 100))
    let peer = Peer("areas.py")
    var rates = (day: [Double](), war: [Double](), peer: [Double]())
    var peerName: String?
    for _ in 0..<rounds {
      rates.day.append(try thousandsPerCPUSecond(count) { _ = try AreaMaker().sketch(day) })
      if let answer = try peer?.run(["\(count)"]), let rate = Double(answer[0]) {
        rates.peer.append(rate)
        peerName = answer.dropFirst().joined(separator: " ")
      }
      rates.war.append(try thousandsPerCPUSecond(count * 100) { _ = try AreaMaker().sketch(war) })
    }
    print("areas: peak memory \(peakMegabytes()) MB")
    return [
      BenchmarkResult(
        task: "areas of one day, 30,000 places", unit: "k places/CPU s", rates: rates.day,
        peer: peerName.map { (name: $0, rates: rates.peer) }),
      BenchmarkResult(
        task: "areas of 100 days, 30,000 places", unit: "k places × days/CPU s", rates: rates.war, peer: nil),
    ]
  }

  private func intervals(days: Int) throws -> [ControlInterval] {
    var random = SeededNumbers(seed: 2022)
    let first = CivilDate(dayNumber: 19_047)
    let parties = ["one", "two", "three"].map { ActorReference(text: $0, ids: [$0]) }
    var intervals: [ControlInterval] = []
    for number in 0..<count {
      let point = try Coordinate(
        longitude: .random(in: 22...40, using: &random), latitude: .random(in: 45...52, using: &random))
      let party = point.latitude > 50 ? 2 : point.longitude + 0.3 * sin(3 * point.latitude) > 31 ? 1 : 0
      let changes = Int.random(in: 0..<3, using: &random) == 0 && days > 1
      let turn = changes ? first.adding(days: Int.random(in: 1..<days, using: &random)) : nil
      intervals.append(interval(number, point, parties[party], first, turn?.adding(days: -1)))
      if let turn { intervals.append(interval(number, point, parties[(party + 1) % 3], turn, nil)) }
    }
    return intervals
  }

  private func interval(
    _ number: Int, _ point: Coordinate, _ holder: ActorReference, _ start: CivilDate, _ end: CivilDate?
  ) -> ControlInterval {
    ControlInterval(
      id: "p\(number)@\(start)", placeID: "p\(number)", placeName: "Place \(number)", coordinate: point,
      holder: holder, start: start, end: end, startPrecision: .day, rule: "latest", supporting: [])
  }

  private func peakMegabytes() -> Int {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    return usage.ru_maxrss / 1_024
  }
}
