import Foundation
import Testing

/// The sample reports from text to layers, byte for byte.
@Suite struct DispatchTests {
  @Test(arguments: Project.dispatches)
  func dispatchGivesItsClaimsAndChanges(_ dispatch: String) async throws {
    let name = URL(filePath: dispatch).deletingPathExtension().lastPathComponent
    let folder = try TemporaryFolder()
    let claims = try await Program.run(["claims", dispatch])
    #expect(claims.status == 0 && claims.errors.isEmpty, "\(claims.errors)")
    try Golden.check(claims.output, is: "\(Project.cases)/\(name)/claims.jsonl")
    let map = try await Program.run(["map", dispatch, "-o", folder.path])
    #expect(map.status == 0, "\(map.errors)")
    let layer = try Data(contentsOf: URL(filePath: folder.path("control-changes.geojson")))
    try Golden.check(layer, is: "\(Project.cases)/\(name)/control-changes.geojson")
  }

  @Test func everyCaseBelongsToADispatch() throws {
    let dispatches = Project.dispatches.map { URL(filePath: $0).deletingPathExtension().lastPathComponent }
    let cases = try FileManager.default.contentsOfDirectory(atPath: Project.cases)
      .filter { !$0.contains(".") }
    #expect(Set(cases).isSubset(of: dispatches))
    #expect(!dispatches.isEmpty)
  }

  @Test func exportsAreWhatTheDispatchesGive() async throws {
    let folder = try TemporaryFolder()
    let map = try await Program.run(
      ["map"] + Project.dispatches + ["-o", folder.path, "--svg", folder.path("map.svg")])
    #expect(map.status == 0, "\(map.errors)")
    try Golden.check(
      try Data(contentsOf: URL(filePath: folder.path("map.svg"))), is: "\(Project.root)/exports/map.svg")
    for layer in Project.layers {
      let found = try Data(contentsOf: URL(filePath: folder.path("\(layer).geojson")))
      try Golden.check(found, is: "\(Project.root)/exports/\(layer).geojson")
    }
    let verify = try await Program.run(["verify"] + Project.layers.map { folder.path("\($0).geojson") })
    #expect(verify.status == 0, "\(verify.text)")
    // The ledger keeps all that its layers need.
    let again = try TemporaryFolder()
    let export = try await Program.run(
      ["export", "--ledger", folder.path("ledger.sqlite"), "-o", again.path])
    #expect(export.status == 0, "\(export.errors)")
    #expect(try layers(again) == layers(folder))
  }

  @Test func mapWithoutReportsReadsTheDispatches() async throws {
    let (one, other) = (try TemporaryFolder(), try TemporaryFolder())
    _ = try await Program.run(["map", "-o", one.path])
    _ = try await Program.run(["map"] + Project.dispatches + ["-o", other.path])
    #expect(try layers(one) == layers(other))
  }

  @Test func sameReportsGiveTheSameBytesInAnyOrder() async throws {
    let orders = [
      Project.dispatches, Project.dispatches, Project.dispatches.reversed(),
      Array(Project.dispatches[5...] + Project.dispatches[..<5]),
    ]
    var found: [[String: Data]] = []
    for order in orders {
      let folder = try TemporaryFolder()
      let map = try await Program.run(["map"] + order + ["-o", folder.path])
      #expect(map.status == 0, "\(map.errors)")
      found.append(try layers(folder))
    }
    for (index, layers) in found.enumerated() {
      for name in Project.layers { #expect(layers[name] == found[0][name], "\(name), order \(index)") }
    }
  }

  @Test func reportsOneByOneIntoALedgerGiveTheSameChanges() async throws {
    let (folder, whole) = (try TemporaryFolder(), try TemporaryFolder())
    for dispatch in Project.dispatches {
      let map = try await Program.run(
        ["map", dispatch, "-o", folder.path, "--ledger", folder.path("l.sqlite")])
      #expect(map.status == 0, "\(map.errors)")
    }
    let map = try await Program.run(
      ["map"] + Project.dispatches + ["-o", folder.path, "--ledger", folder.path("l.sqlite")])
    #expect(map.errors.contains("10 reports, 0 claims new to the ledger"), "\(map.errors)")
    _ = try await Program.run(["map"] + Project.dispatches + ["-o", whole.path])
    #expect(try layers(folder) == layers(whole))
  }

  private func layers(_ folder: TemporaryFolder) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for layer in Project.layers {
      files[layer] = try Data(contentsOf: URL(filePath: folder.path("\(layer).geojson")))
    }
    return files
  }
}
