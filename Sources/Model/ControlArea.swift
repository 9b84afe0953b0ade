/// A sketch of the ground that one party holds during an interval, drawn from the places it holds: not a survey.
public struct ControlArea: Sendable, Hashable {
  /// Stable name: the party and the first day.
  public var id: String
  /// Who holds it.
  public var holder: ActorReference
  /// First day; nil where open to the past.
  public var start: CivilDate?
  /// Last day; nil where it lasts to the end of what is known.
  public var end: CivilDate?
  /// Polygons, each an outline and its holes, closed rings on WGS 84; areas of one day share their edges exactly.
  public var polygons: [[[Coordinate]]]
  /// The places it is drawn from, by their gazetteer ids, in order.
  public var placeIDs: [String]
  /// Their main names, in the same order.
  public var placeNames: [String]
  /// How it was drawn, in one line: that it is a sketch, by which rule, cut at which distance, border and rivers.
  public var method: String

  /// Makes an area from its parts.
  public init(
    id: String, holder: ActorReference, start: CivilDate?, end: CivilDate?, polygons: [[[Coordinate]]],
    placeIDs: [String], placeNames: [String], method: String
  ) {
    self.id = id
    self.holder = holder
    self.start = start
    self.end = end
    self.polygons = polygons
    self.placeIDs = placeIDs
    self.placeNames = placeNames
    self.method = method
  }
}

/// Where the sketched areas of two parties meet during an interval.
public struct FrontLine: Sendable, Hashable {
  /// Stable name: both parties and the first day.
  public var id: String
  /// One side, the one whose key comes first.
  public var side: ActorReference
  /// The other side.
  public var opponent: ActorReference
  /// First day; nil where open to the past.
  public var start: CivilDate?
  /// Last day; nil where it lasts to the end of what is known.
  public var end: CivilDate?
  /// Lines on WGS 84: exactly the edges that the two areas share.
  public var lines: [[Coordinate]]
  /// The places on both sides of it, by their gazetteer ids, in order.
  public var placeIDs: [String]
  /// Their main names, in the same order.
  public var placeNames: [String]
  /// How it was drawn, in one line.
  public var method: String

  /// Makes a front line from its parts.
  public init(
    id: String, side: ActorReference, opponent: ActorReference, start: CivilDate?, end: CivilDate?,
    lines: [[Coordinate]], placeIDs: [String], placeNames: [String], method: String
  ) {
    self.id = id
    self.side = side
    self.opponent = opponent
    self.start = start
    self.end = end
    self.lines = lines
    self.placeIDs = placeIDs
    self.placeNames = placeNames
    self.method = method
  }
}
