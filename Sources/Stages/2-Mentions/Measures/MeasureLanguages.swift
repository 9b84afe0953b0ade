import Model

/// The languages whose figures are read, from the files of `Languages`.
struct MeasureLanguages: Sendable {
  /// English, whose words the finders of names ask for too.
  static let english = language(PackageResources.en_measures)

  /// All languages of the folder, English first, which stands in where nothing tells the language; read when the first
  /// sentence in another language is met, since every start of the program would wait for it.
  static let all = MeasureLanguages(
    [english]
      + [
        PackageResources.ar_measures, PackageResources.tr_measures, PackageResources.fr_measures,
        PackageResources.de_measures, PackageResources.es_measures, PackageResources.ru_measures,
        PackageResources.uk_measures,
      ].map(language))

  private static func language(_ file: [UInt8]) -> MeasureLanguage {
    MeasureLanguage(MeasureSource(String(decoding: file, as: UTF8.self)))
  }

  let languages: [MeasureLanguage]
  /// For every telltale word, a bit for each language that has it.
  private let telltales: WordMap<UInt8>

  init(_ languages: [MeasureLanguage]) {
    self.languages = languages
    var bits: [Word: UInt8] = [:]
    for (index, language) in languages.enumerated() {
      for word in language.telltales { bits[word, default: 0] |= 1 << UInt8(index) }
    }
    telltales = WordMap(bits.map { ($0, $1) })
  }

  /// The language of a sentence, by its script and the common words it has.
  func language(of tokens: [Token], in text: [UInt8]) -> MeasureLanguage {
    var script = Script.latin
    var counts = SIMD8<Int32>.zero
    for token in tokens where token.kind == .word {
      if !token.isPlain, script == .latin { script = Script(text[token.span.start]) }
      guard let bits = telltales[token.word] else { continue }
      for index in languages.indices where bits & (1 << UInt8(index)) != 0 { counts[index] &+= 1 }
    }
    var best: Int?
    for index in languages.indices where languages[index].script == script {
      if best.map({ counts[index] > counts[$0] }) ?? true { best = index }
    }
    return languages[best ?? 0]
  }
}
