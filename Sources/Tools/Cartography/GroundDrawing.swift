internal import Model

/// The basemap in the frame of a sheet's panels: drawn once, used by each.
struct GroundDrawing {
  /// The identifier of what lies under the areas.
  static let ground = "ground"
  /// The identifier of what is seen over them: rivers, borders and other lines.
  static let courses = "courses"
  /// How far a line may be moved to make it simpler, points: a twentieth of a millimetre.
  private static let tolerance = 0.14

  /// A named river and where its name may stand.
  struct River {
    var name: String
    var positions: [PagePosition]
  }
  /// The kinds that are seen in the frame.
  private(set) var kinds: Set<Basemap.Kind> = []
  /// The rivers of the frame, the longest first.
  private(set) var rivers: [River] = []
  /// Meridians and parallels.
  let graticule: Graticule
  private let box: PageBox
  private var shapes: [Shape] = []

  /// Something of the basemap on the page: a fill, or lines.
  private struct Shape {
    var kind: Basemap.Kind
    var path: String
    var isFilled: Bool
    var title: String
  }

  init(_ basemap: Basemap, in frame: MapFrame) {
    box = frame.box
    graticule = Graticule(of: frame)
    var courses: [String: [[PagePosition]]] = [:]
    for kind in Basemap.Kind.allCases {
      for feature in basemap.features.filter({ $0.kind == kind }).sorted(by: Self.precedes) {
        let (lines, rings) = Self.drawn(feature.shape.geometry, in: frame)
        let fill = rings.map { SVG.path($0, isClosed: true) }.joined()
        let path = lines.map { SVG.path($0) }.joined()
        let name = feature.shape.name
        if !fill.isEmpty { shapes.append(Shape(kind: kind, path: fill, isFilled: true, title: name)) }
        if !path.isEmpty { shapes.append(Shape(kind: kind, path: path, isFilled: false, title: name)) }
        if !fill.isEmpty || !path.isEmpty { kinds.insert(kind) }
        if kind == .river { courses[feature.shape.name, default: []] += lines }
      }
    }
    rivers = courses.compactMap { name, lines in Self.river(name, lines) }
      .sorted { ($1.length, $0.river.name) < ($0.length, $1.river.name) }.map(\.river)
  }

  /// An order that does not depend on that of the input.
  private static func precedes(_ a: Basemap.Feature, _ b: Basemap.Feature) -> Bool {
    func key(_ feature: Basemap.Feature) -> (String, Double, Double) {
      let first =
        switch feature.shape.geometry {
        case .lines(let lines): lines.first?.first
        case .polygons(let polygons): polygons.first?.first?.first
        }
      return (feature.shape.name, first?.longitude ?? 0, first?.latitude ?? 0)
    }
    return key(a) < key(b)
  }

  private static func drawn(
    _ geometry: PlaceShape.Geometry, in frame: MapFrame
  ) -> (lines: [[PagePosition]], rings: [[PagePosition]]) {
    switch geometry {
    case .lines(let lines): return (frame.lines(lines, tolerance: tolerance), [])
    case .polygons(let polygons):
      // Outlines are cut as lines, or they would follow the frame.
      let outlines = frame.lines(polygons.flatMap(\.self), tolerance: tolerance)
      return (outlines, frame.rings(polygons, tolerance: tolerance))
    }
  }

  /// A river with places for its name, on its longest stretches; nil where it is too short to be named.
  private static func river(_ name: String, _ lines: [[PagePosition]]) -> (river: River, length: Double)? {
    func length(_ line: [PagePosition]) -> Double {
      zip(line, line.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
    }
    let total = lines.reduce(0) { $0 + length($1) }
    guard !name.isEmpty, total > 50 else { return nil }
    let longest = lines.map { (line: $0, length: length($0)) }.filter { $0.length > 12 }
      .sorted { $0.length > $1.length }.prefix(4)
    let positions = longest.flatMap { line, _ in
      [0.5, 0.3, 0.7, 0.1, 0.9].map { line[Int(Double(line.count - 1) * $0)] }
    }
    return (River(name: name, positions: positions), total)
  }

  /// Adds the groups that the panels use.
  func add(to svg: inout SVG) {
    svg.group("g", ["id": .text(Self.ground)]) { svg in
      svg.add(
        "rect",
        [
          "x": .number(0), "y": .number(0), "width": .number(box.width), "height": .number(box.height),
          "fill": .text(kinds.contains(.land) ? Marks.waterFill : Marks.paper),
        ])
      for shape in shapes where shape.isFilled { addFill(shape, to: &svg) }
      graticule.addLines(to: &svg)
    }
    svg.group("g", ["id": .text(Self.courses)]) { svg in
      for shape in shapes where !shape.isFilled {
        Marks.addGroundLine(shape.path, shape.kind, title: shape.title, to: &svg)
      }
    }
  }

  private func addFill(_ shape: Shape, to svg: inout SVG) {
    let colour =
      switch shape.kind {
      case .land: Marks.paper
      case .water: Marks.waterFill
      case .river: Marks.river
      case .border, .other: "none"
      }
    svg.add(
      "path",
      ["d": .text(shape.path), "fill-rule": .text("evenodd"), "fill": .text(colour)], title: shape.title)
  }
}
