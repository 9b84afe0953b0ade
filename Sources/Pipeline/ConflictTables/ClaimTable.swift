internal import DelimitedText
internal import Model

/// The plain table of claims (`docs/ledger-csv.md`): as a person writes it, or as a ledger has written it.
struct ClaimTable: ConflictTableReader {
  private let columns: [(column: ClaimColumn, index: Int)]

  init(_ header: TableHeader) throws(InputError) {
    for column in [ClaimColumn.place, .date] { _ = try header.require(column.rawValue) }
    if header["from"] == nil { _ = try header.require("by") }
    columns = ClaimColumn.allCases.compactMap { column in header[column.rawValue].map { (column, $0) } }
  }

  /// The columns that the table has.
  var present: [ClaimColumn] { columns.map(\.column) }

  /// The cells of a row that are not empty.
  func cells(_ row: ConflictRow) -> [ClaimColumn: String] {
    var cells: [ClaimColumn: String] = [:]
    for (column, index) in columns {
      let text = row.record[index].trimmed.text
      if !text.isEmpty { cells[column] = ClaimCells.unguarded(text) }
    }
    return cells
  }

  func read(_ row: ConflictRow) throws(RowFault) -> RowReading {
    .claim(try ClaimCellReader(cells: cells(row), table: row.table).claim())
  }
}
