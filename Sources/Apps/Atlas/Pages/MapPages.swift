internal import Gazetteer
internal import HTTPTypes
internal import Layers
internal import Ledger
internal import MapPage
internal import Model
internal import NIOCore

/// The parts of the map page: those that never change, and those that are made of a state of the ledger, once for each state
/// and only when somebody looks.
actor MapPages {
  /// A state's document and sheets of evidence.
  private struct Made: Sendable {
    var state: UInt64
    var document: Answer
    var evidence: [Answer]
  }

  private let gazetteer: Gazetteer?
  private let worker: Worker
  private let library: [String: Answer]
  private var last: Made?
  private var making: (state: UInt64, task: Task<Made, any Error>)?

  /// Without Leaflet the page has no map; its script says so.
  init(gazetteer: Gazetteer?, _ worker: Worker) {
    self.gazetteer = gazetteer
    self.worker = worker
    var parts = [
      "dateline.js": Answer(document: MapPage.script, "text/javascript; charset=utf-8"),
      "dateline.css": Answer(document: MapPage.styleSheet, "text/css; charset=utf-8"),
    ]
    if let leaflet = try? Leaflet() {
      parts["leaflet.js"] = Answer(document: leaflet.script, "text/javascript; charset=utf-8")
      parts["leaflet.css"] = Answer(document: leaflet.styleSheet, "text/css; charset=utf-8")
    }
    library = parts
  }

  /// The page itself.
  nonisolated var page: Answer {
    var answer = Answer(document: MapPage.page, Representation.html.mediaType)
    answer.fields[.contentSecurityPolicy] = MapPage.contentSecurityPolicy
    return answer
  }

  /// A part of the page, as of a snapshot.
  func part(_ name: String, of snapshot: AtlasSnapshot) async throws(Problem) -> Answer {
    if let part = library[name] { return part }
    if name == "document.json" { return try await made(of: snapshot).document }
    let words = name.split(separator: "/")
    if words.count == 2, words[0] == "evidence", words[1].hasSuffix(".json"),
      let number = Int(words[1].dropLast(5))
    {
      let sheets = try await made(of: snapshot).evidence
      if sheets.indices.contains(number) { return sheets[number] }
    }
    throw Problem.notFound("page: no part is called '\(name.excerpt)'")
  }

  private func made(of snapshot: AtlasSnapshot) async throws(Problem) -> Made {
    if let last, last.state == snapshot.state { return last }
    let task: Task<Made, any Error>
    if let making, making.state == snapshot.state {
      task = making.task
    } else {
      task = Task { [gazetteer, worker] in
        try await worker.run { try Self.make(of: snapshot, gazetteer) }
      }
      making = (snapshot.state, task)
    }
    do {
      let made = try await task.value
      last = made
      if making?.state == made.state { making = nil }
      return made
    } catch {
      making = nil
      throw Problem(.ledgerNotReadable, "page: \(error)")
    }
  }

  private static func make(of snapshot: AtlasSnapshot, _ gazetteer: Gazetteer?) throws -> Made {
    let rules = Dictionary(EvidenceRule.allCases.map { ($0.rawValue, $0.summary) }) { first, _ in first }
    let content =
      if let gazetteer {
        try PageContent(snapshot.content, from: gazetteer, rules: rules)
      } else {
        PageContent(snapshot.content, rules: rules)
      }
    let json = Representation.json.mediaType
    return Made(
      state: snapshot.state, document: Answer(document: MapPage.document(of: content), json),
      evidence: MapPage.evidence(of: content).map { Answer(document: $0, json) })
  }
}
