import Foundation
import Model

/// What a person sees: sentences and progress on standard error, lines of data on standard output.
enum Console {
  /// A sentence for a person. Control characters of reports never reach the terminal.
  static func say(_ sentence: String) { write(clean(sentence) + "\n", to: .standardError) }

  /// A line of data.
  static func print(_ line: String) throws(InputError) {
    let bytes = Array((line + "\n").utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Foundation.write(1, $0.baseAddress, $0.count) }
      guard count > 0 else {
        throw InputError(.io, at: "standard output", "cannot write: \(String(cString: strerror(errno)))")
      }
      written += count
    }
  }

  /// A line of a table for people.
  static func show(_ line: String) throws(InputError) { try print(clean(line)) }

  /// One line that is drawn over, on a terminal only.
  static func progress(_ text: String) {
    guard isatty(2) != 0 else { return }
    write("\r\u{1B}[K" + clean(text), to: .standardError)
  }

  /// Wipes the progress line.
  static func endProgress() {
    guard isatty(2) != 0 else { return }
    write("\r\u{1B}[K", to: .standardError)
  }

  private static func write(_ text: String, to handle: FileHandle) {
    try? handle.write(contentsOf: Data(text.utf8))
  }

  /// The text without control and bidirectional formatting characters.
  static func clean(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { scalar in
          scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
            && !(0x202A...0x202E).contains(scalar.value)
            && !(0x2066...0x2069).contains(scalar.value) && scalar.value != 0x200E && scalar.value != 0x200F
        }))
  }

  /// Rows under headings, columns aligned; numbers stand as they are given.
  static func table(_ headings: [String], _ rows: [[String]], limit: Int = 44) throws(InputError) {
    let cells = ([headings] + rows).map { $0.map { shortened(clean($0), to: limit) } }
    let widths = headings.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
    for row in cells {
      let line = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }
      try print(line.joined(separator: "  ").trimmingSuffix())
    }
  }

  private static func shortened(_ text: String, to limit: Int) -> String {
    text.count <= limit ? text : text.prefix(limit - 1) + "…"
  }
}

extension String {
  /// Without blanks at the end.
  fileprivate func trimmingSuffix() -> String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
