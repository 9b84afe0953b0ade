public import GeoJSON
public import Model

/// A finding as JSON.
public enum FindingRecord {
  /// The finding as a value among others.
  public static func json(_ finding: Finding) -> JSONOutput {
    var json = ByteText(capacity: 1_024)
    var reason = finding.reason
    reason.withUTF8 { write(finding, reason: $0, to: &json) }
    return .written(json.array)
  }

  /// Writes the members of a finding; what was not measured is null. Lengths have three decimals (1 m), azimuths
  /// three (6 cm at 1 km): enough to compare them with another program's.
  ///
  /// - Parameter reason: the sentence; rows of tables have it beside the finding.
  static func write(_ finding: Finding, reason: UnsafeBufferPointer<UInt8>, to json: inout ByteText) {
    json.add("{\"distance\":")
    text(finding.distance?.rawValue, to: &json)
    json.add(",\"direction\":")
    text(finding.direction?.rawValue, to: &json)
    json.add(",\"containment\":")
    text(finding.containment?.rawValue, to: &json)
    json.add(",\"measured_km\":")
    number(finding.measured?.kilometres, places: 3, to: &json)
    json.add(",\"azimuth\":")
    number(finding.azimuth.map(roundable), places: 3, to: &json)
    json.add(",\"direction_deviation\":")
    number(finding.azimuthDeviation, places: 1, to: &json)
    json.add(",\"ratio\":")
    number(finding.ratio, places: 3, to: &json)
    json.add(",\"tolerance_km\":")
    number(finding.tolerance?.total.kilometres, places: 3, to: &json)
    json.add(",\"tolerance\":")
    tolerance(finding.tolerance, to: &json)
    if finding.unitDisagreement == nil, finding.measuredArea == nil {
      json.add(",\"units_differ\":null,\"measured_km2\":null")
    } else {
      json.add(",\"units_differ\":")
      number(finding.unitDisagreement, places: 3, to: &json)
      json.add(",\"measured_km2\":")
      number(finding.measuredArea, places: 3, to: &json)
    }
    json.add(",\"method\":")
    text(finding.method, to: &json)
    json.add(",\"uncertainty_km\":")
    number(finding.uncertainty?.kilometres, places: 3, to: &json)
    json.add(",\"explanations\":")
    explanations(finding.explanations, to: &json)
    json.add(",\"reason\":")
    json.string(utf8: reason)
    json.byte(UInt8(ascii: "}"))
  }

  private static func tolerance(_ tolerance: Finding.Tolerance?, to json: inout ByteText) {
    guard let tolerance else { return json.add("null") }
    json.add("{\"rounding_km\":")
    number(tolerance.rounding.kilometres, places: 3, to: &json)
    json.add(",\"floor_km\":")
    number(tolerance.floor.kilometres, places: 3, to: &json)
    json.add(",\"share_km\":")
    number(tolerance.share.kilometres, places: 3, to: &json)
    json.add(",\"extents_km\":")
    number(tolerance.extents.kilometres, places: 3, to: &json)
    json.byte(UInt8(ascii: "}"))
  }

  private static func explanations(_ explanations: [Finding.Explanation], to json: inout ByteText) {
    json.byte(UInt8(ascii: "["))
    for (index, explanation) in explanations.enumerated() {
      if index > 0 { json.byte(UInt8(ascii: ",")) }
      json.add("{\"kind\":")
      json.string(explanation.kind.rawValue)
      json.add(",\"text\":")
      json.string(explanation.text)
      json.add(",\"basis\":")
      json.string(explanation.basis)
      json.byte(UInt8(ascii: "}"))
    }
    json.byte(UInt8(ascii: "]"))
  }

  private static func text(_ text: String?, to json: inout ByteText) {
    if let text { json.string(text) } else { json.add("null") }
  }

  private static func number(_ value: Double?, places: Int, to json: inout ByteText) {
    guard let value, value.isFinite else { return json.add("null") }
    json.double(value, places: places)
  }

  /// An azimuth that three decimals keep in 0..<360: what would be rounded to 360 is 0.
  static func roundable(_ azimuth: Double) -> Double { azimuth < 359.9995 ? azimuth : 0 }
}
