import Foundation
import Testing

/// `gazetteer import` as a user meets it: bad rows, two at once, a kill, a full disk.
@Suite(.serialized) struct GazetteerImportTests {
  /// A gazetteer of its own, so that no other test sees what is imported.
  private static func gazetteer(in folder: TemporaryFolder) async throws -> String {
    let path = folder.path("g.sqlite")
    for ending in ["", ".index"] {
      try FileManager.default.copyItem(
        atPath: try await Project.gazetteer.value + ending, toPath: path + ending)
    }
    return path
  }

  /// Rows of a GeoNames dump round 37.5° E, 36.5° N: invented villages.
  private static func dump(_ count: Int, from first: Int = 900_000_001) -> String {
    (0..<count).map { index in
      let name = "Tall Ikhtira\(index)"
      let (latitude, longitude) = (36 + Double(index % 1000) / 1000, 37 + Double(index / 1000 % 1000) / 1000)
      return [
        "\(first + index)", name, name, "Tell Ikhtira\(index),تل\(index)", "\(latitude)", "\(longitude)", "P",
        "PPL", "SY",
        "", "09", "", "", "", "0", "", "400", "Asia/Damascus", "2018-07-10",
      ].joined(separator: "\t")
    }.joined(separator: "\n") + "\n"
  }

  @Test func placesAreFoundAtOnceAndKeepTheirSource() async throws {
    let folder = try TemporaryFolder()
    let gazetteer = try await Self.gazetteer(in: folder)
    let dump = try folder.file("XX.txt", Self.dump(3))
    let run = try await Program.run(["gazetteer", "import", dump], gazetteer: gazetteer)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors == "XX.txt (geonames): 3 rows: 3 places added, 0 bad rows\n")
    let place = try await Program.run(["place", "Tel Ikhtira2", "--json"], gazetteer: gazetteer)
    #expect(place.text.contains("\"id\":\"geonames:900000003\""), "\(place.text)")
    #expect(place.text.contains("\"source\":\"GeoNames XX.txt\""))
    #expect(place.text.contains("\"full_name\":\"Tall Ikhtira2, Aleppo, Syria\""), "\(place.text)")
    let info = try await Program.run(["gazetteer", "info"], gazetteer: gazetteer)
    #expect(info.text.contains(/GeoNames XX.txt +CC BY 4.0 +2018-07-10 +3/), "\(info.text)")
  }

  @Test func badRowsAreToldCountedAndKept() async throws {
    let folder = try TemporaryFolder()
    let gazetteer = try await Self.gazetteer(in: folder)
    var rows = Self.dump(6).split(separator: "\n").map(String.init)
    rows[0] = "\u{FEFF}" + rows[0] + "\r"
    rows[1] = rows[1].replacing("36.001", with: "95")
    rows[2] = String(rows[2].dropLast("\t2018-07-10".count))
    rows[3] = rows[3].replacing("Tall", with: "Ta\0ll")
    rows[4] = rows[4].replacing("Tall Ikhtira4\t", with: String(repeating: "x", count: 10_000) + "\t")
    rows.append(rows[5])
    let dump = try folder.file("bad.txt", rows.joined(separator: "\n"))
    let rejects = folder.path("rejects.txt")
    let run = try await Program.run(
      ["gazetteer", "import", dump, "--rejects", rejects, "--format", "geonames"], gazetteer: gazetteer)
    #expect(run.status == 1)
    let expected = [
      "dateline: bad.txt:2: latitude: expected a number in -90...90, found 95.0",
      "dateline: bad.txt:3: expected 19 tab-separated columns, found 18",
      "dateline: bad.txt:4: expected text, found a NUL byte",
      "dateline: bad.txt:5: name: expected at most 200 bytes, found 'xxx",
      "dateline: bad.txt:7: id: 'geonames:900000006' is given twice in this file",
      "bad.txt (geonames): 7 rows: 2 places added, 5 bad rows",
    ]
    #expect(run.errorLines.count == expected.count, "\(run.errors)")
    for (line, start) in zip(run.errorLines, expected) { #expect(line.hasPrefix(start), "\(line)") }
    let kept = try String(contentsOfFile: rejects, encoding: .utf8)
    #expect(kept.split(separator: "\n").count == 10 && kept.contains("\n900000002\t"))
    #expect(kept.hasPrefix("# bad.txt:2: latitude: expected a number in -90...90, found 95.0"))
  }

  @Test func strictStopsAtTheFirstBadRowAndLeavesEverything() async throws {
    let folder = try TemporaryFolder()
    let gazetteer = try await Self.gazetteer(in: folder)
    let dump = try folder.file("bad.txt", Self.dump(3) + "no row\n")
    let before = try folder.snapshot()
    let run = try await Program.run(
      ["gazetteer", "import", dump, "--strict", "--format", "geonames"], gazetteer: gazetteer)
    #expect(run.status == 65)
    #expect(run.errors == "dateline: bad.txt:4: expected 19 tab-separated columns, found 1\n")
    #expect(try folder.snapshot() == before)
  }

  @Test func twoImportsAtOnceBothCount() async throws {
    let folder = try TemporaryFolder()
    let gazetteer = try await Self.gazetteer(in: folder)
    let dumps = [
      try folder.file("a.txt", Self.dump(2000)), try folder.file("b.txt", Self.dump(2000, from: 910_000_001)),
    ]
    async let first = Program.run(["gazetteer", "import", dumps[0]], gazetteer: gazetteer)
    async let second = Program.run(["gazetteer", "import", dumps[1]], gazetteer: gazetteer)
    let runs = try await [first, second]
    #expect(runs.map(\.status) == [0, 0], "\(runs.map(\.errors))")
    let a = try await Program.run(["place", "Tall Ikhtira7", "--exact", "--json"], gazetteer: gazetteer)
    #expect(a.status == 0)
    // The second waits for the first and starts from what that left.
    let ids = ["geonames:900000008", "geonames:910000008"].filter { a.text.contains($0) }
    #expect(ids.count == 2, "\(a.text)")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.contains("building") }
        == [])
  }

  @Test func aKilledImportLeavesTheOldGazetteerAndCanBeRepeated() async throws {
    let folder = try TemporaryFolder()
    let gazetteer = try await Self.gazetteer(in: folder)
    let dump = try folder.file("a.txt", Self.dump(30_000))
    let before = [
      try Data(contentsOf: URL(filePath: gazetteer)),
      try Data(contentsOf: URL(filePath: gazetteer + ".index")),
    ]
    var killed = 0
    for delay in [0.15, 0.5, 1.0] {
      let run = try await Program.run(
        ["gazetteer", "import", dump], gazetteer: gazetteer, killedAfter: delay)
      guard run.isKilled else { break }
      killed += 1
      #expect(try Data(contentsOf: URL(filePath: gazetteer)) == before[0])
      #expect(try Data(contentsOf: URL(filePath: gazetteer + ".index")) == before[1])
      let place = try await Program.run(["place", "Jarablus", "--exact"], gazetteer: gazetteer)
      #expect(place.status == 0, "\(place.errors)")
    }
    #expect(killed > 0, "no run was killed before its end")
    let run = try await Program.run(["gazetteer", "import", dump], gazetteer: gazetteer)
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.contains("building") }
        == [])
  }

  /// Between the renames of the SQLite file and of its index a kill may leave an old index beside a new file.
  @Test func anIndexOfAnotherStateIsMadeAnew() async throws {
    let folder = try TemporaryFolder()
    let gazetteer = try await Self.gazetteer(in: folder)
    let old = try Data(contentsOf: URL(filePath: gazetteer + ".index"))
    let dump = try folder.file("a.txt", Self.dump(3))
    #expect(try await Program.run(["gazetteer", "import", dump], gazetteer: gazetteer).status == 0)
    let new = try Data(contentsOf: URL(filePath: gazetteer + ".index"))
    for stale in [old, Data(), Data(new.dropLast(100)), Data(count: 10_000)] {
      try stale.write(to: URL(filePath: gazetteer + ".index"))
      let run = try await Program.run(["place", "Tall Ikhtira1", "--exact"], gazetteer: gazetteer)
      #expect(run.status == 0, "\(run.errors)")
      #expect(try Data(contentsOf: URL(filePath: gazetteer + ".index")) == new)
    }
  }

  @Test func anEditByHandIsSeen() async throws {
    let folder = try TemporaryFolder()
    let gazetteer = try await Self.gazetteer(in: folder)
    let python = try await Program.run(
      "/usr/bin/env",
      [
        "python3", "-c",
        "import sqlite3; d = sqlite3.connect('\(gazetteer)'); d.execute(\"UPDATE places SET names = '[ \\\"First\\\", \\\"Xanadu\\\" ]' "
          + "WHERE id = 'geonames:169179'\"); d.commit()",
      ], gazetteer: gazetteer)
    guard python.status == 0 else { return print("SKIPPED: no python3 to edit with: \(python.errors)") }
    let run = try await Program.run(["place", "Xanadu", "--exact", "--json"], gazetteer: gazetteer)
    #expect(run.text.contains("geonames:169179"), "\(run.errors)")
  }

  @Test func whatIsReadIsNeverWrittenOver() async throws {
    let folder = try TemporaryFolder()
    let gazetteer = try await Self.gazetteer(in: folder)
    let dump = try folder.file("a.txt", Self.dump(2))
    let before = try folder.snapshot()
    for arguments in [
      ["export", "-o", gazetteer], ["import", dump, "--rejects", dump],
      ["import", dump, "--rejects", gazetteer],
      ["export", "-o", "/dev/null"],
    ] {
      let run = try await Program.run(["gazetteer"] + arguments, gazetteer: gazetteer)
      #expect([64, 73].contains(run.status) && run.errorLines.count == 1, "\(run.status): \(run.errors)")
    }
    #expect(try folder.snapshot() == before)
  }

  @Test func changesThatAnotherProgramLeftAreNotForgotten() async throws {
    let folder = try TemporaryFolder()
    let gazetteer = try await Self.gazetteer(in: folder)
    try folder.file("g.sqlite-wal", "left by a program that died")
    let dump = try folder.file("a.txt", Self.dump(2))
    for arguments in [["place", "Jarablus"], ["gazetteer", "import", dump]] {
      let run = try await Program.run(arguments, gazetteer: gazetteer)
      #expect(run.status == 65 && run.errors.contains("g.sqlite-wal"), "\(run.status): \(run.errors)")
    }
  }

  @Test func aCoordinateThatAHandSpoiltIsNamed() async throws {
    let folder = try TemporaryFolder()
    let gazetteer = try await Self.gazetteer(in: folder)
    let edit = """
      import sqlite3; d = sqlite3.connect('\(gazetteer)')
      d.execute("UPDATE places SET latitude = 95 WHERE id = 'geonames:169179'"); d.commit()
      """
    let python = try await Program.run("/usr/bin/env", ["python3", "-c", edit], gazetteer: gazetteer)
    guard python.status == 0 else { return print("SKIPPED: no python3 to edit with: \(python.errors)") }
    let run = try await Program.run(["place", "Jarablus"], gazetteer: gazetteer)
    let line = "dateline: places: latitude of 'geonames:169179': expected a number in -90...90, found 95.0\n"
    #expect(run.status == 65 && run.errors == line, "\(run.status): \(run.errors)")
  }

  private static let canMount = geteuid() == 0 && FileManager.default.fileExists(atPath: "/usr/bin/mount")

  @Test(.enabled(if: canMount, "a full disk needs root and mount: SKIPPED"))
  func aFullDiskLeavesTheOldGazetteer() async throws {
    let folder = try TemporaryFolder()
    let built = try await Self.gazetteer(in: folder)
    let disk = folder.path("disk")
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    let size = try folder.snapshot().values.map(\.count).reduce(0, +)
    let mount = try await Program.run(
      "/usr/bin/mount", ["-t", "tmpfs", "-o", "size=\(size * 3 / 2)", "tmpfs", disk], gazetteer: "")
    guard mount.status == 0 else { return print("SKIPPED: no tmpfs can be mounted here: \(mount.errors)") }
    let gazetteer = disk + "/g.sqlite"
    for ending in ["", ".index"] {
      try FileManager.default.copyItem(atPath: built + ending, toPath: gazetteer + ending)
    }
    let before = try folder.snapshot("disk")
    let dump = try folder.file("a.txt", Self.dump(40_000))
    let run = try await Program.run(["gazetteer", "import", dump], gazetteer: gazetteer)
    let after = try folder.snapshot("disk")
    #expect(try await Program.run("/usr/bin/umount", [disk], gazetteer: "").status == 0)
    #expect(run.status == 73 || run.status == 74, "\(run.status): \(run.errors)")
    #expect(run.errorLines.count == 1, "\(run.errors)")
    #expect(before == after, "\(after.mapValues(\.count))")
  }
}

/// An index whose bytes are damaged behind a good header.
@Suite struct DamagedIndexTests {
  @Test func aDamagedIndexNeverCrashesAndNeverNamesAWrongPlace() async throws {
    let folder = try TemporaryFolder()
    let gazetteer = folder.path("g.sqlite")
    let built = try await Project.gazetteer.value
    try FileManager.default.copyItem(atPath: built, toPath: gazetteer)
    let good = [UInt8](try Data(contentsOf: URL(filePath: built + ".index")))
    var state: UInt64 = 2026
    func random(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for round in 0..<6 {
      var bytes = good
      // Scattered bytes, then whole stretches.
      for _ in 0..<(round < 3 ? 200_000 : 20) {
        let start = 4_096 + random(below: bytes.count - 4_096)
        let length = round < 3 ? 1 : min(100_000, bytes.count - start)
        for index in start..<start + length { bytes[index] = UInt8(truncatingIfNeeded: random(below: 256)) }
      }
      try Data(bytes).write(to: URL(filePath: gazetteer + ".index"))
      let names = Data("Jarablus\nRaqa\nJaraflus\nIST\nAl-Rai\n".utf8)
      let run = try await Program.run(
        ["place", "-", "--json"], gazetteer: gazetteer, input: names, killedAfter: 600)
      #expect(!run.isKilled && [0, 1].contains(run.status), "round \(round): \(run.status) \(run.errors)")
      #expect(run.lines.count == 5)
      let near = try await Program.run(["near", "38,36.8"], gazetteer: gazetteer, killedAfter: 600)
      #expect(
        !near.isKilled && [0, 1].contains(near.status), "round \(round): \(near.status) \(near.errors)")
    }
  }
}
