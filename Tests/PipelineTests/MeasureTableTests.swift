import Foundation
import Model
import Pipeline
import TestSupport
import Testing

@testable import Mentions

/// What sentences of our own state of positions, lines and areas, read the whole way.
///
/// The tables lie with `ClaimsTests`; they are run here because no stage's tests may import another stage.
struct MeasureTableTests {
  static let tables = ["en", "ar", "tr", "fr", "de", "es", "ru", "uk"]

  @Test(arguments: tables.flatMap { Table.rows("distances-\($0)", of: "ClaimsTests") })
  func sentenceStatesWhatAReaderTakesFromIt(_ row: TableRow) throws {
    guard row.cells[1] != "*" else { return }
    let stated = try Analysis.analyse(row.cells[0], published: "2017-03-07").claims
      .compactMap { Self.written($0.claim) }.sorted()
    let wanted = row.cells[1] == "none" ? [] : row.cells[1].components(separatedBy: "; ").sorted()
    row.expect(stated == wanted ? [] : ["found \(stated.joined(separator: "; "))"])
  }

  @Test(arguments: MeasureLanguages.all.languages.flatMap(\.examples))
  func exampleStatesWhatItsLineSays(_ example: MeasureExample) throws {
    guard example.statements != "*" else { return }
    let stated = try Analysis.analyse(example.sentence, published: "2017-03-07").claims
      .compactMap { Self.written($0.claim) }.sorted()
    #expect(
      stated == example.statements.components(separatedBy: "; ").sorted(),
      "\(example.language), line \(example.line): \(example.sentence)")
  }

  /// A claim as the tables write it; nil for one that states nothing to measure.
  private static func written(_ claim: Claim) -> String? {
    switch claim.content {
    case .distance(let distance): written(distance)
    case .containment(let inside):
      "\(inside.subject.text) in\(inside.sector.map { "-" + $0.rawValue } ?? "") \(inside.container.text)"
    case .length(let line):
      (["length", figure(line.quantity)] + hedge(line.quantity)
        + (line.ends.isEmpty ? [] : [line.ends.map(\.text).joined(separator: "-")])).joined(separator: " ")
    case .area(let area):
      (["area", figure(area.quantity)] + hedge(area.quantity)
        + area.ends.map { "of \($0.text)" }).joined(separator: " ")
    case .control, .count: nil
    }
  }

  private static func written(_ distance: DistanceClaim) -> String {
    let subject = distance.isMoving ? "[\(distance.subject.text)]" : distance.subject.text
    var words = distance.isTravelTime ? ["drive"] : []
    words.append("\(subject)>\(distance.anchor.text)")
    words += distance.quantity.map { [figure($0)] } ?? []
    words.append(distance.direction?.rawValue ?? "-")
    words += distance.quantity.map(hedge) ?? []
    words += distance.path.map { ["by", $0.rawValue] } ?? []
    return words.joined(separator: " ")
  }

  private static func hedge(_ quantity: QuantityMention) -> [String] {
    quantity.hedge == .none ? [] : [quantity.hedge.rawValue]
  }

  private static func figure(_ quantity: QuantityMention) -> String {
    let unit =
      switch quantity.unit {
      case .length(let unit): unit.rawValue
      case .area(let unit): unit.rawValue
      case .time(let unit): unit.rawValue
      case .count(let noun): noun
      }
    let value =
      quantity.range.map { "\(short($0.lowerBound))..\(short($0.upperBound))" }
      ?? quantity.value.map(short) ?? "?"
    let second = quantity.second.map { "/" + short($0.length.kilometres) } ?? ""
    return "\(value) \(unit)\(second)"
  }

  /// At most three decimals, no trailing nought.
  private static func short(_ value: Double) -> String {
    let rounded = (value * 1_000).rounded() / 1_000
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
  }
}
