internal import Model

/// Divides a page of A4 (ISO 216, 210 mm by 297 mm) between title, maps, legend and notes.
struct SheetLayout {
  /// Points of 1/72 inch.
  static let longSide = 841.89
  static let shortSide = 595.28
  static let margin = 30.0
  static let gutter = 14.0
  static let titleSize = 15.0
  static let subtitleSize = 9.0
  static let headingSize = 10.0
  static let remarkSize = 6.8
  static let legendSize = 7.5
  static let noteSize = 6.5
  /// The room of the scale bars and the north arrow at the right of the legend.
  static let scaleRoom = 170.0
  static let scaleHeight = 44.0
  static let legendLine = 12.0

  /// A sign of the legend with its place.
  struct PlacedEntry {
    var entry: LegendEntry
    var x: Double
    var line: Int
    var words: String
  }

  let width: Double
  let height: Double
  /// Width of a map's frame.
  let frameWidth: Double
  /// Height of a map's frame.
  let frameHeight: Double
  /// How many lines of remarks stand under each map: narrow ones need two.
  let remarkLines: Int
  /// The top left corners of the maps' frames.
  let corners: [PagePosition]
  let title: [String]
  let subtitle: [String]
  let legend: [PlacedEntry]
  let notes: [String]
  /// Where legend and scale begin.
  let legendTop: Double
  /// Where the notes begin.
  let notesTop: Double

  private static let headingHeight = 14.0
  /// Of a line of remarks under a map.
  private static let remarkLine = 8.5

  /// The layout that shows an extent largest: upright or lying, in so many columns; of equals the lying one with fewer
  /// columns.
  static func best(for sheet: MapSheet, extentWidth: Double, extentHeight: Double) -> SheetLayout {
    let count = max(1, sheet.panels.count)
    func scale(_ layout: SheetLayout) -> Double {
      min(layout.frameWidth / extentWidth, layout.frameHeight / extentHeight)
    }
    let layouts = [(longSide, shortSide), (shortSide, longSide)].flatMap { page in
      (1...count).map { SheetLayout(sheet, width: page.0, height: page.1, columns: $0) }
    }
    return layouts.dropFirst().reduce(layouts[0]) { best, next in
      scale(next) > scale(best) * 1.000_001 ? next : best
    }
  }

  init(_ sheet: MapSheet, width: Double, height: Double, columns: Int) {
    self.width = width
    self.height = height
    let room = width - 2 * Self.margin
    title = Array(
      TextMeasure.wrapped(sheet.title, size: Self.titleSize, room: room, isBold: true).prefix(3))
    subtitle = Array(TextMeasure.wrapped(sheet.subtitle, size: Self.subtitleSize, room: room).prefix(4))
    notes = sheet.notes.flatMap { TextMeasure.wrapped($0, size: Self.noteSize, room: room) }
    legend = Self.flow(sheet.legend, room: room - Self.scaleRoom)
    let legendLines = Double((legend.last?.line ?? -1) + 1)
    let legendHeight = max(Self.scaleHeight, 13 + legendLines * Self.legendLine)
    let top =
      Self.margin + Double(title.count) * Self.titleSize * 1.2
      + Double(subtitle.count) * Self.subtitleSize * 1.3 + 6
    notesTop = height - Self.margin - Double(notes.count) * Self.noteSize * 1.28
    legendTop = notesTop - 5 - legendHeight
    let count = max(1, sheet.panels.count)
    let rows = (count + columns - 1) / columns
    let (across, down) = (Double(columns), Double(rows))
    let cellWidth = (room - (across - 1) * Self.gutter) / across
    let cellHeight = (legendTop - 6 - top - (down - 1) * 4) / down
    remarkLines = cellWidth < 230 ? 2 : 1
    let remarkHeight = Double(remarkLines) * Self.remarkLine + 2
    let mapHeight = max(20, cellHeight - Self.headingHeight - remarkHeight)
    // A strip shows less than a map of the same scale that is not one.
    frameWidth = min(cellWidth, mapHeight * 2)
    frameHeight = min(mapHeight, cellWidth * 2)
    let frame = (width: frameWidth, height: frameHeight)
    corners = (0..<count).map { index in
      PagePosition(
        Self.margin + Double(index % columns) * (frame.width + Self.gutter),
        top + Self.headingHeight
          + Double(index / columns) * (frame.height + Self.headingHeight + remarkHeight + 4))
    }
  }

  private static func flow(_ entries: [LegendEntry], room: Double) -> [PlacedEntry] {
    var (x, line) = (0.0, 0)
    return entries.map { entry in
      let words = TextMeasure.cut(entry.text, size: legendSize, room: room - 20)
      let width = 17 + TextMeasure.width(words, size: legendSize) + 8
      if x > 0, x + width > room { (x, line) = (0, line + 1) }
      defer { x += width }
      return PlacedEntry(entry: entry, x: x, line: line, words: words)
    }
  }
}
