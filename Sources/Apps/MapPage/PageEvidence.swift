internal import Features
internal import GeoJSON
internal import Layers
internal import Model

/// What the things on the page rest on, in sheets: a click asks for one of them, not for the words of ten years.
struct PageEvidence {
  /// So many items a sheet.
  static let sheetSize = 64

  private let content: PageContent
  private let index: PageIndex

  init(_ content: PageContent) {
    self.content = content
    index = PageIndex(content.layers)
  }

  /// The sheets in order, each its items behind the fingerprint of their numbering.
  var sheets: [[UInt8]] {
    stride(from: 0, to: index.items.count, by: Self.sheetSize).map { start in
      var json = ByteText(capacity: 1 << 16)
      json.add("{")
      json.member("of", index.fingerprint)
      json.next("items")
      json.array(index.items[start..<min(start + Self.sheetSize, index.items.count)]) { json, item in
        json.add("{")
        switch item {
        case .claim(let event): write(event, to: &json)
        case .ruling(let ruling): write(ruling, to: &json)
        case .check(let feature): write(feature, to: &json)
        }
        json.add("}")
      }
      json.add("}")
      return json.bytesForMarkup()
    }
  }

  private func write(_ event: ControlEvent, to json: inout ByteText) {
    let report = content.layers.reports[event.report]
    json.member("kind", "claim")
    json.member("id", event.id)
    json.member("action", event.action.rawValue)
    json.member("place", event.placeText)
    json.member("by", event.by?.text)
    json.member("from", event.from?.text)
    json.member("earliest", event.valid.earliest?.description)
    json.member("latest", event.valid.latest?.description)
    json.member("precision", event.valid.precision.rawValue)
    json.member("date_text", event.valid.text)
    json.member("date_reason", event.valid.reason)
    json.member("speaker", event.speaker?.text)
    json.member("quote", event.evidence.text)
    json.member("sentence", event.evidence.sentence == event.evidence.text ? nil : event.evidence.sentence)
    json.member("place_reason", event.placeReason)
    if let score = event.placeScore {
      json.next("place_score")
      json.rounded(score, places: 3)
    }
    json.member("report", event.report)
    json.member("report_title", report?.title)
    json.member("source", event.source ?? report?.source)
    json.member("source_url", event.url ?? report?.url)
    json.member("recorded", event.recorded?.description)
  }

  private func write(_ ruling: Ruling, to json: inout ByteText) {
    json.member("kind", "ruling")
    json.member("id", ruling.id)
    json.member("reason", ruling.reason)
    json.member("analyst", ruling.analyst)
    json.member("recorded", ruling.recorded.description)
  }

  /// A check says what its layer says, field by field.
  private func write(_ feature: Feature, to json: inout ByteText) {
    json.member("kind", "check")
    for (field, value) in zip(index.checkSchema?.fields ?? [], feature.values) where field.name != "kind" {
      switch value {
      case .null, .strings: continue
      case .string(let text):
        begin(field.name, &json)
        json.string(text)
      case .int(let number):
        begin(field.name, &json)
        json.int(number)
      case .double(let number):
        begin(field.name, &json)
        json.double(number, places: 3)
      case .bool(let isTrue):
        begin(field.name, &json)
        if isTrue { json.add("true") } else { json.add("false") }
      }
    }
  }

  private func begin(_ name: String, _ json: inout ByteText) {
    json.add(",")
    json.string(name)
    json.add(":")
  }
}
