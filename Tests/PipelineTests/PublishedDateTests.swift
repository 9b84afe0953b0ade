import Foundation
import Model
import Pipeline
import Reports
import TestSupport
import Testing

/// The days that the dates of the five published reports mean, read the whole way.
struct PublishedDateTests {
  private static let folder = TestGazetteer.root.appending(path: "../shared/reports").standardizedFileURL

  private static let files: [String: URL] = {
    let found =
      (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return Dictionary(
      found.filter { $0.pathExtension == "txt" }.map { (String($0.lastPathComponent.prefix(3)), $0) }
    ) { first, _ in first }
  }()

  private static let skipped: Comment =
    "dates of 5 published reports NOT READ: ../shared/reports is absent: SKIPPED"

  @Test(.enabled(if: files.count >= 5, skipped))
  func datesOfTheChecklistMeanItsDays() throws {
    let rows = try rows(of: "checklist-dates.tsv")
    #expect(rows.count >= 40)
    for (report, rows) in Dictionary(grouping: rows, by: { $0.cells[0] }) {
      let bytes = Array(try Data(contentsOf: try #require(Self.files[report])))
      let pipeline = try Analysis.pipeline()
      let read = try #require(try pipeline.reader.read(bytes: bytes, name: "\(report).txt").first)
      let analysed = try pipeline.analyse(read)
      let dates = analysed.mentioned.mentions.compactMap {
        if case .date(let date) = $0 { date } else { nil }
      }
      for row in rows { try check(row, dates, read, bytes) }
    }
  }

  private func check(_ row: Row, _ dates: [DateMention], _ report: Report, _ bytes: [UInt8]) throws {
    let words = ByteSpan(
      start: Self.offset(ofCodePoint: try #require(Int(row.cells[1])), in: bytes),
      end: Self.offset(ofCodePoint: try #require(Int(row.cells[2])), in: bytes))
    let found = dates.filter { report.origin.file($0.span).overlaps(words) }
    if row.cells[5] == "-" {
      #expect(found.isEmpty, "\(row.cells): \(found.map(\.text))")
      return
    }
    let hit = found.first { date in
      (
        date.time.earliest?.description ?? "-", date.time.latest?.description ?? "-",
        date.time.precision.rawValue
      )
        == (row.cells[3], row.cells[4], row.cells[5])
    }
    #expect(hit != nil, "\(row.cells): \(found.map { "\($0.text): \($0.time)" })")
  }

  /// The byte at which a code point begins.
  private static func offset(ofCodePoint number: Int, in bytes: [UInt8]) -> Int {
    var seen = -1
    for (index, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
      seen += 1
      if seen == number { return index }
    }
    return bytes.count
  }
}
