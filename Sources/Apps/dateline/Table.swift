import Foundation
import Model

/// A table for people: columns aligned, no row wider than the terminal or, where there is none, 120 characters.
struct Table {
  /// What happens to a column that is too wide.
  enum Fit {
    /// Stands as it is: numbers, and names that are typed again in the next command.
    case whole
    /// The end is cut off and shown as "…".
    case cut
    /// Goes on in the next line.
    case wrapped
  }
  /// A column.
  struct Column {
    var heading: String
    var fit: Fit

    init(_ heading: String, _ fit: Fit = .cut) {
      self.heading = heading
      self.fit = fit
    }
  }
  let columns: [Column]
  var rows: [[String]]

  /// A column is never made narrower than this.
  static let narrowest = 10
  private static let gap = 2

  /// The terminal's width, else 120.
  static var width: Int {
    var size = winsize()
    guard isatty(1) != 0, ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 120 }
    return Int(size.ws_col)
  }

  /// Prints it on standard output.
  func print(width: Int = Self.width) throws(InputError) {
    for line in lines(width: width) { try Console.print(line) }
  }

  /// The lines, headings first.
  func lines(width: Int) -> [String] {
    let cells = ([columns.map(\.heading)] + rows).map { $0.map(Console.clean) }
    let widths = fitted(
      columns.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }, to: width)
    return cells.flatMap { lines(of: $0, widths) }
  }

  /// Takes from the widest column until all fit.
  private func fitted(_ wanted: [Int], to width: Int) -> [Int] {
    var widths = wanted
    var total = widths.reduce(0, +) + Self.gap * (widths.count - 1)
    while total > width {
      let loose = widths.indices.filter { columns[$0].fit != .whole && widths[$0] > Self.narrowest }
      guard let widest = loose.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      total -= 1
    }
    return widths
  }

  private func lines(of row: [String], _ widths: [Int]) -> [String] {
    let parts = zip(row, zip(columns, widths)).map { cell, column in
      column.0.fit == .wrapped ? Self.wrap(cell, column.1) : [Self.cut(cell, column.1, column.0.fit)]
    }
    let height = parts.map(\.count).max() ?? 1
    return (0..<height).map { line in
      let texts = zip(parts, widths).map { part, width in
        let text = line < part.count ? part[line] : ""
        return text + String(repeating: " ", count: max(0, width - text.count))
      }
      var text = texts.joined(separator: String(repeating: " ", count: Self.gap))[...]
      while text.last == " " { text.removeLast() }
      return String(text)
    }
  }

  private static func cut(_ text: String, _ width: Int, _ fit: Fit) -> String {
    fit == .whole || text.count <= width ? text : text.prefix(width - 1) + "…"
  }

  /// Breaks at blanks; a word longer than the width is broken anywhere.
  private static func wrap(_ text: String, _ width: Int) -> [String] {
    guard text.count > width else { return [text] }
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      var rest = word
      if !line.isEmpty, line.count + 1 + rest.count > width {
        lines.append(line)
        line = ""
      }
      while rest.count > width {
        lines.append(String(rest.prefix(width)))
        rest = rest.dropFirst(width)
      }
      line += (line.isEmpty ? "" : " ") + rest
    }
    return lines + [line]
  }
}
