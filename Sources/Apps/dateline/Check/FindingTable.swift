import Model

/// The table of checks that `check` and `map` print: the verdicts first, then what they rest on.
enum FindingTable {
  static func print(_ checked: [CheckedClaim]) throws(InputError) {
    try Table(
      columns: [
        .init("distance", .whole), .init("direction", .whole), .init("stated", .wrapped),
        .init("measured", .whole), .init("tolerance", .whole), .init("what", .wrapped),
      ], rows: checked.map(row)
    ).print()
  }

  private static func row(_ checked: CheckedClaim) -> [String] {
    let finding = checked.finding
    let measured = finding?.measured.map { kilometres($0) + " km" } ?? "–"
    let azimuth = finding?.azimuth.map { " at \(($0 * 10).rounded() / 10)°" } ?? ""
    return [
      finding?.distance?.rawValue ?? finding?.containment?.rawValue ?? "–",
      finding?.direction?.rawValue ?? "–", stated(checked.claim),
      measured + azimuth, finding?.tolerance.map { "±\(kilometres($0.total)) km" } ?? "–",
      what(checked.claim),
    ]
  }

  private static func stated(_ claim: Claim) -> String {
    switch claim.content {
    case .distance(let distance):
      [distance.quantity?.text, distance.direction?.rawValue].compactMap(\.self).joined(separator: " ")
    case .length(let measure), .area(let measure), .count(let measure): measure.quantity.text
    case .containment(let containment): "in" + (containment.sector.map { " the \($0.rawValue) of" } ?? "")
    case .control: ""
    }
  }

  private static func what(_ claim: Claim) -> String {
    switch claim.content {
    case .distance(let distance): "\(distance.anchor.text) → \(distance.subject.text)"
    case .length(let measure): measure.ends.map(\.text).joined(separator: " – ") + " (length)"
    case .area: "area"
    case .containment(let containment): "\(containment.container.text) → \(containment.subject.text)"
    case .control, .count: ""
    }
  }

  /// Two decimals, or one from 100 on.
  static func kilometres(_ length: Length) -> String {
    let steps = length.kilometres >= 100 ? 10.0 : 100
    return "\((length.kilometres * steps).rounded() / steps)"
  }
}
