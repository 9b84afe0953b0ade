private import Foundation
internal import GRDB
public import Model

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
  public internal(set) var cities = 0
  /// Countries and regions of the world layer.
  public internal(set) var areas = 0
  /// Countries and regions left out because no table gives a point and the layer has no city in them.
  public internal(set) var areasWithoutPoint = 0
  /// Courses and outlines of places.
  public internal(set) var shapes = 0
  /// Land borders.
  public internal(set) var borders = 0
}

/// Builds gazetteer files from the project's CSV tables, the world layer and GeoNames dumps.
///
/// A file is written beside the target and renamed when whole; on an error the target stays as it was.
public struct GazetteerBuilder: Sendable {
  /// Where Debian's libtimezonemap-data puts the world layer.
  public static let defaultWorldFolder = WorldLayer.debianFolder

  /// Makes a builder.
  public init() {}

  /// Builds a gazetteer from a project folder with `places.csv`, `names.csv`, `actors.csv`, `events.csv` and,
  /// where they are there, `countries.csv`, `regions.csv` and `shapes/*.geojsonl`; and,
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
    try writer.write { filer in
      filer.beginProject()
      try tables.describeInputs(to: filer)
      try tables.addPlaces(to: filer, &summary)
      progress("places", summary.projectPlaces)
      filer.beginBatch()
      if let worldFolder {
        var world = WorldLayer(folder: worldFolder, areas: tables.areas, filer: filer)
        try world.read(summary: &summary, progress: progress)
        try tables.refuseSwappedAxes(world)
        try filer.add(input: "world layer: \(worldFolder), \(summary.cities) cities")
      }
      try tables.addNames(to: filer, &summary)
      try tables.areas.addWords(to: filer)
      try tables.words.add(to: filer)
      try tables.addActors(to: filer, &summary)
      try tables.addEvents(to: filer, &summary)
      try tables.shapes.add(to: filer, &summary)
    }
    try writer.finish { progress("index", $0) }
    return summary
  }
}
