import Foundation
import Model
import Reports
import Testing

/// Reads the five published reports where they lie beside the repository; says so and counts where they do not.
struct SeedReportTests {
  static let rows = Table.rows("seeds")
  static let hasSeeds = FileManager.default.fileExists(atPath: Table.seeds.path())

  @Test func seedsAreThere() {
    guard !Self.hasSeeds else { return }
    print("SKIPPED: \(Self.rows.count) published reports, no folder \(Table.seeds.path())")
  }

  @Test(.enabled(if: hasSeeds, "no folder ../shared/reports: five reports not read"), arguments: rows)
  func publishedReportIsReadAsByHand(_ row: [String]) throws {
    let path = Table.seeds.appending(path: "\(row[0]).txt").path()
    let report = try #require(try ReportReader(events: Table.events).read(file: path).first)
    #expect(report.id == row[0])
    #expect(report.published?.date.description == row[1], "\(report.published?.reason ?? "no date")")
    #expect(report.title?.utf8.count == Int(row[2]))
    #expect(report.sentences.count { $0.role == .body } == Int(row[3]))
    #expect(report.sentences.count { $0.role == .heading } == Int(row[4]))
    let rules = report.dropped.map(\.rule).sorted().joined(separator: ",")
    #expect(rules == row[5].replacing("-", with: ""))
  }
}
