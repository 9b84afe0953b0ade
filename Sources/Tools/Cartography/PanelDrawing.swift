private import Foundation
internal import Model

/// Draws one map of a sheet, all but what the sheet draws once.
struct PanelDrawing {
  let frame: MapFrame
  let ground: GroundDrawing
  /// The radius of points, points.
  let radius: Double
  /// The size of names, points.
  let labelSize: Double

  /// What became of a map.
  struct Outcome {
    /// The names that found room.
    var labels: [LabelPlacer.Label] = []
    /// Where each place's name stands, for the next map.
    var positions: [String: Int] = [:]
    /// How many places have no name.
    var unlabelled = 0
    /// How many lie outside the frame.
    var outside = 0
  }

  /// A point with where it is drawn.
  private struct Placed {
    var point: MapPoint
    var position: PagePosition
    /// Of a point outside, where it lies, degrees clockwise from the top.
    var direction: Double?
  }

  /// Adds a map in the coordinates of its frame.
  ///
  /// - Parameter previous: Where names stood on the map before: they stay there where they can.
  func add(_ panel: MapPanel, previous: [String: Int], to svg: inout SVG) -> Outcome {
    svg.add("use", ["xlink:href": .text("#\(GroundDrawing.ground)")])
    addAreas(panel.areas, to: &svg)
    svg.add("use", ["xlink:href": .text("#\(GroundDrawing.courses)")])
    let lines = panel.lines.map {
      (title: $0.title, path: frame.lines($0.lines).map { SVG.path($0) }.joined())
    }
    for line in lines.sorted(by: <) where !line.path.isEmpty {
      Marks.addLine(line.path, title: line.title, to: &svg)
    }
    let placed = panel.points.sorted { $0.id < $1.id }.compactMap(place)
    var outcome = name(placed, previous: previous)
    outcome.outside = placed.count { $0.direction != nil }
    var signs = Occupancy()
    for item in placed { signs.take(signBox(of: item)) }
    ground.graticule.addLabels(avoiding: signs, to: &svg)
    addLeaders(outcome.labels, to: &svg)
    // All rings first, so that none lies over a dot.
    for item in placed where item.point.isRinged && item.direction == nil {
      Marks.addRing(at: item.position, radius: radius, to: &svg)
    }
    for item in placed.sorted(by: Self.isUnder) { add(item, to: &svg) }
    addLabels(outcome.labels, to: &svg)
    let rivers = nameRivers(placed, under: outcome.labels)
    addNames(rivers, colour: "#2f6f9f", isItalic: true, to: &svg)
    svg.add(
      "rect",
      [
        "width": .number(frame.box.width), "height": .number(frame.box.height), "fill": .text("none"),
        "stroke": .text("#8c8c8c"), "stroke-width": .number(0.6),
      ])
    return outcome
  }

  private func addAreas(_ areas: [MapArea], to svg: inout SVG) {
    let drawn = areas.map { area in
      (
        colour: area.colour, title: area.title,
        fill: frame.rings(area.polygons).map { SVG.path($0, isClosed: true) }.joined(),
        // The outline is cut as lines, or it would follow the frame.
        outline: frame.lines(area.polygons.flatMap(\.self)).map { SVG.path($0) }.joined()
      )
    }
    for area in drawn.sorted(by: <) where !area.fill.isEmpty {
      svg.add(
        "path",
        [
          "d": .text(area.fill), "fill-rule": .text("evenodd"),
          "fill": .text("url(#\(Marks.hatching(area.colour)))"),
        ], title: area.title)
      guard !area.outline.isEmpty else { continue }
      svg.add(
        "path",
        [
          "d": .text(area.outline), "fill": .text("none"), "stroke": .text(area.colour),
          "stroke-width": .number(0.6), "stroke-dasharray": .text("2.5 1.8"), "stroke-opacity": .number(0.9),
        ])
    }
  }

  /// Where a point is drawn: at its place, or at the frame in its direction.
  private func place(_ point: MapPoint) -> Placed? {
    let inner = frame.box.grown(by: -radius - 2)
    if let position = frame.page(point.coordinate), inner.contains(position) {
      return Placed(point: point, position: position)
    }
    guard let far = frame.pageOrRim(point.coordinate) else { return nil }
    let middle = frame.box.centre
    let (east, south) = (far.x - middle.x, far.y - middle.y)
    let room = frame.box.grown(by: -3)
    let part = min(room.width / 2 / max(abs(east), 1e-9), room.height / 2 / max(abs(south), 1e-9))
    let tip = PagePosition(middle.x + east * part, middle.y + south * part)
    return Placed(point: point, position: tip, direction: atan2(east, -south) * 180 / .pi)
  }

  /// The order of drawing: what matters lies on top.
  private static func isUnder(_ a: Placed, _ b: Placed) -> Bool {
    (a.point.isRinged ? 1 : 0, a.point.weight, a.point.id) < (
      b.point.isRinged ? 1 : 0, b.point.weight, b.point.id
    )
  }

  private func add(_ item: Placed, to svg: inout SVG) {
    let point = item.point
    svg.group("g", ["class": .text("place"), "data-place": .text(point.id)]) { svg in
      if let direction = item.direction {
        Marks.addArrow(
          point.symbol, tip: item.position, direction: direction, isRinged: point.isRinged,
          title: point.title,
          to: &svg)
      } else {
        Marks.add(point.symbol, at: item.position, radius: radius, title: point.title, to: &svg)
      }
    }
  }

  /// The middle and half size of what a name must keep off.
  private func sign(of item: Placed) -> (centre: PagePosition, radius: Double) {
    guard let direction = item.direction else {
      return (item.position, item.point.isRinged ? Marks.ringReach(radius) : radius + 0.4)
    }
    let angle = direction * .pi / 180
    return (PagePosition(item.position.x - sin(angle) * 3.5, item.position.y + cos(angle) * 3.5), 4)
  }

  private func signBox(of item: Placed) -> PageBox {
    let sign = sign(of: item)
    return PageBox(x: sign.centre.x, y: sign.centre.y, width: 0, height: 0).grown(by: sign.radius - 0.2)
  }

  /// Puts names to points, those that changed first, then by weight.
  private func name(_ placed: [Placed], previous: [String: Int]) -> Outcome {
    var placer = placer(avoiding: placed)
    var outcome = Outcome()
    for item in placed.sorted(by: { Self.isUnder($1, $0) }) {
      let sign = sign(of: item)
      let words = TextMeasure.cut(item.point.label, size: labelSize, room: min(110, frame.box.width * 0.45))
      guard !words.isEmpty,
        let label = placer.place(
          words, at: sign.centre, radius: sign.radius, preferred: previous[item.point.id])
      else {
        outcome.unlabelled += 1
        continue
      }
      outcome.labels.append(label)
      outcome.positions[item.point.id] = label.position
    }
    return outcome
  }

  private func placer(avoiding placed: [Placed]) -> LabelPlacer {
    var placer = LabelPlacer(frame: frame.box, size: labelSize, usesLeaders: placed.count <= 400)
    for label in ground.graticule.labels { placer.take(label.box) }
    for item in placed { placer.take(signBox(of: item)) }
    return placer
  }

  /// Puts names to rivers where the places leave room.
  private func nameRivers(_ placed: [Placed], under labels: [LabelPlacer.Label]) -> [LabelPlacer.Label] {
    var placer = placer(avoiding: placed)
    for label in labels {
      placer.take(label.box)
      if let start = label.leader.first, let end = label.leader.last {
        placer.take(
          PageBox(
            x: min(start.x, end.x), y: min(start.y, end.y), width: abs(start.x - end.x),
            height: abs(start.y - end.y)))
      }
    }
    return ground.rivers.compactMap { river in
      river.positions.lazy.compactMap { placer.place(river.name, at: $0, radius: 1) }
        .first { $0.leader.isEmpty }
    }
  }

  private func addLeaders(_ labels: [LabelPlacer.Label], to svg: inout SVG) {
    for label in labels where !label.leader.isEmpty {
      svg.add(
        "path",
        [
          "d": .text(SVG.path(label.leader)), "fill": .text("none"), "stroke": .text(Marks.ink),
          "stroke-width": .number(0.35),
        ])
    }
  }

  private func addLabels(_ labels: [LabelPlacer.Label], to svg: inout SVG) {
    addNames(labels.sorted { ($0.box.y, $0.box.x) < ($1.box.y, $1.box.x) }, colour: Marks.ink, to: &svg)
  }

  private func addNames(
    _ labels: [LabelPlacer.Label], colour: String, isItalic: Bool = false, to svg: inout SVG
  ) {
    guard !labels.isEmpty else { return }
    svg.group(
      "g",
      [
        "class": .text(isItalic ? "rivers" : "names"), "font-size": .number(labelSize), "fill": .text(colour),
        "font-style": .text(isItalic ? "italic" : "normal"), "stroke": .text("#ffffff"),
        "stroke-width": .number(1.8), "stroke-linejoin": .text("round"), "paint-order": .text("stroke"),
      ]
    ) { svg in
      for label in labels {
        let x =
          switch label.anchor {
          case .start: label.box.x
          case .middle: label.box.centre.x
          case .end: label.box.right
          }
        svg.add(
          "text",
          [
            "x": .number(x), "y": .number(label.box.bottom - labelSize * 0.27),
            "text-anchor": .text(label.anchor.rawValue),
          ], words: label.text)
      }
    }
  }
}
