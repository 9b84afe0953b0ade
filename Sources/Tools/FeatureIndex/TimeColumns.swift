internal import Features
internal import Model

/// When features are: their first and last seconds, each by its rank among those of the layer, four bytes each.
///
/// With no end before its start, the features that meet a stretch are those that begin in time, less those that end
/// before it: two binary searches count them.
struct TimeColumns: Sendable {
  private let starts: RankedColumn
  private let ends: RankedColumn
  /// The time of all features that have one, open where one of them is; nil where none has one.
  let window: TimeWindow?

  /// Reads the fields `start` and `end`, closed and open where null; of a layer that has neither, JSON-FG's time. A
  /// text that is no time, and an end before its start, are refused.
  init(_ schema: FeatureSchema, _ features: [Feature]) throws(InputError) {
    let start = schema.fields.firstIndex { $0.name == "start" }
    let end = schema.fields.firstIndex { $0.name == "end" }
    var starts: [Int] = []
    var ends: [Int] = []
    starts.reserveCapacity(features.count)
    ends.reserveCapacity(features.count)
    for feature in features {
      let isFromFields = start != nil || end != nil
      let time =
        isFromFields
        ? TimeWindow(
          from: try start.flatMap { at throws(InputError) in try Self.time(feature, at, schema, isEnd: false)
          },
          to: try end.flatMap { at throws(InputError) in try Self.time(feature, at, schema, isEnd: true) })
        : TimeWindow(feature.time)
      let (from, to) = time.seconds
      guard from <= to else {
        throw InputError(
          .data, at: "feature \(feature.id)", "expected an end not before its start, found one")
      }
      starts.append(from)
      ends.append(to)
    }
    self.starts = RankedColumn(starts)
    self.ends = RankedColumn(ends)
    window = Self.window(starts, ends)
  }

  /// That features meet a stretch; one without a time always does. Valid inside `withTest` only.
  struct Test {
    fileprivate let starts: UnsafeBufferPointer<Int32>
    fileprivate let ends: UnsafeBufferPointer<Int32>
    /// Ranks of starts below this one begin in time.
    fileprivate let startLimit: Int32
    /// Ranks of ends from this one on end in time.
    fileprivate let firstEnd: Int32

    /// 1 where a feature does, 0 where it does not: the sign bits of two differences of ranks.
    @inline(__always)
    func bit(of position: Int) -> UInt64 {
      let isNegative = (starts[position] &- startLimit) & (firstEnd &- 1 &- ends[position])
      return UInt64(UInt32(bitPattern: isNegative) &>> 31)
    }

    /// Whether a feature does.
    @inline(__always)
    func isMet(by position: Int) -> Bool { bit(of: position) == 1 }
  }

  /// Calls `body` with the test of a stretch.
  @inline(__always)
  func withTest<Result>(_ from: Int, _ to: Int, _ body: (Test) -> Result) -> Result {
    let (startLimit, firstEnd) = (Int32(starts.rank { $0 <= to }), Int32(ends.rank { $0 < from }))
    return starts.ranks.withUnsafeBufferPointer { starts in
      ends.ranks.withUnsafeBufferPointer { ends in
        body(Test(starts: starts, ends: ends, startLimit: startLimit, firstEnd: firstEnd))
      }
    }
  }

  /// How many features meet a stretch that does not end before it begins.
  func count(from: Int, to: Int) -> Int { starts.count { $0 <= to } - ends.count { $0 < from } }

  private static func time(
    _ feature: Feature, _ index: Int, _ schema: FeatureSchema, isEnd: Bool
  ) throws(InputError) -> Timestamp? {
    let text: String
    switch feature.values.indices.contains(index) ? feature.values[index] : .null {
    case .null: return nil
    case .string(let value): text = value
    case let value: text = "\(value)"
    }
    if let time = Timestamp(text) { return time }
    if let day = CivilDate(iso: text) { return isEnd ? .end(of: day) : .start(of: day) }
    throw InputError(
      .data, at: "feature \(feature.id)",
      "\(schema.fields[index].name): expected YYYY-MM-DDTHH:MM:SSZ or YYYY-MM-DD, found '\(text)'")
  }

  private static func window(_ starts: [Int], _ ends: [Int]) -> TimeWindow? {
    let timed = starts.indices.filter { starts[$0] != .min || ends[$0] != .max }
    guard let from = timed.map({ starts[$0] }).min(), let to = timed.map({ ends[$0] }).max() else {
      return nil
    }
    return TimeWindow(
      from: from == .min ? nil : Timestamp(secondsSince1970: from),
      to: to == .max ? nil : Timestamp(secondsSince1970: to))
  }
}

/// A column of seconds since 1970 by their ranks.
private struct RankedColumn: Sendable {
  /// Of each feature, the number of different values below its own.
  let ranks: [Int32]
  /// The different values in order, and how many features have one below each; at the end, how many there are.
  private let values: [Int]
  private let below: [Int]

  init(_ column: [Int]) {
    var values: [Int] = []
    var below: [Int] = []
    for (index, value) in column.sorted().enumerated() where value != values.last {
      values.append(value)
      below.append(index)
    }
    below.append(column.count)
    self.values = values
    self.below = below
    ranks = column.map { value in Int32(Self.rank(values) { $0 < value }) }
  }

  /// How many of the different values are at the beginning of their order.
  func rank(where isBefore: (Int) -> Bool) -> Int { Self.rank(values, where: isBefore) }

  /// How many features have one of them.
  func count(where isBefore: (Int) -> Bool) -> Int { below[rank(where: isBefore)] }

  private static func rank(_ sorted: [Int], where isBefore: (Int) -> Bool) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(sorted[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension TimeWindow {
  /// What JSON-FG's time means; open on both sides where there is none.
  init(_ time: FeatureTime?) {
    switch time {
    case nil: self.init(from: nil, to: nil)
    case .date(let day): self.init(from: .start(of: day), to: .end(of: day))
    case .timestamp(let second): self.init(from: second, to: second)
    case .dates(let from, let to): self.init(from: from.map { .start(of: $0) }, to: to.map { .end(of: $0) })
    case .timestamps(let from, let to): self.init(from: from, to: to)
    }
  }

  /// The first and last second since 1970; the least and greatest numbers where open.
  var seconds: (from: Int, to: Int) {
    (from?.secondsSince1970 ?? .min, to?.secondsSince1970 ?? .max)
  }
}

extension Timestamp {
  /// Seconds since 1970-01-01T00:00:00Z.
  var secondsSince1970: Int { day.dayNumber * 86_400 + second }

  init(secondsSince1970 seconds: Int) {
    let second = (seconds % 86_400 + 86_400) % 86_400
    self.init(day: CivilDate(dayNumber: (seconds - second) / 86_400), second: second)
  }

  /// Reads `YYYY-MM-DDTHH:MM:SSZ`; nil for any other form, and for what no clock shows.
  init?(_ text: String) {
    var text = text
    let parts: (CivilDate, Int)? = text.withUTF8 { bytes in
      guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
        bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "Z")
      else { return nil }
      func two(_ index: Int) -> Int {
        let (tens, units) = (Int(bytes[index]) - 0x30, Int(bytes[index + 1]) - 0x30)
        return 0...9 ~= tens && 0...9 ~= units ? tens * 10 + units : 99
      }
      let (hour, minute, second) = (two(11), two(14), two(17))
      guard hour < 24, minute < 60, second < 60,
        let day = CivilDate(iso: String(decoding: bytes[..<10], as: UTF8.self))
      else { return nil }
      return (day, hour * 3_600 + minute * 60 + second)
    }
    guard let (day, second) = parts else { return nil }
    self.init(day: day, second: second)
  }
}
