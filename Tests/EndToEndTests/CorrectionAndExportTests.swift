import Foundation
import Testing

/// Corrections of several users at once, and what goes out of the gazetteer.
@Suite struct CorrectionAndExportTests {
  /// A copy of the test run's gazetteer.
  private static func gazetteer(in folder: TemporaryFolder) async throws -> String {
    let path = folder.path("g.sqlite")
    for ending in ["", ".index"] {
      try FileManager.default.copyItem(
        atPath: try await Project.gazetteer.value + ending, toPath: path + ending)
    }
    return path
  }

  @Test func noCorrectionOfManyAtOnceIsLost() async throws {
    let folder = try TemporaryFolder()
    let gazetteer = try await Self.gazetteer(in: folder)
    try await withThrowingTaskGroup(of: Int32.self) { group in
      for number in 0..<12 {
        group.addTask {
          try await Program.run(
            ["gazetteer", "drop", "--name", "Xyzzy \(number)", "--reason", "a test"], gazetteer: gazetteer
          ).status
        }
      }
      for try await status in group { #expect(status == 0) }
    }
    let table = try String(contentsOfFile: folder.path("corrections.csv"), encoding: .utf8)
    #expect(table.split(separator: "\n").count == 13, "\(table)")
    #expect((0..<12).allSatisfy { table.contains("Xyzzy \($0),") })
  }

  @Test func whatIsDroppedDoesNotCountAndWhatIsAlikeIsNoBetterThanTheSame() async throws {
    let folder = try TemporaryFolder()
    let gazetteer = try await Self.gazetteer(in: folder)
    let reason = ["--reason", "a test"]
    _ = try await Program.run(["gazetteer", "drop", "geonames:169179"] + reason, gazetteer: gazetteer)
    let near = try await Program.run(
      ["near", "38.01111,36.8175", "--class", "P", "--limit", "1", "--json"], gazetteer: gazetteer)
    #expect(near.text.contains("geonames:309134"), "\(near.text)")
    _ = try await Program.run(
      ["gazetteer", "add", "Mambij", "37,36", "--country", "SY"] + reason, gazetteer: gazetteer)
    let manbij = try await Program.run(["place", "Manbij", "--json", "--limit", "1"], gazetteer: gazetteer)
    #expect(manbij.text.contains("\"id\":\"geonames:167357\""), "\(manbij.text)")
  }

  @Test(arguments: [("linked-places", "a.geojson"), ("linked-places-tsv", "a.tsv")])
  func anExportIsReadAgain(_ format: String, _ file: String) async throws {
    let folder = try TemporaryFolder()
    let run = try await Program.run(
      ["gazetteer", "export", "--format", format, "-o", folder.path(file), "--bbox", "37,36,38.1,37"])
    #expect(run.status == 0, "\(run.errors)")
    let empty = folder.path("g.sqlite")
    for name in ["places", "names", "actors", "events"] {
      let table = try String(contentsOfFile: "\(Project.root)/gazetteer/\(name).csv", encoding: .utf8)
      try folder.file("\(name).csv", String(table.prefix { $0 != "\n" }) + "\n")
    }
    let build = try await Program.run(
      ["gazetteer", "build", "--from", folder.path, "--without-world"], gazetteer: empty)
    #expect(build.status == 0, "\(build.errors)")
    let back = try await Program.run(["gazetteer", "import", folder.path(file)], gazetteer: empty)
    #expect(back.status == 0, "\(back.errors)")
    func id(_ name: String, _ gazetteer: String?) async throws -> Substring {
      let question = ["place", name, "--exact", "--json", "--limit", "1", "--within", "37,36,38.1,37"]
      let answer = try await Program.run(question, gazetteer: gazetteer).text
      return try #require(answer.firstMatch(of: /"id":"([^"]+)"/), "\(format) \(name): \(answer)").1
    }
    for name in ["Jarablus", "جرابلس", "Al Bāb"] {
      let (found, known) = (try await id(name, empty), try await id(name, nil))
      #expect(found == known, "\(format) \(name)")
    }
  }

  @Test func conflateTellsWhatIsOnePlace() async throws {
    let folder = try TemporaryFolder()
    let gazetteer = try await Self.gazetteer(in: folder)
    let file = try folder.file(
      "a.csv", "id,name,lon,lat,country\n1,Jarablos,38.012,36.818,SY\n2,Jarablus,38.06,36.83,SY\n")
    #expect(try await Program.run(["gazetteer", "import", file], gazetteer: gazetteer).status == 0)
    let explain = try await Program.run(["gazetteer", "conflate", "--explain"], gazetteer: gazetteer)
    #expect(explain.text.contains("joined  geonames:169179 Jarābulus = user:a:1 Jarablos"), "\(explain.text)")
    #expect(explain.text.contains("close   geonames:169179 Jarābulus ≠ user:a:2"), "\(explain.text)")
    let summary = try await Program.run(["gazetteer", "conflate"], gazetteer: gazetteer)
    #expect(summary.text.contains("median m"), "\(summary.text)")
  }
}
