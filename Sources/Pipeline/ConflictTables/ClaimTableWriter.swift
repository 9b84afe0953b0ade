public import Model

/// Writes claims as the plain table of `docs/ledger-csv.md` (RFC 4180): the same claims, the same bytes.
public enum ClaimTableWriter {
  /// The first line.
  public static let header: [UInt8] =
    Array((ClaimColumn.allCases.map(\.rawValue).joined(separator: ",") + "\r\n").utf8)

  /// The line of a claim.
  public static func line(of event: ControlEvent) -> [UInt8] {
    let cells = ClaimCells.cells(of: event)
    var line: [UInt8] = []
    for (index, column) in ClaimColumn.allCases.enumerated() {
      if index > 0 { line.append(UInt8(ascii: ",")) }
      if let cell = cells[column] { add(ClaimCells.guarded(cell, column), to: &line) }
    }
    line += [0x0D, 0x0A]
    return line
  }

  /// Adds a field, in quotation marks where its content wants them. Blanks at its ends are kept by quotation marks in
  /// most readers.
  private static func add(_ text: String, to line: inout [UInt8]) {
    let bytes = Array(text.utf8)
    let marks: Set<UInt8> = [0x22, 0x2C, 0x0A, 0x0D]
    guard bytes.contains(where: marks.contains) || bytes.first == 0x20 || bytes.last == 0x20 else {
      line += bytes
      return
    }
    line.append(0x22)
    for byte in bytes { line += byte == 0x22 ? [0x22, 0x22] : [byte] }
    line.append(0x22)
  }
}
