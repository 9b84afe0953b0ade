import Model

/// A language file of figures as it is read, line by line (`docs/measures.md` describes the format).
///
/// The files are a part of the program and tested as such, so a line that means nothing stops it at once.
struct MeasureSource {
  private(set) var code = ""
  private(set) var script = Script.latin
  private(set) var hasDecimalComma = false
  private(set) var hasStrictJunctions = false
  private(set) var units: [(text: String, value: QuantityMention.Unit)] = []
  private(set) var numbers: [(text: String, value: MeasureLanguage.Number)] = []
  private(set) var hedges: [(text: String, value: Hedge)] = []
  private(set) var hedgesBehind: [(text: String, value: Hedge)] = []
  private(set) var winds: [(text: String, value: String)] = []
  private(set) var windLetters: [(text: String, value: String)] = []
  private(set) var ways: [(text: String, value: Route?)] = []
  private(set) var orders: [Order] = []
  private(set) var telltales: [Word] = []
  private(set) var examples: [MeasureExample] = []
  private(set) var classes: [Word: MeasureClasses] = [:]
  private var section = ""
  private var line = 0

  init(_ text: String) {
    // Split by bytes: by characters it takes ten times as long, and every start of the program waits for it.
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      self.line += 1
      guard line.first != UInt8(ascii: "#") else { continue }
      let words = line.split(separator: UInt8(ascii: " ")).map { Substring($0) }
      guard let first = words.first else { continue }
      switch first {
      case "language": code = String(words[1])
      case "script":
        guard let script = Script(rawValue: String(words[1])) else { wrong("no script \(words[1])") }
        self.script = script
      case "decimals": hasDecimalComma = words[1] == "comma"
      case "junctions": hasStrictJunctions = words[1] == "strict"
      case ">": example(Substring(line))
      case let heading where heading.hasPrefix("["): section = String(heading)
      default: entry(words)
      }
    }
  }

  /// `key: word word …`, or an order.
  private mutating func entry(_ words: [Substring]) {
    if section == "[orders]" {
      orders.append(order(words))
      return
    }
    guard words[0].hasSuffix(":") else { wrong("no key") }
    let key = String(words[0].dropLast())
    let phrases = words.dropFirst().map(String.init)
    switch section {
    case "[words]":
      if key == "telltale" {
        telltales += phrases.map { Word($0) }
        return
      }
      guard let named = MeasureClasses.named[key] else { wrong("no class \(key)") }
      for word in phrases { classes[Word(word), default: []].formUnion(named) }
    case "[units]":
      let unit = unit(key)
      units += phrases.map { ($0, unit) }
    // Each noun is its own unit.
    case "[counted]": units += phrases.map { ($0, .count($0)) }
    case "[numbers]":
      let number = number(key)
      numbers += phrases.map { ($0, number) }
    case "[hedges]": hedges += phrases.map { ($0, hedge(key)) }
    case "[hedges-behind]": hedgesBehind += phrases.map { ($0, hedge(key)) }
    case "[winds]":
      for phrase in phrases {
        let isAbbreviation = phrase.utf8.first.map { (0x41...0x5A).contains($0) } ?? false
        if isAbbreviation {
          windLetters.append((phrase.lowercased(), key))
        } else {
          winds.append((phrase, key))
        }
      }
    case "[ways]":
      let route = Route(rawValue: key)
      guard route != nil || key == "any" else { wrong("no way \(key)") }
      ways += phrases.map { ($0, route) }
    default: wrong("a line outside a section")
    }
  }

  private func unit(_ key: String) -> QuantityMention.Unit {
    if let unit = LengthUnit(rawValue: key) { return .length(unit) }
    if let unit = AreaUnit(rawValue: key) { return .area(unit) }
    if let unit = TimeUnit(rawValue: key) { return .time(unit) }
    wrong("no unit \(key)")
  }

  /// `20`, `*100`, `~40`, `+0.5`, `vague`, `article`.
  private func number(_ key: String) -> MeasureLanguage.Number {
    if key == "vague" { return .vague }
    if key == "article" { return .article }
    let digits = key.first.map { "*~+".contains($0) } == true ? key.dropFirst() : key[...]
    guard let value = Double(digits) else { wrong("no number \(key)") }
    switch key.first {
    case "*": return .scale(value)
    case "~": return .round(value)
    case "+": return .fraction(value)
    default: return .value(value)
    }
  }

  private func hedge(_ key: String) -> Hedge {
    guard let hedge = Hedge(rawValue: key) else { wrong("no hedge \(key)") }
    return hedge
  }

  private mutating func example(_ line: Substring) {
    let parts = line.dropFirst(2).split(separator: " = ", maxSplits: 1)
    guard parts.count == 2, let order = orders.last else { wrong("an example without statements or order") }
    examples.append(
      MeasureExample(
        language: code, order: order.name, sentence: String(parts[0]), statements: String(parts[1]),
        line: self.line))
  }

  private func wrong(_ what: String) -> Never {
    fatalError("language file of figures \(code), line \(line): \(what)")
  }
}

// MARK: Orders

extension MeasureSource {
  /// `name = parts {flags}`.
  private func order(_ words: [Substring]) -> Order {
    guard words.count > 2, words[1] == "=" else { wrong("not an order") }
    var flags: Order.Flags = []
    for word in words where word.hasPrefix("{") {
      guard let flag = Order.Flags(word.dropFirst().dropLast()) else { wrong("no flag \(word)") }
      flags.insert(flag)
    }
    let parts = parts(words.dropFirst(2).filter { !$0.hasPrefix("{") }[...])
    let pivot = parts.firstIndex { if case .figure = $0 { true } else { false } }
    return Order(
      name: String(words[0]), left: pivot.map { Self.mirrored(parts[..<$0]) } ?? [],
      right: pivot.map { Array(parts[($0 + 1)...]) } ?? parts, hasFigure: pivot != nil, flags: flags)
  }

  private func parts(_ words: ArraySlice<Substring>) -> [Order.Part] {
    var made: [Order.Part] = []
    var rest = words
    while let word = rest.popFirst() {
      if word.hasPrefix("[") {
        var inner = [word]
        while let last = inner.last, !last.hasSuffix("]"), let next = rest.popFirst() { inner.append(next) }
        let text = inner.joined(separator: " ").dropFirst().dropLast()
        made.append(.optional(parts(text.split(separator: " ")[...])))
      } else {
        made.append(part(word))
      }
    }
    return made
  }

  private func part(_ word: Substring) -> Order.Part {
    switch word {
    case "FIGURE": .figure
    case "WIND": .wind
    case "ANCHOR": .anchor
    case "SUBJECT": .subject
    case "WAYS": .ways
    case "ROUTE": .route
    case "END": .end
    default: .words(PhraseMap(word.split(separator: "|").map { (String($0), ()) }))
    }
  }

  /// Parts in the order in which they are met on the way to the left; optional parts turn round inside.
  private static func mirrored(_ parts: ArraySlice<Order.Part>) -> [Order.Part] {
    parts.reversed().map { part in
      if case .optional(let inner) = part { return .optional(mirrored(inner[...])) }
      return part
    }
  }
}
