internal import Model
internal import Tessellation

/// Keeps what is drawn for as long as it stays the same, and puts it down when it changes.
struct SketchSpans {
  private struct Area: Equatable {
    var polygons: [[[Coordinate]]]
    var places: [Int]
    var method: String
  }

  private struct Front: Equatable {
    var lines: [[Coordinate]]
    var places: [Int]
    var method: String
  }

  /// What is drawn, from a day on.
  private struct Span<Drawing: Equatable> {
    var start: CivilDate?
    var drawing: Drawing
  }

  private let book: HeldPlaces
  private let limits: TessellationLimits
  private var areas: [Int: Span<Area>] = [:]
  private var fronts: [LabelPair: Span<Front>] = [:]
  private var done = AreaMaker.Sketch(areas: [], fronts: [])

  init(book: HeldPlaces, limits: TessellationLimits) {
    self.book = book
    self.limits = limits
  }

  /// Takes what is drawn from a day on; of the touched parties alone, or of all (nil).
  mutating func draw(
    _ dissolution: Dissolution, labels: [Int?], places: [Int], from day: CivilDate?, touched: Set<Int>?,
    projections: [String]
  ) {
    let method = method(projections)
    var held: [Int: [Int]] = [:]
    for (place, label) in zip(places, labels) {
      if let label, touched?.contains(label) ?? true { held[label, default: []].append(place) }
    }
    for party in touched?.sorted() ?? Array(book.parties.indices) {
      let area = dissolution.areas[party].map {
        Area(polygons: $0, places: held[party] ?? [], method: method)
      }
      guard areas[party]?.drawing != area else { continue }
      close(party, before: day)
      areas[party] = area.map { Span(start: day, drawing: $0) }
    }
    let pairs = Set(
      fronts.keys.filter { touched?.contains($0.first) ?? true || touched?.contains($0.second) ?? true })
    for pair in pairs.union(dissolution.borders.keys).sorted() {
      let front = dissolution.borders[pair].flatMap { border in
        book.parties[pair.first].isSameParty(as: book.parties[pair.second])
          ? nil : Front(lines: border.lines, places: border.sites.map { places[$0] }, method: method)
      }
      guard fronts[pair]?.drawing != front else { continue }
      close(pair, before: day)
      fronts[pair] = front.map { Span(start: day, drawing: $0) }
    }
  }

  /// Everything drawn; what still stands has no last day.
  var sketch: AreaMaker.Sketch {
    var all = self
    for party in areas.keys { all.close(party, before: nil) }
    for pair in fronts.keys { all.close(pair, before: nil) }
    all.done.areas.sort { Self.order($0.id, $0.start) < Self.order($1.id, $1.start) }
    all.done.fronts.sort { Self.order($0.id, $0.start) < Self.order($1.id, $1.start) }
    return all.done
  }

  private static func order(_ id: String, _ start: CivilDate?) -> (Substring, Int) {
    (id.prefix { $0 != "@" }, start?.dayNumber ?? .min)
  }

  private mutating func close(_ party: Int, before day: CivilDate?) {
    guard let span = areas.removeValue(forKey: party) else { return }
    let holder = book.parties[party]
    done.areas.append(
      ControlArea(
        id: "\(HeldPlaces.key(of: holder))@\(span.start?.description ?? "..")", holder: holder,
        start: span.start,
        end: day?.adding(days: -1), polygons: span.drawing.polygons,
        placeIDs: span.drawing.places.map { book.places[$0].id },
        placeNames: span.drawing.places.map { book.places[$0].name }, method: span.drawing.method))
  }

  private mutating func close(_ pair: LabelPair, before day: CivilDate?) {
    guard let span = fronts.removeValue(forKey: pair) else { return }
    let (side, opponent) = (book.parties[pair.first], book.parties[pair.second])
    let keys = "\(HeldPlaces.key(of: side))|\(HeldPlaces.key(of: opponent))"
    done.fronts.append(
      FrontLine(
        id: "\(keys)@\(span.start?.description ?? "..")", side: side, opponent: opponent, start: span.start,
        end: day?.adding(days: -1), lines: span.drawing.lines,
        placeIDs: span.drawing.places.map { book.places[$0].id },
        placeNames: span.drawing.places.map { book.places[$0].name }, method: span.drawing.method))
  }

  /// "a sketch, not a survey: each point to the nearest place with word of that day, at most 15 km from it;
  /// …".
  private func method(_ projections: [String]) -> String {
    let reach = limits.reach.kilometres
    let figure = reach == reach.rounded() && reach < 1e6 ? "\(Int(reach))" : "\(reach)"
    var cuts = ["at most \(figure) km from it"]
    if limits.border != nil { cuts.append("within the border given") }
    if !limits.barriers.isEmpty { cuts.append("not across the rivers given") }
    let more = projections.count > 1 ? " and \(projections.count - 1) more" : ""
    let projection = projections.first.map { "; \($0)\(more)" } ?? ""
    return "a sketch, not a survey: each point to the nearest place with word of that day, "
      + cuts.joined(separator: ", ") + projection
  }
}
