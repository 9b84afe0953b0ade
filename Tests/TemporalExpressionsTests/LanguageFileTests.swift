import Testing

@testable import TemporalExpressions

struct LanguageFileTests {
  @Test(arguments: DateLanguage.allCases.dropFirst())
  func everyLineIsUnderstood(_ language: DateLanguage) {
    #expect(LanguageFile.problems(language).isEmpty)
  }

  @Test(arguments: DateLanguage.allCases)
  func everyLanguageHasAllMonthsAndWeekdays(_ language: DateLanguage) {
    let records = DateVocabulary.all[language.rawValue].records
    let entries = records.compactMap(\.entry) + records.flatMap(\.phrases).map(\.entry)
    #expect(Set(entries.filter { $0.word == .month }.map(\.value)) == Set(1...12))
    #expect(Set(entries.filter { $0.word == .weekday }.map(\.value)) == Set(1...7))
  }
}
