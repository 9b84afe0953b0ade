import Foundation
import Gazetteer

/// A name to ask for, with the place it is a name of.
struct Query {
  var name: String
  /// Id of the place.
  var place: String
}

/// What look-ups are measured with, the same for every side.
struct Queries {
  /// Names as the gazetteer has them, any script, any country.
  var exact: [Query] = []
  /// Spellings of the press, each with its place (`name-variants-dev.tsv`); empty where the file is missing.
  var press: [Query] = []
  /// Names of Syria, Iraq and Turkey in another romanisation.
  var romanised: [Query] = []
  /// The same names with a typing error.
  var mistyped: [Query] = []

  /// Names and sets, for the tables.
  var sets: [(name: String, queries: [Query])] {
    [("exact", exact), ("press", press), ("romanised", romanised), ("mistyped", mistyped)]
  }

  /// Draws so many of each kind from the names of a gazetteer.
  init(from gazetteer: String, count: Int) throws {
    var numbers = SeededNumbers(seed: 2017)
    let all = try NameList(gazetteer).names
    exact = all.shuffled(using: &numbers).prefix(count).map { Query(name: $0.name, place: $0.place) }
    var misspelling = Misspelling(seed: 2019)
    let local = all.filter { $0.isMain && ["SY", "IQ", "TR"].contains($0.country) }.shuffled(using: &numbers)
    for name in local where romanised.count < count || mistyped.count < count {
      let plain = NameFolding.key(name.name)
      guard plain.utf8.count >= 5, plain.utf8.allSatisfy({ $0 == 0x20 || 0x61...0x7A ~= $0 }) else {
        continue
      }
      if romanised.count < count, let other = misspelling.romanisedOtherwise(plain) {
        romanised.append(Query(name: other, place: name.place))
      }
      if mistyped.count < count, let other = misspelling.mistyped(plain) {
        mistyped.append(Query(name: other, place: name.place))
      }
    }
    let variants = WorldGazetteer.sharedFolder.appending(path: "name-variants-dev.tsv")
    guard let table = try? String(contentsOf: variants, encoding: .utf8) else {
      print("\(variants.path()) is missing: no spellings of the press")
      return
    }
    press = table.split(whereSeparator: \.isNewline).dropFirst().map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      return Query(name: String(fields[0]), place: "geonames:\(fields[1])")
    }
  }

  /// Writes them for the peers: set, name and place in a row.
  func write(to url: URL) throws {
    let rows = sets.flatMap { set in set.queries.map { "\(set.name)\t\($0.name)\t\($0.place)" } }
    try rows.joined(separator: "\n").write(to: url, atomically: true, encoding: .utf8)
  }
}
