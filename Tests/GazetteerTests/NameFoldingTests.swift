import Gazetteer
import Model
import Testing

@Suite struct NameFoldingTests {
  @Test(arguments: [
    ("Jarābulus", "jarabulus"), ("‘Ayn al ‘Arab", "ayn al arab"), ("Deir ez-Zor", "deir ez zor"),
    ("A'zaz", "azaz"),
    ("Şanlıurfa", "sanliurfa"), ("İSKENDERUN", "iskenderun"), ("Œuilly ﬁ ß", "oeuilly fi ss"),
    ("الرَّقَّة", "الرقه"), ("إعزاز", "اعزاز"), ("جرابلـس", "جرابلس"), ("  --  ", ""), ("كوباني", "كوباني"),
    ("", ""),
  ])
  func keyJoinsSpellingsOfTheSameLetters(name: String, key: String) {
    #expect(NameFolding.key(name) == key)
  }

  @Test func wordsOfTextAndOfNamesAreHashedAlike() {
    let text = Array("In «Deir ez-Zor», Raqqa's ‘Ayn al ‘Arab; الرَّقَّة \u{FF} Ḩamāh".utf8)
    let words = NameFolding.words(text[...])
    let hashes = NameFolding.key(String(decoding: text, as: UTF8.self)).split(separator: " ").map {
      Word($0).hash
    }
    #expect(words.map(\.hash) == hashes)
    let possessive = words.first { $0.stem != nil }
    #expect(possessive?.stem?.hash == Word("raqqa").hash)
    #expect(possessive.map { String(decoding: text[$0.range], as: UTF8.self) } == "Raqqa's")
  }

  @Test func bytesThatAreNotUTF8PartWords() {
    let words = NameFolding.words([0x61, 0xFF, 0x62, 0xC3, 0x63, 0xE2, 0x80][...])
    #expect(words.map(\.range) == [0..<1, 2..<3, 4..<5])
  }
}
