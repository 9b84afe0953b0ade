internal import Features
internal import Model

/// When features are: their first and last seconds since 1970, in the order of the layer and sorted.
///
/// With no end before its start, the features that meet a stretch are those that begin in time, less those that end
/// before it: two binary searches count them.
struct TimeColumns: Sendable {
  private let starts: [Int]
  private let ends: [Int]
  private let sortedStarts: [Int]
  private let sortedEnds: [Int]
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
    self.starts = starts
    self.ends = ends
    sortedStarts = starts.sorted()
    sortedEnds = ends.sorted()
    window = Self.window(starts, ends)
  }

  /// Whether a feature meets a stretch; one without a time always does.
  @inline(__always)
  func meets(_ position: Int, _ from: Int, _ to: Int) -> Bool {
    starts[position] <= to && ends[position] >= from
  }

  /// How many features meet a stretch that does not end before it begins.
  func count(from: Int, to: Int) -> Int {
    Self.count(sortedStarts) { $0 <= to } - Self.count(sortedEnds) { $0 < from }
  }

  /// How many of a sorted row are at its beginning, by binary search.
  private static func count(_ sorted: [Int], where isBefore: (Int) -> Bool) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(sorted[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

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
