private import Foundation
internal import GRDB
public import Model

/// What an import of a GeoNames dump did.
public struct ImportSummary: Sendable, Hashable {
  /// At most so many problems are kept.
  public static let problemLimit = 20
  /// Rows read, bad ones included.
  public internal(set) var rows = 0
  /// Places that were not there before.
  public internal(set) var placesAdded = 0
  /// Rows whose place was there already: its row stands, its blanks are filled, its names grow.
  public internal(set) var placesMerged = 0
  /// Names that were not there before.
  public internal(set) var namesAdded = 0
  /// Rows left out because something in them is wrong.
  public internal(set) var badRows = 0
  /// The first of what was wrong, with file and line.
  public internal(set) var problems: [InputError] = []
}

/// What a build put into the file.
public struct BuildSummary: Sendable, Hashable {
  /// Places of `places.csv`.
  public internal(set) var projectPlaces = 0
  /// Names of `places.csv` and `names.csv`.
  public internal(set) var projectNames = 0
  /// Rows of `actors.csv`.
  public internal(set) var actors = 0
  /// Rows of `events.csv`.
  public internal(set) var events = 0
  /// The cities of the world layer.
  public internal(set) var world = ImportSummary()
  /// Countries and regions of the world layer.
  public internal(set) var areas = 0
  /// Countries and regions left out because the layer has no city in them, so no point.
  public internal(set) var areasWithoutCity = 0
}

/// Builds gazetteer files from the project's CSV tables, the world layer and GeoNames dumps.
///
/// A file is written beside the target and renamed when whole; on an error the target stays as it was.
public struct GazetteerBuilder: Sendable {
  /// Where Debian's libtimezonemap-data puts the world layer.
  public static let defaultWorldFolder = WorldLayer.debianFolder

  /// Makes a builder.
  public init() {}

  /// Builds a gazetteer from a project folder with `places.csv`, `names.csv`, `actors.csv` and `events.csv`, and,
  /// where `worldFolder` is given, GeoNames' `cities15000.txt`, `admin1Codes.txt` and `countryInfo.txt` in it.
  ///
  /// Rows of the project outrank those of the world; names of both are kept. `progress` is told the stage and the
  /// rows done. Throws at the first wrong row, with file and line.
  @discardableResult
  public func build(
    project: String, worldFolder: String?, to path: String,
    progress: (_ stage: String, _ rows: Int) -> Void = { _, _ in }
  ) throws(InputError) -> BuildSummary {
    let tables = try ProjectBook(folder: project)
    var summary = BuildSummary()
    let writer = try GazetteerWriter(target: path)
    try writer.write { database in
      try tables.addPlaces(to: writer, database, &summary)
      progress("places", summary.projectPlaces)
      if let worldFolder {
        var world = WorldLayer(folder: worldFolder, writer: writer)
        try world.read(into: database, summary: &summary, progress: progress)
        try tables.refuseSwappedAxes(world)
        try writer.add(input: "world layer: \(worldFolder), \(summary.world.rows) cities", database)
      }
      try tables.addNames(to: writer, database, &summary)
      try tables.addActors(to: writer, database, &summary)
      try tables.addEvents(to: writer, database, &summary)
      progress("indices", 0)
    }
    try writer.finish()
    return summary
  }

  /// Adds a GeoNames dump (19 tab-separated columns, such as `SY.txt` or `allCountries.txt`) to a gazetteer.
  ///
  /// The file is streamed. Where a place is there already, its row stands and its names grow. With `isStrict` the
  /// first bad row ends the import and the gazetteer stays as it was; else bad rows are counted and reported.
  @discardableResult
  public func importGeoNames(
    file: String, into path: String, source: String? = nil, isStrict: Bool = false,
    progress: (_ stage: String, _ rows: Int) -> Void = { _, _ in }
  ) throws(InputError) -> ImportSummary {
    try GazetteerSchema.check(path: path)
    let name = GeoNamesDump.fileName(file)
    let writer = try GazetteerWriter(target: path, base: path)
    var adder = DumpAdder(writer: writer, source: source ?? "GeoNames \(name)", isStrict: isStrict)
    try writer.write { database in
      try adder.read(path: file, database, progress: { progress(name, $0) }, { _ in })
      try writer.add(
        input: "\(name): \(adder.summary.rows) rows, \(adder.summary.badRows) left out", database)
    }
    if adder.summary.rows == adder.summary.badRows, let first = adder.summary.problems.first {
      writer.discard()
      throw first
    }
    progress("indices", 0)
    try writer.finish()
    return adder.summary
  }
}
