import Gazetteer
import Model

/// What a scorer says of a candidate: a weight, in log-odds, and what the words for it are made from.
///
/// Numbers alone: the words are made for the few candidates that are told of (`Answer`).
struct Piece {
  /// Added to the candidate's sum; negative speaks against.
  var weight: Double
  /// What was found.
  var finding: Finding

  /// Nothing to say.
  static let none = Piece(weight: 0, finding: .nothing)

  /// What was found.
  enum Finding {
    case nothing
    case name
    case prominence
    case abandoned
    case unnamedKind
    /// The word by its position among the question's.
    case kind(word: Int, fits: Bool)
    /// A stated pair, at which end the candidate stands, and the candidate of the other end by its position.
    case position(pair: Int, end: StatedPairs.End, partner: Int)
    case inside(other: Int, sector: CompassPoint? = nil)
    case outside(other: Int)
    case beside(other: Int)
    case theatre(country: Double, region: Double)
    case unnamedCountry
    case nearby(other: Int, kilometres: Double)
    case listed
  }
}

/// A kind of evidence for or against a candidate.
protocol PlaceScorer: Sendable {
  /// Its name.
  var name: String { get }
  /// Whether it only tells candidates apart, so that what it holds against all of them counts for nothing.
  var onlyCompares: Bool { get }
  /// What it says of each candidate of a question; an empty list where it has nothing to say of any.
  func pieces(for question: Int, evidence: Evidence) -> [Piece]
}

extension PlaceScorer {
  var onlyCompares: Bool { false }
}

/// How well the spelling fits: less for every rule of transliteration needed, less for a name that is not the place's own.
struct NameScorer: PlaceScorer {
  let name = "name"

  func pieces(for question: Int, evidence: Evidence) -> [Piece] {
    let list = evidence.questions.all[question].list
    return list.candidates.map { candidate in
      var weight = -12 * (1 - candidate.closeness) - (candidate.isMainName ? 0 : 1.5)
      // Where a place bears the name to the letter, a rule of transliteration is a guess: "Western Australia".
      if !candidate.isExact, list.hasExactName { weight -= 5 }
      return Piece(weight: weight, finding: .name)
    }
  }
}

/// How many people may mean it: 1.2 for every power of ten over a thousand.
struct ProminenceScorer: PlaceScorer {
  let name = "prominence"

  func pieces(for question: Int, evidence: Evidence) -> [Piece] {
    evidence.questions.all[question].candidates.map {
      Piece(weight: 1.2 * ($0.prominence - 3), finding: .prominence)
    }
  }
}

/// Whether the candidate is the kind of thing that the words beside the name say.
struct FeatureWordScorer: PlaceScorer {
  let name = "feature word"

  /// GeoNames' feature classes by the words for them; a village is populated, a dam is built.
  private static let classes: [String: String] = [
    "village": "P", "town": "P", "city": "P", "villages": "P", "towns": "P", "cities": "P",
    "hamlet": "P", "settlement": "P", "stronghold": "P", "suburb": "P", "capital": "P",
    "suburbs": "P", "borough": "PA", "neighborhood": "P", "neighbourhood": "P",
    "province": "A", "governorate": "A", "district": "AP", "oblast": "A", "state": "A",
    "county": "A", "prefecture": "A", "department": "A",
    "river": "H", "lake": "H", "dam": "S", "airport": "S", "airbase": "S", "bridge": "S",
    "complex": "S", "jabal": "T", "jebel": "T", "mount": "T", "mountain": "T", "hill": "T",
    "valley": "TL", "island": "TA", "islands": "TA", "region": "AL", "sea": "H",
    "desert": "TL", "peninsula": "TL",
  ]
  func pieces(for question: Int, evidence: Evidence) -> [Piece] {
    let words = evidence.questions.all[question].featureWords
    let word = words.firstIndex { Self.classes[$0] != nil }
    let wanted = word.flatMap { Self.classes[words[$0]] }
    return evidence.questions.all[question].candidates.map { candidate in
      if candidate.isAbandoned { return Piece(weight: -2.5, finding: .abandoned) }
      if let word, let wanted {
        let fits = wanted.utf8.contains(candidate.featureClass)
        return Piece(weight: fits ? 1.5 : -2, finding: .kind(word: word, fits: fits))
      }
      // Without a word, news names towns far more often than rivers or buildings of the same name.
      return "PA".utf8.contains(candidate.featureClass) || candidate.isVast
        ? .none : Piece(weight: -1, finding: .unnamedKind)
    }
  }
}
