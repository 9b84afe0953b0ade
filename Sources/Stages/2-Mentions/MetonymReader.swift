import Model

/// Tells places from governments named by their seat: "Ankara fears", "between Washington and Moscow".
struct MetonymReader {
  let tokens: [Token]

  /// The same places, with the metonyms marked.
  func read(_ places: [PlaceFinder.Found]) -> [PlaceFinder.Found] {
    var places = places
    for index in places.indices where isMetonym(places[index].range) && !places[index].mention.isDateline {
      let noun = places[index].mention.featureWord
      if noun == nil || noun == "city" { places[index].mention.use = .metonym }
    }
    return places
  }

  /// A seat of government that speaks, wants or acts, and stands behind no word of place.
  private func isMetonym(_ range: Range<Int>) -> Bool {
    guard range.count == 1, Self.seats.contains(tokens[range.lowerBound].word) else { return false }
    if range.lowerBound > 0 {
      let before = tokens[range.lowerBound - 1].word
      if Cues.locative.contains(before) && !Self.governmental.contains(before) { return false }
      if before == "of" || before == "city" || Cues.takingVerbs.contains(before)
        || Self.strikes.contains(before)
      {
        return false
      }
    }
    return true
  }

  /// Words of place that also stand before governments.
  private static let governmental: WordSet = ["between", "from", "to", "on"]

  /// Verbs that happen to a city, not to a government.
  private static let strikes: WordSet = [
    "hit", "hits", "struck", "shelled", "reached", "reach", "bombed", "rocked", "entered", "left", "visited",
    "toward",
  ]

  /// Capitals that reports use for governments far more often than for the city. Capitals that were themselves
  /// fought over in wars of our time (Tripoli, Kabul, Khartoum, Kyiv) are read as places.
  private static let seats: WordSet = [
    "ankara", "moscow", "washington", "damascus", "tehran", "beijing", "brussels", "london", "paris",
    "berlin",
    "riyadh", "doha", "cairo", "jerusalem", "amman", "baku", "yerevan", "islamabad", "delhi", "kremlin",
  ]
}
