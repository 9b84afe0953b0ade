internal import Features
internal import Model
internal import Verification

/// The part of a run that looks at times: those in `properties`, and JSON-FG's `time` beside them.
extension DocumentVerification {
  /// Verifies what a feature says of its time.
  mutating func verifyTime(_ feature: JSONValue) {
    guard let properties = feature["properties"], properties.kind == .object else { return }
    let values = properties.members.compactMap { key, value in
      key.string.map { RawProperty($0, Self.raw(value), mark: mark(value.offset)) }
    }
    check(values, at: properties.offset)
    if profile == .jsonFG, let time = feature["time"] { verify(time, beside: values) }
  }

  private static func raw(_ value: JSONValue) -> RawProperty.Value {
    switch value.kind {
    case .null: .null
    case .string: .text(value.string ?? "")
    case .number: .number(value.numberText ?? "")
    default: .other(value.typeName)
    }
  }

  /// Whether JSON-FG's `time` is one, and says what the properties say.
  private mutating func verify(_ time: JSONValue, beside properties: [RawProperty]) {
    let member: TimeMember
    do {
      member = try TimeMember(time)
    } catch {
      return report(GeoJSONRule.timeMember, at: time.offset, "time: \(error.message)")
    }
    func form(_ name: String) -> DateForm? {
      guard let value = properties.last(where: { $0.name == name })?.value else { return nil }
      return if case .text(let text) = value { DateForm(text) } else { .other }
    }
    for (key, day) in [("start", member.first), ("end", member.last)] {
      guard let form = form(key) else { continue }
      let stated = (key == "start" ? form.first : form.last)?.day
      guard stated != day else { continue }
      let (found, expected) = (stated?.description ?? "null", day?.description ?? "open")
      report(
        GeoJSONRule.timeDiffers, at: time.offset, "time: says \(expected) where '\(key)' says \(found)")
    }
    if let date = form("date")?.first?.day, !member.contains(date) {
      report(
        GeoJSONRule.timeDiffers, at: time.offset, "time: leaves out the day \(date) that 'date' says")
    }
  }
}
