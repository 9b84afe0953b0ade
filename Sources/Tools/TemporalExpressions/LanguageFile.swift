/// Reads the files of `Languages`, one for each language but English: which words name times.
///
/// A line is `what = form, form, …`; a form may have several words, and `#` starts a comment. What may stand
/// on the left is listed in `Languages/README.md` and nowhere else but in `entry(of:)`.
enum LanguageFile {
  static let french = vocabulary(.french, PackageResources.french_txt)
  static let turkish = vocabulary(.turkish, PackageResources.turkish_txt)
  static let russian = vocabulary(.russian, PackageResources.russian_txt)
  static let ukrainian = vocabulary(.ukrainian, PackageResources.ukrainian_txt)
  static let arabic = vocabulary(.arabic, PackageResources.arabic_txt)

  /// The bytes of a language's file; none for English, whose words stand in `DateWord`.
  static func bytes(_ language: DateLanguage) -> [UInt8] {
    switch language {
    case .english: []
    case .french: PackageResources.french_txt
    case .turkish: PackageResources.turkish_txt
    case .russian: PackageResources.russian_txt
    case .ukrainian: PackageResources.ukrainian_txt
    case .arabic: PackageResources.arabic_txt
    }
  }

  /// The vocabulary of a file; lines that cannot be read are left out, and a test finds them (`problems`).
  private static func vocabulary(_ language: DateLanguage, _ file: [UInt8]) -> DateVocabulary {
    var vocabulary = DateVocabulary(language)
    for line in lines(file) {
      guard let (left, forms) = parts(line) else { continue }
      if left == ["tells"] {
        for form in forms { vocabulary.tell(form) }
      } else if let entry = entry(of: left) {
        for form in forms { vocabulary.add(form, entry) }
      }
    }
    vocabulary.close()
    return vocabulary
  }

  /// The lines of a file that say nothing the program understands.
  static func problems(_ language: DateLanguage) -> [String] {
    lines(bytes(language)).filter { line in
      guard let (left, forms) = parts(line) else { return true }
      return left != ["tells"] && entry(of: left) == nil || forms.isEmpty
    }
  }

  private static func lines(_ file: [UInt8]) -> [String] {
    String(decoding: file, as: UTF8.self).split(whereSeparator: \.isNewline).map { line in
      String(line.prefix { $0 != "#" })
    }.filter { !$0.allSatisfy(\.isWhitespace) }
  }

  private static func parts(_ line: String) -> (left: [String], forms: [String])? {
    let sides = line.split(separator: "=", omittingEmptySubsequences: false)
    guard sides.count == 2 else { return nil }
    let forms = sides[1].split(separator: ",").map { form in
      form.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    return (sides[0].split(whereSeparator: \.isWhitespace).map(String.init), forms.filter { !$0.isEmpty })
  }

  private static func entry(of left: [String]) -> DateVocabulary.Entry? {
    guard let key = left.first else { return nil }
    let number = left.count > 1 ? Int(left[left.count - 1]) : nil
    let unit = left.count > 1 ? DateUnit(rawValue: left[1]).flatMap(DateUnit.allCases.firstIndex(of:)) : nil
    switch (key, left.count) {
    case ("month", 2): return number.map { .init(word: .month, value: $0) }
    case ("weekday", 2): return number.map { .init(word: .weekday, value: $0) }
    case ("number", 2): return number.map { .init(word: .numberWord, value: $0) }
    case ("day", 2): return number.map { .init(word: .dayPhrase, value: $0) }
    case ("unit", 2): return unit.map { .init(word: .unit, value: $0) }
    case ("this", 3): return pair(unit, number).map { .init(word: .unitPhrase, value: $0) }
    case ("ago", 3): return pair(unit, number).map { .init(word: .agoPhrase, value: $0) }
    default: return left.count == 1 ? word(key).map { .init(word: $0) } : nil
    }
  }

  /// A unit and a small number as one value, see `DateWord.unitAndNumber`.
  private static func pair(_ unit: Int?, _ number: Int?) -> Int? {
    guard let unit, let number, abs(number) < 8 else { return nil }
    return unit * 16 + number + 8
  }

  /// Words that do the same as an English one.
  private static func word(_ key: String) -> DateWord? {
    switch key {
    case "early": .early
    case "mid": .mid
    case "late": .late
    case "last": .last
    case "next": .next
    case "ago": .ago
    case "since": .since
    case "until": .until
    case "before": .before
    case "after": .after
    case "in": .in
    case "from": .from
    case "to": .to
    case "and": .and
    case "between": .between
    case "of": .of
    case "the": .the
    case "will": .will
    case "said": .said
    case "part-of-day": .partOfDay
    case "overnight": .overnight
    case "recently": .recently
    default: nil
    }
  }
}

extension DateWord {
  /// The unit and the number that a value of `unitPhrase` or `agoPhrase` holds.
  static func unitAndNumber(_ value: Int) -> (DateUnit, Int)? {
    DateUnit(index: value / 16).map { ($0, value % 16 - 8) }
  }
}
