import Model

/// Words that are no part of a name although a sentence may begin with them or a headline capitalise them.
enum FunctionWords {
  /// Articles, pronouns, prepositions, conjunctions, auxiliaries, adverbs of news prose, months, weekdays.
  static let all: WordSet = WordSet(
    words: """
      a about above according across after again against ago ahead all almost along alongside already also although \
      amid among an and another any anyone are around as at away back be because been before behind being below \
      beside besides between beyond both but by came can cannot come common could despite did do does during each \
      earlier early either elsewhere end even ever every everyone except few fewer finally first five following for \
      former formerly four from further gave get give given go had half has have having he hence her here him his \
      how however i if in including indeed inside instead into is it its itself just last late lately later latest \
      least less let like likely made main make many may maybe me meanwhile might more moreover most much must my \
      near nearby nearly neither never new next no nobody none nothing everybody everyone somebody someone nor not nothing now of off officials often old on once one \
      only onto opposite or other others our out outside over own part per perhaps previous previously put rather \
      recent recently related same say says second several shall she should since six so some soon still such ten \
      than that the their them then there these they third this those though three through throughout thus till to \
      today together told tomorrow tonight too toward towards tuesday twelve two under unless unlike until up upon us \
      used using very via was we week well were what when where whereas whether which while who whom whose why will \
      with within without would yes yesterday yet you your monday wednesday thursday friday saturday sunday january \
      february march april june july august september october november december operation battle war war's video \
      north south east west northern southern eastern western central southeast southwest northeast northwest \
      i've i'd i'll i'm we're we've we'd we'll you'd you're you've they're they've he's she's it's that's there's don't \
      update updated breaking photo image read watch editor's note
      """)

  /// The English articles.
  static let articles: WordSet = ["a", "an", "the"]

  /// Names of places that are far more often common words, persons or things in news text; they count as
  /// places only behind a cue ("in Nice", "the town of Reading").
  static let ambiguousNames: WordSet = WordSet(
    words: """
      as ban bar bay best bo bury cars chad cook cross dale date deal van eden enterprise faith fort general george \
      good grace grand gold hamilton harry hope independence jackson james jordan kent kerry king lake lincoln long \
      love madison man march mobile mission most moore nelson nice normal obama of orange police police's \
      progress prince reading republic rich ross royal rush sale salem same santa scott so split spring stone street \
      sun taylor time tours university victoria vista washington west wells white winter young aden ford lee li lima \
      marshall martin media mason paradise park pearl peace perry pole power providence rally real rock rose saint \
      south strong sultan sweet terrace troy union unity valley vernon village wayne wood al el is us uk who un eu \
      akbar ahmed ali hassan hussein ibrahim mahmoud mohammed mustafa omar osman khan abu ababa abdul mar tal tell \
      state states democratic islamic front army force forces group nato kurdish arab turkmen sunni shia shiite \
      christian muslim ottoman european african asian western eastern abdullah karim salman saleh salih
      """)

  /// Titles and offices that stand before a person's name.
  static let titles: WordSet = [
    "mr", "mrs", "ms", "dr", "gen", "general", "col", "colonel", "lt", "maj", "major", "capt", "captain",
    "sgt",
    "president", "premier", "minister", "secretary", "king", "queen", "prince", "sheikh", "sheik", "sir",
    "lord",
    "senator", "sen", "rep", "spokesman", "spokeswoman", "spokesperson", "commander", "leader", "chief",
    "envoy",
    "ambassador", "director", "chairman", "governor", "mayor", "pope", "judge", "professor", "prof",
    "analyst",
    "counterpart", "journalist", "brigadier", "marshal", "admiral", "gov", "sheriff", "officer", "detective",
    "const", "constable", "rev", "reverend", "coach", "judge", "justice", "attorney", "cpl", "pte", "sgt",
    "lieutenant",
    "sergeant", "congressman", "congresswoman", "councillor", "councilman", "superintendent", "inspector",
    "mla", "mp",
  ]
  /// Those of them that also stand in lower case before a name.
  static let plainTitles: WordSet = [
    "spokesman", "spokeswoman", "spokesperson", "analyst", "counterpart", "actor", "actress", "singer",
    "director",
    "coach", "president", "senator", "lawyer", "attorney", "journalist", "son", "daughter", "wife", "husband",
  ]
}
