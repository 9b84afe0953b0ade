public import Model

/// A table of a row a place, for tools that know no intervals of time; written as CSV.
public enum HolderTable: Sendable, Hashable {
  /// Who held each place on a day.
  case snapshot(CivilDate)
  /// Who held each place on each date, so far apart.
  case matrix(MatrixTable.Step)

  func filled(from intervals: [ControlInterval]) throws(InputError) -> FilledLayer {
    switch self {
    case .snapshot(let day):
      let table = SnapshotTable(of: intervals, on: day)
      return FilledLayer(schema: table.schema, features: table.features)
    case .matrix(let step):
      let table = try MatrixTable(of: intervals, step: step)
      return FilledLayer(schema: table.schema, features: table.features)
    }
  }
}
