import Model

/// A language file as it is read, line by line (`docs/grammar.md` describes the format).
///
/// The files are a part of the program and tested as such, so a line that means nothing stops it at once.
struct GrammarSource {
  private(set) var language = ""
  private(set) var script = Script.latin
  private(set) var entries: [Word: Grammar.WordEntry] = [:]
  private(set) var constructions: [Construction] = []
  private(set) var examples: [GrammarExample] = []
  private(set) var hasBareParticiples = false
  /// Every word of a verb, noun or construction line, for the test that each has an example.
  private(set) var entryNames: [String] = []
  /// The senses of verbs and nouns by their number.
  private(set) var senses: [String: Int] = [:]
  private var forms: [Grammar.Form] = []
  private var prefixes: [String] = []
  private var section = ""
  private var sense = 0
  private var isAgain = false
  private var line = 0
  private let classes = Dictionary(uniqueKeysWithValues: WordClass.allCases.map { ($0.name, $0) })

  init(_ text: String) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      self.line += 1
      let words = line.split(separator: " ")
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      read(first, words, line)
    }
  }

  private mutating func read(_ first: Substring, _ words: [Substring], _ line: Substring) {
    switch first {
    case "language": language = String(words[1])
    case "script":
      guard let script = Script(rawValue: String(words[1])) else { wrong("no script \(words[1])") }
      self.script = script
    case "participles": hasBareParticiples = words[1] == "bare"
    case "prefixes": prefixes = words.dropFirst().map(String.init)
    case "forms":
      forms = words.dropFirst().filter { $0 != "|" }.map { name in
        guard let form = Grammar.Form(rawValue: String(name)) else { wrong("no form \(name)") }
        return form
      }
    case "sense":
      sense = number(ofSense: String(words[1]))
      isAgain = words.dropFirst(2).first == "again"
    case ">": example(line)
    case let heading where heading.hasPrefix("["): section = String(heading)
    default: entry(words, line)
    }
  }

  private mutating func entry(_ words: [Substring], _ line: Substring) {
    switch section {
    case "[words]":
      guard let wordClass = classes[String(words[0].dropLast())], words[0].hasSuffix(":") else {
        wrong("no class \(words[0])")
      }
      for word in words.dropFirst() { entries[Word(word), default: .init()].classes.insert(wordClass) }
    case "[verbs]": verb(words)
    case "[nouns]":
      entryNames.append(String(words[0]))
      let noun = Grammar.NounForm(sense: sense, isAgain: isAgain)
      for word in words { add(word) { $0.nouns.append(noun) } }
    case "[constructions]":
      constructions.append(construction(words))
      entryNames.append(constructions[constructions.count - 1].name)
    default: wrong("a line outside a section")
    }
  }

  /// `capture captures | captured | captured | capturing : flags`.
  private mutating func verb(_ words: [Substring]) {
    entryNames.append(String(words[0]))
    let colon = words.firstIndex(of: ":") ?? words.endIndex
    let flags = words[colon...].dropFirst()
    let groups = words[..<colon].split(separator: "|", omittingEmptySubsequences: false)
    guard groups.count <= forms.count else { wrong("more forms than the language has") }
    // A verb is named by its infinitive; where that is a form of its own, it is no finite one.
    let infinitives = Set(zip(groups, forms).filter { $0.1 == .infinitive }.flatMap(\.0))
    let pasts = Set(zip(groups, forms).filter { $0.1 == .past }.flatMap(\.0))
    for (group, form) in zip(groups, forms) {
      for word in group where form == .infinitive || !infinitives.contains(word) {
        if form == .participle, pasts.contains(word) { continue }
        let verb = Grammar.VerbForm(
          sense: sense, form: form, isAgain: isAgain || flags.contains("again"),
          wantsControl: flags.contains("control"), wantsName: flags.contains("name"),
          modality: flags.lazy.compactMap { Modality(rawValue: String($0)) }.first)
        add(word) { $0.forms.append(verb) }
      }
    }
  }

  /// Adds to a word and to what its language makes of it by prefixes ("and he took" is one word in Arabic).
  private mutating func add(_ word: Substring, _ change: (inout Grammar.WordEntry) -> Void) {
    for prefix in [""] + prefixes {
      change(&entries[Word(prefix + word), default: .init()])
    }
  }

  private mutating func example(_ line: Substring) {
    let parts = line.dropFirst(2).split(separator: " = ", maxSplits: 1)
    guard parts.count == 2, let entry = entryNames.last else { wrong("an example without claims or entry") }
    examples.append(
      GrammarExample(
        language: language, entry: entry, isOfConstruction: section == "[constructions]",
        sentence: String(parts[0]), claims: String(parts[1]), line: self.line))
  }

  private mutating func number(ofSense name: String) -> Int {
    if let known = senses[name] { return known }
    guard senses.count < 64 else { wrong("more than 64 senses") }
    senses[name] = senses.count
    return senses.count - 1
  }

  private func wrong(_ what: String) -> Never {
    fatalError("language file \(language), line \(line): \(what)")
  }
}

// MARK: Constructions

extension GrammarSource {
  /// `name = outcome : parts <trigger> parts {flags}`.
  private mutating func construction(_ words: [Substring]) -> Construction {
    guard words.count > 4, words[1] == "=", words[3] == ":",
      let outcome = Self.outcomes[String(words[2])]
    else { wrong("not a construction") }
    var parts = Array(words.dropFirst(4))
    var flags: [Substring] = []
    if let brace = parts.firstIndex(where: { $0.hasPrefix("{") }) {
      flags = parts[brace...].map { $0.filter { $0 != "{" && $0 != "}" } }.map { Substring($0) }
      parts.removeSubrange(brace...)
    }
    guard let opening = parts.firstIndex(where: { $0.hasPrefix("<") }),
      let closing = parts.firstIndex(where: { $0.hasSuffix(">") })
    else { wrong("no trigger") }
    let trigger = parts[opening...closing].joined(separator: " ").dropFirst().dropLast()
    var made = Construction(
      name: String(words[0]), outcome: outcome, trigger: self.trigger(String(trigger)), left: [], right: [])
    var before = Array(parts[..<opening])
    while let first = before.first, first.hasPrefix("!") || first.hasPrefix("?") {
      made.conditions.append(
        .init(
          words: matcher(first.dropFirst()), isWanted: first.hasPrefix("?"),
          reach: first.hasPrefix("?") ? 6 : 2))
      before.removeFirst()
    }
    made.left = Self.mirrored(elements(before[...]))
    made.right = elements(parts[(closing + 1)...])
    made.isFact = flags.contains("fact")
    made.isAside = flags.contains("aside")
    made.wantsArms = flags.contains("armed")
    return made
  }

  private static let outcomes: [String: Construction.Outcome] = [
    "take": .take, "retake": .retake, "lose": .lose, "withdraw": .withdraw, "hold": .hold,
    "contest": .contest, "besiege": .besiege,
  ]

  /// `take active`, `noun take`, `@siege`, `under|in`.
  private mutating func trigger(_ text: String) -> Construction.Trigger {
    let words = text.split(separator: " ")
    if words.count == 2, words[0] == "noun" { return .noun(sense: number(ofSense: String(words[1]))) }
    if words.count == 2 {
      guard let voice = Construction.Voice(rawValue: String(words[1])) else { wrong("no voice \(words[1])") }
      return .verb(sense: number(ofSense: String(words[0])), voice: voice)
    }
    let matcher = matcher(words[0])
    for word in matcher.words where entries[word] == nil { entries[word] = .init() }
    return .word(matcher)
  }

  private mutating func elements(_ parts: ArraySlice<Substring>) -> [Construction.Element] {
    var made: [Construction.Element] = []
    var rest = parts
    while let part = rest.popFirst() {
      if part.hasPrefix("[") {
        var inner = [part]
        while let last = inner.last, !last.hasSuffix("]"), let next = rest.popFirst() { inner.append(next) }
        let text = inner.joined(separator: " ").dropFirst().dropLast()
        made.append(.optional(elements(text.split(separator: " ")[...])))
      } else {
        made += element(part)
      }
    }
    return made
  }

  private mutating func element(_ part: Substring) -> [Construction.Element] {
    switch part {
    case "PLACE": [.place(isNamed: false)]
    case "PLACE!": [.place(isNamed: true)]
    case "BY": [.party(.by, isOwner: false)]
    case "BY's": [.party(.by, isOwner: true)]
    case "FROM": [.party(.from, isOwner: false)]
    case "FROM's": [.party(.from, isOwner: true)]
    case "HERE": [.here(isPlural: false)]
    case "HERE*": [.here(isPlural: true)]
    case "END": [.end]
    case "..": [.gap(6, isOpen: false)]
    case "...": [.gap(8, isOpen: true)]
    default: [.words(matcher(part))]
    }
  }

  /// `to|into|out_of`, `@siege`, `~take`, `-@held`.
  private mutating func matcher(_ text: Substring) -> Construction.Matcher {
    var made = Construction.Matcher()
    var text = text
    if text.hasPrefix("-"), text.count > 1 {
      made.isHyphenated = true
      text = text.dropFirst()
    }
    for word in text.split(separator: "|") {
      if word.hasPrefix("@") {
        guard let wordClass = classes[String(word.dropFirst())] else { wrong("no class \(word)") }
        made.classes.insert(wordClass)
      } else if word.hasPrefix("~") {
        made.senses |= 1 << UInt64(number(ofSense: String(word.dropFirst())))
      } else if word.contains("_") {
        made.phrases.append(word.split(separator: "_").map { Word($0) })
      } else {
        made.words.append(Word(word))
      }
    }
    return made
  }

  /// Parts in the order in which they are met on the way to the left; optional parts turn round inside.
  private static func mirrored(_ elements: [Construction.Element]) -> [Construction.Element] {
    elements.reversed().map { element in
      if case .optional(let inner) = element { return .optional(mirrored(inner)) }
      return element
    }
  }
}
