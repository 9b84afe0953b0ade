import ArgumentParser
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
  @OptionGroup var view: LedgerView

  /// The plan that the options make.
  func plan() throws(InputError) -> LayerPlan {
    let formats = try Choice.list(format, of: LayerFormat.allCases.map(\.rawValue), option: "--format")
    let names = LayerCatalogue.names
    let layers = try layers.map { text throws(InputError) in
      Set(try Choice.list(text, of: names, option: "--layers"))
    }
    let style = try Choice.one(style, of: LayerStyle.self, option: "--style")
    return LayerPlan(
      writer: LayerWriter(
        folder: output, formats: formats.compactMap(LayerFormat.init), layers: layers, style: style),
      rule: try view.evidenceRule(), knownAt: try view.known())
  }
}

/// By which rule, and with the knowledge of which day, a ledger is read.
struct LedgerView: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The rule of evidence: \(EvidenceRule.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "rule"))
  var rule: String = EvidenceRule.latest.rawValue
  @Option(help: ArgumentHelp("Only what was known on this day (YYYY-MM-DD).", valueName: "day"))
  var knownAt: String?

  /// The rule.
  func evidenceRule() throws(InputError) -> EvidenceRule {
    try Choice.one(rule, of: EvidenceRule.self, option: "--rule")
  }

  /// The day of `--known-at`.
  func known() throws(InputError) -> CivilDate? {
    try knownAt.map { text throws(InputError) in try Day.parse(text, at: "--known-at") }
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
