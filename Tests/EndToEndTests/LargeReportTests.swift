import Foundation
import Testing

/// A report of any length is read to its end.
@Suite struct LargeReportTests {
  #if DEBUG
    /// A debug build reads a small part of what a release build does.
    private static let megabytes = 1
  #else
    private static let megabytes = 30
  #endif

  @Test func largeReportIsReadToItsEnd() async throws {
    let folder = try TemporaryFolder()
    let filler = "The talks went on until late at night, and both sides said that they would meet again. "
    let paragraph = String(repeating: filler, count: 50) + "ISIS lost Jarablus on 24 August 2016.\n\n"
    let count = Self.megabytes * 1_000_000 / paragraph.utf8.count
    let report = try folder.file("large.txt", String(repeating: paragraph, count: count))
    let time = "/usr/bin/time"
    let arguments = ["claims", report]
    let gazetteer = try await Project.gazetteer.value
    // Program.patience guards against a run that hangs; how long it takes is told, not judged.
    let began = ContinuousClock.now
    let run =
      if FileManager.default.fileExists(atPath: time) {
        try await Program.run(
          time, ["-f", "peak memory %M kB", Program.path] + arguments, gazetteer: gazetteer)
      } else {
        try await Program.run(arguments)
      }
    print("\(Self.megabytes) MB in \(ContinuousClock.now - began); \(run.errors)", terminator: "")
    #expect(run.status == 0 && !run.isKilled, "\(run.errors)")
    #expect(run.lines.last?.contains("Jarablus") ?? false)
  }

  @Test func reportOverTheLimitIsRefusedInOneLine() async throws {
    let folder = try TemporaryFolder()
    let report = try folder.file("huge.txt", String(repeating: "Nothing was heard of it. ", count: 4_000_000))
    let run = try await Program.run(["map", report, "-o", folder.path("out")])
    #expect(run.status == 65)
    #expect(run.errors.contains("huge.txt: expected a report of at most 32 MB, found 95 MB"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("out")))
  }
}
