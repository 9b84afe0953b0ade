import Foundation
import Model

/// What a person sees: sentences and progress on standard error, lines of data on standard output.
enum Console {
  /// A sentence for a person. Control characters of reports never reach the terminal.
  static func say(_ sentence: String) { write(clean(sentence) + "\n", to: .standardError) }

  /// A line of data.
  static func print(_ line: String) throws(InputError) {
    var line = line + "\n"
    // The closure of `withUTF8` cannot tell which errors it throws.
    let outcome = line.withUTF8 { bytes in Result { () throws(InputError) in try write(bytes) } }
    try outcome.get()
  }

  /// Lines of data.
  static func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(InputError) {
    var written = 0
    while written < bytes.count {
      let count = Foundation.write(1, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      if count < 0 && errno == EINTR { continue }
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

  /// "1 problem", "2 problems".
  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  private static func write(_ text: String, to handle: FileHandle) {
    try? handle.write(contentsOf: Data(text.utf8))
  }

  /// The text on one line, without control and bidirectional formatting characters; line ends and tabs become blanks.
  static func clean(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: scalars.append(" ")
      case ..<0x20, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: continue
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
