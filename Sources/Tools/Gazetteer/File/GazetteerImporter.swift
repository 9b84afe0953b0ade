private import Foundation
internal import GRDB
public import Model

/// What the import of one file did.
public struct ImportSummary: Sendable, Hashable {
  /// At most so many problems are kept; all of them go to the reject file.
  public static let problemLimit = 20
  /// The file's name.
  public internal(set) var file = ""
  /// Its format.
  public internal(set) var format = SourceFormat.geonames
  /// Rows read, bad ones and those left out included.
  public internal(set) var rows = 0
  /// Places that were not there before.
  public internal(set) var placesAdded = 0
  /// Rows whose id was there already: their row is renewed (the project's stands), their names grow.
  public internal(set) var placesMerged = 0
  /// Rows that are a place which another source gave under another id.
  public internal(set) var placesJoined = 0
  /// Rows that were close to a place of another source and yet not joined with it.
  public internal(set) var nearMisses = 0
  /// Courses and outlines of places.
  public internal(set) var shapes = 0
  /// Names from files that hold only names.
  public internal(set) var namesAdded = 0
  /// Administrative areas and containments.
  public internal(set) var areas = 0
  /// Rows left out because the filter does not want them, or their place is not in the gazetteer.
  public internal(set) var filtered = 0
  /// Rows left out because something in them is wrong.
  public internal(set) var badRows = 0
  /// The first of what was wrong, with file and line.
  public internal(set) var problems: [InputError] = []

  /// Whether no row was of any use.
  var hasNothing: Bool { rows == badRows && placesAdded + placesMerged + placesJoined == 0 }
}

/// How far an import is.
public struct ImportProgress: Sendable, Hashable {
  /// What is being done: the file's name, or "index".
  public var stage: String
  /// Rows done.
  public var rows: Int
  /// The part of the file that is read, 0...1; nil where its size is not known.
  public var share: Double?
}

/// What files to import and how.
public struct ImportOptions: Sendable {
  /// Their format; found out from name and content where nil.
  public var format: SourceFormat?
  /// Which places are wanted.
  public var filter = PlaceFilter()
  /// What the columns of a user's file mean.
  public var mapping = ColumnMapping()
  /// Before ids of a user's file that have no name space.
  public var nameSpace: String?
  /// Name of the source; made from publisher and file name where nil.
  public var source: String?
  /// Terms of use; those of the publisher where nil.
  public var licence: String?
  /// Whether the first bad row ends the import and leaves the gazetteer as it was.
  public var isStrict = false
  /// Where bad rows go, each after a line that says what is wrong; nowhere where nil.
  public var rejects: String?

  /// The usual ones.
  public init() {}
}

/// Adds the places and names of files to a gazetteer.
///
/// All files of one call go into one new state of the gazetteer, written beside the old one and renamed when whole. Killed
/// or failed, it leaves the gazetteer as it was, and can be started again.
public struct GazetteerImporter {
  private let options: ImportOptions

  /// Makes an importer.
  public init(_ options: ImportOptions = ImportOptions()) { self.options = options }

  /// Imports files in their order, which matters where two sources have the same place: the first gives the id and
  /// the point, the other's are kept beside it.
  public func add(
    _ files: [String], to gazetteer: String, progress: (ImportProgress) -> Void = { _ in }
  ) throws(InputError) -> [ImportSummary] {
    try GazetteerSchema.check(path: gazetteer)
    if let path = options.rejects {
      try OutputPath.check(path, option: "--rejects", isNot: files + [gazetteer])
    }
    let rejects = try options.rejects.map { path throws(InputError) in try RejectFile(path: path) }
    let writer = try GazetteerWriter(target: gazetteer, base: gazetteer)
    var summaries: [ImportSummary] = []
    for path in files {
      summaries.append(try add(path, with: writer, rejects, progress))
    }
    try rejects?.close()
    if let first = summaries.lazy.flatMap(\.problems).first, summaries.allSatisfy({ $0.hasNothing }) {
      writer.discard()
      throw first
    }
    try writer.finish { progress(ImportProgress(stage: "index", rows: $0)) }
    return summaries
  }

  private func add(
    _ path: String, with writer: GazetteerWriter, _ rejects: RejectFile?, _ progress: (ImportProgress) -> Void
  ) throws(InputError) -> ImportSummary {
    let file = try SourceFile(
      path: path, format: options.format,
      options: SourceFile.Options(
        mapping: options.mapping, nameSpace: options.nameSpace, source: options.source,
        licence: options.licence))
    var joiner: PlaceJoiner?
    if file.format.hasPlaces {
      joiner = PlaceJoiner(
        try writer.index(besides: file.format.idPrefix) {
          progress(ImportProgress(stage: "places to join with", rows: $0))
        })
    }
    var summary = ImportSummary()
    summary.file = URL(fileURLWithPath: path).lastPathComponent
    summary.format = file.format
    try writer.write { filer in
      var filing = FileImport(
        filer: filer, source: try filer.source(file.description), joiner: joiner, summary: summary,
        options: options,
        rejects: rejects)
      let read = try file.read(
        filter: options.filter, item: { try filing.take($0) }, reject: { try filing.reject($0) },
        progress: { read in
          let share = read.bytesTotal.map { $0 == 0 ? 1 : Double(read.bytesDone) / Double($0) }
          progress(ImportProgress(stage: filing.summary.file, rows: read.rows, share: share))
        })
      summary = filing.summary
      summary.rows = read.counts.all
      summary.filtered += read.counts.filtered
      try filer.set(date: read.source.date, ofSource: filing.source)
      try filer.add(
        input: "\(summary.file) (\(file.format.rawValue)): \(summary.rows) rows, \(summary.badRows) bad, "
          + "\(summary.filtered) left out")
    }
    return summary
  }
}

/// The import of one file under way.
private struct FileImport {
  let filer: PlaceFiler
  let source: Int64
  var joiner: PlaceJoiner?
  var summary: ImportSummary
  let options: ImportOptions
  let rejects: RejectFile?
  /// Rows of the file that are places of other sources.
  private var joined: Set<String> = []

  init(
    filer: PlaceFiler, source: Int64, joiner: PlaceJoiner?, summary: ImportSummary, options: ImportOptions,
    rejects: RejectFile?
  ) {
    self.filer = filer
    self.source = source
    self.joiner = joiner
    self.summary = summary
    self.options = options
    self.rejects = rejects
  }

  mutating func take(_ item: SourceItem) throws {
    switch item {
    case .place(let place):
      let row = try file(place)
      guard let shape = place.shape else { return }
      try filer.file(shape, named: place.name, of: row, source: source)
      summary.shapes += 1
    case .name(let name, let id):
      guard let row = try filer.row(of: id) else {
        summary.filtered += 1
        return
      }
      try filer.file(name, of: row, source: source)
      summary.namesAdded += 1
    case .identifier(let number, let space, let id):
      guard let row = try filer.row(of: id) else {
        summary.filtered += 1
        return
      }
      try filer.identify("\(space):\(number)", as: row)
    case .area(let area):
      try filer.file(area)
      summary.areas += 1
    case .containment(let child, let parent):
      guard try filer.row(of: child) != nil else {
        summary.filtered += 1
        return
      }
      try filer.file(child: child, parent: parent)
      summary.areas += 1
    }
  }

  /// Files a place and gives back its row.
  private mutating func file(_ place: SourcePlace) throws -> Int64 {
    if let verdict = try verdict(on: place) {
      switch verdict {
      case .same(let row, let reason):
        try filer.join(place, to: row, source: source, reason: reason)
        noteJoin(of: place, to: row)
        return row
      case .new(let misses):
        for miss in misses {
          try filer.fileNearMiss(place.id, place: miss.row, metres: miss.metres, reason: miss.reason)
        }
        if !misses.isEmpty { summary.nearMisses += 1 }
      }
    }
    switch try filer.file(place, source: source) {
    case .added:
      summary.placesAdded += 1
      return PlaceKey.row(of: place.id)
    case .merged(let row):
      joiner?.take(row, for: place.id)
      summary.placesMerged += 1
      return row
    case .joined(let row):
      guard !joined.contains(place.id) else {
        throw RowProblem("id: '\(place.id)' is given twice in this file")
      }
      noteJoin(of: place, to: row)
      return row
    case .duplicate: throw RowProblem("id: '\(place.id)' is given twice in this file")
    case .collision(let other):
      throw RowProblem("id: '\(place.id)' has the same row number as '\(other)'")
    }
  }

  private mutating func noteJoin(of place: SourcePlace, to row: Int64) {
    joiner?.take(row, for: place.id)
    joined.insert(place.id)
    summary.placesJoined += 1
  }

  /// What another source's place it is; nil where its own id is there, or there is nothing to join with.
  private func verdict(on place: SourcePlace) throws -> PlaceJoiner.Verdict? {
    guard let joiner, !place.identifiers.isEmpty || joiner.hasPlace(near: place.coordinate),
      try filer.row(of: place.id) == nil
    else { return nil }
    var misses: [PlaceJoiner.NearMiss] = []
    for (space, number) in place.identifiers.sorted(by: { $0.key < $1.key }) {
      guard let row = try filer.row(of: "\(space):\(number)"),
        let verdict = joiner.verdict(on: place, identifiedBy: "\(space):\(number)", row: row)
      else { continue }
      if case .new(let close) = verdict { misses += close } else { return verdict }
    }
    if !misses.isEmpty { return .new(nearMisses: misses) }
    return joiner.verdict(on: place)
  }

  mutating func reject(_ row: RejectedRow) throws {
    if options.isStrict { throw row.problem }
    summary.badRows += 1
    if summary.problems.count < ImportSummary.problemLimit { summary.problems.append(row.problem) }
    try rejects?.add(row)
  }
}

extension SourceFormat {
  /// Whether it has places, not only names or areas.
  var hasPlaces: Bool {
    switch self {
    case .alternateNames, .adminCodes, .countryInfo, .hierarchy: false
    default: true
    }
  }

  /// How the ids of its places begin, where they are all of one name space.
  var idPrefix: String? {
    switch self {
    case .geonames: "geonames:"
    case .ocha: "ocha:"
    case .whosOnFirst: "wof:"
    case .wikidata: "wikidata:Q"
    default: nil
    }
  }
}
