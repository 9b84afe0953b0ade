/// A word, number or mark of a sentence. Hyphens are not tokens: the word behind one knows it.
public struct Token: Sendable, Hashable {
  /// What a token is.
  public enum Kind: Sendable {
    /// Letters, apostrophes inside ("Ja'bar"); also the possessive ending `'s`.
    case word
    /// Digits with separators: "1,300", "5.5".
    case number
    /// A punctuation mark.
    case mark
  }
  /// Where it stands in the report's text.
  public var span: ByteSpan
  /// What it is.
  public var kind: Kind
  /// Its letters in lower case, apostrophes as `'`; of a mark the mark, of a number its digits.
  public var word: Word
  /// Whether it is an abbreviation with full stops: "U.S.".
  public var isDotted: Bool
  /// Whether it is made of ASCII letters and digits alone.
  public var isPlain: Bool
  /// Whether its first letter is a capital.
  public var isCapitalised: Bool
  /// Whether it has at least two letters and all are capitals.
  public var isAllCapitals: Bool
  /// Whether a hyphen or dash without blanks joins it to the token before.
  public var isHyphenated: Bool
  /// Whether it stands in round brackets.
  public var isBracketed: Bool

  /// Makes a token from its parts.
  public init(
    span: ByteSpan, kind: Kind, word: Word, isDotted: Bool = false, isPlain: Bool = false,
    isCapitalised: Bool, isAllCapitals: Bool, isHyphenated: Bool,
    isBracketed: Bool
  ) {
    self.span = span
    self.kind = kind
    self.word = word
    self.isDotted = isDotted
    self.isPlain = isPlain
    self.isCapitalised = isCapitalised
    self.isAllCapitals = isAllCapitals
    self.isHyphenated = isHyphenated
    self.isBracketed = isBracketed
  }
}
