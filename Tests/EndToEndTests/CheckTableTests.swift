import Foundation
import TestSupport
import Testing

/// `dateline check --csv`: rows in, findings out.
@Suite struct CheckTableTests {
  static let header =
    "subject,anchor,value,unit,direction,hedge,subject_lat,subject_lon,anchor_lat,anchor_lon\n"
  /// geonames:169138 and geonames:169179: 55.26 km at 245.8°, PROJ 9.1.1.
  static let good = "Al-Rai,Jarablus,55,km,W,about,36.61182,37.4478,36.8175,38.01111\n"

  private static func check(
    _ table: String, _ options: [String] = [], name: String = "rows.csv"
  ) async throws -> Program.Run {
    try await check(Data(table.utf8), options, name: name)
  }

  private static func check(
    _ table: Data, _ options: [String] = [], name: String = "rows.csv"
  ) async throws -> Program.Run {
    let folder = try TemporaryFolder()
    try folder.file(name, table)
    return try await Program.run(["check", "--csv", name] + options, in: folder.path)
  }

  private static func objects(_ run: Program.Run) throws -> [[String: Any]] {
    try run.lines.map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  @Test func rowHasItsFinding() async throws {
    let run = try await Self.check(Self.header + Self.good)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    let row = try #require(try Self.objects(run).first)
    let finding = try #require(row["finding"] as? [String: Any])
    #expect(row["line"] as? Int == 2 && row["km"] as? Double == 55 && row["direction"] as? String == "W")
    #expect(finding["distance"] as? String == "consistent" && finding["direction"] as? String == "agrees")
    #expect(finding["measured_km"] as? Double == 55.262 && finding["azimuth"] as? Double == 245.773)
  }

  @Test(arguments: Table.rows("bad-rows", of: "EndToEndTests"))
  func badRowIsToldAndKeepsItsPlace(_ row: TableRow) async throws {
    let run = try await Self.check(Self.header + Self.good + row.cells[0] + "\n" + Self.good)
    let lines = try Self.objects(run)
    var problems: [String] = []
    if run.status != 65 { problems.append("status \(run.status)") }
    if lines.count != 3 || lines[1]["line"] as? Int != 3 { problems.append("lines: \(run.text)") }
    if lines.count == 3, lines[1]["error"] as? String != row.cells[1] {
      problems.append("found: \(lines[1]["error"] ?? "no error")")
    }
    if run.errorLines.first.map(String.init) != "dateline: rows.csv:3: \(row.cells[1])" {
      problems.append("told: \(run.errors)")
    }
    row.expect(problems)
  }

  @Test(arguments: [
    ("", "expected a header, found an empty file"),
    ("\n\n", "expected a header, found only blank lines"),
    ("subject;anchor;value;unit;direction\n", "expected commas between the columns, found ';'"),
    (
      "subject,anchor,stated_value,unit,direction\n",
      "column 'value' is missing (needed: subject, anchor, value, unit, direction); found 'subject', 'anchor', "
        + "'stated_value', 'unit', 'direction'"
    ),
    (
      "subject,anchor,vlaue,unit,direction\n",
      "column 'value' is missing (needed: subject, anchor, value, unit, direction); found 'subject', 'anchor', "
        + "'vlaue', 'unit', 'direction'; 'vlaue' comes nearest"
    ),
    ("subject,anchor,value,unit,unit,direction\n", "column 'unit' occurs twice"),
  ])
  func badHeaderEndsTheRun(_ table: String, problem: String) async throws {
    let run = try await Self.check(table)
    #expect(run.status == 65 && run.output.isEmpty)
    #expect(run.errorLines.count == 1)
    #expect(run.errors.hasSuffix("\(problem)\n"), "\(run.errors)")
  }

  @Test func otherEncodingsAreNamed() async throws {
    let table = Self.header + Self.good
    for encoding in [String.Encoding.utf16, .utf16LittleEndian, .utf32] {
      let run = try await Self.check(try #require(table.data(using: encoding)))
      #expect(run.status == 65)
      #expect(run.errors.contains("UTF-16"), "\(run.errors)")
    }
    let latin = try #require("Kobané,B,20,km,N,,36,38,35,38\n".data(using: .isoLatin1))
    let run = try await Self.check(Data(table.utf8) + latin + Data("A\0,B,20,km,N,,36,38,35,38\n".utf8))
    #expect(run.status == 65 && run.lines.count == 3)
    #expect(run.lines[1].contains("WINDOWS-1252") && run.lines[2].contains("NUL"), "\(run.text)")
  }

  @Test func anyOrderOfColumnsAndOthersBesideThem() async throws {
    let table = """
      \u{FEFF}note,Direction,UNIT, value ,anchor,subject,anchor_lon,anchor_lat,subject_lon,subject_lat\r
      "two\r
      lines, quoted \"\"twice\"\"\",west,kilometres,55,Jarablus,Al-Rai,38.01111,36.8175,37.4478,36.61182\r
      ,n.,miles,,Jarablus,Al-Rai,38.01111,36.8175,37.4478,36.61182\r
      """
    let run = try await Self.check(table)
    let rows = try Self.objects(run)
    #expect(rows.map { $0["line"] as? Int } == [2, 4], "\(run.text)")
    #expect((rows[0]["finding"] as? [String: Any])?["distance"] as? String == "consistent")
    #expect((rows[1]["finding"] as? [String: Any])?["direction"] as? String == "contradicts")
    #expect(run.status == 1)
  }

  @Test func namesAreLookedUpAndTheStatementChooses() async throws {
    let run = try await Self.check(
      """
      subject,anchor,value,unit,direction
      Al-Rai,Jarablus,55,km,W
      Tlfnghmpst,Jarablus,20,km,N
      """)
    #expect(run.status == 0, "\(run.errors)")
    let rows = try Self.objects(run)
    #expect(rows[0]["subject_id"] as? String == "geonames:169138")
    #expect(rows[0]["anchor_id"] as? String == "geonames:169179")
    #expect((rows[0]["finding"] as? [String: Any])?["distance"] as? String == "consistent")
    #expect((rows[1]["finding"] as? [String: Any])?["distance"] as? String == "not-checkable")
    #expect(run.lines[1].contains("'Tlfnghmpst' is not resolved"))
  }

  @Test func csvHasTheTablesColumnsAndTheFindings() async throws {
    let run = try await Self.check(Self.header + Self.good + "A,B\n", ["--format", "csv"])
    #expect(run.status == 65)
    let lines = run.lines
    #expect(
      lines[0]
        == Self.header.dropLast()
        + ",line,distance_verdict,direction_verdict,measured_km,azimuth,direction_deviation,ratio,tolerance_km,"
        + "explanations,reason,error")
    #expect(
      lines[1].hasPrefix(Self.good.dropLast() + ",2,consistent,agrees,55.262,245.773,24.2,0.995,8.289,,"))
    #expect(lines[2] == ",,,,,,,,,,3,,,,,,,,,,\"expected 10 fields as in the header, found 2\"")
  }

  @Test func onlyTwentyBadRowsAreToldOneByOne() async throws {
    let run = try await Self.check(Self.header + String(repeating: "A,B\n", count: 50) + Self.good)
    #expect(run.errorLines.count == 21 && run.lines.count == 51)
    #expect(
      run.errorLines.last?.contains("50 bad rows of 51, the first 20 told above") ?? false, "\(run.errors)")
  }

  @Test(arguments: [
    ["check", "--csv", "none.csv"], ["check", "--csv", "/"],
  ])
  func missingTableIsOneLine(_ arguments: [String]) async throws {
    let run = try await Program.run(arguments)
    #expect(run.status == 66 && run.errorLines.count == 1, "\(run.errors)")
  }

  @Test(arguments: [
    ["--csv", "a.csv", "b.md"], ["--csv", "a.csv", "--explain"], ["--csv", "a.csv", "--geojson", "x"],
    ["--csv", "a.csv", "--format", "xml"], ["--format", "csv", "A is 5 km from B."],
    ["--json", "--explain", "A is 5 km from B."],
  ])
  func optionsThatDoNotGoTogether(_ options: [String]) async throws {
    let run = try await Program.run(["check"] + options)
    #expect(run.status == 64 && run.errorLines.count == 1, "\(run.errors)")
  }
}
