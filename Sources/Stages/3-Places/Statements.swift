import Gazetteer
import Model

/// What the words state of how the report's places lie to each other, by question.
struct Statements {
  /// A distance, a direction or both between two questions.
  struct Position {
    let subject: Int
    let anchor: Int
    let position: StatedPosition
  }
  /// What a question is said to lie in.
  struct Container {
    /// The question of the container.
    var other: Int
    /// Whether only an adjective says so ("the Syrian town of X").
    var isAdjective: Bool
    /// In which part of it, where the words say ("in northern Aleppo").
    var sector: CompassPoint?
  }

  /// Distances and directions in the order of the text.
  private(set) var positions: [Position] = []
  /// Containers by question, in order.
  private(set) var containers: [[Container]]
  /// What a question lies beside, by question.
  private(set) var neighbours: [[Int]]
  /// The questions beside it in lists, by question.
  private(set) var siblings: [[Int]]
  /// Whether a question is named as the container of another one.
  private(set) var isContainer: [Bool]

  init(report: MentionedReport, questions: Questions) {
    containers = Array(repeating: [], count: questions.all.count)
    neighbours = Array(repeating: [], count: questions.all.count)
    siblings = neighbours
    isContainer = containers.map { _ in false }
    for relation in report.relations {
      guard case .place(let mention) = relation.subject, let subject = questions.index(of: mention),
        let anchor = questions.index(of: relation.anchor), subject != anchor
      else { continue }
      switch relation.kind {
      case .distance(let quantity, let direction, let route):
        guard let position = StatedPosition(quantity: quantity, direction: direction, route: route) else {
          continue
        }
        positions.append(Position(subject: subject, anchor: anchor, position: position))
      case .containment(let sector):
        add(anchor, around: subject, isAdjective: relation.anchor.use == .demonym, sector: sector)
      case .adjacency:
        neighbours[subject].append(anchor)
        neighbours[anchor].append(subject)
      }
    }
    readNeighbours(report, questions)
  }

  private mutating func add(
    _ container: Int, around subject: Int, isAdjective: Bool, sector: CompassPoint? = nil
  ) {
    guard !containers[subject].contains(where: { $0.other == container }) else { return }
    containers[subject].append(Container(other: container, isAdjective: isAdjective, sector: sector))
    if !isAdjective { isContainer[container] = true }
  }

  /// What stands between two names side by side: "Austin, Texas", "Bridgeport (Connecticut)" and "Ohio's Lima" put one in
  /// the other, where a candidate lies in it; "Ohio, Utah and Iowa" is a list.
  private mutating func readNeighbours(_ report: MentionedReport, _ questions: Questions) {
    var before: PlaceMention?
    for case .place(let mention) in report.mentions where mention.description == nil {
      defer { before = mention }
      guard let before, before.sentence == mention.sentence || before.isDateline, mention.use != .demonym,
        before.use != .demonym, before.span.end <= mention.span.start,
        mention.span.start - before.span.end <= 6,
        let first = questions.index(of: before), let second = questions.index(of: mention), first != second
      else { continue }
      let between = report.report.text[before.span.end..<mention.span.start].filter { $0 > 0x20 }
      let link = Link(between)
      if link == .within, Self.isInside(first, second, questions) {
        add(second, around: first, isAdjective: false)
      } else if link == .owner, Self.isInside(second, first, questions) {
        add(first, around: second, isAdjective: false)
      } else if link == .within || link == .and {
        siblings[first].append(second)
        siblings[second].append(first)
      }
    }
  }

  /// What stands between two names.
  private enum Link {
    /// A comma, or a bracket that opens.
    case within
    /// `'s`.
    case owner
    /// "and", "or", with a comma or without.
    case and

    init?(_ bytes: [UInt8]) {
      switch String(decoding: bytes, as: UTF8.self) {
      case ",", "(": self = .within
      case "'s", "’s": self = .owner
      case "and", ",and", "or", ",or": self = .and
      default: return nil
      }
    }
  }

  /// Whether any candidate of a question lies in an area that another may mean; members of a list ("Georgia, Alabama
  /// and Ohio") are areas of one rank, and do not count.
  private static func isInside(_ inner: Int, _ outer: Int, _ questions: Questions) -> Bool {
    let areas = questions.all[outer].candidates.prefix(5).filter(\.isArea)
    guard !areas.isEmpty else { return false }
    if let top = questions.all[inner].candidates.max(by: { $0.prominence < $1.prominence }),
      top.isCountry && areas[0].isCountry || top.isRegion && areas.contains(where: \.isRegion)
    {
      return false
    }
    return questions.all[inner].candidates.contains { candidate in
      candidate.isExact && areas.contains { candidate.lies(in: $0) }
    }
  }
}
