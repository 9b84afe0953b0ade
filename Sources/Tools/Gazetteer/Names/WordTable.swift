/// The words that the rules know: articles, "father", heads that swallow an article, generic words, qualifiers.
struct WordTable: @unchecked Sendable {
  /// What a word is.
  enum Kind: UInt8 {
    case name, article, father, head, kafr, generic, qualifier, link, mute
  }
  /// What a word is and which of its kind.
  struct Entry {
    var kind: Kind
    var number: UInt8
    /// A qualifier in the language of the name ("Gharbi"); an English one ("West") may be left out.
    var isNative = false
  }

  /// The one table.
  static let shared = WordTable()

  /// Articles: their spelling's number, and the spellings. Those from 4 stand before their own consonant only.
  private static let articles: [(UInt8, String)] = [
    (1, "al"), (2, "el"), (3, "ul il ol"),
    (4, "ar as ash ach asch ad adh at ath an az aj"),
    (5, "er es esh ech esch ed edh et ett eth en ez ej"), (6, "ur us ush ud ut un uz"),
  ]
  /// "Abū" as it is spelt, also with the tribe's article ("Ālbū Kamāl").
  private static let fathers: [(UInt8, String)] = [
    (1, "abu abi ابو أبو абу"), (2, "abou abo ebu"), (3, "albu bu bou البو بو"),
  ]
  /// Heads that press spellings join with the article that follows ("Aynel Arab", "Resulayn", "Abdulrahman").
  private static let heads =
    "ayn ain ein aïn ras res deir dayr der dair tel tall tell tal abd kafr kefr bayt beit burj jisr wadi qasr khan umm bab"
  /// Words that say what sort of place a name is of; a number for each sort.
  private static let generics: [(UInt8, String)] = [
    (
      1,
      "city town madinat medinat madinah madina medina stadt ville ciudad şehri kenti misto gorod город місто مدينة"
    ),
    (2, "village qaryat qaryah qarya köyü koyu selo село قرية"),
    (3, "subdistrict nahiyat nahiyah nahiya nahia nahiye nahiyesi ناحية"),
    (4, "district qada qadaa qaza kaza caza ilçesi ilcesi raion rayon район قضاء"),
    (5, "province governorate muhafazat mohafazat oblast область محافظة"),
    (6, "khirbat khirbet khirbah khirba khirbeh kherbet kharbet kherbat khirbit xirbet خربة"),
    (7, "camp mukhayyam مخيم"),
  ]
  /// Words that tell namesakes apart: a number for each meaning; the first list is English.
  private static let qualifiers: [(UInt8, english: String, native: String)] = [
    (
      1, "east eastern", "sharqi sharqiyah sharqiya sharqiyeh sharqieh sharki charqi cherqui şarki شرقي شرقية"
    ),
    (2, "west western", "gharbi gharbiyah gharbiya gharbiyeh gharbieh garbi غربي غربية"),
    (3, "north northern", "shamali shamaliyah shamaliya shimali chamali şimali شمالي شمالية"),
    (4, "south southern", "janubi janubiyah janubiya janoubi jnoubi cenubi جنوبي جنوبية"),
    (5, "upper", "fawqani fawqaniyah fawqaniya fowqani foqani fawqa فوقاني فوقانية فوقا yukarı"),
    (6, "lower", "tahtani tahtaniyah tahtaniya tahta tahtā تحتاني تحتانية تحتا aşağı"),
    (7, "old", "qadim qadimah qadima atiq قديم قديمة eski"),
    (8, "new", "jadid jadidah jadida jadideh cedid جديد جديدة yeni"),
    (9, "greater great", "kabir kabirah kabira kabireh kebir kubra كبير كبيرة كبرى büyük"),
    (10, "little lesser", "saghir saghirah saghira saghireh seghir sagir sughra صغير صغيرة صغرى küçük"),
  ]

  private let hashes: UnsafeMutablePointer<UInt32>
  private let entries: UnsafeMutablePointer<Entry>
  private static let mask = 1023

  private init() {
    hashes = .allocate(capacity: Self.mask + 1)
    hashes.initialize(repeating: 0, count: Self.mask + 1)
    entries = .allocate(capacity: Self.mask + 1)
    entries.initialize(repeating: Entry(kind: .name, number: 0), count: Self.mask + 1)
    for (number, words) in Self.articles { add(words, Entry(kind: .article, number: number)) }
    for (number, words) in Self.fathers { add(words, Entry(kind: .father, number: number)) }
    add("kfar kafar kefar kfer", Entry(kind: .kafr, number: 0))
    add("of de du", Entry(kind: .link, number: 0))
    for (number, words) in Self.generics { add(words, Entry(kind: .generic, number: number)) }
    for (number, english, native) in Self.qualifiers {
      add(english, Entry(kind: .qualifier, number: number))
      add(native, Entry(kind: .qualifier, number: number, isNative: true))
    }
    add(Self.heads, Entry(kind: .head, number: 0))
  }

  private func add(_ words: String, _ entry: Entry) {
    for word in words.split(separator: " ") {
      var hash = Self.seed
      for scalar in word.unicodeScalars {
        var letters = LetterTable.shared.letters(of: scalar.value) & 0xFF_FFFF
        while letters != 0 {
          hash = Self.adding(UInt8(letters & 0xFF), to: hash)
          letters >>= 8
        }
      }
      var slot = Int(hash) & Self.mask
      while hashes[slot] != 0 && hashes[slot] != hash { slot = (slot + 1) & Self.mask }
      if hashes[slot] == 0 { entries[slot] = entry }
      hashes[slot] = hash
    }
  }

  /// Where the hash of a word begins.
  static let seed: UInt32 = 0x811C_9DC5

  /// The hash of a word with one more letter (FNV-1a, 32 bits), without what diacritics say.
  @inline(__always)
  static func adding(_ letter: UInt8, to hash: UInt32) -> UInt32 {
    letter == Letter.ayn ? hash : (hash ^ UInt32(Letter.base(letter))) &* 0x0100_0193
  }

  /// What the word with a hash is; a name where it is in no list.
  @inline(__always)
  func entry(_ hash: UInt32) -> Entry {
    var slot = Int(hash) & Self.mask
    while hashes[slot] != 0 {
      if hashes[slot] == hash { return entries[slot] }
      slot = (slot + 1) & Self.mask
    }
    return Entry(kind: .name, number: 0)
  }
}
