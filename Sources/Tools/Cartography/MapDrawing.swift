private import Geodesy
public import Model

/// A sheet of maps drawn as SVG 1.1 on a page of A4.
///
/// No scripts, no fonts of its own, text as text; numbers have two decimals; the same sheet gives the same bytes in
/// whatever order its points, areas and lines are given. It prints at its size, and scales on a screen.
public struct MapDrawing: Sendable {
  /// The document.
  public let svg: String
  /// The projection in words.
  public let projection: String
  /// Places that the frame leaves out, pointed to from its edge.
  public let outside: Int
  /// Of each panel, how many places have no name on it.
  public let unlabelled: [Int]

  /// What the tests look at.
  struct Parts {
    var layout: SheetLayout
    var frame: MapFrame
    var labels: [[LabelPlacer.Label]]
    var bars: [ScaleBar]
  }
  let parts: Parts

  /// Draws a sheet; throws where it has no place at all, or PROJ fails.
  ///
  /// The panels share one frame: that of the places of all of them (`Theatre`).
  public init(_ sheet: MapSheet) throws(InputError) {
    let places = Dictionary(
      sheet.panels.flatMap(\.points).map { ($0.id, $0) },
      uniquingKeysWith: { $0.weight >= $1.weight ? $0 : $1 })
    let points = places.values.sorted { $0.id < $1.id }
    guard !points.isEmpty else {
      throw InputError(.data, at: "", "expected places to draw a map of, found none")
    }
    let theatre = Theatre(points)
    let extent: MapExtent
    do {
      extent = try MapExtent(points.filter { theatre.ids.contains($0.id) }.map(\.coordinate))
    } catch {
      throw InputError(.software, at: "", "\(error)")
    }
    var full = sheet
    // Legend and credits tell of what the frame shows, and the frame has the room that they leave.
    let kinds = GroundDrawing(sheet.basemap, in: Self.frame(for: full, extent).frame).kinds
    if !kinds.isEmpty, !sheet.basemap.credits.isEmpty {
      full.notes.append("Base map: \(sheet.basemap.credits.joined(separator: ", ")).")
    }
    full.notes.append("\(extent.projection.text); scale and north are true at the middle of the map.")
    full.legend.removeAll { entry in
      switch entry.sign {
      case .ground(let kind): !kinds.contains(kind)
      case .outside: theatre.ids.count == points.count
      case .point, .area, .line: false
      }
    }
    let (layout, frame) = Self.frame(for: full, extent)
    var drawing = SheetDrawing(
      sheet: full, layout: layout, frame: frame, ground: GroundDrawing(sheet.basemap, in: frame),
      places: points.count)
    svg = drawing.draw()
    projection = extent.projection.text
    outside = drawing.outcomes.map(\.outside).max() ?? 0
    unlabelled = drawing.outcomes.map(\.unlabelled)
    parts = Parts(
      layout: layout, frame: frame, labels: drawing.outcomes.map(\.labels), bars: drawing.bars)
  }

  private static func frame(for sheet: MapSheet, _ extent: MapExtent) -> (
    layout: SheetLayout, frame: MapFrame
  ) {
    let layout = SheetLayout.best(for: sheet, extentWidth: extent.width, extentHeight: extent.height)
    return (layout, MapFrame(extent, width: layout.frameWidth, height: layout.frameHeight))
  }
}
