internal import Features
internal import Model

/// The time-like properties of a collection, column by column: GDAL and kepler.gl type a column by all its values,
/// so one odd value spoils it for every feature.
struct TimeColumns {
  struct Problem {
    var rule: GeoJSONRule
    var feature: String?
    var offset: Int
    var message: String
  }

  /// A value of a column.
  private struct Cell {
    var feature: String?
    var offset: Int
    var form: DateForm
    var text: String
  }

  /// What one feature says of its time.
  private struct Span {
    var feature: String?
    var offset: Int
    var keys: Set<String> = []
    var values: [String: DateForm] = [:]
    var time: JSONValue?
  }

  /// The values of a property over all features.
  private struct Column {
    var cells: [Cell] = []
    var filled = 0
    var dates = 0
    /// Set where the first hundred values are mostly no dates: the rest need not be kept.
    var isOther = false

    mutating func add(_ cell: Cell, isNamed: Bool) {
      if cell.form != .empty { filled += 1 }
      if cell.form.isDateLike { dates += 1 }
      cells.append(cell)
      if filled == 100 && dates < 50 && !isNamed {
        isOther = true
        cells = []
      }
    }
  }

  private var columns: [String: Column] = [:]
  private var spans: [Span] = []

  /// Columns that hold dates whatever stands in them.
  private static let names: Set<String> = ["start", "end", "date"]

  /// Notes what a feature says.
  mutating func add(_ value: JSONValue, feature: String?) {
    let properties = value["properties"]
    var span = Span(feature: feature, offset: properties?.offset ?? value.offset, time: value["time"])
    for (key, value) in properties?.members ?? [] {
      guard let key = key.string else { continue }
      if Self.names.contains(key) { span.keys.insert(key) }
      let isNamed = Self.names.contains(key)
      if !isNamed, columns[key]?.isOther ?? false { continue }
      guard let form = Self.form(of: value, isNamed: isNamed) else { continue }
      if isNamed { span.values[key] = form }
      let text = value.string ?? value.numberText ?? value.typeName
      columns[key, default: Column()].add(
        Cell(feature: feature, offset: value.offset, form: form, text: text), isNamed: isNamed)
    }
    if properties?.kind == .object { spans.append(span) }
  }

  /// Nil for what says nothing about a column's form.
  private static func form(of value: JSONValue, isNamed: Bool) -> DateForm? {
    if let text = value.string { return DateForm(text) }
    guard isNamed, value.kind != .null else { return nil }
    return value.kind == .number ? .number : .other
  }

  /// Everything wrong with the columns and the spans.
  func problems(isJSONFG: Bool) -> [Problem] {
    let inColumns = columns.flatMap { name, column in
      Self.isTime(name, column) ? problems(name, column.cells) : []
    }
    return inColumns + spanProblems() + (isJSONFG ? spans.flatMap(memberProblems) : [])
  }

  /// A column holds dates by its name, or because nine in ten of its values look like one.
  private static func isTime(_ name: String, _ column: Column) -> Bool {
    if names.contains(name) { return true }
    return !column.isOther && column.filled > 0 && !name.hasSuffix("_text")
      && column.dates * 10 >= column.filled * 9
  }

  private func problems(_ name: String, _ cells: [Cell]) -> [Problem] {
    var counts: [DateForm.Shape: Int] = [:]
    for shape in cells.compactMap(\.form.shape) { counts[shape, default: 0] += 1 }
    let usual = counts.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key
    return cells.compactMap { cell in
      func problem(_ rule: GeoJSONRule, _ message: String) -> Problem {
        Problem(rule: rule, feature: cell.feature, offset: cell.offset, message: "\(name): \(message)")
      }
      switch cell.form {
      case .empty: return problem(.emptyDate, "expected a date or null, found \"\"")
      case .month, .year, .period:
        return problem(.impreciseDate, "expected a day or a second, found '\(cell.text)'")
      case .noSuchDay, .other: return problem(.invalidDate, "expected a date, found '\(cell.text)'")
      case .day, .second, .number:
        guard let usual, cell.form.shape != usual else { return nil }
        return problem(.mixedDateForms, "expected \(usual.rawValue) as elsewhere, found '\(cell.text)'")
      }
    }
  }

  private func spanProblems() -> [Problem] {
    let needsBoth = spans.contains { $0.keys.contains("start") || $0.keys.contains("end") }
    return spans.flatMap { span in
      var problems: [Problem] = []
      for key in ["start", "end"] where needsBoth && !span.keys.contains(key) {
        problems.append(
          Problem(
            rule: .missingTimeKey, feature: span.feature, offset: span.offset,
            message: "expected the key '\(key)' (null where open), as other features have it"))
      }
      if let start = span.values["start"]?.first, let end = span.values["end"]?.last, end < start {
        problems.append(
          Problem(
            rule: .endBeforeStart, feature: span.feature, offset: span.offset,
            message: "expected an end not before the start \(start), found \(end)"))
      }
      return problems
    }
  }

  // MARK: - JSON-FG

  private func memberProblems(_ span: Span) -> [Problem] {
    guard let time = span.time else { return [] }
    func problem(_ rule: GeoJSONRule, _ message: String) -> Problem {
      Problem(rule: rule, feature: span.feature, offset: time.offset, message: "time: \(message)")
    }
    let member: TimeMember
    do {
      member = try TimeMember(time)
    } catch {
      return [problem(.timeMember, error.message)]
    }
    var problems: [Problem] = []
    for (key, day) in [("start", member.first), ("end", member.last)] where span.keys.contains(key) {
      let stated = key == "start" ? span.values[key]?.first : span.values[key]?.last
      guard stated?.day != day else { continue }
      let (found, expected) = (stated?.day.description ?? "null", day?.description ?? "open")
      problems.append(problem(.timeDiffers, "says \(expected) where '\(key)' says \(found)"))
    }
    if let date = span.values["date"]?.first?.day, !member.contains(date) {
      problems.append(problem(.timeDiffers, "leaves out the day \(date) that 'date' says"))
    }
    return problems
  }
}
