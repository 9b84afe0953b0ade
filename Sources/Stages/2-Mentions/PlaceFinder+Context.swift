import Model

extension PlaceFinder {
  /// What a sentence gives to the finder, and what the finder marks in it; one object for all that read it.
  final class Context {
    let tokens: [Token]
    /// What each token can be.
    let roles: [WordRoles]
    let report: Report
    let sentence: Int
    /// Tokens of actors.
    let actors: [Range<Int>]
    /// Tokens of actors that the actor book knows.
    let bookActors: [Range<Int>]
    /// Whether the sentence may open with a dateline.
    let opensReport: Bool
    /// What the whole report tells of its capitalised words.
    let names: ReportNames
    /// Countries that the report names.
    let countries: [String]
    /// Whether the sentence is in another language than the one whose cues are known.
    let isForeign: Bool
    private var marks: [TokenMarks]

    init(
      tokens: [Token], roles: [WordRoles], report: Report, sentence: Int,
      actors: [(mention: ActorMention, range: Range<Int>)], taken: [ByteSpan], opensReport: Bool,
      names: ReportNames, countries: [String], isForeign: Bool
    ) {
      self.tokens = tokens
      self.roles = roles
      self.report = report
      self.sentence = sentence
      self.actors = actors.map(\.range)
      bookActors = actors.filter { !$0.mention.actors.isEmpty }.map(\.range)
      self.opensReport = opensReport
      self.names = names
      self.countries = countries
      self.isForeign = isForeign
      marks = [TokenMarks](repeating: [], count: tokens.count)
      for range in self.actors { mark(.actor, range) }
      for range in persons { mark(.person, range) }
      for span in taken {
        for index in tokens.indices where tokens[index].span.overlaps(span) { marks[index].insert(.taken) }
      }
    }

    /// Tokens of names of persons.
    var persons: [Range<Int>] { names.personRanges[sentence] }

    /// Whether a token, which need not be one of the sentence's, has a mark.
    func has(_ mark: TokenMarks, at index: Int) -> Bool {
      marks.indices.contains(index) && !marks[index].isDisjoint(with: mark)
    }

    /// Marks some tokens.
    func mark(_ mark: TokenMarks, _ range: Range<Int>) {
      for index in range { marks[index].formUnion(mark) }
    }
  }

  /// What a token was found to belong to.
  struct TokenMarks: OptionSet {
    let rawValue: UInt8

    /// A date or a quantity.
    static let taken = TokenMarks(rawValue: 1)
    /// An actor.
    static let actor = TokenMarks(rawValue: 1 << 1)
    /// A name that a rule takes, as a whole, for something else.
    static let closed = TokenMarks(rawValue: 1 << 2)
    /// A person's name.
    static let person = TokenMarks(rawValue: 1 << 3)
    /// A place found.
    static let place = TokenMarks(rawValue: 1 << 4)
    /// Whatever keeps an unknown name from beginning.
    static let covered: TokenMarks = [.taken, .actor, .closed, .place]
  }
}
