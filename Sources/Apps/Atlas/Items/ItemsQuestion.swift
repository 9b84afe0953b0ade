internal import CQL2
internal import FeatureIndex
internal import Features
internal import Model

/// What a request for features asks, read from its parameters.
struct ItemsQuestion {
  /// Which features.
  var query: FeatureQuery
  /// The positions of the features that the name asked for may mean, the best first; nil where none is asked for.
  var named: [Int]?
  /// Where the page before ended.
  var cursor: Cursor?
  /// The hash of the parameters that choose features: a cursor belongs to one question.
  var hash: UInt64

  /// The parameters that every collection knows, beside its queryables and `f`.
  static let definitions: [ParameterDefinition] = [
    .limit, .box, .time, .filter, .filterLanguage, .filterCRS, .profile, .knownAt, .cursor,
  ]

  /// Parameters that set no field's value.
  private static let common = Set(definitions.map(\.name)).union(["f", ParameterDefinition.name.name])

  /// Parameters that do not choose features.
  private static let forms: Set<String> = ["f", "limit", "cursor", "profile"]

  /// Reads the parameters of a request to a collection.
  init(_ parameters: ParameterSet, of collection: LayerCollection) throws(Problem) {
    query = FeatureQuery(limit: FeatureLimit.usual)
    if let text = parameters["limit"] { query.limit = try FeatureLimit.read(text) }
    if let text = parameters["bbox"] { query.box = try BoxParameter.read(text) }
    if let text = parameters["datetime"] { query.window = try TimeParameter.window(text) }
    query.predicate = try FilterParameter.read(
      parameters, for: collection.index.schema, features: collection.index.count)
    cursor = try parameters["cursor"].map { text throws(Problem) in try Cursor(text) }
    if let name = parameters[ParameterDefinition.name.name] { named = try Self.named(name, in: collection) }
    var hash = Fingerprint64()
    for parameter in parameters.given where !Self.forms.contains(parameter.name) {
      hash.add(Array(parameter.name.utf8))
      hash.add(Array(parameter.value.utf8))
      guard !Self.common.contains(parameter.name) else { continue }
      if let equality = try collection.queryables.equality(parameter) { query.equalities.append(equality) }
    }
    self.hash = hash.value
  }

  private static func named(_ name: String, in collection: LayerCollection) throws(Problem) -> [Int]? {
    guard !name.allSatisfy(\.isWhitespace), name.utf8.count <= 200 else {
      throw Problem.value(of: "q", expected: "a name of at most 200 bytes", found: name)
    }
    do {
      return try collection.positions(named: name)
    } catch {
      throw Problem(.software, "q: \(error.description)")
    }
  }

  /// The page of a collection that is asked for.
  func page(of collection: LayerCollection) -> FeaturePage {
    var query = query
    query.first = cursor?.position ?? 0
    guard let named else { return collection.index.page(query) }
    var all = query
    (all.first, all.limit) = (0, collection.index.count)
    var page = collection.index.page(all)
    let matching = Set(page.positions)
    let found = named.filter(matching.contains)
    let rest = found.dropFirst(query.first)
    page.matched = found.count
    page.positions = Array(rest.prefix(query.limit))
    page.next = rest.count > query.limit ? query.first + query.limit : nil
    return page
  }
}

/// Reads `filter`, `filter-lang` and `filter-crs` (OGC 19-079r2, 8).
enum FilterParameter {
  /// Operations of a filter times features beyond which it is refused: some two seconds of one core, which others
  /// wait for.
  static let mostOperations = 20_000_000

  /// Reads the filter for a layer of so many features.
  static func read(
    _ parameters: ParameterSet, for schema: FeatureSchema, features: Int
  ) throws(Problem) -> FilterPredicate? {
    let language = parameters["filter-lang"] ?? "cql2-text"
    guard ["cql2-text", "cql2-json"].contains(language) else {
      throw Problem.value(of: "filter-lang", expected: "cql2-text or cql2-json", found: language)
    }
    if let crs = parameters["filter-crs"], crs != CoordinateSystem.crs84 {
      throw Problem.value(of: "filter-crs", expected: CoordinateSystem.crs84, found: crs)
    }
    guard let text = parameters["filter"] else { return nil }
    let filter: Filter
    let predicate: FilterPredicate
    do {
      filter = try language == "cql2-text" ? Filter(text: text) : Filter(json: Array(text.utf8))
      predicate = try FilterPredicate(filter, for: schema)
    } catch {
      throw Problem(.invalidParameterValue, "filter: \(error.description.prefix(500))")
    }
    let most = max(1, mostOperations / max(1, features))
    guard filter.operations <= most else {
      throw Problem(
        .invalidParameterValue,
        "filter: expected at most \(most) operations over \(features) features, found \(filter.operations)")
    }
    return predicate
  }
}
