/// Checks features of any format one by one: identity, geometry, time.
///
/// A format's verifier reads its file and feeds this, feature by feature; its own rules are reported here too, so that all
/// problems come out in the order of the file:
///
///     var checks = FeatureChecks(orientation: .any)
///     checks.beginLayer { row in "layer places, row \(row)" }
///     for row in rows {
///       checks.beginFeature(id: row.id, at: row.number)
///       checks.check(row.geometry, at: row.number)
///       checks.check(row.properties, at: row.number)
///     }
///     let problems = checks.finish()
///
/// What is kept of a feature is its id, its first position and, of time columns, values that may turn out odd (at most
/// `mostOdd` a form): memory does not grow with geometries or texts.
public struct FeatureChecks {
  /// Which turn of rings a format asks for.
  public enum Orientation: Sendable {
    /// None.
    case any
    /// Outlines counter-clockwise, holes either way (OGC 07-147r2, `kml:Polygon`).
    case outlines
    /// Outlines counter-clockwise, holes clockwise (RFC 7946, 3.1.6).
    case rightHand
  }

  /// How many odd values of one form in one column are told one by one; the rest is counted.
  public static let mostOdd = 1_000

  let orientation: Orientation
  let validity = PolygonValidity()
  private var place: (Int) -> String = { "\($0)" }
  private var found: [Found] = []
  private var layer = 0
  /// The feature under the cursor, as problems name it.
  public private(set) var feature: String?
  private var number = 0
  /// Where each id was first.
  private var ids: [String: Int] = [:]
  private var times = TimeColumns()
  private var firsts: [First] = []

  /// A problem with its place in the order of the file.
  private struct Found {
    var layer: Int
    var mark: Int
    var problem: FileProblem
  }

  /// The first position of a feature, to find the odd one out.
  private struct First {
    var feature: String?
    var position: RawPosition
  }

  /// Starts with nothing found.
  public init(orientation: Orientation) { self.orientation = orientation }

  /// Starts a layer, within which ids are unique and a column has one form; ends the one before.
  ///
  /// - Parameter place: The words for a mark of this layer.
  public mutating func beginLayer(place: @escaping (Int) -> String) {
    endLayer()
    self.place = place
    layer += 1
  }

  /// Starts a feature: `#3` stands for the third of its layer where it has no id.
  ///
  /// - Parameters:
  ///   - id: Its id; nil or empty where it has none.
  ///   - key: What makes the id unique where that is more than its words, such as its type.
  ///   - mark: Where the id stands, or the feature where it has none.
  public mutating func beginFeature(id: String?, key: String? = nil, at mark: Int) {
    number += 1
    guard let id, !id.isEmpty else {
      feature = "#\(number)"
      report(
        FeatureRule.missingID, at: mark,
        "expected an id, found \(id == nil ? "none" : "\"\""): the feature cannot be cited")
      return
    }
    feature = id
    if let first = ids[key ?? id] {
      report(FeatureRule.duplicateID, at: mark, "the id stands at \(place(first)) already")
    } else {
      ids[key ?? id] = mark
    }
  }

  /// Starts a feature whose id is not one at all, which the format's verifier reports.
  public mutating func beginNamelessFeature() {
    number += 1
    feature = "#\(number)"
  }

  /// Ends a feature: what is reported next concerns the file as a whole.
  public mutating func endFeature() { feature = nil }

  /// Checks the geometry of the feature, or of the file where there is no feature.
  public mutating func check(_ geometry: RawGeometry, at mark: Int) {
    verify(geometry, at: mark)
    guard feature != nil, let first = geometry.positions.first else { return }
    firsts.append(First(feature: feature, position: first))
  }

  /// Notes and checks what the feature says of its time.
  public mutating func check(_ properties: [RawProperty], at mark: Int) {
    for problem in times.add(properties, feature: feature, at: mark) { report(problem) }
  }

  /// Reports a problem of the feature, by a rule of the format's own or a shared one.
  public mutating func report(_ rule: some FileRule, at mark: Int, _ message: String) {
    report(rule, at: mark, feature: feature, message)
  }

  private mutating func report(_ rule: some FileRule, at mark: Int, feature: String?, _ message: String) {
    let problem = FileProblem(rule, feature: feature, place: place(mark), message: message)
    found.append(Found(layer: layer, mark: mark, problem: problem))
  }

  private mutating func report(_ problem: TimeColumns.Problem) {
    report(problem.rule, at: problem.mark, feature: problem.feature, problem.message)
  }

  /// Ends the last layer and gives everything found, in the order of the file.
  public mutating func finish() -> [FileProblem] {
    endLayer()
    return found.sorted { a, b in
      (a.layer, a.mark, a.problem.rule, a.problem.message) < (
        b.layer, b.mark, b.problem.rule, b.problem.message
      )
    }.map(\.problem)
  }

  private mutating func endLayer() {
    feature = nil
    findOddOnes()
    for problem in times.problems { report(problem) }
    number = 0
    ids = [:]
    times = TimeColumns()
    firsts = []
  }

  /// A feature far from all others that would lie among them with its axes swapped.
  private mutating func findOddOnes() {
    guard firsts.count >= 5 else { return }
    let middle = firsts.count / 2
    let longitude = firsts.map(\.position.longitude).sorted()[middle]
    let latitude = firsts.map(\.position.latitude).sorted()[middle]
    for first in firsts {
      let position = first.position
      let distance = max(abs(position.longitude - longitude), abs(position.latitude - latitude))
      let swapped = max(abs(position.latitude - longitude), abs(position.longitude - latitude))
      guard distance > 10, swapped < distance / 4 else { continue }
      report(
        FeatureRule.swappedAxes, at: position.mark, feature: first.feature,
        "far from the other features; with longitude and latitude swapped it would lie among them")
    }
  }
}
