import Geodesy
import Model

/// What a check rests on, in lines for a person: why these places, how it was measured, what the tolerance is made of,
/// and what would explain a misfit.
struct CheckExplanation {
  private let claim: Claim
  private let finding: Finding

  init(_ checked: CheckedClaim) {
    claim = checked.claim
    finding = checked.finding ?? Finding(reason: "")
  }

  var lines: [String] {
    ["\"\(claim.evidence.text)\"", "  finding    \(finding.reason)"] + places + method + tolerance
      + explanations
  }

  private var places: [String] {
    switch claim.content {
    case .distance(let distance):
      lines("subject", distance.subject, seenFrom: distance.anchor)
        + lines("anchor", distance.anchor, seenFrom: distance.subject)
    case .containment(let containment):
      lines("subject", containment.subject, seenFrom: containment.container)
        + lines("container", containment.container, seenFrom: containment.subject)
    case .length(let measure), .area(let measure):
      measure.ends.enumerated().flatMap { index, end in
        lines("end \(index + 1)", end, seenFrom: measure.ends[(index + 1) % measure.ends.count])
      }
    case .control, .count: []
    }
  }

  /// A place with its reasons, and the places it was not taken for, each with how far it lies from the other end.
  private func lines(_ role: String, _ reference: PlaceReference, seenFrom other: PlaceReference) -> [String]
  {
    guard let resolved = reference.resolved else {
      return [line(role, "\(reference.text): no place of a gazetteer")]
    }
    let ranked = resolved.choice.map { [$0] } ?? []
    let rivals = resolved.candidates.filter { $0.place.id != resolved.choice?.place.id }.prefix(3)
    let margin = rivals.first.flatMap { rival in
      ranked.first.map { "; ahead of the next by \(Self.hundredths($0.score - rival.score))" }
    }
    let head =
      ranked.first.map { described($0, seenFrom: other) + (margin ?? "") }
      ?? "not resolved: \(resolved.reason)"
    return [line(role, "\(reference.text) → \(head)")]
      + ranked.prefix(1).map { line("", "because \(Self.reasons($0))") }
      + rivals.map { line("", "not \(described($0, seenFrom: other)): \(Self.reasons($0))") }
  }

  private func described(_ ranked: RankedPlace, seenFrom other: PlaceReference) -> String {
    let place = ranked.place
    let position = "\(place.coordinate.latitude), \(place.coordinate.longitude)"
    let distance = other.place.map { other in
      let path = Geodesic(from: other.coordinate, to: place.coordinate)
      let point = CompassPoint(nearest: path.azimuth).rawValue
      return ", \(FindingTable.kilometres(path.length)) km \(point) of \(other.name)"
    }
    return "\(place.name) (\(place.id), \(position)\(distance ?? ""); score \(Self.hundredths(ranked.score)))"
  }

  private static func reasons(_ ranked: RankedPlace) -> String {
    let reasons = ranked.reasons.map(\.text).joined(separator: "; ")
    return reasons.isEmpty ? "of its name" : reasons
  }

  private var method: [String] {
    guard finding.measured != nil || finding.measuredArea != nil else { return [] }
    let off = finding.uncertainty.map { "; may be off by \(FindingTable.kilometres($0)) km" } ?? ""
    return [line("method", (finding.method ?? "geodesic on WGS 84 between the two points") + off)]
  }

  private var tolerance: [String] {
    guard let tolerance = finding.tolerance else { return [] }
    func km(_ length: Length) -> String { FindingTable.kilometres(length) + " km" }
    return [
      line(
        "tolerance",
        "±\(km(tolerance.total)): rounding of the figure \(km(tolerance.rounding)), floor for coordinates "
          + "\(km(tolerance.floor)), share of the distance \(km(tolerance.share)); "
          + "extent of both places \(km(tolerance.extents))")
    ]
  }

  private var explanations: [String] {
    finding.explanations.map { line("perhaps", "\($0.text) (\($0.basis))") }
  }

  private func line(_ heading: String, _ text: String) -> String {
    "  " + heading + String(repeating: " ", count: max(1, 11 - heading.count)) + text
  }

  private static func hundredths(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
}
