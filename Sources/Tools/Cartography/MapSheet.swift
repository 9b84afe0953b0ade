public import Model

/// What is to be drawn: the same ground several times side by side, with a legend and notes.
///
/// (E. R. Tufte, "Envisioning Information", 1990: small multiples.)
public struct MapSheet: Sendable {
  /// The headline.
  public var title: String
  /// A sentence under it; empty for none.
  public var subtitle: String
  /// The maps, in reading order; at least one.
  public var panels: [MapPanel]
  /// The ground under each of them.
  public var basemap: Basemap
  /// What stands over the legend.
  public var legendTitle: String
  /// What the signs mean.
  public var legend: [LegendEntry]
  /// Paragraphs at the foot: sources and remarks.
  public var notes: [String]

  /// Makes a sheet.
  public init(
    title: String, subtitle: String = "", panels: [MapPanel], basemap: Basemap = Basemap(),
    legendTitle: String = "", legend: [LegendEntry] = [], notes: [String] = []
  ) {
    self.title = title
    self.subtitle = subtitle
    self.panels = panels
    self.basemap = basemap
    self.legendTitle = legendTitle
    self.legend = legend
    self.notes = notes
  }
}

/// One map of a sheet.
public struct MapPanel: Sendable {
  /// What stands over it, such as "4 September 2016".
  public var heading: String
  /// What stands beside the heading, small; empty for nothing.
  public var remark: String
  /// Points, one a place.
  public var points: [MapPoint]
  /// Areas, filled lightly and outlined in dashes: sketches.
  public var areas: [MapArea]
  /// Heavy lines over the areas.
  public var lines: [MapLine]

  /// Makes a map.
  public init(
    heading: String, remark: String = "", points: [MapPoint], areas: [MapArea] = [], lines: [MapLine] = []
  ) {
    self.heading = heading
    self.remark = remark
    self.points = points
    self.areas = areas
    self.lines = lines
  }
}

/// A sign for a point; colours are `#rrggbb`.
public enum MapSymbol: Sendable, Hashable {
  /// A dot.
  case dot(String)
  /// A dot in sectors of equal size, the first to the right of the top.
  case sectors([String])
  /// A small circle, empty.
  case hollow
}

/// A place on a map.
public struct MapPoint: Sendable, Hashable {
  /// The same for the same place on every map of a sheet.
  public var id: String
  /// Where.
  public var coordinate: Coordinate
  /// Its name as it is to be printed.
  public var label: String
  /// The sign.
  public var symbol: MapSymbol
  /// Whether a ring stands round the sign.
  public var isRinged: Bool
  /// Where labels do not all fit, the greater comes first; so does it where theatres compete for the frame.
  public var weight: Int
  /// What a reader sees who points at it.
  public var title: String

  /// Makes a point.
  public init(
    id: String, coordinate: Coordinate, label: String, symbol: MapSymbol, isRinged: Bool = false,
    weight: Int = 0, title: String = ""
  ) {
    self.id = id
    self.coordinate = coordinate
    self.label = label
    self.symbol = symbol
    self.isRinged = isRinged
    self.weight = weight
    self.title = title
  }
}

/// An area on a map.
public struct MapArea: Sendable, Hashable {
  /// Polygons, each an outline and its holes.
  public var polygons: [[[Coordinate]]]
  /// `#rrggbb`.
  public var colour: String
  /// What a reader sees who points at it.
  public var title: String

  /// Makes an area.
  public init(polygons: [[[Coordinate]]], colour: String, title: String = "") {
    self.polygons = polygons
    self.colour = colour
    self.title = title
  }
}

/// Lines on a map.
public struct MapLine: Sendable, Hashable {
  /// Lines.
  public var lines: [[Coordinate]]
  /// What a reader sees who points at it.
  public var title: String

  /// Makes lines.
  public init(lines: [[Coordinate]], title: String = "") {
    self.lines = lines
    self.title = title
  }
}

/// A sign of the legend and what it means.
public struct LegendEntry: Sendable, Hashable {
  /// What stands before the words.
  public enum Sign: Sendable, Hashable {
    /// A point's sign, with or without the ring.
    case point(MapSymbol, isRinged: Bool)
    /// The fill of an area.
    case area(String)
    /// A heavy line.
    case line
    /// Something of the basemap.
    case ground(Basemap.Kind)
    /// A place outside the frame, in the direction of the arrow.
    case outside
  }
  /// The sign.
  public var sign: Sign
  /// The words.
  public var text: String

  /// Makes an entry.
  public init(_ sign: Sign, _ text: String) {
    self.sign = sign
    self.text = text
  }
}
