import Foundation
import Layers
import TestSupport
import Testing

/// What several reports say together: who held what, what is no change, which claims stay side by side.
///
/// The table's rows tell of two sets of reports: `dispatches` and the five articles of `../shared/reports`
/// (its CHECKLIST.md, section 6).
@Suite struct CrossReportTests {
  private static let rows = Table.rows("cross-report", of: "EndToEndTests")

  private static func rows(of reports: String) -> [TableRow] {
    let found = rows.filter { $0.cells.first == reports }
    // Without arguments a test would pass.
    if found.isEmpty { Issue.record("cross-report.tsv has no row of \(reports)") }
    return found
  }

  @Test(arguments: rows(of: "dispatches"))
  func dispatches(_ row: TableRow) async throws { row.expect(try await problems(row, .dispatches)) }

  @Test(
    .enabled(if: SharedArticles.areThere, "../shared/reports is missing: SKIPPED"),
    arguments: rows(of: "shared"))
  func articles(_ row: TableRow) async throws { row.expect(try await problems(row, .articles)) }

  @Test func dispatchesGiveTheSameBytesInAnyOrder() async throws { try await orders(of: .dispatches) }

  @Test(.enabled(if: SharedArticles.areThere, "../shared/reports is missing: SKIPPED"))
  func articlesGiveTheSameBytesInAnyOrder() async throws { try await orders(of: .articles) }

  /// Every file that a run writes, in every format, but for the ledger: SQLite's bytes tell in which order it was
  /// written.
  private func orders(of corpus: ReportCorpus) async throws {
    let reports = corpus.reports
    let middle = reports.count / 2
    let formats = LayerFormat.allCases.map(\.rawValue).joined(separator: ",")
    let orders = [reports, Array(reports.reversed()), Array(reports[middle...] + reports[..<middle])]
    var first: [String: Data] = [:]
    for order in orders {
      let folder = try TemporaryFolder()
      try await ReportCorpus.map(order + ["--format", formats], to: folder)
      var files = try folder.snapshot()
      files["ledger.sqlite"] = nil
      if first.isEmpty { first = files }
      #expect(files.count >= Project.layers.count + LayerFormat.allCases.count - 1)
      #expect(files.keys.sorted() == first.keys.sorted())
      for (name, bytes) in files { #expect(bytes == first[name], "\(name) of \(order)") }
    }
  }
}

// MARK: - The checks of the table

extension CrossReportTests {
  /// A row's cells behind the name of its reports.
  private struct Question {
    var place: String
    var days: ClosedRange<String>
    var by: Set<String>
    var from: Set<String>
    var speaker: Set<String>

    init(_ cells: [String]) throws {
      try #require(cells.count == 7, "expected seven cells, found \(cells)")
      func keys(_ cell: String) -> Set<String> { Set(cell.split(separator: "|").map(String.init)) }
      let days = cells[3].components(separatedBy: "..")
      place = cells[2]
      self.days = days[0]...(days.last ?? days[0])
      (by, from, speaker) = (keys(cells[4]), keys(cells[5]), keys(cells[6]))
    }

    /// Whether a claim is one of those asked for; its days must lie within the row's.
    func fits(_ claim: LedgerAnswers.Claim) -> Bool {
      guard let earliest = claim.earliest, let latest = claim.latest else { return false }
      return isPlace(claim.place) && days.contains(earliest) && days.contains(latest)
        && Self.fits(claim.by, by) && Self.fits(claim.from, from) && Self.fits(claim.speaker, speaker)
    }

    /// A gazetteer's name, or words of a place that has neither a name there nor a point.
    private func isPlace(_ found: LedgerAnswers.Place) -> Bool {
      if place.contains(":") { return found.id == place && found.lon != nil }
      return found.id == nil && found.lon == nil && (found.text?.contains(place) ?? false)
    }

    private static func fits(_ party: LedgerAnswers.Party?, _ keys: Set<String>) -> Bool {
      keys == ["*"] || keys.contains(party?.key ?? "-")
    }
  }

  /// What is wrong with what the ledger answers; empty where it answers what the row says.
  private func problems(_ row: TableRow, _ corpus: ReportCorpus) async throws -> [String] {
    let question = try Question(row.cells)
    let day = question.days.lowerBound
    switch row.cells[1] {
    case "held":
      let ledger = try await corpus.folder.path("ledger.sqlite")
      let holder =
        try await LedgerAnswers.holders(["ledger", "at", day, "--json", "--ledger", ledger])[question.place]
      return question.by.contains(holder ?? "-") ? [] : ["held by \(holder ?? "nobody known")"]
    case "told":
      return try await corpus.claims.contains(where: question.fits) ? [] : ["nobody tells it"]
    case "no-change":
      return try await corpus.claims.filter { $0.isChange && question.fits($0) }.map { "a change: \($0)" }
    case "kept":
      let (before, after) = try await status(on: day, aroundReading: question.place, of: corpus)
      return before.isEmpty ? ["nothing before"] : before.keys.filter { before[$0] != after[$0] }.sorted()
    case "unchanged":
      let (before, after) = try await status(on: day, aroundReading: question.place, of: corpus)
      return Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }.sorted()
    default: return ["expected held, told, no-change, kept or unchanged, found '\(row.cells[1])'"]
    }
  }

  /// The features of `control-status` that are there on a day by their names, before and after the last report
  /// is read.
  private func status(
    on day: String, aroundReading last: String, of corpus: ReportCorpus
  ) async throws -> (before: [String: Data], after: [String: Data]) {
    let reports = corpus.reports
    let index = try #require(reports.firstIndex { $0.contains(last) }, "no report \(last)")
    let folder = try TemporaryFolder()
    let ledger = ["--ledger", folder.path("kept.sqlite")]
    var others = reports
    others.remove(at: index)
    try await ReportCorpus.map(others + ledger, to: folder)
    let before = try status(on: day, in: folder)
    try await ReportCorpus.map([reports[index]] + ledger, to: folder)
    return (before, try status(on: day, in: folder))
  }

  /// Without `end` and `time`: that a party lost the place on a later day is later knowledge.
  private func status(on day: String, in folder: TemporaryFolder) throws -> [String: Data] {
    let data = try Data(contentsOf: URL(filePath: folder.path("control-status.geojson")))
    let layer = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let features = try #require(layer["features"] as? [[String: Any]])
    var found: [String: Data] = [:]
    for var feature in features {
      var properties = try #require(feature["properties"] as? [String: Any])
      let (start, end) = (properties["start"] as? String, properties["end"] as? String)
      guard start ?? "" <= "\(day)T23:59:59Z", end ?? "9999" >= "\(day)T00:00:00Z" else { continue }
      properties["end"] = nil
      feature["properties"] = properties
      feature["time"] = nil
      let id = try #require(feature["id"] as? String)
      found[id] = try JSONSerialization.data(withJSONObject: feature, options: .sortedKeys)
    }
    return found
  }
}

/// Reports that are read together, and what a run makes of them.
final class ReportCorpus: Sendable {
  static let dispatches = ReportCorpus(Project.dispatches)
  static let articles = ReportCorpus(SharedArticles.all.map { SharedArticles.path($0.file) })

  let reports: [String]
  private let mapped: Task<(folder: TemporaryFolder, claims: [LedgerAnswers.Claim]), any Error>

  private init(_ reports: [String]) {
    self.reports = reports
    mapped = Task {
      let folder = try TemporaryFolder(untilExit: true)
      try await Self.map(reports, to: folder)
      return (folder, try await LedgerAnswers.claims(of: folder.path("ledger.sqlite")))
    }
  }

  /// Where one run over all reports wrote.
  var folder: TemporaryFolder { get async throws { try await mapped.value.folder } }

  /// What that run's ledger tells.
  var claims: [LedgerAnswers.Claim] { get async throws { try await mapped.value.claims } }

  /// Writes the layers of reports into a folder.
  static func map(_ arguments: [String], to folder: TemporaryFolder) async throws {
    let map = try await Program.run(["map"] + arguments + ["-o", folder.path])
    guard map.status == 0 else { throw NoGazetteer(errors: map.errors) }
  }
}
