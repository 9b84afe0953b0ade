internal import Model
internal import Verification

/// The part of a run that looks at a place of the Linked Places Format 1.3.
extension DocumentVerification {
  private static let classes: Set = ["A", "H", "L", "P", "R", "S", "T"]
  private static let linkTypes: Set = ["exactMatch", "closeMatch", "primaryTopicOf", "subjectOf", "seeAlso"]
  private static let certainties: Set = ["certain", "less-certain", "uncertain"]

  /// Verifies the members that make a feature a place.
  mutating func verifyLinkedPlace(_ place: JSONValue) {
    if let id = place["@id"], let uri = id.string, !uri.contains(":") || uri.contains(" ") {
      report(LinkedPlacesRule.placeURI, at: id.offset, "@id: expected a URI, found '\(uri)'")
    }
    verifyPlaceProperties(place)
    verifyNames(place)
    verifyList("types", of: place, rule: .placeType) { type in
      ["identifier", "label", "sourceLabel", "sourceLabels"].contains { type[$0] != nil }
        ? nil : "expected an identifier or a label, found neither"
    }
    verifyList("links", of: place, rule: .placeLink) { link in
      let type = link["type"]?.string ?? ""
      if !Self.linkTypes.contains(type) {
        return "type: expected one of \(Self.linkTypes.sorted().joined(separator: ", ")), found '\(type)'"
      }
      let identifier = link["identifier"]?.string ?? ""
      return identifier.contains(":")
        ? nil : "identifier: expected prefix:name or a URI, found '\(identifier)'"
    }
    verifyWhens(place)
  }

  private mutating func verifyPlaceProperties(_ place: JSONValue) {
    guard let properties = place["properties"], properties.kind == .object else { return }
    if properties["title"]?.string?.isEmpty ?? true {
      report(LinkedPlacesRule.placeTitle, at: properties.offset, "expected 'title' in properties, found none")
    }
    for code in properties["ccodes"]?.elements ?? [] {
      let text = code.string ?? code.typeName
      let isCode = text.utf8.count == 2 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
      if !isCode {
        report(
          LinkedPlacesRule.countryCode, at: code.offset,
          "ccodes: expected a code of ISO 3166-1 such as SY, found '\(text)'")
      }
    }
    let classes = properties["fclasses"]?.elements ?? []
    if classes.isEmpty {
      report(
        LinkedPlacesRule.featureClass, at: properties.offset,
        "expected 'fclasses', required since Linked Places 1.3, found none")
    }
    for value in classes where !Self.classes.contains(value.string ?? "") {
      report(
        LinkedPlacesRule.featureClass, at: value.offset,
        "fclasses: expected one of A, H, L, P, R, S, T, found '\(value.string ?? value.typeName)'")
    }
  }

  private mutating func verifyNames(_ place: JSONValue) {
    let names = place["names"]?.elements ?? []
    if names.isEmpty {
      report(LinkedPlacesRule.placeName, at: place.offset, "expected one or more 'names', found none")
    }
    verifyList("names", of: place, rule: .placeName) { name in
      if name["toponym"]?.string?.isEmpty ?? true { return "expected a 'toponym', found none" }
      guard let language = name["lang"]?.string else { return nil }
      let code = language.prefix { $0 != "-" }.utf8
      let isCode = (2...3).contains(code.count) && code.allSatisfy { (0x61...0x7A).contains($0) }
      return isCode ? nil : "lang: expected a code of BCP 47 such as ar, found '\(language)'"
    }
  }

  private mutating func verifyList(
    _ key: String, of place: JSONValue, rule: LinkedPlacesRule, _ problem: (JSONValue) -> String?
  ) {
    guard let list = place[key] else { return }
    guard list.kind == .array else {
      return report(rule, at: list.offset, "\(key): expected an array, found \(list.typeName)")
    }
    for element in list.elements {
      if let problem = problem(element) { report(rule, at: element.offset, "\(key): \(problem)") }
    }
  }

  // MARK: - Times

  /// A place, or something that is said of it, has a time: a `when`, or the year of a citation.
  private mutating func verifyWhens(_ place: JSONValue) {
    let lists = ["names", "types", "links", "relations", "descriptions", "depictions"]
    let parts = lists.flatMap { place[$0]?.elements ?? [] } + [place["geometry"]].compactMap(\.self)
    let whens = ([place] + parts).compactMap { $0["when"] }
    for when in whens { verify(when: when) }
    let isDated = parts.contains { part in
      part["citations"]?.elements.contains { $0["year"] != nil } ?? false
    }
    if whens.isEmpty && !isDated {
      report(
        LinkedPlacesRule.placeTime, at: place.offset,
        "expected a 'when', or the year of a citation, somewhere in the place, found none")
    }
  }

  private mutating func verify(when: JSONValue) {
    if let certainty = when["certainty"]?.string, !Self.certainties.contains(certainty) {
      report(
        LinkedPlacesRule.placeTime, at: when.offset,
        "certainty: expected one of \(Self.certainties.sorted().joined(separator: ", ")), found '\(certainty)'"
      )
    }
    let spans = when["timespans"]?.elements ?? []
    if spans.isEmpty, when["periods"] == nil {
      report(
        LinkedPlacesRule.placeTime, at: when.offset, "when: expected timespans or periods, found neither")
    }
    for span in spans {
      let ends = ["start", "end"].compactMap { span[$0] }
      if ends.isEmpty {
        report(
          LinkedPlacesRule.placeTime, at: span.offset, "timespan: expected a start or an end, found neither")
      }
      for end in ends { verify(end: end) }
    }
  }

  private mutating func verify(end: JSONValue) {
    let times = ["in", "earliest", "latest"].compactMap { key in end[key] }
    if times.isEmpty {
      report(
        LinkedPlacesRule.placeTime, at: end.offset,
        "expected 'in', 'earliest' or 'latest', found none of them")
    }
    for time in times {
      let text = time.string ?? time.numberText ?? time.typeName
      switch DateForm(text.first == "-" ? String(text.dropFirst()) : text) {
      case .day, .second, .month, .year: break
      default:
        report(
          LinkedPlacesRule.placeTime, at: time.offset,
          "expected a time of ISO 8601, to the year at least, found '\(text)'")
      }
    }
  }
}
