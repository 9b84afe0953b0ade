internal import GRDB
internal import Model

/// Derives intervals from the tables: the claims that count by a rule, the analysts' decisions over them.
struct IntervalDeriver {
  let question: IntervalCache.Question
  let book: RulingBook
  /// The reports known to be copies, where the rule counts witnesses.
  let originals: [String: String]

  init(_ question: IntervalCache.Question, in db: Database) throws {
    self.question = question
    book = RulingBook(try Ledger.rulings(knownAt: question.knownAt, in: db))
    originals = question.rule.strategy.countsWitnesses ? try Ledger.witnesses(in: db).originals : [:]
  }

  /// The intervals of each place that has some, in order of the places' ids.
  ///
  /// - Parameter places: Only these; nil for all.
  func derive(places: [String]? = nil, in db: Database) throws -> [[ControlInterval]] {
    var reader = TestimonyReader(readsSentences: question.rule.strategy.countsWitnesses)
    let select = reader.select(knownAt: question.knownAt, places: places)
    var derived: [[ControlInterval]] = []
    var place: PlaceOfClaims?
    var testimonies: [Testimony] = []
    var decided = Set(book.decisions.keys)
    if let places { decided.formIntersection(places) }
    func finish() {
      guard let place else { return }
      decided.remove(place.id)
      derived.append(intervals(of: place, from: testimonies))
    }
    let rows = try Row.fetchCursor(db, sql: select.sql, arguments: select.arguments)
    while let row = try rows.next() {
      let read = try reader.read(row)
      if read.place.id != place?.id {
        finish()
        (place, testimonies) = (read.place, [])
      }
      if !book.retracted.contains(read.testimony.id) { testimonies.append(read.testimony) }
    }
    finish()
    // What is left was decided about places without a claim.
    for id in decided.sorted() {
      guard case .decision(let ruled, _, _, _, _) = book.decisions[id]?.first?.content else { continue }
      derived.append(
        intervals(of: PlaceOfClaims(id: id, name: ruled.name, coordinate: ruled.coordinate), from: []))
    }
    return derived.filter { !$0.isEmpty }.sorted { $0[0].placeID < $1[0].placeID }
  }

  private func intervals(of place: PlaceOfClaims, from testimonies: [Testimony]) -> [ControlInterval] {
    let derived = question.rule.intervals(of: place, from: testimonies, originals: originals)
    guard let decisions = book.decisions[place.id] else { return derived }
    let statements = testimonies.compactMap(Statement.init)
    return DecisionPainter(
      derived: derived, statements: Dictionary(statements.map { ($0.id, $0) }) { first, _ in first }
    ).paint(decisions, rule: question.rule.rawValue)
  }
}
