internal import Features
internal import GeoJSON
internal import Layers
internal import Model

/// What is where when: all that the page needs to draw any day. Columns, not rows, so that a browser reads fifty thousand
/// places in a blink; things refer to each other by number.
struct PageDocument {
  /// Raised where a member goes or changes its meaning.
  static let version = 1

  private let content: PageContent
  private let index: PageIndex

  init(_ content: PageContent) {
    self.content = content
    index = PageIndex(content.layers)
  }

  /// The document.
  var bytes: [UInt8] {
    var json = ByteText(capacity: 1 << 20)
    json.add("{")
    json.next("version")
    json.int(Self.version)
    json.member("of", index.fingerprint)
    json.next("sheet")
    json.int(PageEvidence.sheetSize)
    json.next("items")
    json.int(index.items.count)
    about(&json)
    parties(&json)
    places(&json)
    intervals(&json)
    changes(&json)
    areas(&json)
    fronts(&json)
    checks(&json)
    PageGround(content.basemap, around: index.places.map(\.coordinate)).write(to: &json)
    json.add("}")
    return json.bytesForMarkup()
  }

  /// Where it all comes from.
  private func about(_ json: inout ByteText) {
    let known = content.layers.reports
    let count = Set(content.layers.events.map(\.report)).union(known.keys).count
    let records = Array(known.values)
    let days = records.compactMap(\.published).sorted()
    let sketches = Set(content.layers.areas.map(\.method) + content.layers.fronts.map(\.method)).sorted()
    json.next("about")
    json.add("{")
    json.next("reports")
    json.int(count)
    json.next("outlets")
    json.array(Set(records.compactMap(\.source)).sorted()) { $0.string($1) }
    json.next("published")
    json.array([days.first, days.last].compactMap(\.self)) { $0.day($1) }
    json.next("credits")
    json.array(content.credits + content.basemap.credits) { $0.string($1) }
    json.next("sketches")
    json.array(sketches.prefix(2)) { $0.string($1) }
    json.next("rules")
    json.array(Set(content.layers.intervals.map(\.rule)).sorted()) { json, rule in
      json.add("{")
      json.member("name", rule)
      json.member("summary", content.rules[rule])
      json.add("}")
    }
    json.add("}")
  }

  private func parties(_ json: inout ByteText) {
    json.next("parties")
    json.array(index.parties) { json, party in
      json.add("{")
      json.member("key", party.key)
      json.member("name", party.name)
      json.member("colour", party.colour)
      json.add("}")
    }
    json.next("unsettled")
    json.add("{")
    for status in [ControlInterval.Status.contested, .unknown] {
      let category = LayerStyle.category(of: status)
      if status == .contested { json.next("contested") } else { json.next("unknown") }
      json.string(category.colour)
    }
    json.add("}")
  }

  private func places(_ json: inout ByteText) {
    json.next("places")
    json.add("{")
    json.next("id")
    json.array(index.places) { $0.string($1.id) }
    json.next("name")
    json.array(index.places) { $0.string($1.name) }
    json.next("local")
    json.array(index.places) { $0.string(content.localNames[$1.id] ?? "") }
    // Steps of 10⁻⁵ degrees, about a metre.
    json.next("lon")
    json.array(index.places) { $0.int(Int(($1.coordinate.longitude * 1e5).rounded())) }
    json.next("lat")
    json.array(index.places) { $0.int(Int(($1.coordinate.latitude * 1e5).rounded())) }
    json.add("}")
  }

  private static let statuses: [ControlInterval.Status] = [.held, .contested, .unknown]

  /// Ordered by place and first day, as the ledger's own order of a place's intervals is: of several that a day lies in
  /// the last one counts.
  private func intervals(_ json: inout ByteText) {
    let intervals = content.layers.intervals.sorted {
      ($0.placeID, $0.start?.dayNumber ?? .min, $0.id) < ($1.placeID, $1.start?.dayNumber ?? .min, $1.id)
    }
    let rules = Set(intervals.map(\.rule)).sorted()
    json.next("intervals")
    json.add("{")
    json.next("place")
    json.array(intervals) { $0.number(index.place($1.placeID)) }
    json.next("start")
    json.array(intervals) { $0.day($1.start) }
    json.next("end")
    json.array(intervals) { $0.day($1.end) }
    json.next("status")
    json.array(intervals) { $0.number(Self.statuses.firstIndex(of: $1.status)) }
    json.next("holder")
    json.array(intervals) { $0.number(index.party($1.status == .held ? $1.holder : nil)) }
    json.next("claimants")
    json.array(intervals) { $0.array($1.claimants.compactMap(index.party)) { $0.int($1) } }
    json.next("precision")
    json.array(intervals) { $0.string($1.startPrecision.rawValue) }
    json.next("rule")
    json.array(intervals) { $0.number(rules.firstIndex(of: $1.rule)) }
    json.next("for")
    json.array(intervals) { $0.array($1.supporting.compactMap(index.item)) { $0.int($1) } }
    json.next("against")
    json.array(intervals) { $0.array($1.competing.compactMap(index.item)) { $0.int($1) } }
    json.next("decision")
    json.array(intervals) { $0.number(index.item($1.decision)) }
    json.add("}")
  }

  private func changes(_ json: inout ByteText) {
    let changes = PageChange.changes(of: content.layers.events)
    json.next("changes")
    json.add("{")
    json.next("id")
    json.array(changes) { $0.string($1.events[0].id) }
    json.next("day")
    json.array(changes) { $0.day($1.day) }
    json.next("place")
    json.array(changes) { $0.number(index.place($1.events[0].placeID)) }
    json.next("text")
    json.array(changes) { $0.string(index.place($1.events[0].placeID) == nil ? $1.events[0].placeText : "") }
    json.next("action")
    json.array(changes) { $0.string($1.action.rawValue) }
    json.next("by")
    json.array(changes) { $0.number(index.party($1.by)) }
    json.next("from")
    json.array(changes) { $0.number(index.party($1.from)) }
    json.next("speaker")
    json.array(changes) { $0.string($1.speakers.joined(separator: ", ")) }
    json.next("items")
    json.array(changes) { $0.array($1.events.compactMap { index.item($0.id) }) { $0.int($1) } }
    json.add("}")
  }

  private func areas(_ json: inout ByteText) {
    json.next("areas")
    json.array(content.layers.areas.sorted { $0.id < $1.id }) { json, area in
      json.add("{")
      json.next("party")
      json.number(index.party(area.holder))
      span(area.start, area.end, &json)
      json.next("rings")
      json.array(area.polygons.flatMap(\.self)) { $0.line($1) }
      json.add("}")
    }
  }

  private func fronts(_ json: inout ByteText) {
    json.next("fronts")
    json.array(content.layers.fronts.sorted { $0.id < $1.id }) { json, front in
      json.add("{")
      json.next("parties")
      json.array([front.side, front.opponent]) { $0.number(index.party($1)) }
      span(front.start, front.end, &json)
      json.next("lines")
      json.array(front.lines) { $0.line($1) }
      json.add("}")
    }
  }

  private func span(_ start: CivilDate?, _ end: CivilDate?, _ json: inout ByteText) {
    json.next("start")
    json.day(start)
    json.next("end")
    json.day(end)
  }

  private func checks(_ json: inout ByteText) {
    json.next("checks")
    json.array(PageCheck.checks(of: index)) { $1.write(to: &$0) }
  }
}
