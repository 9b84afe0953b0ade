internal import HTTPTypes
internal import HummingbirdCore
internal import Logging
internal import NIOCore

/// Hummingbird's channel of HTTP/1.1 behind a guard of its bytes.
struct GuardedChannel: ServerChildChannel {
  let http: HTTP1Channel
  /// The most bytes of a request's target and head.
  let headBytes: Int

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
    let guarded = channel.eventLoop.makeCompletedFuture {
      try channel.pipeline.syncOperations.addHandler(ByteGuard(headBytes: headBytes))
    }
    return guarded.flatMap { http.setup(channel: channel, logger: logger) }
  }

  func handle(value: HTTP1Channel.Value, logger: Logger) async {
    await http.handle(value: value, logger: logger)
  }
}

/// Gives a reason where Hummingbird answers bytes that are no HTTP with a bare status, and closes connections whose client
/// no longer reads what it has asked for.
final class ByteGuard: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = IOData
  typealias OutboundOut = IOData

  /// How long a client may read nothing of an answer that waits for it.
  static let patience = TimeAmount.seconds(20)

  private let headBytes: Int
  /// Bytes read since the last answer.
  private var read = 0
  /// The look at an answer that waits, and how many bytes waited the last time.
  private var look: (task: Scheduled<Void>, waiting: Int)?

  init(headBytes: Int) { self.headBytes = headBytes }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    read += unwrapInboundIn(data).readableBytes
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    defer { read = 0 }
    guard case .byteBuffer(let bytes) = unwrapOutboundIn(data), Self.isBareRefusal(bytes) else {
      return context.write(data, promise: promise)
    }
    context.write(wrapOutboundOut(.byteBuffer(refusal)), promise: promise)
  }

  // MARK: - Reasons

  /// Whether an answer is a 400 without a body: Hummingbird's, to what its parser of HTTP refuses. Ours all have one.
  private static func isBareRefusal(_ bytes: ByteBuffer) -> Bool {
    bytes.readableBytesView.starts(with: "HTTP/1.1 400 ".utf8)
      && String(buffer: bytes).lowercased().contains("content-length: 0\r\n")
  }

  private var refusal: ByteBuffer {
    let problem =
      read > headBytes
      ? Problem(.headTooLarge, "head: expected at most \(headBytes) bytes of target and fields, found more")
      : Problem(.malformedRequest, "request: expected HTTP/1.1 (RFC 9112), found something else")
    let status = problem.code.status
    var bytes = ByteBuffer(
      string: """
        HTTP/1.1 \(status.code) \(status.reasonPhrase)\r
        Content-Type: \(Problem.mediaType)\r
        Content-Length: \(problem.body.count)\r
        Connection: close\r
        \r\n
        """)
    bytes.writeBytes(problem.body)
    return bytes
  }

  // MARK: - Patience

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable {
      look?.task.cancel()
      look = nil
    } else if look == nil {
      lookLater(context, waiting: .max)
    }
    context.fireChannelWritabilityChanged()
  }

  func channelInactive(context: ChannelHandlerContext) {
    look?.task.cancel()
    look = nil
    context.fireChannelInactive()
  }

  private func lookLater(_ context: ChannelHandlerContext, waiting: Int) {
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    let task = context.eventLoop.scheduleTask(in: Self.patience) {
      let (handler, context) = bound.value
      handler.lookAgain(context)
    }
    look = (task, waiting)
  }

  private func lookAgain(_ context: ChannelHandlerContext) {
    guard let look else { return }
    let waiting = (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
    if waiting > 0, waiting >= look.waiting {
      context.close(promise: nil)
    } else {
      lookLater(context, waiting: waiting)
    }
  }
}
