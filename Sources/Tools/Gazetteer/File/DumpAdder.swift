internal import GRDB
internal import Model

/// Files the rows of a GeoNames dump.
struct DumpAdder {
  let writer: GazetteerWriter
  let source: String
  /// Whether the first bad row ends the import.
  let isStrict: Bool
  private(set) var summary = ImportSummary()

  init(writer: GazetteerWriter, source: String, isStrict: Bool) {
    self.writer = writer
    self.source = source
    self.isStrict = isStrict
  }

  /// Reads a dump; `body` sees each row's record.
  mutating func read(
    path: String, _ database: Database, progress: (Int) -> Void, _ body: (PlaceRecord) -> Void
  ) throws {
    let file = GeoNamesDump.fileName(path)
    _ = try GeoNamesDump.forEachLine(path: path) { line, bytes in
      if bytes.isEmpty { return }
      summary.rows += 1
      if summary.rows.isMultiple(of: 10_000) { progress(summary.rows) }
      let row: GeoNamesDump.Row
      do throws(InputError) {
        row = try GeoNamesDump.row(bytes, file: file, line: line)
      } catch {
        if isStrict { throw error }
        summary.badRows += 1
        if summary.problems.count < ImportSummary.problemLimit { summary.problems.append(error) }
        return
      }
      body(row.record)
      try add(row, database)
    }
  }

  private mutating func add(_ row: GeoNamesDump.Row, _ database: Database) throws {
    let (place, isNew) = try writer.add(row.record, source: source, database)
    if isNew { summary.placesAdded += 1 } else { summary.placesMerged += 1 }
    var known = isNew ? [] : try writer.names(of: place, database).keys
    let names =
      [(row.record.name, "preferred"), (row.asciiName, "ascii")]
      + row.alternates.map { ($0, GeoNamesDump.isCode($0) ? "code" : "alternate") }
    for (name, kind) in names where known.insert(NameFolding.key(name)).inserted {
      let added = try writer.add(
        name: name, lang: "", kind: kind, source: source, to: place, country: row.record.country, database)
      if added { summary.namesAdded += 1 }
    }
  }
}
