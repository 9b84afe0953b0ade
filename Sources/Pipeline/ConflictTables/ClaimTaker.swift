internal import Gazetteer
internal import Ledger
internal import Model

/// Makes claims of the ledger out of what rows say, and takes them.
struct ClaimTaker {
  /// What became of a row.
  enum Taken {
    case added(ControlAction)
    case known
    case skipped(String)
    /// A claim of the ledger that a person has changed; the action is nil where the changed claim was known too.
    case changed(Change, ControlAction?)
  }

  /// What a person has changed of a claim.
  struct Change {
    var claim: String
    /// Column by column, what it was and what it is.
    var text: String
  }

  private let intake: LedgerIntake
  private let options: ConflictTableImport.Options
  private var actors: ActorNames
  private var places: PlaceNames
  private var retracted: Set<String>
  /// The claims of tables that the ledger has written, and whether one of their rows is a claim of this ledger.
  private var seen: Set<String> = []
  private var isOfLedger = false

  init(
    _ intake: LedgerIntake, _ gazetteer: Gazetteer, _ options: ConflictTableImport.Options
  ) throws(InputError) {
    self.intake = intake
    self.options = options
    actors = try ActorNames(gazetteer, own: options.actors)
    places = PlaceNames(gazetteer)
    retracted = try intake.retracted()
  }

  /// Takes a claim and the report it cites.
  mutating func take(
    _ claim: RowClaim, of row: ConflictRow, isPlain: Bool
  ) throws(InputError) -> Taken {
    let event = try event(of: claim, row)
    if isPlain { seen.insert(event.id) }
    return try add(event, report: claim.report) ? .added(event.action) : .known
  }

  /// The parties and places that were not found since it was asked last.
  mutating func takeUnknown() -> (actors: [String: Int], places: [String: Int]) {
    (actors.takeUnknown(), places.takeUnresolved())
  }

  private mutating func add(_ event: ControlEvent, report: ReportRecord) throws(InputError) -> Bool {
    var report = report
    report.published = report.published ?? event.recorded
    _ = try intake.add(report)
    return try intake.add(event) == .added
  }

  private mutating func event(of claim: RowClaim, _ row: ConflictRow) throws(InputError) -> ControlEvent {
    let place = try places.choice(claim.place, isNamed: claim.geometry == .point)
    let quote = claim.quote ?? row.line
    var event = ControlEvent(
      id: "", action: claim.action, placeID: place.id, placeName: place.name,
      placeText: claim.place.words ?? claim.place.name, coordinate: place.coordinate, country: place.country,
      geometry: claim.geometry, count: claim.count, placeScore: place.score, placeReason: place.reason,
      by: claim.by.map { actors.reference($0) }, from: claim.from.map { actors.reference($0) },
      valid: claim.valid, recorded: claim.recorded ?? options.recorded,
      speaker: claim.speaker.map { actors.reference($0) }, report: claim.report.id,
      source: claim.report.source, url: claim.report.url,
      evidence: Evidence(span: claim.span ?? row.span, text: quote, sentence: claim.sentence ?? quote))
    event.id = LedgerIntake.name(of: event, claimed: claim.id)
    return event
  }

  // MARK: - Tables that the ledger has written

  /// What becomes of a row of a claim that the ledger has; nil where it has none of that name.
  mutating func edit(
    of row: ConflictRow, in table: ClaimTable
  ) throws(InputError) -> Result<Taken, RowFault>? {
    let cells = table.cells(row)
    guard let cell = cells[.id] else { return nil }
    let id = ClaimCells.id(of: cell)
    guard let old = try intake.event(named: id) else { return nil }
    isOfLedger = true
    seen.insert(id)
    let before = ClaimCells.cells(of: old)
    let changed = table.present.filter { column in
      column != .id && !ClaimCells.areSame(column, before[column], cells[column])
    }
    if changed.isEmpty { return .success(.known) }
    var merged = before
    for column in changed {
      merged[column] = cells[column]
      for dependent in column.dependents where !changed.contains(dependent) { merged[dependent] = nil }
    }
    merged[.id] = nil
    // A correction is learned on the day of the correction, unless the row says otherwise.
    if !changed.contains(.recorded) { merged[.recorded] = nil }
    let claim: RowClaim
    do throws(RowFault) {
      claim = try ClaimCellReader(cells: merged, table: row.table).claim()
    } catch {
      return .failure(error)
    }
    let text = changed.map { column in
      "\(column.rawValue): '\(before[column] ?? "")' became '\(cells[column] ?? "")'"
    }.joined(separator: "; ")
    let event = try event(of: claim, row)
    // Only what names a claim makes another one of it: its place, parties, days, speaker, words.
    guard event.id != id else {
      let columns = changed.map(\.rawValue).joined(separator: ", ")
      return .success(
        .skipped("changed in nothing that makes another claim of it (\(columns)): left as it is"))
    }
    seen.insert(event.id)
    let isNew = try add(event, report: claim.report)
    try retract(id, reason: "changed in a table: \(text)")
    return .success(.changed(Change(claim: id, text: text), isNew ? event.action : nil))
  }

  /// The claims that the tables lack, where one of them is of the ledger; in order of their names.
  func missing() throws(InputError) -> [ControlEvent] {
    guard isOfLedger else { return [] }
    var names: [String] = []
    try intake.forEachName { if !seen.contains($0), !retracted.contains($0) { names.append($0) } }
    var missing: [ControlEvent] = []
    for name in names {
      if let event = try intake.event(named: name) { missing.append(event) }
    }
    return missing
  }

  /// Retracts claims that the tables lack.
  mutating func retract(_ events: [ControlEvent]) throws(InputError) {
    for event in events { try retract(event.id, reason: "taken out of a table") }
  }

  private mutating func retract(_ id: String, reason: String) throws(InputError) {
    guard retracted.insert(id).inserted else { return }
    _ = try intake.add(
      RulingMaker.ruling(
        .retraction(of: id), reason: reason, analyst: options.analyst, recorded: options.recorded))
  }
}
