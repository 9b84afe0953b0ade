internal import Model

/// The words round a picture: what it is, and whom it is owed to.
struct PictureNotes {
  private static let mostOutlets = 8

  private let picture: Picture
  private let days: [PictureDay]
  /// The reports that the intervals rest on.
  private let reports: [ReportRecord]

  init(_ picture: Picture, days: [PictureDay]) {
    self.picture = picture
    self.days = days
    let supporting = Set(picture.content.intervals.flatMap(\.supporting))
    let cited = Set(picture.content.events.filter { supporting.contains($0.id) }.map(\.report))
    reports = cited.sorted().map { picture.content.reports[$0] ?? ReportRecord(id: $0) }
  }

  /// The headline.
  var title: String {
    if let title = picture.title { return title }
    guard let first = days.first, let last = days.last else { return "Control by place" }
    if days.count == 1 { return "Control by place on \(first.day.words)" }
    return "Control by place, \(first.day.words) to \(last.day.words)"
  }

  /// The sentence under it.
  var subtitle: String {
    let places = Set(picture.content.intervals.map(\.placeID)).count
    let rules = Set(picture.content.intervals.map(\.rule)).sorted().joined(separator: ", ")
    let held = "Who held \(Self.count(places, "place"))"
    guard !reports.isEmpty else { return "\(held), by the rule of evidence '\(rules)'." }
    let told = Self.count(reports.count, "report")
    return "\(held), as told in \(told); where they differ, by the rule of evidence '\(rules)'."
  }

  /// The paragraphs at the foot.
  var paragraphs: [String] { [sources, sketches].filter { !$0.isEmpty } }

  private var sources: String {
    var parts: [String] = []
    if !reports.isEmpty { parts.append(reportLine) }
    if !picture.credits.isEmpty { parts.append("places: \(Self.list(picture.credits))") }
    guard !parts.isEmpty else { return "" }
    return "Sources: \(parts.joined(separator: "; ")). A dot is the claim of a report, not a finding of fact."
  }

  private var reportLine: String {
    let published = reports.compactMap(\.published).sorted()
    let outlets = Set(reports.compactMap(\.source)).sorted()
    var text = Self.count(reports.count, "report")
    if !outlets.isEmpty {
      let rest = outlets.count - Self.mostOutlets
      text +=
        " of \(Self.list(Array(outlets.prefix(Self.mostOutlets))))\(rest > 0 ? " and \(rest) more" : "")"
    }
    if let first = published.first, let last = published.last {
      text += first == last ? ", \(first.words)" : ", \(first.words) to \(last.words)"
    }
    return text
  }

  private var sketches: String {
    guard !picture.content.areas.isEmpty || !picture.content.fronts.isEmpty else { return "" }
    let places = Set(picture.content.areas.flatMap(\.placeIDs) + picture.content.fronts.flatMap(\.placeIDs))
      .count
    let methods = Set(picture.content.areas.map(\.method) + picture.content.fronts.map(\.method)).sorted()
      .prefix(2)
    // The method says itself that it is a sketch.
    return "Areas and fronts, drawn from \(Self.count(places, "place")): \(methods.joined(separator: "; "))."
  }

  /// What a place tells to who points at it: who holds it since when, and the words that say so.
  static func title(
    _ interval: ControlInterval?, name: String, events: [String: ControlEvent],
    reports: [String: ReportRecord]
  ) -> String {
    guard let interval else { return "\(name): holder not known" }
    let what =
      switch interval.status {
      case .held: "held by \(interval.holder?.text ?? "an unnamed party")"
      case .contested: "contested between \(list(interval.claimants.map(\.text)))"
      case .unknown: "holder not known"
      }
    let ruled = interval.decision == nil ? "" : ", as an analyst decided"
    let since = (interval.start.map { " since \($0.words)" } ?? "") + ruled
    guard let event = interval.supporting.lazy.compactMap({ events[$0] }).first else {
      return "\(name): \(what)\(since)"
    }
    let source = event.source ?? reports[event.report]?.source ?? event.report
    let day = event.recorded.map { ", \($0.words)" } ?? ""
    return "\(name): \(what)\(since). “\(event.evidence.text)” (\(source)\(day))"
  }

  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  private static func list(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return "\(words.dropLast().joined(separator: ", ")) and \(last)"
  }
}
