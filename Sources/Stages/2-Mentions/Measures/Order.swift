import Model

/// An order in which a language states a position: `FIGURE [WAYS] WIND of ANCHOR`.
struct Order: Sendable {
  /// One step of an order.
  indirect enum Part: Sendable {
    /// The figure with its unit and hedge.
    case figure
    /// A compass point.
    case wind
    /// The place that the figure is measured from.
    case anchor
    /// The place that lies there.
    case subject
    /// Words between figure and wind that may say along which way is measured: "away to the", "by road".
    case ways
    /// Words that do say it.
    case route
    /// The end of the sentence, or a mark.
    case end
    /// One of these words or phrases.
    case words(PhraseMap<Void>)
    /// Parts that may be missing.
    case optional([Part])
  }

  /// What a phrase in this order must be like, or is.
  struct Flags: OptionSet, Sendable {
    let rawValue: UInt8

    /// The figure must be a bound or vague: "within 10 km of A", but not "250 km of coastline".
    static let bound = Flags(rawValue: 1)
    /// Whoever does it moves: "20 km into A".
    static let moving = Flags(rawValue: 1 << 1)
    /// The anchor stands before the subject: "A and B, 60 km to the west".
    static let reversed = Flags(rawValue: 1 << 2)

    /// It opens the sentence, and a verb follows its subject: "Located 60 km west of A, B was quiet".
    static let fronted = Flags(rawValue: 1 << 3)

    /// It opens the sentence.
    static let opening = Flags(rawValue: 1 << 4)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The flag of a name; nil for any other word.
    init?(_ name: some StringProtocol) {
      switch name {
      case "bound": self = .bound
      case "moving": self = .moving
      case "reversed": self = .reversed
      case "fronted": self = .fronted
      case "opening": self = .opening
      default: return nil
      }
    }
  }

  /// Its name in the language file.
  var name: String
  /// The parts before the figure in the order in which they are met on the way to the left.
  var left: [Part]
  /// The parts behind the figure; in an order without a figure all parts, a wind first.
  var right: [Part]
  /// Whether it has a figure.
  var hasFigure: Bool
  /// What a phrase in this order must be like, or is.
  var flags: Flags
}
