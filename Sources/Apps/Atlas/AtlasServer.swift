internal import FeatureIndex
internal import Gazetteer
internal import Glibc
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
public import Model
internal import NIOCore
internal import ServiceLifecycle

/// The server: OGC API – Features and Tiles over a ledger, and the page that people look at. It reads, and never writes.
public struct AtlasServer: Sendable {
  private let options: AtlasOptions
  private let store: SnapshotStore
  private let reader: LedgerReader
  private let first: LedgerFileState
  private let gazetteer: Gazetteer?

  /// Reads the ledger for the first time; throws where there is none, or none that can be read.
  public init(_ options: AtlasOptions) throws(InputError) {
    self.options = options
    gazetteer = try options.gazetteer.map { path throws(InputError) in try Gazetteer(path: path) }
    var reader = LedgerReader(path: options.ledger, rule: options.rule, knownAt: options.knownAt)
    if let gazetteer {
      reader.places = try PlacesLayer.index(gazetteer).map { LayerCollection($0, searchedBy: gazetteer) }
      if reader.places == nil {
        reader.lackOfPlaces = "not served: the gazetteer has more than \(PlacesLayer.most) places"
      }
    }
    self.reader = reader
    first = LedgerFileState(path: options.ledger)
    store = SnapshotStore(try reader.snapshot())
  }

  /// Serves until the process is told to stop (SIGINT, SIGTERM) or the task is cancelled; requests that are being answered
  /// are finished.
  ///
  /// - Parameter started: is told the address once requests are taken.
  public func run(started: @escaping @Sendable (_ address: String) -> Void = { _ in })
    async throws(InputError)
  {
    // A client that goes away while it is written to is no reason to die.
    signal(SIGPIPE, SIG_IGN)
    let log = RequestLog(tellsRequests: options.logsRequests)
    for (layer, why) in store.current.missing.sorted(by: { $0.key < $1.key }) {
      log.say("\(layer): \(why)")
    }
    let worker = Worker()
    let watcher = LedgerWatcher(reader: reader, store: store, worker: worker, log: log, first: first)
    let host = options.host.contains(":") ? "[\(options.host)]" : options.host
    let atlas = Atlas(
      store: store, past: PastSnapshots(reader, worker), pages: MapPages(gazetteer: gazetteer, worker),
      clock: SecondClock(), ownHost: "\(host):\(options.port)")
    var logger = Logger(label: "dateline.atlas", factory: { _ in SwiftLogNoOpLogHandler() })
    logger.logLevel = .critical
    let application = Application(
      responder: AtlasResponder(atlas: atlas, log: log),
      server: HTTPServerBuilder { responder in
        GuardedChannel(
          http: HTTP1Channel(responder: responder, configuration: Self.channel), headBytes: Limits.headBytes)
      },
      configuration: .init(
        address: .hostname(options.host, port: options.port),
        availableConnectionsDelegate: .maximum(Limits.connections, logger: logger)),
      services: [log, watcher],
      onServerRunning: { channel in
        started("http://\(host):\(channel.localAddress?.port ?? 0)/")
      }, logger: logger)
    do {
      try await application.runService()
    } catch is CancellationError {
      return
    } catch let error as IOError {
      throw InputError(
        .cannotCreate, at: "\(host):\(options.port)", "cannot listen there: \(error.description)")
    } catch {
      throw InputError(.io, at: "\(host):\(options.port)", "\(error)")
    }
  }

  private static var channel: HTTP1Channel.Configuration {
    .init(
      idleTimeout: .seconds(Int64(Limits.idleSeconds)),
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: Limits.headBytes, maxHeaderListSize: Limits.headBytes,
        maxHeaderFieldCount: Limits.headFields))
  }

  /// What a client may use.
  enum Limits {
    /// Bytes of a request's target and head together.
    static let headBytes = 65_536
    /// Fields of a head.
    static let headFields = 100
    /// Connections at once; more wait to be taken.
    static let connections = 800
    /// Seconds without a whole request after which a connection is closed.
    static let idleSeconds = 30
  }
}
