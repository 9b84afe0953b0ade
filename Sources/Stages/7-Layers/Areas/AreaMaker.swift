public import Model
internal import Tessellation

/// Sketches the areas of control and the front lines between them from the places held.
///
/// For each day the ground is divided among the places of which something is said for that day, and of those
/// alone: a place that first enters the news later takes no ground from its neighbours before. Each point
/// goes to the nearest such place, no farther than the reach. The cell of a place that is contested, or that
/// nobody is known to hold, is in no party's area; so is the cell of places within a metre of each other with
/// different holders.
public struct AreaMaker: Sendable {
  private let limits: TessellationLimits

  /// Chooses what areas end at.
  ///
  /// - Parameters:
  ///   - reach: How far from the last known place, above 0 and at most 500 km.
  ///   - border: Polygons, each an outline and its holes, with edges straight in longitude and latitude; nil for
  ///     none.
  ///   - rivers: Lines that no area reaches across from a place on the other bank.
  public init(
    reach: Length = .kilometres(15), border: [[[Coordinate]]]? = nil, rivers: [[Coordinate]] = []
  ) {
    limits = TessellationLimits(reach: reach, border: border, barriers: rivers)
  }

  /// What was sketched.
  public struct Sketch: Sendable, Hashable {
    /// Areas, by party and first day.
    public var areas: [ControlArea]
    /// Front lines, by both parties and first day; none between parties of which one is a part of the other.
    public var fronts: [FrontLine]
  }

  /// How much work a sketch is at most: places times days on which something changes. A million such place-days
  /// take some three seconds.
  public static func placeDays(of intervals: [ControlInterval]) -> Int {
    let days = intervals.map { $0.start?.dayNumber } + intervals.map { $0.end.map { $0.dayNumber + 1 } }
    return Set(days).count * Set(intervals.map(\.placeID)).count
  }

  /// Sketches areas and front lines of all days. The same intervals in any order give the same sketch.
  ///
  /// An area lasts as long as it is drawn from the same places and has the same outline; a front line as long
  /// as it runs the same way between the same places.
  public func sketch(_ intervals: [ControlInterval]) throws(InputError) -> Sketch {
    let book = HeldPlaces(intervals)
    var spans = SketchSpans(book: book, limits: limits)
    var divided: (places: [Int], ground: Tessellation)?
    for change in book.changes {
      let places = change.status.keys.sorted()
      let isSameGround = divided?.places == places
      do {
        if !isSameGround {
          divided = (places, try Tessellation(of: places.map { book.places[$0].coordinate }, within: limits))
        }
      } catch { throw InputError(.data, at: "areas", "\(error)") }
      guard let ground = divided?.ground else { continue }
      let labels = places.map { change.status[$0] ?? nil }
      let touched = isSameGround ? change.touched : nil
      spans.draw(
        ground.dissolve(labels, only: touched), labels: labels, places: places, from: change.day,
        touched: touched,
        projections: ground.projections)
    }
    return spans.sketch
  }
}
