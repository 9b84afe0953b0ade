import Foundation
import Gazetteer
import Model

/// Names to ranked places over 1.5 million names, one thread, per second of processor time; and how many are
/// right.
///
/// Two depths: **candidates** are ranked places from the compiled index alone (id, point, country, class,
/// closeness, score: `Gazetteer.candidates`); **matches** are whole `NameMatch` values with places, areas,
/// names and reasons from SQLite (`Gazetteer.matches`), of a gazetteer that remembers no answer. The peers
/// answer the same queries in the same run: symspellpy, SQLite's FTS5 with trigrams, and SQLite with an index
/// on the folded name.
struct LookUpsBenchmark: Benchmark {
  let name = "lookups"
  private let count = 20_000
  private let rounds = 5

  func run() throws -> [BenchmarkResult] {
    let with = try WorldGazetteer(tables: true)
    let without = try WorldGazetteer(tables: false)
    let queries = try Queries(from: with.path, count: count)
    var rates: [String: [Double]] = [:]
    let tasks = tasks(queries)
    for _ in 0..<rounds {
      for task in tasks {
        let gazetteer = try with.open()
        // The first look-up makes the tables of letters.
        _ = try gazetteer.candidates(for: "Jarablus", LookUp(reach: .typingErrors))
        rates[task.name, default: []].append(
          try thousandsPerCPUSecond(task.names.count) {
            for name in task.names { try task.ask(gazetteer, name) }
          })
      }
    }
    let peers = try LookUpPeers(queries: queries, with: with, without: without)
    try printAccuracy(queries, with: with, without: without, peers)
    return tasks.flatMap { task in
      let ours = rates[task.name] ?? []
      let theirs = peers.rates(of: task.set)
      let title = "look-ups, \(task.name)"
      if theirs.isEmpty { return [BenchmarkResult(task: title, unit: "k/CPU s", rates: ours, peer: nil)] }
      return theirs.map { BenchmarkResult(task: title, unit: "k/CPU s", rates: ours, peer: $0) }
    }
  }

  private struct Task {
    var name: String
    /// Which set of queries.
    var set: String
    var names: [String]
    var ask: (Gazetteer, String) throws -> Void
  }

  private func tasks(_ queries: Queries) -> [Task] {
    let reaches: [(set: String, label: String, reach: LookUp.Reach)] = [
      ("exact", "exact", .sameKey), ("press", "press, rules", .rules),
      ("romanised", "romanised, rules", .rules),
      ("mistyped", "mistyped, typing errors", .typingErrors),
    ]
    return reaches.flatMap { set, label, reach -> [Task] in
      let found = queries.sets.first { $0.name == set }?.queries.map(\.name) ?? []
      guard !found.isEmpty else { return [] }
      let lookUp = LookUp(reach: reach)
      // The few spellings of the press are asked over and over: candidates are not remembered.
      let many = found.count >= count ? found : (0..<count).map { found[$0 % found.count] }
      return [
        Task(name: "\(label), candidates", set: set, names: many) { gazetteer, name in
          _ = try gazetteer.candidates(for: name, lookUp)
        },
        Task(name: "\(label), matches", set: set, names: Array(found.prefix(count / 10))) { gazetteer, name in
          _ = try gazetteer.matches(for: name, lookUp)
        },
      ]
    }
  }

  private func printAccuracy(
    _ queries: Queries, with: WorldGazetteer, without: WorldGazetteer, _ peers: LookUpPeers
  ) throws {
    print("look-ups: right first and in the first three, of all queries of a set")
    // Namesakes all have an exact name: which of them was drawn nobody can tell.
    for (set, asked) in queries.sets where !asked.isEmpty && set != "exact" {
      for (label, world) in [("Dateline, with the project's tables", with), ("Dateline, without", without)] {
        let gazetteer = try world.open()
        var (first, three) = (0, 0)
        for query in asked {
          let found = try gazetteer.candidates(for: query.name, LookUp(reach: .typingErrors, limit: 3)).map(
            \.id)
          if found.first == query.place { first += 1 }
          if found.contains(query.place) { three += 1 }
        }
        print("  \(set): \(label): \(first) and \(three) of \(asked.count)")
      }
      for line in peers.accuracy(of: set) { print("  \(set): \(line)") }
    }
  }
}
