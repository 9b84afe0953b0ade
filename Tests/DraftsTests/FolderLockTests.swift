import Drafts
import Foundation
import Model
import Testing

/// One run at a time writes into a folder.
@Suite struct FolderLockTests {
  private static func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "drafts-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  @Test func theLockGoesWithItsHolder() throws {
    try Self.withFolder { folder in
      do {
        let lock = try FolderLock(folder)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [FolderLock.name])
        withExtendedLifetime(lock) {}
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
    }
  }

  @Test func whoComesSecondIsToldWhereItHasToWaitTooLong() throws {
    try Self.withFolder { folder in
      let lock = try FolderLock(folder)
      #expect {
        _ = try FolderLock(folder, patience: 0)
      } throws: { error in
        "\(error)" == "\(folder): another run is writing into this folder; gave up after 0 seconds"
      }
      withExtendedLifetime(lock) {}
    }
  }

  @Test func theFileOfAKilledRunHoldsNobodyBack() throws {
    try Self.withFolder { folder in
      try Data().write(to: URL(filePath: "\(folder)/\(FolderLock.name)"))
      _ = try FolderLock(folder, patience: 0)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
    }
  }

  @Test func manyAtOnceTakeTurns() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "drafts-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let tally = folder + "/tally"
    try Data("0".utf8).write(to: URL(filePath: tally))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<5 {
            let lock = try FolderLock(folder)
            let count = Int(try String(contentsOfFile: tally, encoding: .utf8)) ?? 0
            try Data("\(count + 1)".utf8).write(to: URL(filePath: tally))
            withExtendedLifetime(lock) {}
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try String(contentsOfFile: tally, encoding: .utf8) == "40")
  }
}
