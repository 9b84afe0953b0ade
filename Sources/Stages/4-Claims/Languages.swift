import Model

/// The languages whose grammar of claims lies in `Languages`, compiled into one vocabulary.
///
/// Most sentences tell nothing of control. They are left at once: one look-up a word says whether a language
/// knows it as a word that can tell of control, or as one by which the language itself is known.
struct Languages: Sendable {
  /// All languages of the folder.
  static let all = Languages(files)

  /// The language files; the first stands in where nothing tells the language.
  static let files: [[UInt8]] = [
    PackageResources.en_grammar, PackageResources.fr_grammar, PackageResources.tr_grammar,
    PackageResources.ru_grammar, PackageResources.uk_grammar, PackageResources.ar_grammar,
  ]

  let grammars: [Grammar]
  /// For every word, a bit for each language in which it can tell of control, and eight bits higher one for
  /// each
  /// language of which it is typical.
  private let vocabulary: WordMap<UInt16>

  /// What the words of a sentence show at once.
  struct Glance {
    /// The grammar of its language.
    var grammar: Grammar
    /// Whether a word of it can tell of control.
    var tells: Bool
  }

  init(_ files: [[UInt8]]) {
    grammars = files.map { Grammar(GrammarSource(String(decoding: $0, as: UTF8.self))) }
    var bits: [Word: UInt16] = [:]
    for (language, grammar) in grammars.enumerated() {
      for word in grammar.triggers { bits[word, default: 0] |= 257 << UInt16(language) }
      for word in grammar.telltales { bits[word, default: 0] |= 256 << UInt16(language) }
    }
    vocabulary = WordMap(bits.map { ($0, $1) })
  }

  /// The language of a sentence, by its script and its typical words, and whether it may tell of control.
  func glance(at tokens: [Token], in text: [UInt8]) -> Glance {
    var telling: UInt16 = 0
    var counts: SIMD8<Int32> = .zero
    var script = Script.latin
    for token in tokens where token.kind == .word {
      if !token.isPlain, script == .latin { script = Script(text[token.span.start]) }
      guard let bits = vocabulary[token.word] else { continue }
      telling |= bits & 255
      guard bits > 255 else { continue }
      for language in grammars.indices where bits & (256 << UInt16(language)) != 0 { counts[language] &+= 1 }
    }
    let language = language(script, counts)
    return Glance(grammar: grammars[language], tells: telling & (1 << UInt16(language)) != 0)
  }

  private func language(_ script: Script, _ counts: SIMD8<Int32>) -> Int {
    var best: Int?
    for language in grammars.indices where grammars[language].script == script {
      if let known = best, counts[language] <= counts[known] { continue }
      best = language
    }
    return best ?? 0
  }
}
