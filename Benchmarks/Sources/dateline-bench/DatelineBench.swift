import Foundation

/// `dateline-bench [name…]`: runs the named benchmarks, or all, and prints one table.
@main enum DatelineBench {
  /// What is measured; one file each. Add a benchmark here and its row in `Benchmarks/README.md`.
  static let benchmarks: [any Benchmark] = [
    MatchingBenchmark(),  // names found in text, MB/s, beside flashtext2, daachorse, pyahocorasick and spaCy
    ReadingBenchmark(),  // text → claims, MB/s
    LookUpsBenchmark(),  // place look-ups/s, beside symspellpy, FTS5 trigrams and SQLite
    ImportBenchmark(),  // GeoNames rows/s, beside Python's sqlite3 and the sqlite3 program
    ChecksBenchmark(),  // CSV of statements → findings, rows/s, beside pandas with pyproj
    LedgerBenchmark(),  // claims recorded/s and "who held what on a day", beside SQL in the sqlite3 program
    GeodesicsBenchmark(),  // geodesics/s, beside pyproj's vectorised Geod.inv
    AreasBenchmark(),  // areas of control of 30,000 places, beside shapely
    FeaturesBenchmark(),  // features written/s, beside Python's json
    GeoPackageBenchmark(),  // features to GeoPackage/s, beside ogr2ogr
    TilesBenchmark(),  // points to vector tiles/s, beside tippecanoe
  ]

  static func main() throws {
    if CommandLine.arguments.dropFirst().first == "latency" {
      return try LatencyReport.run(Array(CommandLine.arguments.dropFirst(2)))
    }
    if CommandLine.arguments.dropFirst().first == "solve" { return try GeodesicSolver.run() }
    if CommandLine.arguments.dropFirst() == ["divide"] { return try TheatreSolver.run() }
    let wanted = Set(CommandLine.arguments.dropFirst())
    let unknown = wanted.subtracting(benchmarks.map(\.name))
    guard unknown.isEmpty else {
      print("no benchmark named \(unknown.sorted()); there are \(benchmarks.map(\.name))")
      exit(64)  // EX_USAGE
    }
    let rows = try benchmarks.filter { wanted.isEmpty || wanted.contains($0.name) }.flatMap { try $0.run() }
    print(ResultTable(rows: rows).text)
  }
}
