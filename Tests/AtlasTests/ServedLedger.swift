import Atlas
import Foundation
import Ledger
import Model
import Testing

/// A ledger in a folder of its own, and a server over it on a port that is free.
struct ServedLedger {
  let folder: URL
  var path: String { folder.appending(path: "ledger.sqlite").path }
  let port: Int
  private let running: Task<Void, any Error>

  /// Records events and starts to serve.
  static func start(_ events: [ControlEvent] = SampleEvents.all) async throws -> ServedLedger {
    let folder = FileManager.default.temporaryDirectory.appending(path: "atlas-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appending(path: "ledger.sqlite").path
    try Ledger(path: path).record(events)
    let server = try AtlasServer(AtlasOptions(ledger: path, port: 0, logsRequests: false))
    let (addresses, told) = AsyncStream.makeStream(of: String.self)
    let running = Task {
      defer { told.finish() }
      try await server.run { told.yield($0) }
    }
    var iterator = addresses.makeAsyncIterator()
    let address = try #require(await iterator.next(), "the server does not start")
    let port = try #require(URL(string: address)?.port)
    return ServedLedger(folder: folder, port: port, running: running)
  }

  /// Stops the server, and gives back how it ended.
  func stop() async throws {
    running.cancel()
    try await running.value
    try FileManager.default.removeItem(at: folder)
  }

  /// The answer to a request.
  func ask(
    _ target: String, method: String = "GET", fields: [String] = []
  ) async throws -> RawReply {
    let lines = ["\(method) \(target) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Connection: close"] + fields
    let replies = try await send(Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8))
    return try #require(replies.first, "no answer to \(method) \(target)")
  }

  /// All answers to bytes, until the server closes.
  func send(_ bytes: [UInt8], isHalfClosed: Bool = false) async throws -> [RawReply] {
    let port = port
    // Not on a thread of the pool: the server answers on those.
    return try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          with: Result { try RawClient.exchange(bytes, port: port, isHalfClosed: isHalfClosed) })
      }
    }
  }

  /// Adds events to the ledger while it is served.
  func record(_ events: [ControlEvent]) throws { try Ledger(path: path).record(events) }

  /// Asks again and again until an answer is as wanted; the server looks at its ledger by itself.
  func waitUntil(_ target: String, _ isSo: (RawReply) -> Bool) async throws -> RawReply {
    for _ in 0..<200 {
      let reply = try await ask(target)
      if isSo(reply) { return reply }
      try await Task.sleep(for: .milliseconds(50))
    }
    return try await ask(target)
  }
}

/// Runs a test over a served ledger.
func withServer(
  _ events: [ControlEvent] = SampleEvents.all, _ body: (ServedLedger) async throws -> Void
) async throws {
  let server = try await ServedLedger.start(events)
  do {
    try await body(server)
  } catch {
    try await server.stop()
    throw error
  }
  try await server.stop()
}

/// Events of three towns.
enum SampleEvents {
  static let all: [ControlEvent] = [
    event("e1", "Manbij", 37.954, 36.528, "sdf", from: "isis", on: "2016-08-12", recorded: "2016-08-13"),
    event("e2", "Jarablus", 38.011, 36.817, "fsa", from: "isis", on: "2016-08-24", recorded: "2016-08-25"),
    event("e3", "al-Bab", 37.517, 36.370, "isis", from: nil, on: "2016-08-25", recorded: "2016-09-01"),
    event(
      "e4", "al-Bab", 37.517, 36.370, "fsa", from: "isis", on: "2017-02-23", recorded: "2017-02-24",
      quote: "<script>alert(1)</script> \u{202E}& \"taken\""),
  ]

  static func event(
    _ id: String, _ place: String, _ longitude: Double, _ latitude: Double, _ by: String, from: String?,
    on day: String, recorded: String, quote: String = "taken"
  ) -> ControlEvent {
    ControlEvent(
      id: id, action: from == nil ? .hold : .capture, placeID: "test:\(place)", placeName: place,
      placeText: place,
      coordinate: try? Coordinate(longitude: longitude, latitude: latitude), country: "SY", placeScore: 0.9,
      placeReason: "the only one", by: ActorReference(text: by.uppercased(), ids: [by]),
      from: from.map { ActorReference(text: $0.uppercased(), ids: [$0]) },
      valid: CivilDate(iso: day).map { .day($0, reason: "test") }
        ?? ValidTime(earliest: nil, latest: nil, precision: .unknown, reason: "test"),
      recorded: CivilDate(iso: recorded), report: "report-\(id)", source: "Outlet",
      url: "https://example.org/\(id)",
      evidence: Evidence(span: ByteSpan(start: 0, end: quote.utf8.count), text: quote, sentence: quote))
  }
}
