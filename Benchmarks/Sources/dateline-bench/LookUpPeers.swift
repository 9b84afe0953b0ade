import Foundation

/// The peers of the look-ups: `Peers/lookups.py` runs all of them once over the same names and queries.
struct LookUpPeers {
  private var measured: [(peer: String, set: String, kilo: Double)] = []
  private var counted: [(peer: String, set: String, text: String)] = []

  /// Runs them; nothing where there is no Python.
  init(queries: Queries, with: WorldGazetteer, without: WorldGazetteer) throws {
    guard let peer = Peer("lookups.py") else { return }
    let folder = FileManager.default.temporaryDirectory.appending(path: "dateline-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["with.tsv", "without.tsv", "queries.tsv"].map { folder.appending(path: $0) }
    try NameList.write(with.path, to: files[0])
    try NameList.write(without.path, to: files[1])
    try queries.write(to: files[2])
    for line in try peer.lines(files.map { $0.path() }) {
      let fields = line.components(separatedBy: "\t")
      switch fields[0] {
      case "rate": measured.append((fields[1], fields[2], Double(fields[3]) ?? 0))
      case "right": counted.append((fields[1], fields[2], fields[3]))
      default: print("look-ups: \(fields.dropFirst().joined(separator: " "))")
      }
    }
  }

  /// The peers' rates over a set of queries, in thousands.
  func rates(of set: String) -> [(name: String, rates: [Double])] {
    measured.filter { $0.set == set }.map { ($0.peer, [$0.kilo]) }
  }

  /// How many of a set they had right.
  func accuracy(of set: String) -> [String] {
    counted.filter { $0.set == set }.map { "\($0.peer): \($0.text)" }
  }
}
