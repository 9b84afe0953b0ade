import ArgumentParser
import GeoPackage
import Layers
import Ledger
import Model
import Pipeline

/// Which layers a verb writes, in which formats, by which rule.
struct LayerOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: ArgumentHelp("The folder for the layers.", valueName: "folder"))
  var output = "exports"
  @Option(
    help: ArgumentHelp(
      "Formats, joined by commas: \(LayerFormat.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "formats"))
  var format: String = LayerFormat.geojson.rawValue
  @Option(
    help: ArgumentHelp("Only these layers, joined by commas; docs/layers.md lists them.", valueName: "layers")
  )
  var layers: String?
  @Option(help: "Style of the features: \(LayerStyle.allCases.map(\.rawValue).joined(separator: " or ")).")
  var style: String = LayerStyle.none.rawValue
  @Option(
    name: .customLong("gpkg-version"),
    help: "Version of GeoPackage: \(GeoPackageVersion.allCases.map(\.rawValue).joined(separator: " or ")).")
  var geoPackageVersion = GeoPackageVersion.v1_3.rawValue
  @Option(
    help: ArgumentHelp(
      "What stands in 'start' and 'end' where they are open, in GeoJSON: null, or far (years 1 and 9999) for QGIS "
        + "on GDAL before 3.8, which hides nulls.", valueName: "end"))
  var openEnd = OpenEnd.null.rawValue
  @Flag(name: .customLong("bom"), help: "Begin CSV files with a byte-order mark, for Excel.")
  var hasByteOrderMark = false
  @Option(
    help: ArgumentHelp("Also a CSV table of who held each place on this day (YYYY-MM-DD).", valueName: "day"))
  var snapshot: [String] = []
  @Option(
    help: ArgumentHelp(
      "Also a CSV table of who held each place on each date: every "
        + MatrixTable.Step.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "step"))
  var matrix: String?
  @OptionGroup var rule: LedgerCommand.RuleOption
  @Option(
    help: ArgumentHelp("Only what was known on this day (YYYY-MM-DD).", valueName: "day")) var knownAt:
    String?
  @OptionGroup var areas: AreaOptions

  /// The plan that the options make.
  func plan() throws(InputError) -> LayerPlan {
    let formats = try Choice.list(format, of: LayerFormat.allCases.map(\.rawValue), option: "--format")
    let layers = try layers.map { text throws(InputError) in
      Set(try Choice.list(text, of: LayerCatalogue.names, option: "--layers"))
    }
    var writer = LayerWriter(
      folder: output, formats: formats.compactMap(LayerFormat.init), layers: layers,
      style: try Choice.one(style, of: LayerStyle.self, option: "--style"))
    writer.options.geoPackageVersion = try Choice.one(
      geoPackageVersion, of: GeoPackageVersion.self, option: "--gpkg-version")
    writer.options.openEnd = try Choice.one(openEnd, of: OpenEnd.self, option: "--open-end")
    writer.options.csvHasByteOrderMark = hasByteOrderMark
    for day in snapshot { writer.tables.append(.snapshot(try Day.parse(day, at: "--snapshot"))) }
    if let matrix {
      writer.tables.append(.matrix(try Choice.one(matrix, of: MatrixTable.Step.self, option: "--matrix")))
    }
    return LayerPlan(
      writer: writer, rule: try rule.chosen(),
      knownAt: try knownAt.map { text throws(InputError) in try Day.parse(text, at: "--known-at") },
      sketching: try areas.maker())
  }
}

/// Words of the command line that are one of a few.
enum Choice {
  /// The value that a word names.
  static func one<Value: RawRepresentable<String> & CaseIterable>(
    _ text: String, of type: Value.Type, option: String
  ) throws(InputError) -> Value {
    guard let value = Value(rawValue: text) else {
      throw refusal(text, of: Value.allCases.map(\.rawValue), option)
    }
    return value
  }

  /// Words joined by commas, each once.
  static func list(_ text: String, of known: [String], option: String) throws(InputError) -> [String] {
    var words: [String] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard known.contains(String(part)) else { throw refusal(String(part), of: known, option) }
      if !words.contains(String(part)) { words.append(String(part)) }
    }
    return words
  }

  private static func refusal(_ text: String, of known: [String], _ option: String) -> InputError {
    InputError(.usage, at: option, "expected one of \(known.joined(separator: ", ")), found '\(text)'")
  }
}
