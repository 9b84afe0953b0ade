import Foundation
import Ledger
import Model
import TestSupport
import Testing

@testable import Pipeline

/// Tables of others: what each row becomes. The rows are our own words in the columns of the sources.
@Suite struct ConflictTableTests {
  private static let headers = [
    "acled":
      "event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,iso,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,timestamp",
    "ucdp-ged":
      "id,relid,year,active_year,type_of_violence,side_a,side_b,number_of_sources,source_article,source_office,source_date,source_headline,where_prec,where_coordinates,where_description,adm_1,latitude,longitude,country,date_prec,date_start,date_end,best",
    "viina-control": "geonameid,date,status_wiki,status_boost,status_dsm,status_isw,status",
    "viina-events":
      "viina_version,event_id,date,time,geonameid,feature_code,asciiname,ADM1_NAME,longitude,latitude,GEO_PRECISION,address,source,url,text,t_mil,t_control,t_firefight,t_armor,t_raid,a_rus,a_ukr",
    "csv":
      "place,by,from,date,date_latest,date_precision,action,speaker,lon,lat,place_id,quote,report,recorded",
  ]

  /// What a row leaves unsaid.
  private static let defaults: [String: [String: String]] = [
    "acled": [
      "event_id_cnty": "SYR1", "event_date": "2016-09-04", "time_precision": "1",
      "sub_event_type": "Government regains territory",
      "actor1": "Military Forces of Syria (2000-2024)", "inter1": "1", "actor2": "Islamic State (Syria)",
      "inter2": "2",
      "location": "Jarablus", "latitude": "36.8175", "longitude": "38.0111", "geo_precision": "1",
      "notes": "Forces took the town.", "timestamp": "1473206400",
    ],
    "ucdp-ged": [
      "id": "77", "type_of_violence": "1", "side_a": "Government of Syria", "side_b": "IS", "where_prec": "1",
      "where_coordinates": "Jarablus town", "latitude": "36.8175", "longitude": "38.0111", "date_prec": "1",
      "date_start": "2016-09-04 00:00:00.000", "date_end": "2016-09-04 00:00:00.000",
      "source_headline": "Fighting",
      "source_date": "2016-09-05;2016-09-07",
    ],
    "viina-control": ["geonameid": "703448", "date": "20220301", "status": "UA"],
    "viina-events": [
      "event_id": "5", "date": "20220301", "geonameid": "703448", "asciiname": "Kyiv", "longitude": "30.5238",
      "latitude": "50.45466", "GEO_PRECISION": "PPL", "t_control": "1", "a_rus": "0", "a_ukr": "1",
      "text": "Words.",
    ],
    "csv": ["place": "Jarablus", "by": "FSA", "date": "2016-08-24"],
  ]

  static func importing(
    _ text: String, dry: Bool = false, into path: String,
    change: (inout ConflictTableImport.Options) -> Void = { _ in }
  ) throws -> (outcome: ConflictTableOutcome, bad: [String]) {
    let file = URL(filePath: path).deletingLastPathComponent().appending(path: "table.csv").path
    try Data(text.utf8).write(to: URL(filePath: file))
    let day = try #require(CivilDate(iso: "2020-01-01"))
    var options = ConflictTableImport.Options(recorded: day)
    options.isDry = dry
    change(&options)
    var bad: [String] = []
    let outcome = try ConflictTableImport(options, gazetteer: try TestGazetteer.shared()).run(
      [file], into: path
    ) {
      if case .bad(let error) = $0 { bad.append(error.description) }
    }
    return (outcome, bad)
  }

  static func withLedger<Value>(_ body: (String) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tables-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.path + "/ledger.sqlite")
  }

  /// `column=value; column=value` over the defaults, as a line of the table; several lines with ` / ` between them.
  private static func table(_ kind: String, _ rows: String) throws -> String {
    let header = try #require(headers[kind])
    let lines = rows.components(separatedBy: " / ").map { row in
      var cells = defaults[kind] ?? [:]
      for pair in row.components(separatedBy: "; ") where pair.contains("=") {
        let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
          String.init)
        cells[parts[0]] = parts[1]
      }
      return header.split(separator: ",").map { column in
        let cell = cells[String(column)] ?? ""
        return cell.contains(",") ? "\"\(cell)\"" : cell
      }.joined(separator: ",")
    }
    return ([header] + lines).joined(separator: "\n") + "\n"
  }

  private static func text(_ event: ControlEvent) -> String {
    func actor(_ actor: ActorReference?) -> String { actor.map { $0.ids.first ?? "‘\($0.text)’" } ?? "?" }
    let days = [event.valid.earliest, event.valid.latest].map { $0?.description ?? "" }
    return [
      event.action.rawValue, actor(event.by), "from", actor(event.from), "at", event.placeID ?? "?", "on",
      days[0] == days[1] ? days[0] : days.joined(separator: ".."), event.valid.precision.rawValue, "learned",
      event.recorded?.description ?? "?",
    ].joined(separator: " ")
  }

  @Test(arguments: Table.rows("conflict-tables", of: "PipelineTests")) func rowsBecomeWhatTheyTell(
    row: TableRow
  ) throws {
    let text = try Self.table(row.cells[0], row.cells[1])
    let found = try Self.found(in: text)
    row.expect(found == row.cells[2] ? [] : ["found \(found)"])
  }

  private static func found(in text: String) throws -> String {
    try withLedger { path in
      let dry = try importing(text, dry: true, into: path)
      #expect(!FileManager.default.fileExists(atPath: path))
      let (outcome, bad) = try importing(text, into: path)
      // The dry run tells the same.
      let same = zip(dry.outcome.tables, outcome.tables).allSatisfy { dry, real in
        dry.added == real.added && dry.skipped == real.skipped && dry.bad == real.bad
          && dry.known == real.known
          && dry.unknownActors == real.unknownActors && dry.unknownPlaces == real.unknownPlaces
      }
      #expect(same && dry.bad == bad)
      if let first = bad.first {
        #expect(!outcome.isKept)
        return "bad: " + (first.components(separatedBy: "table.csv:").last ?? "")
      }
      #expect(try Ledger.check(path: path).problems == [])
      let events = try Ledger(readOnly: path).events().map(Self.text)
      let skipped = outcome.tables[0].skipped.keys.sorted().map { "left out: \($0)" }
      // Read again it adds nothing.
      let again = try importing(text, into: path).outcome.tables[0]
      #expect(again.added == [:] && again.known == events.count)
      return (events + skipped).joined(separator: " / ")
    }
  }

  // MARK: - Files

  @Test func aHeaderThatNoFormatHasIsOneLineWithTheNearestColumn() throws {
    let wrong = [
      ("plaec,by,from,date\nX,Y,Z,2016-01-01\n", "'plaec' comes nearest to 'place'"),
      (
        "event_id_cnty,event_date,sub_event_typ,actor1\n", "'sub_event_typ' comes nearest to 'sub_event_type'"
      ),
      ("place;by;from;date\n", "expected the columns of one of acled"),
      ("place,date,bye\n", "column 'by' is missing; found 'place', 'date', 'bye'; 'bye' comes nearest"),
      ("place,date,by,Place\n", "column 'Place' occurs twice"),
      ("\n\n", "expected a header, found only blank lines"), ("", "expected a header, found an empty file"),
    ]
    try Self.withLedger { path in
      for (text, words) in wrong {
        #expect {
          _ = try Self.importing(text, into: path)
        } throws: { "\($0)".contains(words) && !"\($0)".contains("\n") && ($0 as? InputError)?.kind == .data }
      }
    }
  }

  @Test func bytesThatAreNoTextAreRefused() throws {
    try Self.withLedger { path in
      let file = path + ".csv"
      let importing = ConflictTableImport(
        .init(recorded: CivilDate(dayNumber: 0)), gazetteer: try TestGazetteer.shared())
      for (bytes, words) in [
        (Data([0xFF, 0xFE]) + Data("place".utf8.flatMap { [$0, 0] }), "UTF-16"),
        (Data("place,by,date\nX,\u{0},2016-01-01\n".utf8), "found a NUL byte"),
        (Data("place,by,date\nX,".utf8) + Data([0xE9, 0x2C]) + Data("2016-01-01\n".utf8), "expected UTF-8"),
      ] {
        try bytes.write(to: URL(filePath: file))
        var told: [String] = []
        do {
          _ = try importing.run([file], into: path) {
            if case .bad(let error) = $0 { told.append("\(error)") }
          }
        } catch { told.append("\(error)") }
        #expect(told.count == 1 && told[0].contains(words), "\(told)")
      }
    }
  }

  /// Quoted line ends, CRLF and a byte order mark: the span of the evidence is the row's in the file, bytes and all.
  @Test func theEvidenceIsTheRowInTheFile() throws {
    try Self.withLedger { path in
      let text =
        "\u{FEFF}place,by,date,quote\r\nAl-Bab,FSA,2017-02-23,\"two\r\nlines\"\r\nDabiq,FSA,2016-10-16,\r\n"
      _ = try Self.importing(text, into: path)
      let bytes = Array(text.utf8)
      let events = try Ledger(readOnly: path).events()
      let rows = events.map { String(decoding: bytes[$0.evidence.span.range], as: UTF8.self) }
      #expect(rows == ["Dabiq,FSA,2016-10-16,", "Al-Bab,FSA,2017-02-23,\"two\r\nlines\""])
      #expect(events.map(\.evidence.text) == ["Dabiq,FSA,2016-10-16,", "two\r\nlines"])
      #expect(events.allSatisfy { $0.report == "table:table" })
    }
  }

  @Test func badRowsAreAllToldAndNothingIsTaken() throws {
    try Self.withLedger { path in
      let text = """
        place,by,date,lon,lat,action
        Al-Bab,FSA,2017-02-23,,,
        Al-Bab,FSA,2017-02-30,,,
        Al-Bab,,2017-02-23,,,
        Al-Bab,FSA,2017-02-23,37.5,95,
        Al-Bab,FSA,2017-02-23,37.5,,
        Al-Bab,FSA,2017-02-23,,,conquer
        ,FSA,2017-02-23,,,
        Al-Bab,FSA

        """
      let (outcome, bad) = try Self.importing(text, into: path)
      #expect(
        bad.map { $0.components(separatedBy: "table.csv:").last ?? "" } == [
          "3: date: expected a day as YYYY-MM-DD, found '2017-02-30'",
          "4: by: expected a party here or in the column from, found nothing",
          "5: lat: expected a number in -90...90, found '95'",
          "6: lat: expected a number in -90...90, found nothing",
          "7: action: expected one of capture, recapture, lose, withdraw, hold, contest, besiege, found 'conquer'",
          "8: place: expected a name, found nothing", "9: expected 6 fields as in the header, found 2",
        ])
      #expect(!outcome.isKept && outcome.tables[0].rows == 8 && outcome.tables[0].bad == 7)
      #expect(try Ledger(readOnly: path).events().isEmpty)
      // With a file for them the others are taken.
      let rejects = path + ".rejects"
      #expect(try Self.importing(text, into: path) { $0.rejects = rejects }.outcome.isKept)
      #expect(try Ledger(readOnly: path).events().count == 1)
      let lines = try String(contentsOfFile: rejects, encoding: .utf8).split(separator: "\n")
      #expect(lines.count == 8 && lines[0] == "place,by,date,lon,lat,action" && lines[7] == "Al-Bab,FSA")
    }
  }

  @Test func namesThatAreNotKnownAreCountedAndTaken() throws {
    try Self.withLedger { path in
      let text = "place,by,date\nXyzzyville,Green Guard,2017-02-23\nXyzzyville,Green Guard,2017-02-24\n"
      let table = try Self.importing(text, into: path).outcome.tables[0]
      #expect(table.unknownActors == ["Green Guard": 2] && table.unknownPlaces == ["Xyzzyville": 2])
      #expect(try Ledger(readOnly: path).events().count == 2)
      let mapped = try Self.importing(text, dry: true, into: path) { $0.actors = ["Green Guard": "fsa"] }
      #expect(mapped.outcome.tables[0].unknownActors == [:])
      #expect {
        _ = try Self.importing(text, into: path) { $0.actors = ["Green Guard": "fsaa"] }
      } throws: { "\($0)".contains("found 'fsaa'; 'fsa' comes nearest") }
    }
  }
}
