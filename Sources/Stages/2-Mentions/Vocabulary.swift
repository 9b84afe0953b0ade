import Gazetteer
import Model

/// What a word can be to the finders, asked once for each token: a finder that has nothing to find in a sentence
/// leaves it at once.
struct WordRoles: OptionSet {
  let rawValue: UInt16

  /// May begin or end a noun phrase for a party: a head ("forces"), a modifier ("rebel"), a name of the book.
  static let party = WordRoles(rawValue: 1)
  /// A unit of length or area.
  static let unit = WordRoles(rawValue: 1 << 1)
  /// Places that reports count ("villages").
  static let counted = WordRoles(rawValue: 1 << 2)
  /// A number, in digits or words, or "several".
  static let figure = WordRoles(rawValue: 1 << 3)
  /// A compass point, as noun or adjective.
  static let wind = WordRoles(rawValue: 1 << 4)
  /// An adjective of a country.
  static let demonym = WordRoles(rawValue: 1 << 5)
  /// The one-word name of a country.
  static let country = WordRoles(rawValue: 1 << 6)
  /// A thing in the landscape that a description picks out ("the dam").
  static let described = WordRoles(rawValue: 1 << 7)
  /// A noun that makes the name of a party of the capitalised words beside it ("front").
  static let organisation = WordRoles(rawValue: 1 << 8)
  /// A head of a noun phrase for a party that can hold ground.
  static let head = WordRoles(rawValue: 1 << 9)
  /// A word of the grammar, which is no name.
  static let function = WordRoles(rawValue: 1 << 10)
  /// A noun for a kind of place.
  static let placeNoun = WordRoles(rawValue: 1 << 11)
  /// A unit of time.
  static let time = WordRoles(rawValue: 1 << 12)
  /// Says along which way is measured ("drive").
  static let way = WordRoles(rawValue: 1 << 13)
}

/// The roles of all words that have one.
struct Vocabulary: Sendable {
  private let roles: WordMap<WordRoles>

  /// The vocabulary of the finders' tables, an actor book and the names of countries.
  init(book: ActorBook, countries: WordMap<String>) {
    var roles: [Word: WordRoles] = [:]
    func add(_ role: WordRoles, _ words: [Word]) {
      for word in words { roles[word, default: []].insert(role) }
    }
    add(.party, book.firstWords + ActorNouns.all + Countries.byAdjective.keys)
    let english = MeasureLanguages.english
    for (phrase, unit) in english.units.phrases {
      add(unit.isCount ? .counted : unit.isTime ? .time : .unit, [Word(firstOf: phrase)])
    }
    add(.way, english.ways.phrases.filter { $0.value != nil }.map { Word(lastOf: $0.text) })
    add(.figure, english.numbers.firstWords)
    add(.wind, english.winds.firstWords)
    add(.demonym, Countries.byAdjective.keys)
    add(.country, countries.keys)
    add(.described, DescriptionFinder.nouns.words)
    add(.organisation, OrganisationNames.nouns.words)
    add(.head, ActorNouns.heads.words)
    add(.function, FunctionWords.all.words)
    add(.placeNoun, PlaceNouns.all)
    self.roles = WordMap(roles.map { ($0.key, $0.value) })
  }

  /// What a token can be.
  func roles(of token: Token) -> WordRoles {
    token.kind == .number ? .figure : roles[token.word] ?? []
  }
}
