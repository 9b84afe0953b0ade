import Model

/// The nouns and adjectives of which noun phrases for parties are made.
enum ActorNouns {
  /// Heads of a party's noun phrase: people who can take and hold ground.
  static let heads: WordSet = [
    "forces", "force", "troops", "army", "military", "militia", "militias", "militiamen", "fighters",
    "militants",
    "rebels", "insurgents", "soldiers", "separatists", "jihadists", "jihadis", "islamists", "extremists",
    "terrorists", "guerrillas", "enemy", "assailants", "attackers", "bandits", "vigilantes", "hunters",
    "conscripts", "reservists", "guerillas", "paramilitaries", "paramilitary", "gunmen", "loyalists",
    "police",
    "gendarmerie", "peshmerga", "government", "regime", "junta", "coalition", "alliance", "opposition",
    "division", "brigade", "brigades", "battalion", "regiment", "units", "commandos", "marines", "volunteers",
    "tribesmen", "warplanes", "navy", "group", "faction", "factions", "troopers", "mercenaries", "invaders",
    "defenders", "allies", "groups", "corps", "wing", "authorities", "army's", "infantry", "revolutionaries",
  ]
  /// Heads of a noun phrase for somebody who says something.
  static let speakers: WordSet = [
    "official", "officials", "spokesman", "spokeswoman", "spokesperson", "spokespeople", "ministry",
    "minister",
    "president", "premier", "commander", "commanders", "leader", "leaders", "observatory", "monitor",
    "monitors",
    "agency", "media", "source", "sources", "witnesses", "residents", "activists", "activist", "member",
    "chief",
    "statement", "television", "governor", "mayor", "council", "administration", "general", "officer",
    "officers",
    "network", "director", "staff", "office", "envoy", "analysts", "observers",
  ]
  /// Lower-case words that may stand before the head.
  static let modifiers: WordSet = [
    "rebel", "government", "opposition", "security", "armed", "ethnic", "local", "pro", "anti", "militant",
    "federal", "coalition", "regime", "state", "ground", "special", "air", "separatist", "jihadist", "jihadi",
    "islamist", "insurgent", "loyalist", "allied", "joint", "national", "extremist", "terror", "terrorist",
    "paramilitary", "military", "ruling", "elite", "border", "army", "tribal", "mutinous", "hardline",
    "moderate",
    "official", "senior", "defence", "defense", "foreign", "invading", "advancing", "retreating", "regular",
    "counter-terrorism", "monitoring", "news", "prime", "deputy", "chief", "armoured", "armored",
  ]
  /// All words that a noun phrase for a party may begin or end with.
  static let all = heads.words + speakers.words + modifiers.words + holders.words

  /// Singular words for a party before "-held".
  static let holders = WordSet(holderWords.map { Word($0) })

  /// What several of a holder are called, where that is not a head already: "rebel" → "rebels".
  static func plural(ofHolder word: Word) -> Word { heads.contains(word) ? word : plurals[word] ?? word }

  private static let plurals = WordMap(holderWords.map { (Word($0), Word($0 + "s")) })
  private static let holderWords = [
    "rebel", "government", "opposition", "regime", "separatist", "militant", "insurgent", "jihadist",
    "jihadi",
    "loyalist", "junta", "coalition", "islamist", "extremist",
  ]
  /// Second halves of hyphenated modifiers: "US-backed", "Kurdish-led".
  static let modifierEndings: WordSet = [
    "backed", "led", "linked", "aligned", "dominated", "allied", "supported", "affiliated", "trained",
    "armed",
    "sponsored", "friendly", "funded", "majority", "based", "inspired",
  ]
  /// Second halves that say who holds a place: "FSA-controlled".
  static let holdEndings: WordSet = [
    "held", "controlled", "occupied", "ruled", "administered", "run", "governed",
  ]
}
