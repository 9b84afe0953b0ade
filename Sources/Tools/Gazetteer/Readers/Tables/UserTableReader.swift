internal import Model

/// A user's own CSV or TSV file with a header.
struct UserTableReader: SourceReader {
  let mapping: ColumnMapping
  let nameSpace: String

  mutating func read(_ source: ByteSource, into sink: ItemSink) throws {
    let table = try HeadedTable(source)
    let full = try mapping.completed(for: table.columns, needed: [.name, .lon, .lat], at: "\(source.name):1")
    guard let longitude = full.columns[.lon], let latitude = full.columns[.lat] else { return }
    let maker = UserPlace(nameSpace: nameSpace, stated: mapping, mapping: full, columns: table.columns)
    try table.eachRow(into: sink) { row in
      let coordinate = try row.coordinate(longitude: longitude, latitude: latitude)
      try sink.add(try maker.place(at: coordinate) { row[$0] })
    }
  }
}
