import Gazetteer
import Model

/// What the finders must know of languages other than English; what those tell of control stands with the
/// claims.
enum ForeignWords {
  /// Heads of noun phrases for parties, in the cases in which reports use them.
  static let heads = WordSet(
    words: """
      armée armées rebelles forces troupes combattants insurgés djihadistes jihadistes milices milice soldats régime
      gouvernement séparatistes l'armée
      ordusu ordu birlikleri güçleri güçler muhalifler muhalifleri isyancılar militanlar militanları askerleri
      askerler teröristler rejim rejimi
      войска войск войсками военные военных военными силы сил силами боевики боевиков боевиками повстанцы повстанцев
      повстанцами армия армии армией армию ополченцы сепаратисты сепаратистов мятежники мятежников оппозиция
      війська військ військами військові військових військовими сили сил силами бойовики бойовиків повстанці
      повстанців армія армії армією окупанти окупантів росіяни росіян
      قوات القوات الجيش جيش المعارضة الفصائل فصائل مسلحون مسلحو المسلحين مقاتلو مقاتلون النظام الميليشيات المتمردون
      المتمردين الثوار
      """)

  /// Nouns for kinds of places, as they stand before a name.
  static let placeNouns = WordSet(
    words: """
      город города городе городом село села селе посёлок поселок деревня деревню
      місто міста місті містом село села селище
      ville village localité stadt ortschaft dorf ciudad pueblo localidad municipio مدينة بلدة قرية kenti ilçesi köyü
      """)

  /// Those of them that Turkish writes behind it.
  static let turkishNouns: WordSet = [
    "kenti", "ilçesi", "köyü", "kentinin", "ilçesinin", "köyünün", "kentine", "ilçesine", "köyüne",
  ]

  /// Whether a word is common in its language, and so no name by itself or beside others like it.
  static func isCommon(_ word: Word) -> Bool { functions.contains(word) || placeNouns.contains(word) }

  /// Whether a sentence is told in another language than English: by another script, or by more words that are not
  /// English than words of English grammar.
  static func areMost(of tokens: [Token], in text: [UInt8]) -> Bool {
    var foreign = 0
    for token in tokens where token.kind == .word {
      if token.isPlain {
        if FunctionWords.all.contains(token.word) {
          foreign -= 1
        } else if isCommon(token.word) {
          foreign += 1
        }
        continue
      }
      // Greek and all behind it in Unicode begins with CE in UTF-8.
      if text[token.span.start] >= 0xCE, text[token.span.start] != 0xE2 { return true }
      let hasAccent = text[token.span.range].contains { $0 >= 0xC3 && $0 < 0xCE }
      // A party's noun says more than a small word that several languages have: "L'armée a repris".
      if heads.contains(token.word) { foreign += 2 } else if hasAccent, !token.isCapitalised { foreign += 1 }
    }
    return foreign > 0
  }

  /// Common words that are a place's name in some language, and never one in their own.
  static let functions = WordSet(
    words: """
      été les le la des du de au aux et est dans sur par pour avec sans
      ve bir ile için bu
      تحت بيد كامل من على في إلى الى عن مع بعد قبل مدينة قرية بلدة كل هذا هذه التي الذي سيطرة السيطرة
      """)
}

/// Finds places that the gazetteer holds in the nominative only: "Авдеевки", "в Изюме", "d'Alep".
struct InflectedNames {
  let gazetteer: Gazetteer

  /// The places of a sentence besides those found already.
  func places(in context: PlaceFinder.Context, besides found: [PlaceFinder.Found]) throws(InputError)
    -> [PlaceFinder.Found]
  {
    var more: [PlaceFinder.Found] = []
    for index in context.tokens.indices {
      let token = context.tokens[index]
      // "Menbiç'i", "Menbiç kenti": the word behind shows a name, so that another spelling of it will do.
      let isTurkish =
        token.isCapitalised && index + 1 < context.tokens.count
        && (TurkishEndings.contains(context.tokens[index + 1].word)
          || ForeignWords.turkishNouns.contains(context.tokens[index + 1].word))
      guard isTurkish || !token.isPlain && Self.mayBeInflected(context.report.text[token.span.start]),
        token.kind == .word, !context.has([.taken, .actor], at: index),
        !found.contains(where: { $0.range.contains(index) && !$0.mention.keys.isEmpty })
      else { continue }
      let words = context.report.words(token.span)
      for stem in isTurkish ? [words] : Self.stems(of: words, isFirst: index == 0) {
        let matches = try gazetteer.matches(for: stem, fuzzy: isTurkish)
        guard !matches.isEmpty else { continue }
        let isElided = words.utf8.count > 2 && stem.utf8.count < words.utf8.count && words.hasSuffix(stem)
        let span = ByteSpan(
          start: isElided ? token.span.end - stem.utf8.count : token.span.start, end: token.span.end)
        let mention = PlaceMention(
          span: span, text: context.report.words(span), sentence: context.sentence,
          keys: matches.map(\.place.id))
        more.append(PlaceFinder.Found(range: index..<(index + 1), mention: mention))
        break
      }
    }
    return more
  }

  /// Whether a word that begins with this byte may have a stem: "d'", or a Cyrillic letter.
  private static func mayBeInflected(_ byte: UInt8) -> Bool {
    byte | 0x20 == UInt8(ascii: "d") || (0xD0...0xD3).contains(byte)
  }

  /// What a word may be in the nominative, likeliest first; none for a word that is no inflected name.
  static func stems(of word: String, isFirst: Bool) -> [String] {
    let letters = Array(word)
    if letters.count > 4, letters[0] == "d" || letters[0] == "D", "'’".contains(letters[1]),
      letters[2].isUppercase
    {
      return [String(letters[2...])]
    }
    guard !isFirst, letters.count > 4, letters[0].isUppercase, let scalar = word.unicodeScalars.first,
      (0x400...0x4FF).contains(scalar.value)
    else { return [] }
    for ending in ["ом", "ем", "ой", "ою", "єю", "ею", "а", "у", "е", "и", "ы", "і", "я", "ю"]
    where word.hasSuffix(ending) {
      var stem = String(word.dropLast(ending.count))
      if stem.hasSuffix("ц") { stem = stem.dropLast() + "к" }
      return ["", "а", "ь", "я", "о"].map { stem + $0 }.filter { $0 != word }
    }
    return []
  }
}
