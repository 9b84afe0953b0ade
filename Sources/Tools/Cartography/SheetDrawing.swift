private import Foundation
internal import Model

/// Draws the page: titles, panels, legend, scale, north and notes.
struct SheetDrawing {
  let sheet: MapSheet
  let layout: SheetLayout
  let frame: MapFrame
  let ground: GroundDrawing
  /// How many places there are.
  let places: Int
  /// What became of each panel, once drawn.
  private(set) var outcomes: [PanelDrawing.Outcome] = []

  init(sheet: MapSheet, layout: SheetLayout, frame: MapFrame, ground: GroundDrawing, places: Int) {
    self.sheet = sheet
    self.layout = layout
    self.frame = frame
    self.ground = ground
    self.places = places
  }

  /// Kilometres and miles.
  var bars: [ScaleBar] {
    [.kilometre, .mile].map { ScaleBar($0, on: frame, room: min(105, layout.frameWidth * 0.5)) }
  }

  /// The document.
  mutating func draw() -> String {
    var svg = SVG()
    svg.begin(
      "svg",
      [
        "xmlns": .text("http://www.w3.org/2000/svg"), "xmlns:xlink": .text("http://www.w3.org/1999/xlink"),
        "version": .text("1.1"), "width": .text("\(Self.millimetres(layout.width))mm"),
        "height": .text("\(Self.millimetres(layout.height))mm"),
        "viewBox": .text("0 0 \(SVG.number(layout.width)) \(SVG.number(layout.height))"),
        "role": .text("img"), "aria-labelledby": .text("title description"), "font-family": .text(SVG.fonts),
        "fill": .text(Marks.ink),
      ])
    svg.add("title", ["id": .text("title")], words: sheet.title)
    svg.add("desc", ["id": .text("description")], words: description)
    svg.group("defs") { svg in
      let areas = sheet.panels.flatMap(\.areas).map(\.colour)
      let swatches = sheet.legend.compactMap { entry in
        if case .area(let colour) = entry.sign { colour } else { nil }
      }
      for colour in Set(areas + swatches).sorted() { Marks.addHatching(colour, to: &svg) }
      ground.add(to: &svg)
    }
    svg.add(
      "rect", ["width": .number(layout.width), "height": .number(layout.height), "fill": .text("#ffffff")])
    addTitles(to: &svg)
    addPanels(to: &svg)
    addLegend(to: &svg)
    addScale(to: &svg)
    addNotes(to: &svg)
    svg.end()
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg.text
  }

  private var description: String {
    let days = sheet.panels.map(\.heading).joined(separator: "; ")
    let key = sheet.legend.map(\.text).joined(separator: "; ")
    return "\(sheet.subtitle) Maps: \(days). \(sheet.legendTitle): \(key)."
  }

  private static func millimetres(_ points: Double) -> String {
    SVG.number((points * 25.4 / 72).rounded())
  }

  private func addTitles(to svg: inout SVG) {
    var y = SheetLayout.margin
    for line in layout.title {
      y += SheetLayout.titleSize * 1.2
      addLine(line, y: y - 4, size: SheetLayout.titleSize, weight: "bold", to: &svg)
    }
    for line in layout.subtitle {
      y += SheetLayout.subtitleSize * 1.3
      addLine(line, y: y - 1, size: SheetLayout.subtitleSize, colour: Marks.grey, to: &svg)
    }
  }

  private func addLine(
    _ words: String, x: Double = SheetLayout.margin, y: Double, size: Double, weight: String = "normal",
    colour: String = Marks.ink, to svg: inout SVG
  ) {
    svg.add(
      "text",
      [
        "x": .number(x), "y": .number(y), "font-size": .number(size), "font-weight": .text(weight),
        "fill": .text(colour),
      ], words: words)
  }

  /// The radius of points: smaller where there are many, so that they stay apart.
  private var radius: Double {
    let room = (layout.frameWidth * layout.frameHeight / Double(max(1, places))).squareRoot()
    return max(1, min(2.8, room * 0.14))
  }

  private mutating func addPanels(to svg: inout SVG) {
    let drawing = PanelDrawing(
      frame: frame, ground: ground, radius: radius,
      labelSize: layout.frameWidth > 450 ? 7.5 : layout.frameWidth > 330 ? 7 : 6.4)
    for (panel, corner) in zip(sheet.panels, layout.corners) {
      let transform = "translate(\(SVG.number(corner.x)) \(SVG.number(corner.y)))"
      svg.begin("g", ["class": .text("panel"), "transform": .text(transform)])
      addLine(panel.heading, x: 0, y: -4, size: SheetLayout.headingSize, weight: "bold", to: &svg)
      let outcome = drawing.add(panel, previous: outcomes.last?.positions ?? [:], to: &svg)
      var remarks = panel.remark.isEmpty ? [] : [panel.remark]
      if outcome.unlabelled > 0 {
        remarks.append("names left out: \(outcome.unlabelled)")
      }
      let lines = TextMeasure.wrapped(
        remarks.joined(separator: "; "), size: SheetLayout.remarkSize, room: layout.frameWidth)
      for (index, line) in lines.prefix(layout.remarkLines).enumerated() {
        let y = layout.frameHeight + 8 + Double(index) * SheetLayout.remarkSize * 1.2
        addLine(line, x: 0, y: y, size: SheetLayout.remarkSize, colour: Marks.grey, to: &svg)
      }
      svg.end()
      outcomes.append(outcome)
    }
  }

  private func addLegend(to svg: inout SVG) {
    let (x, y) = (SheetLayout.margin, layout.legendTop)
    addLine(sheet.legendTitle, x: x, y: y + 8, size: SheetLayout.legendSize, weight: "bold", to: &svg)
    for item in layout.legend {
      let middle = PagePosition(x + item.x + 6, y + 13 + (Double(item.line) + 0.5) * SheetLayout.legendLine)
      addSign(item.entry.sign, at: middle, to: &svg)
      addLine(item.words, x: x + item.x + 17, y: middle.y + 2.6, size: SheetLayout.legendSize, to: &svg)
    }
  }

  private func addSign(_ sign: LegendEntry.Sign, at middle: PagePosition, to svg: inout SVG) {
    let line = SVG.path([PagePosition(middle.x - 6, middle.y), PagePosition(middle.x + 7, middle.y)])
    switch sign {
    case .point(let symbol, let isRinged):
      if isRinged { Marks.addRing(at: middle, radius: 2.8, to: &svg) }
      Marks.add(symbol, at: middle, radius: 2.8, title: "", to: &svg)
    case .area(let colour):
      svg.add(
        "rect",
        [
          "x": .number(middle.x - 6), "y": .number(middle.y - 4), "width": .number(13), "height": .number(8),
          "fill": .text("url(#\(Marks.hatching(colour)))"), "stroke": .text(colour),
          "stroke-width": .number(0.6), "stroke-dasharray": .text("2.5 1.8"),
        ])
    case .line: Marks.addLine(line, title: "", to: &svg)
    case .ground(let kind): Marks.addGroundLine(line, kind, title: "", to: &svg)
    case .outside:
      Marks.addArrow(
        .hollow, tip: PagePosition(middle.x + 4, middle.y), direction: 90, isRinged: false, title: "",
        to: &svg)
    }
  }

  /// Two bars from one zero, and the north arrow at their right.
  private func addScale(to svg: inout SVG) {
    let right = layout.width - SheetLayout.margin
    let left = right - SheetLayout.scaleRoom + 8
    let middle = layout.legendTop + 22
    for (bar, side) in zip(bars, [-1.0, 1.0]) {
      let (end, tick) = (left + bar.points, middle + side * 4)
      let path = SVG.path([
        PagePosition(left, tick), PagePosition(left, middle), PagePosition(end, middle),
        PagePosition(end, tick),
      ])
      svg.add(
        "path",
        [
          "class": .text("scale"), "d": .text(path), "fill": .text("none"), "stroke": .text(Marks.ink),
          "stroke-width": .number(0.8),
        ])
      addLine(
        bar.text, x: end + 3, y: side < 0 ? middle - 1.5 : middle + 7, size: SheetLayout.legendSize, to: &svg)
    }
    let tip = PagePosition(right - 8, layout.legendTop + 13)
    svg.group(
      "g",
      [
        "transform": .text(
          "rotate(\(SVG.number(frame.north)) \(SVG.number(tip.x)) \(SVG.number(tip.y + 13)))")
      ]
    ) { svg in
      let path = SVG.path(
        [
          tip, PagePosition(tip.x + 4.5, tip.y + 22), PagePosition(tip.x, tip.y + 17.5),
          PagePosition(tip.x - 4.5, tip.y + 22), tip,
        ], isClosed: true)
      svg.add("path", ["d": .text(path), "fill": .text(Marks.ink)], title: "True north")
      svg.add(
        "text",
        [
          "x": .number(tip.x), "y": .number(tip.y - 2.5), "font-size": .number(9),
          "font-weight": .text("bold"),
          "text-anchor": .text("middle"),
        ], words: "N")
    }
  }

  private func addNotes(to svg: inout SVG) {
    for (index, line) in layout.notes.enumerated() {
      let y = layout.notesTop + Double(index + 1) * SheetLayout.noteSize * 1.28 - 2
      addLine(line, y: y, size: SheetLayout.noteSize, colour: Marks.grey, to: &svg)
    }
  }
}
