import Gazetteer
import Geodesy
import Model

/// What a scorer says of a candidate: a weight, in log-odds, and what the words for it are made from.
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
    case kind(word: String, fits: Bool)
    case distance(other: Int, kilometres: Double, azimuth: Double, isSubject: Bool)
    case inside(other: Int)
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
  /// What it says of a candidate of a question.
  func piece(for candidate: Int, of question: Int, evidence: Evidence) -> Piece
}

extension PlaceScorer {
  var onlyCompares: Bool { false }
}

/// How well the spelling fits: less for every rule of transliteration needed, less for a name that is not the place's own.
struct NameScorer: PlaceScorer {
  let name = "name"

  func piece(for candidate: Int, of question: Int, evidence: Evidence) -> Piece {
    let question = evidence.questions.all[question]
    let place = question.candidates[candidate].place
    var weight = -12 * (1 - place.closeness) - (place.isMainName ? 0 : 1.5)
    // Where a place bears the name to the letter, a rule of transliteration is a guess: "Western Australia".
    if place.how != .sameKey, question.hasExactName { weight -= 5 }
    return Piece(weight: weight, finding: .name)
  }
}

/// How many people may mean it: 1.2 for every power of ten over a thousand.
struct ProminenceScorer: PlaceScorer {
  let name = "prominence"

  func piece(for candidate: Int, of question: Int, evidence: Evidence) -> Piece {
    let candidate = evidence.questions.all[question].candidates[candidate]
    return Piece(weight: 1.2 * (candidate.prominence - 3), finding: .prominence)
  }
}

/// Whether the candidate is the kind of thing that the words beside the name say.
struct FeatureWordScorer: PlaceScorer {
  let name = "feature word"

  /// GeoNames' feature classes by the words for them; a village is populated, a dam is built.
  private static let classes: [String: Set<Character>] = [
    "village": ["P"], "town": ["P"], "city": ["P"], "villages": ["P"], "towns": ["P"], "cities": ["P"],
    "hamlet": ["P"], "settlement": ["P"], "stronghold": ["P"], "suburb": ["P"], "capital": ["P"],
    "suburbs": ["P"], "borough": ["P", "A"], "neighborhood": ["P"], "neighbourhood": ["P"],
    "province": ["A"], "governorate": ["A"], "district": ["A", "P"], "oblast": ["A"], "state": ["A"],
    "county": ["A"], "prefecture": ["A"], "department": ["A"],
    "river": ["H"], "lake": ["H"], "dam": ["S"], "airport": ["S"], "airbase": ["S"], "bridge": ["S"],
    "complex": ["S"], "jabal": ["T"], "jebel": ["T"], "mount": ["T"], "mountain": ["T"], "hill": ["T"],
    "valley": ["T", "L"], "island": ["T", "A"], "islands": ["T", "A"], "region": ["A", "L"], "sea": ["H"],
    "desert": ["T", "L"], "peninsula": ["T", "L"],
  ]
  /// GeoNames' codes of populated places that are no more.
  private static let abandoned: Set<String> = ["PPLQ", "PPLH", "PPLW", "PPLCH"]

  func piece(for candidate: Int, of question: Int, evidence: Evidence) -> Piece {
    let words = evidence.questions.all[question].featureWords
    let candidate = evidence.questions.all[question].candidates[candidate]
    let feature = candidate.place.feature
    if Self.abandoned.contains(feature.code) { return Piece(weight: -2.5, finding: .abandoned) }
    for word in words {
      guard let wanted = Self.classes[word] else { continue }
      let fits = wanted.contains(feature.featureClass)
      return Piece(weight: fits ? 1.5 : -2, finding: .kind(word: word, fits: fits))
    }
    // Without a word, news names towns far more often than rivers or buildings of the same name.
    if ["P", "A"].contains(feature.featureClass) || candidate.isVast { return .none }
    return Piece(weight: -1, finding: .unnamedKind)
  }
}
