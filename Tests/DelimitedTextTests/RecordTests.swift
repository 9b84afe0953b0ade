import DelimitedText
import Foundation
import Testing

@Suite struct RecordTests {
  /// The fields of all records, a malformed line as nil, each with its line.
  private func records(_ text: String) -> [(line: Int, fields: [String]?)] {
    var found: [(line: Int, fields: [String]?)] = []
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      let reader = RecordReader(bytes, firstLine: 1)
      while let step = reader.next() {
        if case .malformed = step {
          found.append((reader.line, nil))
        } else {
          found.append((reader.line, (0..<reader.count).map { reader[$0].text }))
        }
      }
    }
    return found
  }

  @Test(arguments: [
    ("a,b\n", [["a", "b"]]), ("a,b", [["a", "b"]]), ("a,b\r\nc,\r\n", [["a", "b"], ["c", ""]]),
    (",\n", [["", ""]]), ("\n\na\n\n", [["a"]]), ("\"a,b\",c\n", [["a,b", "c"]]),
    ("\"a\nb\",c\r\nd,e", [["a\nb", "c"], ["d", "e"]]), ("\"a\"\"b\",\"\"\n", [["a\"b", ""]]),
    ("5\" nail,b\n", [["5\" nail", "b"]]), ("\"a\"\r\n", [["a"]]), ("\"\"\"\"\n", [["\""]]),
  ])
  func fieldsAreThoseOfRFC4180(_ text: String, fields: [[String]]) {
    #expect(records(text).map(\.fields) == fields)
  }

  @Test func linesAreCountedThroughQuotedFields() {
    #expect(records("a\n\"b\nc\"\n\nd\n").map(\.line) == [1, 2, 5])
  }

  @Test(arguments: ["\"a\"b,c\nd,e\n", "\"a\n", "\"never closed,x\ny,z\n"])
  func badQuotationMarkCostsOneLine(_ text: String) {
    let found = records(text)
    #expect(found.first?.fields == nil)
    #expect(found.count == text.split(separator: "\n").count)
    #expect(found.dropFirst().allSatisfy { $0.fields?.count == 2 })
  }

  /// All records of a file, however it is cut into chunks.
  private func chunked(_ bytes: [UInt8]) throws -> [String] {
    let path = NSTemporaryDirectory() + "dateline-records-\(UInt64.random(in: 0 ... .max)).csv"
    try Data(bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let chunks = try RecordChunks(path: path)
    var found: [String] = []
    while let chunk = try chunks.next() {
      chunk.bytes.withUnsafeBufferPointer { bytes in
        let reader = RecordReader(bytes, firstLine: chunk.firstLine)
        while let step = reader.next() {
          if case .malformed = step {
            found.append("\(reader.line) bad")
          } else {
            found.append("\(reader.line) \((0..<reader.count).map { reader[$0].text })")
          }
        }
      }
    }
    return found
  }

  @Test func chunksEndWhereRecordsEnd() throws {
    var text = ""
    for index in 0..<60_000 {
      text += index % 7 == 0 ? "\"line \(index)\nand more, \"\"quoted\"\"\",x\r\n" : "row \(index),y\n"
    }
    let expected = records(text).map { "\($0.line) \($0.fields.map(String.init(describing:)) ?? "bad")" }
    #expect(try chunked(Array(("\u{FEFF}" + text).utf8)) == expected)
  }

  @Test func quotationMarkThatNeverClosesIsBounded() throws {
    let rows = (0..<200_000).map { "row \($0),some more text\n" }.joined()
    let found = try chunked(Array(("head,x\nopen,\"here\n" + rows).utf8))
    #expect(found.count == 200_002)
    #expect(found[1] == "2 bad")
    #expect(found[200_001] == "200002 [\"row 199999\", \"some more text\"]")
  }

  @Test func lineWithoutEndIsOneBadLine() throws {
    let long = [UInt8](repeating: 0x61, count: 5 << 20)
    let found = try chunked(Array("a,b\n".utf8) + long + Array("\nc,d\n".utf8))
    #expect(found == ["1 [\"a\", \"b\"]", "2 bad", "3 [\"c\", \"d\"]"])
  }

  /// The offset of a chunk is where it begins in the file, behind a byte order mark and lines that are too long.
  @Test func chunksKnowWhereTheyBegin() throws {
    let path = NSTemporaryDirectory() + "dateline-offsets-\(UInt64.random(in: 0 ... .max)).csv"
    let rows = (0..<200_000).map { "row \($0)" }.joined(separator: "\n")
    let bytes = Array("\u{FEFF}\(rows)\n\(String(repeating: "x", count: 3 << 20))\nlast\n".utf8)
    try Data(bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let chunks = try RecordChunks(path: path)
    var count = 0
    while let chunk = try chunks.next() {
      #expect(Array(bytes[chunk.offset..<chunk.offset + chunk.bytes.count]) == chunk.bytes)
      count += 1
    }
    #expect(count > 3)
  }
}
