import Foundation
import Model
import TemporalExpressions
import Testing

/// A row of `Tables/expressions.tsv`.
struct ExpressionRow: CustomTestStringConvertible {
  var sentence: String
  /// The span in brackets, and all spans in brackets and braces.
  var checked: ByteSpan?
  var spans: [ByteSpan] = []
  var reference: CivilDate?
  var saidOn: CivilDate?
  var cells: [String]

  var testDescription: String { cells[0] }

  init(_ cells: [String]) {
    self.cells = cells
    reference = CivilDate(iso: cells[1])
    saidOn = CivilDate(iso: cells[2])
    var bytes: [UInt8] = []
    var start = 0
    for byte in cells[0].replacingOccurrences(of: "\\n", with: "\n").utf8 {
      switch Character(Unicode.Scalar(byte)) {
      case "[", "{": start = bytes.count
      case "]", "}":
        let span = ByteSpan(start: start, end: bytes.count)
        spans.append(span)
        if byte == UInt8(ascii: "]") { checked = span }
      default: bytes.append(byte)
      }
    }
    sentence = String(decoding: bytes, as: UTF8.self)
  }

  static let all: [ExpressionRow] = ["expressions", "further-expressions", "languages"].flatMap {
    rows(of: $0)
  }
  .map(ExpressionRow.init)

  /// The cells of a table beside this file, comments left out.
  static func rows(of table: String, file: String = #filePath) -> [[String]] {
    let folder = URL(filePath: file).deletingLastPathComponent().appending(path: "Tables")
    guard let text = try? String(contentsOf: folder.appending(path: "\(table).tsv"), encoding: .utf8) else {
      Issue.record("no table \(table).tsv")
      return []
    }
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
