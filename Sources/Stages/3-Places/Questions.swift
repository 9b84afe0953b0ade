import Gazetteer
import Model

/// The place mentions of a report as questions: those of one spelling and one use are one.
struct Questions {
  /// Mentions that are one question.
  struct Question {
    /// The first of them.
    var first: PlaceMention
    /// How many there are.
    var count = 0
    /// How many of them name the place itself, and not in the line that opens the report.
    var literalCount = 0
    /// The words of kind that stand with any of them: "village", "river".
    var featureWords: [String] = []
    /// What it may mean, best known first.
    var candidates: [Candidate]
    /// Whether a candidate bears the name to the letter.
    var hasExactName: Bool
    /// What each scorer says of each candidate: `pieces[candidate * scorers + scorer]`.
    var pieces: [Piece] = []
    /// The best candidates, most likely first: what other questions see of this one.
    var best: [Int] = []
  }

  /// The questions in the order of first mention.
  var all: [Question] = []
  /// The question of each mention, in the order of the mentions.
  private(set) var ofMention: [Int] = []
  /// The question of a mention by the first byte of its span.
  private var ofStart: [Int: Int] = [:]

  /// Groups mentions and looks up their candidates.
  init(_ mentions: [PlaceMention], finder: CandidateFinder) throws(InputError) {
    var known: [Key: Int] = [:]
    for mention in mentions {
      let key = Key(mention)
      let index: Int
      if let found = known[key] {
        index = found
      } else {
        index = all.count
        known[key] = index
        let candidates = mention.description == nil ? try finder.candidates(for: mention) : []
        all.append(
          Question(
            first: mention, candidates: candidates.map(Candidate.init),
            hasExactName: candidates.contains { $0.how == .sameKey }))
      }
      all[index].count += 1
      if mention.use == .literal, !mention.isDateline { all[index].literalCount += 1 }
      if let word = mention.featureWord, !all[index].featureWords.contains(word) {
        all[index].featureWords.append(word)
      }
      ofMention.append(index)
      ofStart[mention.span.start] = index
    }
    for index in all.indices where all[index].first.description != nil {
      all[index].candidates = described(all[index].first, finder: finder)
    }
  }

  /// Mentions of one spelling and one kind of thing share a key.
  private struct Key: Hashable {
    var text: String
    var isDemonym: Bool
    var isDescription: Bool

    init(_ mention: PlaceMention) {
      isDescription = mention.description != nil
      isDemonym = mention.use == .demonym
      text = isDescription ? mention.featureWord ?? "" : NameFolding.key(mention.text)
    }
  }

  /// The question of a mention; nil where it is none of the report's.
  func index(of mention: PlaceMention) -> Int? { ofStart[mention.span.start] }

  /// GeoNames' codes of the things that descriptions pick out.
  private static let codes = ["dam": "DAM", "airbase": "AIRB", "airport": "AIRP"]

  /// Candidates of a description: features of its kind round the best known candidates of the report's names.
  private func described(_ mention: PlaceMention, finder: CandidateFinder) -> [Candidate] {
    guard let code = mention.featureWord.flatMap({ Self.codes[$0] }) else { return [] }
    var found: [Candidate] = []
    for other in all where other.first.use == .literal && other.first.description == nil {
      for near in other.candidates.prefix(3) where !near.isVast {
        for place in finder.features(code, within: .kilometres(60), of: near.place.coordinate)
        where !found.contains(where: { $0.place.id == place.id }) {
          found.append(Candidate(place))
        }
      }
    }
    return found
  }
}
