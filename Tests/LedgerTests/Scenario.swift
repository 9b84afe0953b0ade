import Foundation
import Ledger
import Model
import Testing

/// Reads the small language of the tables of rules (`Tables/latest.tsv` tells it).
enum Scenario {
  /// The rows of a rule's table.
  static func rows(_ rule: EvidenceRule, beside file: String = #filePath) -> [[String]] {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    let data = (try? Data(contentsOf: folder.appending(path: "Tables/\(rule.rawValue).tsv"))) ?? Data()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  static func day(_ text: some StringProtocol) -> CivilDate? { CivilDate(iso: "2016-\(text)") }

  static func actor(_ text: String) -> ActorReference? {
    guard text != "-" else { return nil }
    return ActorReference(text: text, ids: text.lowercased() == "locals" ? [] : [text])
  }

  /// The events of a row, named e1, e2, …
  static func events(_ text: String) -> [ControlEvent] {
    text.split(separator: ";").enumerated().map { index, words in
      event(words.split(separator: " ").map(String.init), id: "e\(index + 1)")
    }
  }

  static func event(_ words: [String], id: String) -> ControlEvent {
    func after(_ word: String) -> String? {
      words.firstIndex(of: word).flatMap { $0 + 1 < words.count ? words[$0 + 1] : nil }
    }
    var valid = ValidTime(earliest: nil, latest: nil, precision: .unknown, reason: "table")
    if let on = after("on").flatMap(day) { valid = .day(on, reason: "table") }
    if let range = after("in"), let index = words.firstIndex(of: "in") {
      let ends = range.split(separator: ".", omittingEmptySubsequences: false)
      valid.earliest = ends.first.flatMap(day)
      valid.latest = ends.last.flatMap(day)
      valid.precision = ValidTime.Precision(rawValue: words[index + 2]) ?? .unknown
    }
    var event = made(
      id: id, action: ControlAction(rawValue: words[0]) ?? .hold, by: actor(words[1]),
      from: after("from").flatMap(actor), valid: valid, recorded: day(after("seen") ?? "12-31"),
      speaker: after("says").flatMap(actor))
    if let report = after("report") { event.report = report }
    if let sentence = after("prints") {
      // Sentences of ten words with different words; "a" and "a2" differ in one.
      event.evidence.sentence =
        (1...9).map { "\(sentence.prefix(1))word\($0)" }.joined(separator: " ") + " \(sentence)."
    }
    return event
  }

  static func made(
    id: String, action: ControlAction = .capture, placeID: String? = "geonames:163071",
    by: ActorReference? = ActorReference(text: "FSA", ids: ["fsa"]), from: ActorReference? = nil,
    valid: ValidTime, recorded: CivilDate?, speaker: ActorReference? = nil
  ) -> ControlEvent {
    ControlEvent(
      id: id, action: action, placeID: placeID, placeName: "Tuwayrān", placeText: "Tweiran",
      coordinate: placeID == nil ? nil : try? Coordinate(longitude: 37.45348, latitude: 36.58671),
      country: "SY",
      placeScore: 0.97, placeReason: "south of al-Rai", by: by, from: from, valid: valid, recorded: recorded,
      speaker: speaker, report: "report-\(id)", source: "Outlet", url: "https://example.org/\(id)",
      evidence: Evidence(span: ByteSpan(start: 10, end: 20), text: "quote", sentence: "A quote."))
  }

  /// Intervals in the table's language, in order of time.
  static func text(_ intervals: [ControlInterval]) -> String {
    intervals.map { interval in
      func short(_ day: CivilDate?) -> String { day.map { String($0.description.dropFirst(5)) } ?? "" }
      let claimants = interval.claimants.map(\.text).joined(separator: "~")
      let who = interval.status == .contested ? "\(claimants)~" : interval.holder?.text ?? "?"
      var text = "\(short(interval.start))..\(short(interval.end)) \(who)"
      if !interval.supporting.isEmpty { text += " +" + interval.supporting.sorted().joined(separator: ",") }
      if !interval.competing.isEmpty { text += " -" + interval.competing.sorted().joined(separator: ",") }
      return text + " =\(interval.startPrecision.rawValue)"
    }.joined(separator: "|")
  }

  /// Whether an outcome is what a row expects; rows may leave out the precision.
  static func matches(_ found: String, _ expected: String) -> Bool {
    let (found, expected) = (found.split(separator: "|"), expected.split(separator: "|"))
    return found.count == expected.count
      && zip(found, expected).allSatisfy { found, expected in
        expected.contains("=") ? found == expected : found.prefix { $0 != "=" } == expected + " "
      }
  }
}

/// A random order that is the same in every run (SplitMix64).
struct Shuffler: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A ledger's path in a folder that goes with the test.
func withLedgerPath<Value>(_ body: (String) throws -> Value) throws -> Value {
  let folder = FileManager.default.temporaryDirectory.appending(path: "ledger-\(UUID())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path + "/ledger.sqlite")
}
