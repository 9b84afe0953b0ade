import Foundation
import Model
import Pipeline
import Reports
import TestSupport
import Testing

/// What people expect of the five published reports. They are not ours, so they are not in the repository: where
/// `../shared/reports` is absent these tests are skipped, and say how many reports they did not read.
struct PublishedReportTests {
  private static let folder = TestGazetteer.root.appending(path: "../shared/reports").standardizedFileURL
  private static var isThere: Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "expected.jsonl").path)
  }
  private static let skipped: Comment = "5 published reports NOT READ: ../shared/reports is absent: SKIPPED"

  /// A line of `expected.jsonl`.
  struct Expected: Decodable {
    struct Control: Decodable {
      var place: String
      var by: [String]?
      var from: String?
      var action: String
      var earliest: String?
      var latest: String?
      var geometry: String?
      var optional: Bool?
      var optional_from: Bool?
    }
    struct NoControl: Decodable { var place: String }
    struct Distance: Decodable {
      var subject: String
      var anchor: String
      var value: Double?
      var direction: String?
      var measured_km: Double?
      var azimuth: Double?
      var verdict: String
      var optional: Bool?
    }
    struct Measure: Decodable {
      var kind: String
      var value: Double
    }
    var id: String
    var file: String
    var published: String
    var controls: [Control]
    var not_controls: [NoControl]
    var distances: [Distance]
    var lines_areas: [Measure]
  }

  private func reports() throws -> [(expected: Expected, analysed: AnalysedClaims)] {
    let lines = try String(contentsOf: Self.folder.appending(path: "expected.jsonl"), encoding: .utf8)
      .split(separator: "\n")
    #expect(lines.count == 5)
    return try lines.map { line in
      let expected = try JSONDecoder().decode(Expected.self, from: Data(line.utf8))
      let pipeline = try Analysis.pipeline()
      let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: expected.file)))
      var report = try #require(try pipeline.reader.read(bytes: bytes, name: expected.file).first)
      if let date = CivilDate(iso: expected.published) {
        report.published = PublicationDate(date: date, isInferred: false, reason: "the list's")
      }
      return (expected, AnalysedClaims(try pipeline.analyse(report).claims))
    }
  }

  /// Takes and retakes are one class, losing and leaving another.
  private static func kind(_ action: ControlAction) -> String {
    switch action {
    case .capture, .recapture: "take"
    case .lose, .withdraw: "leave"
    case .hold, .contest, .besiege: action.rawValue
    }
  }

  /// Names of one place, letter case and the article aside.
  private static func key(_ name: String) -> String {
    var key = name.lowercased()
    for article in ["the ", "al-"] where key.hasPrefix(article) { key.removeFirst(article.count) }
    return key
  }

  private static func isSamePlace(_ a: String, _ b: String) -> Bool {
    key(a) == key(b) || key(a).hasSuffix(" " + key(b)) || key(a).hasPrefix(key(b) + " ")
  }

  /// Rebels go by several ids: a faction stands for the whole.
  private static func isActor(_ id: String, _ found: [String]) -> Bool {
    let families = [
      ["rebels", "fsa", "turkish-backed-rebels", "opposition"],
      ["government", "syrian-government"], ["turkey", "turkish-armed-forces"],
    ]
    let family = families.first { $0.contains(id) } ?? [id]
    return found.contains { family.contains($0) }
  }

  @Test(.enabled(if: isThere, skipped))
  func everyNamedControlIsFoundWithItsPlaceActionAndLoser() throws {
    for (expected, analysed) in try reports() {
      for control in expected.controls where control.geometry == nil && control.optional != true {
        let action = try #require(ControlAction(rawValue: control.action))
        let found = analysed.asserted.filter {
          Self.kind($0.control.action) == Self.kind(action)
            && Self.isSamePlace($0.control.place.text, control.place)
        }
        #expect(!found.isEmpty, "\(expected.id): \(control.action) \(control.place) is missing")
        if let by = control.by, !found.isEmpty {
          let ids = found.flatMap { $0.control.by?.ids ?? [] }
          #expect(by.contains { Self.isActor($0, ids) }, "\(expected.id): \(control.place) by \(ids)")
        }
        if let from = control.from, control.optional_from != true, !found.isEmpty {
          let ids = found.flatMap { $0.control.from?.ids ?? [] }
          #expect(Self.isActor(from, ids), "\(expected.id): \(control.place) from \(ids)")
        }
        let dates = found.map(\.claim.valid)
        if let latest = control.latest, !found.isEmpty {
          let isRight = dates.contains { time in
            guard time.latest?.description == latest else { return false }
            guard let earliest = control.earliest else { return true }
            return time.earliest.map { earliest...latest ~= $0.description } ?? false
          }
          #expect(isRight, "\(expected.id): \(control.place) valid \(dates)")
        }
      }
    }
  }

  @Test(.enabled(if: isThere, skipped))
  func nothingElseChangesHands() throws {
    for (expected, analysed) in try reports() {
      for place in expected.not_controls.map(\.place) {
        let isAlsoControl = expected.controls.contains { control in
          control.place == place && ControlAction(rawValue: control.action)?.isChange == true
        }
        guard !isAlsoControl else { continue }
        let changes = analysed.asserted.filter {
          $0.control.action.isChange && Self.key($0.control.place.text) == Self.key(place)
        }
        #expect(changes.isEmpty, "\(expected.id): \(place): \(changes.map(\.description))")
      }
    }
  }

  @Test(.enabled(if: isThere, skipped))
  func statedDistancesAreFoundAndMeasured() throws {
    var count = 0
    for (expected, analysed) in try reports() {
      for distance in expected.distances where distance.optional != true {
        count += 1
        let found = analysed.distances.first { claim, _ in
          let subject = claim.subject.text
          return Self.isSamePlace(claim.anchor.text, distance.anchor)
            && (Self.isSamePlace(subject, distance.subject) || distance.subject.contains(subject))
            && claim.quantity?.value == distance.value && claim.direction?.rawValue == distance.direction
        }
        try expect(found, distance, expected.id)
      }
    }
    #expect(count == 3)
  }

  /// The finding of a distance claim says what was measured by hand.
  private func expect(
    _ found: (DistanceClaim, Finding?)?, _ distance: Expected.Distance, _ id: String
  ) throws {
    let (_, finding) = try #require(found, "\(id): \(distance.subject) is missing")
    let measured = try #require(finding?.measured).kilometres
    let azimuth = try #require(finding?.azimuth)
    #expect(abs(measured - (distance.measured_km ?? 0)) < 0.05, "\(id): \(measured)")
    #expect(abs(azimuth - (distance.azimuth ?? 0)) < 0.15, "\(id): \(azimuth)")
    #expect(finding?.direction == .agrees, "\(id)")
    if distance.value != nil { #expect(finding?.distance?.rawValue == distance.verdict, "\(id)") }
  }

  @Test(.enabled(if: isThere, skipped))
  func statedLengthAndAreaAreFound() throws {
    for (expected, analysed) in try reports() {
      for measure in expected.lines_areas {
        #expect(
          analysed.measures.contains { $0.type == measure.kind && $0.value == measure.value },
          "\(expected.id): \(measure.kind) \(measure.value)")
      }
      if expected.distances.isEmpty { #expect(analysed.distances.isEmpty, "\(expected.id)") }
    }
  }
}

/// The claims of a report by what they say.
struct AnalysedClaims {
  /// Control as asserted.
  var asserted: [SaidControl]
  /// Distances and directions with their findings.
  var distances: [(DistanceClaim, Finding?)]
  /// Lengths and areas.
  var measures: [(type: String, value: Double?)]

  init(_ claims: [CheckedClaim]) {
    asserted = claims.compactMap { SaidControl($0.claim) }.filter { $0.claim.modality == .asserted }
    distances = claims.compactMap { checked in
      guard case .distance(let distance) = checked.claim.content else { return nil }
      return (distance, checked.finding)
    }
    measures = claims.compactMap { checked in
      switch checked.claim.content {
      case .length(let measure), .area(let measure): (checked.claim.type, measure.quantity.value)
      default: nil
      }
    }
  }
}
