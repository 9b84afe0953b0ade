private import Foundation
public import Model

/// One thing that a user of the gazetteer knows better, with the reason.
public struct Correction: Sendable, Hashable {
  /// What is to be done.
  public enum Action: String, Sendable, CaseIterable {
    /// There is a place that no source has.
    case add
    /// A place has one more name.
    case alias
    /// A place is never meant; or not by this name; or, without an id, the name means no place at all.
    case drop
  }
  /// What is to be done.
  public var action: Action
  /// Id of the place; empty where a name means no place at all.
  public var id: String
  /// The name; empty where the place is never meant.
  public var name: String
  /// Where an added place lies.
  public var coordinate: Coordinate?
  /// GeoNames' class and code of an added place, such as `P.PPL`.
  public var feature: String
  /// Country of an added place (ISO 3166-1 alpha-2); may be empty.
  public var country: String
  /// Why; never empty.
  public var reason: String
  /// The day of the correction, `YYYY-MM-DD`.
  public var date: String

  /// Makes a correction.
  public init(
    action: Action, id: String = "", name: String = "", coordinate: Coordinate? = nil, feature: String = "",
    country: String = "", reason: String, date: String
  ) {
    self.action = action
    self.id = id
    self.name = name
    self.coordinate = coordinate
    self.feature = feature
    self.country = country
    self.reason = reason
    self.date = date
  }
}

/// The user's own table: small, travels with the gazetteer, and outranks every import.
public enum CorrectionTable {
  static let columns = [
    "action", "id", "name", "longitude", "latitude", "feature", "country", "reason", "date",
  ]

  /// Where the table of a gazetteer file lies: `corrections.csv` in the same folder.
  public static func path(beside gazetteer: String) -> String {
    URL(fileURLWithPath: gazetteer).deletingLastPathComponent().appending(path: "corrections.csv").path
  }

  /// The corrections of a file, in order; none where there is no file, or one that another program has only just made
  /// and is about to write.
  public static func read(path: String) throws(InputError) -> [Correction] {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let size = attributes?[.size] as? Int, size > 0 else { return [] }
    var all: [Correction] = []
    for row in try CSVTable(path: path, columns: columns).rows { all.append(try correction(row)) }
    return all
  }

  private static func correction(_ row: CSVTable.Row) throws(InputError) -> Correction {
    guard let action = Correction.Action(rawValue: row["action"]) else {
      throw row.error("action", "expected add, alias or drop, found '\(row["action"])'")
    }
    var correction = Correction(
      action: action, id: row["id"], name: row["name"], feature: row["feature"], country: row["country"],
      reason: try row.required("reason"), date: row["date"])
    if action == .add { correction.coordinate = try ProjectTables.coordinate(row) }
    if let (column, problem) = problem(in: correction) { throw row.error(column, problem) }
    return correction
  }

  /// What is wrong with a correction, and in which column; nil where nothing is.
  private static func problem(in correction: Correction) -> (column: String, problem: String)? {
    let id = correction.id
    if id.contains(where: \.isWhitespace) { return ("id", "expected no blanks, found '\(id)'") }
    if id.isEmpty, correction.action != .drop { return ("id", "expected a value, found none") }
    if id.isEmpty, correction.name.isEmpty { return ("id", "expected an id, a name or both, found neither") }
    for (column, text) in [("id", id), ("name", correction.name), ("reason", correction.reason)]
    where text.contains(where: isMarked) {
      return (column, "expected no mark without a letter, found '\(text)'")
    }
    guard correction.action != .drop || !correction.name.isEmpty else { return nil }
    guard NameFolding.key(correction.name).isEmpty else { return nil }
    return ("name", "expected a letter or digit, found '\(correction.name)'")
  }

  /// A combining mark that stands alone or on a comma or quote: no name has one, and it would hide the comma from readers
  /// of CSV that go by characters.
  private static func isMarked(_ character: Character) -> Bool {
    guard let first = character.unicodeScalars.first else { return false }
    let isMark = first.properties.generalCategory == .nonspacingMark
    return isMark || character.unicodeScalars.count > 1 && (first == "," || first == "\"")
  }

  /// Adds a correction at the end of a file, which is made where there is none. The row is on the disk when this
  /// returns; writers wait for each other, and a row that does not fit on the disk leaves nothing behind.
  public static func append(_ correction: Correction, to path: String) throws(InputError) {
    if let (column, problem) = problem(in: correction) { throw InputError(.usage, at: column, problem) }
    _ = try read(path: path)
    let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0, flock(descriptor, LOCK_EX) == 0 else {
      throw InputError(.cannotCreate, at: path, String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    let end = lseek(descriptor, 0, SEEK_END)
    var last: UInt8 = 0x0A
    if end > 0 { _ = pread(descriptor, &last, 1, end - 1) }
    let text =
      (end == 0 ? columns.joined(separator: ",") + "\n" : last == 0x0A ? "" : "\n") + line(correction) + "\n"
    let written = Array(text.utf8).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard written == text.utf8.count, fsync(descriptor) == 0 else {
      let reason = String(cString: strerror(written < 0 ? errno : ENOSPC))
      _ = ftruncate(descriptor, end)
      throw InputError(.io, at: path, "cannot be written: \(reason)")
    }
  }

  private static func line(_ correction: Correction) -> String {
    let point = correction.coordinate
    let fields = [
      correction.action.rawValue, correction.id, correction.name, point.map { "\($0.longitude)" } ?? "",
      point.map { "\($0.latitude)" } ?? "", correction.feature, correction.country, correction.reason,
      correction.date,
    ]
    return fields.map(quoted).joined(separator: ",")
  }

  /// A field of RFC 4180, on one line.
  private static func quoted(_ field: String) -> String {
    let line = field.split(whereSeparator: \.isNewline).joined(separator: " ")
    guard line.contains(where: { $0 == "," || $0 == "\"" }) else { return line }
    return "\"" + line.replacing("\"", with: "\"\"") + "\""
  }
}
