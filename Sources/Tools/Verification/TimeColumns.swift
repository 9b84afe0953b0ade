internal import Features

/// The time-like properties of a layer, column by column: GDAL and kepler.gl type a column by all its values,
/// so one odd value spoils it for every feature.
struct TimeColumns {
  struct Problem {
    var rule: FeatureRule
    var feature: String?
    var mark: Int
    var message: String
  }

  /// Values of one kind: the first of them one by one, the others by number.
  private struct Kept<Element> {
    var first: [Element] = []
    var count = 0

    mutating func add(_ element: @autoclosure () -> Element) {
      count += 1
      if first.count < FeatureChecks.mostOdd { first.append(element()) }
    }
  }

  /// A value of a column.
  private struct Cell {
    var feature: String?
    var mark: Int
    var text: String
  }

  /// The values of a property over all features.
  private struct Column {
    /// Those that no column of times should have, by what is wrong with them.
    var faults: [FeatureRule: Kept<Cell>] = [:]
    /// The others by their form.
    var shapes: [DateForm.Shape: Kept<Cell>] = [:]
    var filled = 0
    var dates = 0
    /// Set where the first hundred values are mostly no dates: the rest need not be kept.
    var isOther = false

    mutating func add(_ form: DateForm, _ cell: Cell, isNamed: Bool) {
      if form != .empty { filled += 1 }
      if form.isDateLike { dates += 1 }
      if let fault = form.fault { faults[fault, default: Kept()].add(cell) }
      if let shape = form.shape { shapes[shape, default: Kept()].add(cell) }
      if filled == 100 && dates < 50 && !isNamed {
        isOther = true
        faults = [:]
        shapes = [:]
      }
    }
  }

  private var columns: [String: Column] = [:]
  /// Features without the key of a start or an end.
  private var without: [String: Kept<Cell>] = [:]
  /// Whether any feature has the key of a start or an end.
  private var haveSpans = false

  /// Columns that hold dates whatever stands in them.
  private static let names: Set<String> = ["start", "end", "date"]
  private static let ends = ["start", "end"]

  /// Notes what a feature says, and gives what is wrong with it by itself.
  mutating func add(_ properties: [RawProperty], feature: String?, at mark: Int) -> [Problem] {
    var forms: [String: DateForm] = [:]
    var keys: Set<String> = []
    for property in properties {
      let isNamed = Self.names.contains(property.name)
      if isNamed { keys.insert(property.name) }
      if !isNamed, columns[property.name]?.isOther ?? false { continue }
      guard let (form, text) = Self.form(of: property.value, isNamed: isNamed) else { continue }
      if isNamed { forms[property.name] = form }
      columns[property.name, default: Column()].add(
        form, Cell(feature: feature, mark: property.mark, text: text), isNamed: isNamed)
    }
    for key in Self.ends {
      if keys.contains(key) {
        haveSpans = true
      } else {
        without[key, default: Kept()].add(Cell(feature: feature, mark: mark, text: key))
      }
    }
    guard let start = forms["start"]?.first, let end = forms["end"]?.last, end < start else { return [] }
    return [
      Problem(
        rule: .endBeforeStart, feature: feature, mark: mark,
        message: "expected an end not before the start \(start), found \(end)")
    ]
  }

  /// Nil for what says nothing about a column's form.
  private static func form(of value: RawProperty.Value, isNamed: Bool) -> (DateForm, String)? {
    switch value {
    case .null: nil
    case .text(let text): (DateForm(text), text)
    case .number(let text): isNamed ? (.number, text) : nil
    case .other(let type): isNamed ? (.other, type) : nil
    }
  }

  /// Everything wrong with the columns.
  var problems: [Problem] {
    let inColumns = columns.flatMap { name, column in
      Self.isTime(name, column) ? problems(name, column) : []
    }
    guard haveSpans else { return inColumns }
    return inColumns
      + Self.ends.flatMap { key in
        problems(.missingTimeKey, without[key] ?? Kept()) { _ in
          "expected the key '\(key)' (null where open), as other features have it"
        }
      }
  }

  /// A column holds dates by its name, or because nine in ten of its values look like one.
  private static func isTime(_ name: String, _ column: Column) -> Bool {
    if names.contains(name) { return true }
    return !column.isOther && column.filled > 0 && !name.hasSuffix("_text")
      && column.dates * 10 >= column.filled * 9
  }

  private func problems(_ name: String, _ column: Column) -> [Problem] {
    var problems = column.faults.flatMap { rule, cells in
      self.problems(rule, cells) { cell in "\(name): \(Self.expected(rule)), found '\(cell.text)'" }
    }
    let usual = column.shapes.max { ($0.value.count, $1.key.rawValue) < ($1.value.count, $0.key.rawValue) }
    for (shape, cells) in column.shapes where shape != usual?.key {
      problems += self.problems(.mixedDateForms, cells) { cell in
        "\(name): expected \(usual?.key.rawValue ?? "") as elsewhere, found '\(cell.text)'"
      }
    }
    return problems
  }

  private static func expected(_ rule: FeatureRule) -> String {
    switch rule {
    case .emptyDate: "expected a date or null"
    case .impreciseDate: "expected a day or a second"
    default: "expected a date"
    }
  }

  /// A problem for each value kept, the last with the number of those that were not.
  private func problems(_ rule: FeatureRule, _ kept: Kept<Cell>, _ message: (Cell) -> String) -> [Problem] {
    var problems = kept.first.map { cell in
      Problem(rule: rule, feature: cell.feature, mark: cell.mark, message: message(cell))
    }
    let rest = kept.count - problems.count
    if rest > 0 { problems[problems.count - 1].message += ", and so \(rest) more" }
    return problems
  }
}

extension DateForm {
  /// What is wrong with a value of a column of times.
  fileprivate var fault: FeatureRule? {
    switch self {
    case .empty: .emptyDate
    case .month, .year, .period: .impreciseDate
    case .noSuchDay, .other: .invalidDate
    case .day, .second, .number: nil
    }
  }
}
