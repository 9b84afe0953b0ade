internal import Features

extension FilterBinder {
  /// The problem of a property that is not there, with the nearest names and all of them.
  func unknown(_ name: String, at offset: Int?) -> FilterProblem {
    let names = schema.fields.map(\.name) + geometryNames.sorted()
    let near = names.map { (name: $0, distance: Self.distance(name, $0)) }
      .filter { $0.distance <= max(1, min(3, name.count / 3)) }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
      .prefix(3).map { "'\($0.name)'" }
    let question = near.isEmpty ? "" : ": did you mean \(near.joined(separator: " or "))?"
    return FilterProblem(
      offset: offset,
      message: "no property '\(FilterToken.cut(name))' in \(schema.name)\(question.isEmpty ? ";" : question) "
        + "there are \(names.joined(separator: ", "))")
  }

  /// How many letters must be changed, added or left out, whatever their case (V. I. Levenshtein 1966).
  private static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (
      Array(a.lowercased().unicodeScalars.prefix(64)), Array(b.lowercased().unicodeScalars.prefix(64))
    )
    var row = Array(0...b.count)
    for (index, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (column, other) in b.enumerated() {
        let changed = diagonal + (letter == other ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(changed, row[column] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }
}
