public import GeoJSON
public import Model

/// A finding as JSON.
public enum FindingRecord {
  /// The finding as a value among others.
  public static func json(_ finding: Finding) -> JSONOutput {
    var json = JSONBytes()
    write(finding, to: &json)
    return .written(json.bytes)
  }

  /// Writes the members of a finding; what was not measured is null. Lengths have three decimals (1 m), azimuths
  /// three (6 cm at 1 km): enough to compare them with another program's.
  public static func write(_ finding: Finding, to json: inout JSONBytes) {
    json.raw("{\"distance\":")
    text(finding.distance?.rawValue, to: &json)
    json.raw(",\"direction\":")
    text(finding.direction?.rawValue, to: &json)
    json.raw(",\"containment\":")
    text(finding.containment?.rawValue, to: &json)
    json.raw(",\"measured_km\":")
    number((finding.measured?.kilometres).map(thousandths), to: &json)
    json.raw(",\"azimuth\":")
    number(finding.azimuth.map(azimuth), to: &json)
    json.raw(",\"direction_deviation\":")
    number(finding.azimuthDeviation.map(tenths), to: &json)
    json.raw(",\"ratio\":")
    number(finding.ratio.map(thousandths), to: &json)
    json.raw(",\"tolerance_km\":")
    number((finding.tolerance?.total.kilometres).map(thousandths), to: &json)
    json.raw(",\"tolerance\":")
    tolerance(finding.tolerance, to: &json)
    if finding.unitDisagreement == nil, finding.measuredArea == nil {
      json.raw(",\"units_differ\":null,\"measured_km2\":null")
    } else {
      json.raw(",\"units_differ\":")
      number(finding.unitDisagreement.map(thousandths), to: &json)
      json.raw(",\"measured_km2\":")
      number(finding.measuredArea.map(thousandths), to: &json)
    }
    json.raw(",\"method\":")
    text(finding.method, to: &json)
    json.raw(",\"uncertainty_km\":")
    number((finding.uncertainty?.kilometres).map(thousandths), to: &json)
    json.raw(",\"explanations\":")
    explanations(finding.explanations, to: &json)
    json.raw(",\"reason\":")
    json.string(finding.reason)
    json.byte(UInt8(ascii: "}"))
  }

  private static func tolerance(_ tolerance: Finding.Tolerance?, to json: inout JSONBytes) {
    guard let tolerance else { return json.raw("null") }
    json.raw("{\"rounding_km\":")
    number(thousandths(tolerance.rounding.kilometres), to: &json)
    json.raw(",\"floor_km\":")
    number(thousandths(tolerance.floor.kilometres), to: &json)
    json.raw(",\"share_km\":")
    number(thousandths(tolerance.share.kilometres), to: &json)
    json.raw(",\"extents_km\":")
    number(thousandths(tolerance.extents.kilometres), to: &json)
    json.byte(UInt8(ascii: "}"))
  }

  private static func explanations(_ explanations: [Finding.Explanation], to json: inout JSONBytes) {
    json.byte(UInt8(ascii: "["))
    for (index, explanation) in explanations.enumerated() {
      json.raw(index == 0 ? "{\"kind\":" : ",{\"kind\":")
      json.string(explanation.kind.rawValue)
      json.raw(",\"text\":")
      json.string(explanation.text)
      json.raw(",\"basis\":")
      json.string(explanation.basis)
      json.byte(UInt8(ascii: "}"))
    }
    json.byte(UInt8(ascii: "]"))
  }

  private static func text(_ text: String?, to json: inout JSONBytes) {
    if let text { json.string(text) } else { json.raw("null") }
  }

  private static func number(_ value: Double?, to json: inout JSONBytes) {
    guard let value, value.isFinite else { return json.raw("null") }
    json.double(value)
  }

  /// Three decimals.
  static func thousandths(_ value: Double) -> Double { (value * 1_000).rounded() / 1_000 }

  /// One decimal.
  static func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }

  /// An azimuth with three decimals, 0..<360: what would be rounded to 360 is 0.
  static func azimuth(_ azimuth: Double) -> Double { azimuth < 359.9995 ? thousandths(azimuth) : 0 }
}
