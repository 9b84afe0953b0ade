internal import GRDB
internal import Model

/// The administrative areas round a place: by the area codes of its sources, GeoNames' codes and its
/// hierarchy.
struct Containment {
  private let database: Database

  init(_ database: Database) { self.database = database }

  private struct Area {
    var code: String
    var name: String
    var kind: String
    var level: Int
    var parent: String?
    var place: String?

    /// Columns by position: code, name, kind, level, parent, place.
    init(_ row: Row, level: Int? = nil) {
      code = row[0]
      name = row[1]
      kind = row[2]
      self.level = level ?? row[3]
      parent = row[4]
      place = row[5]
    }
  }

  /// More areas than these round one place are a circle in the data.
  private static let deepest = 12

  private func area(_ code: String) throws -> Area? {
    try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT code, name, kind, level, parent, place FROM areas WHERE code = ?"), arguments: [code]
    ).map { Area($0) }
  }

  /// The name of an area, as its source gives it.
  func name(of code: String) throws -> String? { try area(code)?.name }

  /// The areas round a place: the longest of the chains that its sources give, the narrowest area first, and the ids and
  /// codes of the areas of all chains.
  func containers(
    of id: String, country: String, admin: String?, areas: [String]
  ) throws -> (narrowestFirst: [Place.Container], ids: Set<String>) {
    var chains = try areas.map { try chain(from: $0) }
    chains.append(try chain(country: country, admin: admin))
    chains.append(try hierarchy(of: id))
    let ids = Set(chains.joined().flatMap { [$0.code, $0.place].compactMap(\.self) })
    var best = chains.max { $0.count < $1.count } ?? []
    best.removeAll { $0.place == id || $0.code == id }
    if best.last?.level != 0, let land = try area(country) { best.append(land) }
    return (best.map(Self.container), ids)
  }

  /// An area and what lies round it, by its parents.
  private func chain(from code: String) throws -> [Area] {
    var found: [Area] = []
    var next: String? = code
    while let code = next, found.count < Self.deepest, !found.contains(where: { $0.code == code }),
      let area = try area(code)
    {
      found.append(area)
      next = area.parent
    }
    return found
  }

  /// GeoNames' codes: `SY.09.02`, then `SY.09`, then `SY`.
  private func chain(country: String, admin: String?) throws -> [Area] {
    var codes = [country]
    for code in (admin ?? "").split(separator: ".") where code != "00" {
      codes.append("\(codes.last ?? "").\(code)")
    }
    return try codes.reversed().compactMap { try area($0) }
  }

  /// GeoNames' hierarchy: parents of parents, as far as they are areas.
  private func hierarchy(of id: String) throws -> [Area] {
    let statement = try database.cachedStatement(
      sql: """
        SELECT parent AS code, name, '' AS kind, feature_code, NULL AS parent, parent AS place
        FROM (SELECT parent, ? AS number FROM containments WHERE child = ? AND parent = ?)
        JOIN places ON places.rowid = number WHERE feature_class = 'A'
        """)
    let parents = try database.cachedStatement(
      sql: "SELECT parent FROM containments WHERE child = ? ORDER BY parent")
    var found: [Area] = []
    var child = id
    while found.count < Self.deepest, let parent = try String.fetchOne(parents, arguments: [child]),
      parent != id, !found.contains(where: { $0.code == parent }),
      let row = try Row.fetchOne(statement, arguments: [PlaceKey.row(of: parent), child, parent])
    {
      let code: String = row[3]
      found.append(Area(row, level: code.hasPrefix("PCL") ? 0 : code.last?.wholeNumberValue ?? 5))
      child = parent
    }
    return found
  }

  /// A district is often named like the town in it, so it is said with its kind: "Jarablus District".
  private static func container(_ area: Area) -> Place.Container {
    var name = area.name
    if area.level > 1, !area.kind.isEmpty, !name.lowercased().hasSuffix(area.kind) {
      name += " " + area.kind.prefix(1).uppercased() + area.kind.dropFirst()
    }
    return Place.Container(id: area.place ?? area.code, name: name, level: area.level)
  }
}
