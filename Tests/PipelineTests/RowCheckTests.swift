import Checks
import DelimitedText
import Foundation
import GeoJSON
import Model
import Pipeline
import Synchronization
import TestSupport
import Testing

/// Rows of tables are written as bytes, on all cores; what they say is what the checker says of a claim.
@Suite struct RowCheckTests {
  private struct Row {
    var subject: Coordinate
    var anchor: Coordinate
    var value: Double?
    var unit: LengthUnit
    var direction: CompassPoint?
    var hedge: Hedge
    var path: Route?

    var text: String {
      let figure = value.map { "\($0),\(unit.rawValue)" } ?? ","
      return "S,A,\(figure),\(direction?.rawValue ?? ""),\(hedge.rawValue),\(path?.rawValue ?? ""),"
        + "\(subject.latitude),\(subject.longitude),\(anchor.latitude),\(anchor.longitude)\n"
    }

    /// The same statement as a claim about two places without population.
    var claim: Claim {
      func reference(_ name: String, _ id: String, _ coordinate: Coordinate) -> PlaceReference {
        let place = Place(
          id: id, name: name, coordinate: coordinate, feature: .init(featureClass: "P", code: "PPL"),
          country: "",
          source: "test")
        let mention = PlaceMention(span: ByteSpan(start: 0, end: 1), text: name, sentence: 0)
        let choice = RankedPlace(place: place, matchedName: name, score: 1)
        return PlaceReference(
          text: name, resolved: ResolvedPlace(mention: mention, choice: choice, candidates: [], reason: ""))
      }
      let quantity = value.map {
        QuantityMention(
          span: ByteSpan(start: 0, end: 0), text: "", sentence: 0, value: $0, unit: .length(unit),
          hedge: hedge)
      }
      return Claim(
        report: "test",
        content: .distance(
          DistanceClaim(
            subject: reference("S", "s", subject), anchor: reference("A", "a", anchor), quantity: quantity,
            direction: direction, path: path)),
        valid: ValidTime(earliest: nil, latest: nil, precision: .unknown, reason: "test"),
        evidence: Evidence(span: ByteSpan(start: 0, end: 0), text: "", sentence: ""))
    }
  }

  /// Near and far places, some at one point, with figures of all units that fit and that do not.
  private static func rows(_ count: Int) throws -> [Row] {
    var numbers = SeededNumbers(seed: 2016)
    return try (0..<count).map { index in
      let near = index % 3 == 0 ? 0.1 : index % 3 == 1 ? 3 : 180
      let anchor = try Coordinate(
        longitude: .random(in: -180...180, using: &numbers), latitude: .random(in: -90...90, using: &numbers))
      let subject =
        index % 50 == 0
        ? anchor
        : try Coordinate(
          longitude: min(180, max(-180, anchor.longitude + .random(in: -near...near, using: &numbers))),
          latitude: min(90, max(-90, anchor.latitude + .random(in: -near...near, using: &numbers))))
      let value = Double(Int.random(in: 0...4_000, using: &numbers)) / (index % 2 == 0 ? 1 : 100)
      let direction = CompassPoint.allCases.randomElement(using: &numbers)
      return Row(
        subject: subject, anchor: anchor, value: index % 11 == 0 ? nil : value,
        unit: try #require(LengthUnit.allCases.randomElement(using: &numbers)),
        direction: index % 11 != 0 && index % 7 == 0 ? nil : direction,
        hedge: try #require(Hedge.allCases.randomElement(using: &numbers)),
        path: index % 5 == 0 ? Route.allCases.randomElement(using: &numbers) : nil)
    }
  }

  private static func run(_ rows: [Row], workers: Int) throws -> [UInt8] {
    let path = NSTemporaryDirectory() + "dateline-rows-\(UInt64.random(in: 0 ... .max)).csv"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let header =
      "subject,anchor,value,unit,direction,hedge,path,subject_lat,subject_lon,anchor_lat,anchor_lon\n"
    try Data((header + rows.map(\.text).joined()).utf8).write(to: URL(filePath: path))
    let output = Mutex<[UInt8]>([])
    let checks = RowCheckRun(format: .json) { () throws(InputError) in
      throw InputError(.software, at: "test", "no row names a place without coordinates")
    }
    let tally = try checks.run(try RecordChunks(path: path), workers: workers) {
      (lines, _) throws(InputError) in
      output.withLock { $0 += lines }
    }
    #expect(tally.rows == rows.count && tally.bad == 0, "\(tally.firstBad)")
    return output.withLock(\.self)
  }

  @Test func findingsOfRowsAreThoseOfClaims() throws {
    let rows = try Self.rows(3_000)
    let lines = String(decoding: try Self.run(rows, workers: 2), as: UTF8.self).split(separator: "\n")
    #expect(lines.count == rows.count)
    let checker = ClaimChecker()
    for (row, line) in zip(rows, lines) {
      let finding = FindingRecord.json(try #require(try checker.check(row.claim))).line
      #expect(line.hasSuffix(",\"finding\":\(finding)}"), "\(row.text)\(line)\n\(finding)")
    }
  }

  @Test func linesDoNotDependOnTheNumberOfWorkers() throws {
    let rows = try Self.rows(40_000)
    let one = try Self.run(rows, workers: 1)
    #expect(try Self.run(rows, workers: 5) == one)
  }
}
