import Gazetteer
import Model

/// The place mentions of a report as questions: those of one spelling and one use are one.
struct Questions {
  /// Mentions that are one question.
  struct Question {
    /// The first of them.
    let first: PlaceMention
    /// How many there are.
    var count = 0
    /// How many of them name the place itself, and not in the line that opens the report.
    var literalCount = 0
    /// The words of kind that stand with any of them: "village", "river".
    var featureWords: [String] = []
    /// What it may mean.
    var list: CandidateList
    /// What each scorer says of each candidate; nothing of any where its list is empty.
    var pieces: [[Piece]] = []
    /// 0...1, of each candidate, after the last `Evidence.share()`.
    var probabilities: [Double] = []
    /// The best candidates, most likely first: what other questions see of this one.
    var best: [Int] = []

    /// What it may mean, best known first.
    var candidates: [Candidate] { list.candidates }
    /// The best candidate, where there is any.
    var top: Candidate? { best.first.map { list.candidates[$0] } }
    /// How likely the best candidate is.
    var topProbability: Double { best.first.map { probabilities[$0] } ?? 0 }
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
    ofMention.reserveCapacity(mentions.count)
    ofStart.reserveCapacity(mentions.count)
    for mention in mentions {
      let key = Key(mention)
      let index: Int
      if let found = known[key] {
        index = found
      } else {
        index = all.count
        known[key] = index
        let list =
          mention.description == nil
          ? try finder.candidates(for: mention) : CandidateList([], for: mention.text)
        all.append(Question(first: mention, list: list))
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
      all[index].list = described(all[index].first, finder: finder)
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
  private func described(_ mention: PlaceMention, finder: CandidateFinder) -> CandidateList {
    var found: [PlaceCandidate] = []
    if let code = mention.featureWord.flatMap({ Self.codes[$0] }) {
      var rows: Set<Int64> = []
      for other in all where other.first.use == .literal && other.first.description == nil {
        for near in other.candidates.prefix(3) where !near.isVast {
          for place in finder.features(code, round: near) where rows.insert(place.row).inserted {
            found.append(place)
          }
        }
      }
    }
    return CandidateList(found, for: mention.text)
  }
}
