/// The rules of ``BoilerplateRule/all`` by the first byte of what they take, since every line of every
/// report asks.
struct BoilerplateIndex: Sendable {
  static let shared = BoilerplateIndex(BoilerplateRule.all)

  /// A word or run of words that a line may begin with, and the rule it belongs to.
  private struct Entry {
    var bytes: [UInt8]
    var rule: Int
  }

  private let rules: [BoilerplateRule]
  private var byFirst: [[Entry]] = .init(repeating: [], count: 256)
  private var held: [Entry] = []

  init(_ rules: [BoilerplateRule]) {
    self.rules = rules
    for (index, rule) in rules.enumerated() {
      switch rule.pattern {
      case .line(let texts), .prefix(let texts), .list(let texts): for text in texts { add(text, index) }
      case .words(let first, _): for text in first.sorted() { add(text, index) }
      case .address: for text in ["http://", "https://", "www."] { add(text, index) }
      case .holds(let texts): held += texts.map { Entry(bytes: Array($0.utf8), rule: index) }
      }
    }
  }

  private mutating func add(_ text: String, _ rule: Int) {
    let bytes = Array(text.utf8)
    if let first = bytes.first { byFirst[Int(first)].append(Entry(bytes: bytes, rule: rule)) }
  }

  /// The first rule that takes a line; nil where none does.
  func rule(taking line: ArraySlice<UInt8>) -> BoilerplateRule? {
    guard line.count <= BoilerplateRule.longestLine else { return nil }
    let folded = BoilerplateLine(line)
    guard let first = folded.bytes.first else { return nil }
    var best = rules.count
    for entry in byFirst[Int(first)] where entry.rule < best {
      if folded.begins(with: entry.bytes), folded.fits(rules[entry.rule].pattern, entry.bytes) {
        best = entry.rule
      }
    }
    for entry in held where entry.rule < best && folded.holds(entry.bytes) { best = entry.rule }
    return best < rules.count ? rules[best] : nil
  }
}

/// A line in small letters, its white space made plain, bullets before it left out.
struct BoilerplateLine {
  private(set) var bytes: [UInt8] = []

  init(_ line: ArraySlice<UInt8>) {
    bytes.reserveCapacity(line.count)
    var isHead = true
    for i in line.indices {
      let byte = line[i]
      // The no-break space is C2 A0.
      let opensBlank = byte == 0xC2 && i + 1 < line.endIndex && line[i + 1] == 0xA0
      let endsBlank = byte == 0xA0 && i > line.startIndex && line[i - 1] == 0xC2
      if byte <= 0x20 || opensBlank || endsBlank {
        if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
      } else if !isHead || (byte != UInt8(ascii: "*") && byte != UInt8(ascii: "-")) {
        isHead = false
        bytes.append(TextBytes.isUpper(byte) ? byte | 0x20 : byte)
      }
    }
    if bytes.last == 0x20 { bytes.removeLast() }
  }

  func begins(with start: [UInt8]) -> Bool {
    guard bytes.count >= start.count else { return false }
    for i in 0..<start.count where bytes[i] != start[i] { return false }
    return true
  }

  func holds(_ part: [UInt8]) -> Bool {
    guard let first = part.first, bytes.count >= part.count else { return false }
    for i in 0...bytes.count - part.count where bytes[i] == first {
      if bytes[i..<i + part.count].elementsEqual(part) { return true }
    }
    return false
  }

  /// Whether a line that begins with `start` fits the pattern that `start` belongs to.
  func fits(_ pattern: BoilerplateRule.Pattern, _ start: [UInt8]) -> Bool {
    switch pattern {
    case .line: bytes.count == start.count
    case .prefix: true
    case .list(let names): isList(of: names)
    case .words(let first, let rest): isMade(of: first, rest)
    case .address: !bytes.contains(0x20)
    case .holds: false
    }
  }

  /// Names with commas, slashes, bars, dashes, brackets and "and" between them, and nothing else.
  private func isList(of names: [String]) -> Bool {
    guard bytes.count <= 120 else { return false }
    let parts = String(decoding: bytes, as: UTF8.self).replacing(" and ", with: ",")
      .split(whereSeparator: { ",/|;()[]\u{2013}\u{2014}:.".contains($0) })
      .map { part in part.split(separator: " ").joined(separator: " ") }
      .filter { !$0.isEmpty }
    return !parts.isEmpty && parts.allSatisfy(names.contains)
  }

  private func isMade(of first: Set<String>, _ rest: Set<String>) -> Bool {
    guard bytes.count <= 80 else { return false }
    let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: {
      " |/,\u{B7}\u{2022}".contains($0)
    })
    guard let head = words.first, words.count <= 12, first.contains(String(head)) else { return false }
    return words.dropFirst().allSatisfy { first.contains(String($0)) || rest.contains(String($0)) }
  }
}
