import Model
import Pipeline
import Reports
import TestSupport
import Testing

/// Reads texts of tests the whole way, with one pipeline over the real gazetteer.
enum Analysis {
  private static let made = Result { try ReportPipeline(gazetteer: TestGazetteer.shared()) }

  /// The pipeline of this test process.
  static func pipeline() throws -> ReportPipeline { try made.get() }

  /// What the stages make of a text; an empty `published` gives the report no date.
  static func analyse(_ text: String, published: String = "") throws -> AnalysedReport {
    let pipeline = try pipeline()
    var report = try #require(try pipeline.reader.read(bytes: Array(text.utf8), name: "a.txt").first)
    if let date = CivilDate(iso: published) {
      report.published = PublicationDate(date: date, isInferred: false, reason: "the table's")
    }
    return try pipeline.analyse(report)
  }

  /// The control claims of a text.
  static func controls(of text: String, published: String) throws -> [SaidControl] {
    try analyse(text, published: published).claims.compactMap { SaidControl($0.claim) }
  }
}

/// A claim about control with its content at hand.
struct SaidControl: CustomStringConvertible {
  let claim: Claim
  let control: ControlClaim

  init?(_ claim: Claim) {
    guard case .control(let control) = claim.content else { return nil }
    self.claim = claim
    self.control = control
  }

  var description: String {
    func name(_ actor: ActorReference?) -> String {
      actor.map { $0.ids.isEmpty ? "\"\($0.text)\"" : $0.ids.joined(separator: "+") } ?? "-"
    }
    return [
      control.action.rawValue, control.place.text, name(control.by), name(control.from),
      claim.modality.rawValue,
    ].joined(separator: ",")
  }
}
